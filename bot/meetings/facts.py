"""What conversations know of meetings."""

from dataclasses import dataclass

from bot.meetings.nouns import Meeting


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """``meetings`` are the person's proposed and coming ones.

    ``last`` is the last one of the match, ``spent`` how many meetings and minutes there were.
    """

    meetings: tuple[Meeting, ...] = ()
    last: Meeting | None = None
    spent: tuple[int, int] = (0, 0)
