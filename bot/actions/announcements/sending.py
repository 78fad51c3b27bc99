"""Queues an announcement for some of its people, and shows staff how far it is."""

from collections.abc import Iterator, Mapping

from bot.announcements.deeds import Broadcast, Progress
from bot.ground.about import About
from bot.ground.deed import Deed, Effect
from bot.ground.packed import pack
from bot.turns.tables import Does
from bot.turns.turn import Turn
from storage import announcements, journal


def broadcast(turn: Turn, deed: Broadcast) -> Iterator[Effect]:
    """One text for many, rendered once per language, and written down with whom.

    Without an announcement it is only shown to who asked for it.
    """
    made: dict[str, tuple[str, str]] = {}
    rows = []
    file = {"file": deed.file} if deed.file else None
    about = About.of("broadcast", deed.announcement)
    for person_id, key, language, not_before in deed.to:
        if language not in made:
            made[language] = _rendered(turn, deed, language)
        text, buttons = made[language]
        if not deed.announcement:
            turn.send(text, buttons, file, language)
            continue
        extra = pack(file) if file else ""
        id_ = turn.queue(person_id, key, text, buttons, language, not_before=not_before, about=about, extra=extra)
        row = {"the_person": person_id, "new_state": "queued", "new_reason": "", "new_outbox": id_}
        rows.append(row | {"new_language": deed.language})
        rule = "announcement: waits for the morning" if not_before else "announcement"
        turn.noted.append(journal.Entry(turn.seconds, "bot", "sent", about, rule, person_id))
    announcements.settle(turn.connection, deed.announcement, rows)
    yield from ()


def progress(turn: Turn, deed: Progress) -> Iterator[Effect]:
    """A message of which we keep the id, then changes of it."""
    text, buttons = _rendered(turn, deed, turn.person.language)
    turn.send(text, buttons, {"edit": deed.edit} if deed.edit else None, about=f"progress:{deed.announcement}")
    if not deed.edit:
        announcements.keep_progress(turn.connection, deed.announcement, turn.outbox[-1]["id"])
    yield from ()


def _rendered(turn: Turn, deed: Broadcast | Progress, language: str) -> tuple[str, str]:
    speech = turn.batch.setting.speech
    options = [[data, speech.say(label, language)] for data, label in deed.buttons]
    return speech.say(deed.text, language), pack([options, []]) if options else ""


DEEDS: Mapping[type[Deed], Does] = {Broadcast: broadcast, Progress: progress}
