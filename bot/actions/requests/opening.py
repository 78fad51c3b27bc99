"""Something begins to wait for a person of the programme, or is put right by itself:
what opens and ends the inbox's rows.
"""

from collections.abc import Collection, Iterator
from datetime import timedelta

from bot.ground.deed import Effect
from bot.matches.nouns import Match
from bot.requests import room as rooms
from bot.requests.nouns import SAFETY, RequestKind
from bot.turns.events import NeedsStaff, PutRight
from bot.turns.turn import Turn
from storage import requests, timers
from storage.requests import Opened

# New requests are told together: whoever asks writes more than one message.
GATHER = timedelta(minutes=5)
NEWS, WAITS = "inbox news", "request waits"


def open_(
    turn: Turn,
    kind: RequestKind,
    *,
    about: str = "",
    said: str = "",
    person: bool = True,
    news: bool = True,
    match: Match | None = None,
    joins: Collection[int] = (),
) -> Opened:
    """Something waits from now on, or more of it;
    the coordinators hear of new ones in office hours.

    ``person``: it is of whoever acts. What concerns a ``match`` is for its own coordinator first.
    ``joins``: what it may be more of, though who asked that is not there any more.
    """
    incoming = turn.incoming
    in_danger = kind in SAFETY or turn.batch.setting.speech.alarm.within(said)
    asked_here = person and not turn.proactive
    opened = requests.open_(
        turn.connection,
        turn.programme.id,
        kind,
        turn.seconds,
        person_id=turn.person.id if person else None,
        about=about,
        words=said,
        channel=incoming.channel if incoming.media else "",
        media=incoming.media[:200],
        room=rooms.ROOM_IN_DANGER if in_danger else rooms.ROOM,
        chat=turn.here.address.chat if asked_here else 0,
        new_chat=asked_here and turn.here.on_trial,
        joins=joins,
    )
    if opened.new:
        turn.note("request opened", f"request:{opened.id}", kind.value)
        remind(turn, opened.id, turn.coordinators(match)[:1], 1)
        if news and kind not in SAFETY:
            _news(turn)
    return opened


def _news(turn: Turn) -> None:
    due = turn.programme.office.opens(turn.now) + GATHER
    for id_ in turn.coordinators():
        if id_ != turn.person.id and not timers.stands(turn.connection, NEWS, id_):
            turn.plan(NEWS, id_, due, f"since:{turn.seconds}")


def remind(turn: Turn, id_: int, people: list[int], number: int) -> None:
    """After two working days it is looked whether it still waits."""
    for person_id in people:
        turn.plan(WAITS, person_id, turn.programme.office.overdue(turn.now), f"request:{id_}", version=number)


def close_about(turn: Turn, kind: RequestKind, about: str, by: str, *, person_id: int | None = None) -> None:
    """What it was about is put right, for this person where it is about somebody."""
    programme = turn.programme.id
    for id_ in requests.close_about(
        turn.connection, programme, kind, about, by[:40], turn.seconds, person_id=person_id
    ):
        turn.cancel("it is done", about=f"request:{id_}")


def needs_staff(turn: Turn, event: NeedsStaff) -> Iterator[Effect]:
    open_(
        turn,
        event.kind,
        about=event.about,
        said=event.words,
        person=event.of_person,
        news=event.news,
        match=event.match,
    )
    yield from ()


def put_right(turn: Turn, event: PutRight) -> Iterator[Effect]:
    close_about(turn, event.kind, event.about, event.by, person_id=event.of)
    yield from ()
