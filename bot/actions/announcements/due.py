"""What is due about announcements: they go part by part."""

from collections.abc import Callable, Iterator, Sequence

from bot.actions.announcements import audience as audiences
from bot.actions.announcements.deeds import (
    AT_ONCE,
    BEGIN,
    FIRST_LOOK,
    LONGEST_LOOK,
    LOOK,
    PART,
    afterwards,
    body,
    look_again,
    show,
    while_going,
)
from bot.actions.requests import opening
from bot.announcements import words
from bot.announcements.deeds import Broadcast, Progress
from bot.announcements.rules import Announcement, Candidate, Going, Skipped, State, decide
from bot.flows import announcements as announcement_flows
from bot.flows.engine.effects import Notify, button
from bot.flows.help import LeaveSubscription
from bot.ground.about import About
from bot.ground.deed import Effect
from bot.ground.nudges import nudged
from bot.ground.text import Text, _, paragraphs
from bot.requests.nouns import RequestKind
from bot.turns.turn import Act, Skip
from storage import announcements
from storage.timers import Timer

# What is due


def _due(act: Act, timer: Timer, *states: State) -> Announcement:
    found = announcements.one(act.connection, timer.about.id)
    if found is None or found.state not in states:
        raise Skip("the announcement has changed")
    return found


def begin(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    """Its hour has come: who it is for is written down, once, and the first part goes."""
    found = _due(act, timer, State.PLANNED)
    if found.version != timer.version:
        raise Skip("the announcement has changed")
    ids = announcements.ids_of(act.connection, found.programme, found.audience, act.seconds)
    announcements.put_down(act.connection, found.id, ids)
    found = announcements.change(act.connection, found, act.seconds, state=State.SENDING)
    act.draft.note("announcement goes", found.about, f"to {len(ids)} people", whom=None)
    act.plan(PART, act.person.id, act.now, found.about, 1)
    look_again(act, found, FIRST_LOOK)
    counted = audiences.report(act.connection, found.id)
    yield Progress(found.id, words.report(found, counted), while_going(found))


def part(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    """The next people get their row, in one transaction with the mark that they have it."""
    found = _due(act, timer, State.SENDING)
    ids = announcements.left(act.connection, found.id, AT_ONCE)
    people = announcements.candidates(act.connection, ids, act.seconds)
    going, skipped = _sorted(act, found, people)
    gone = set(ids) - {person.person_id for person in people}
    skipped += [(id_, Skipped.GONE) for id_ in gone]
    announcements.settle(
        act.connection,
        found.id,
        [
            {"the_person": id_, "new_state": "skipped", "new_reason": why.value, "new_language": "", "new_outbox": None}
            for id_, why in skipped
        ],
    )
    for id_, why in skipped:
        act.draft.note("not sent", found.about, f"announcement: {words.WHY_NOT[why.value].sentence}", whom=id_)
    if not found.important:
        _count(act, going)
    if len(ids) == AT_ONCE:
        act.plan(PART, act.person.id, act.now, found.about, timer.version + 1)
    else:
        announcements.skip_left(act.connection, found.id, Skipped.GONE.value)
    for language in sorted({each.language for each in going}):
        to = tuple(
            (each.person.person_id, each.person.address, each.person.language, _seconds(each))
            for each in going
            if each.language == language
        )
        actions = (*announcement_flows.reply_buttons(found), *_leave(act, found))
        yield Broadcast(found.id, body(act, found, language), to, language, actions, found.file_id)


def _leave(act: Act, found: Announcement) -> tuple[tuple[str, Text], ...]:
    """What came by a subscription can be left with one tap."""
    kinds = [each.id for each in act.programme.profile.subscriptions]
    wanted = found.audience.subscription
    return (
        (button(LeaveSubscription, About.of("sub", kinds.index(wanted)), _("Not any more")),) if wanted in kinds else ()
    )


def _seconds(each: Going) -> int:
    return int(each.later.timestamp()) if each.later else 0


def _sorted(
    act: Act, found: Announcement, people: Sequence[Candidate]
) -> tuple[list[Going], list[tuple[int, Skipped]]]:
    going, skipped, wanted = [], [], audiences.rules(act.programme)
    for person in people:
        decided = decide(person, found.texts, found.fallback, wanted, act.now, important=found.important)
        if isinstance(decided, Going):
            going.append(decided)
        else:
            skipped.append((person.person_id, decided))
    return going, skipped


def _count(act: Act, going: Sequence[Going]) -> None:
    """It counts as a nudge: whoever hears much from us this week is left alone by the rest of it."""
    announcements.nudged(
        act.connection,
        [{"the_id": each.person.person_id, "new_nudges": nudged(each.person.nudges, act.now)} for each in going],
    )


def look(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    """Shows how far it is, in the same message; at the end it says so."""
    found = _due(act, timer, State.SENDING, State.SENT)
    counted = audiences.report(act.connection, found.id)
    if found.state is State.SENT:
        yield from show(act, found, counted)
        return
    if counted.on_its_way:
        yield from show(act, found, counted)
        since = act.now - (found.goes_at or act.now)
        look_again(act, found, min(max(FIRST_LOOK, since / 10), LONGEST_LOOK))
        return
    found = announcements.change(act.connection, found, act.seconds, state=State.SENT)
    act.note("announcement sent", found.about, f"{counted.gone} of {counted.audience}")
    if counted.states.get("uncertain"):
        opening.open_(act, RequestKind.UNCERTAIN, about=found.about, person=False, news=False)
    yield from show(act, found, counted)
    yield Notify(
        act.person.id,
        paragraphs(_("Your announcement has gone out."), words.report(found, counted)),
        "an announcement has gone out",
        found.about,
        afterwards(found, counted),
    )


DUE: dict[str, Callable[[Act, Timer, bool], Iterator[Effect]]] = {
    BEGIN: begin,
    PART: part,
    LOOK: look,
}
