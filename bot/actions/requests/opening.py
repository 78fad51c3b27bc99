"""Something begins to wait for a person of the programme, or is put right by itself: what opens and ends the inbox's rows."""

from datetime import timedelta

from bot.matches.nouns import Match
from bot.requests.nouns import SAFETY, RequestKind
from bot.turns.turn import Act
from storage import requests, timers

# New requests are told together: whoever asks writes more than one message.
GATHER = timedelta(minutes=5)
NEWS, WAITS = "inbox news", "request waits"
# What a request is about when somebody blocked the bot.
BLOCKED = "why:blocked"


def open_(
    act: Act,
    kind: RequestKind,
    *,
    about: str = "",
    said: str = "",
    person: bool = True,
    news: bool = True,
    match: Match | None = None,
) -> int:
    """Something waits from now on, or more of it; the coordinators hear of new ones in office hours.

    ``person``: it is of whoever acts. What concerns a ``match`` is for its own coordinator first.
    """
    incoming = act.draft.incoming
    id_, is_new = requests.open_(
        act.connection,
        act.programme.id,
        kind,
        act.seconds,
        person_id=act.person.id if person else None,
        about=about,
        words=said,
        channel=incoming.channel if incoming.media else "",
        media=incoming.media[:200],
    )
    if is_new:
        act.draft.note("request opened", f"request:{id_}", kind.value)
        remind(act, id_, act.coordinators(match)[:1], 1)
        if news and kind not in SAFETY:
            _news(act)
    return id_


def _news(act: Act) -> None:
    due = act.programme.office.opens(act.now) + GATHER
    for id_ in act.coordinators():
        if id_ != act.person.id and not timers.stands(act.connection, NEWS, id_):
            act.plan(NEWS, id_, due, f"since:{act.seconds}")


def remind(act: Act, id_: int, people: list[int], number: int) -> None:
    """After two working days it is looked whether it still waits."""
    for person_id in people:
        act.plan(WAITS, person_id, act.programme.office.overdue(act.now), f"request:{id_}", number)


def mended(act: Act, kind: RequestKind, about: str, by: str, *, person_id: int | None = None) -> None:
    """What it was about is put right, for this person where it is about somebody."""
    programme = act.programme.id
    for id_ in requests.close_about(act.connection, programme, kind, about, by[:40], act.seconds, person_id=person_id):
        timers.cancel(act.connection, act.seconds, "it is done", about=f"request:{id_}")
