"""What conversations know of theme meetings."""

from dataclasses import dataclass

from bot.themes.nouns import Reply, ThemeMeeting


@dataclass(frozen=True, slots=True)
class ThemeFacts:
    """``themes`` are those somebody is invited to, with what they said.

    ``planned`` are all that come, ``replies`` what people said to the one that staff look at.
    """

    themes: tuple[tuple[ThemeMeeting, Reply], ...] = ()
    planned: tuple[ThemeMeeting, ...] = ()
    replies: tuple[Reply, ...] = ()
