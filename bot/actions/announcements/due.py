"""What is due about announcements: they go part by part."""

from collections.abc import Iterator, Mapping, Sequence

from bot.actions.announcements import audience
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
from bot.turns.events import NeedsStaff, StaffLeaves
from bot.turns.tables import WhenDue
from bot.turns.turn import Skip, Turn
from storage import announcements
from storage.timers import Timer

# What is due


def _due(turn: Turn, timer: Timer, *states: State) -> Announcement:
    found = announcements.one(turn.connection, timer.about.id)
    if found is None or found.state not in states:
        raise Skip("the announcement has changed")
    return found


def begin(turn: Turn, timer: Timer) -> Iterator[Effect]:
    """Its hour has come: who it is for is written down, once, and the first part goes."""
    found = _due(turn, timer, State.PLANNED)
    if found.version != timer.version:
        raise Skip("the announcement has changed")
    ids = announcements.ids_of(turn.connection, found.programme, found.audience, turn.seconds)
    announcements.put_down(turn.connection, found.id, ids)
    found = announcements.change(turn.connection, found, turn.seconds, state=State.SENDING)
    turn.note("announcement goes", found.about, f"to {len(ids)} people", whom=None)
    turn.plan(PART, turn.person.id, turn.now, found.about.at(1))
    look_again(turn, found, FIRST_LOOK)
    counted = audience.report(turn.connection, found.id)
    yield Progress(found.id, words.report(found, counted), while_going(found))


def part(turn: Turn, timer: Timer) -> Iterator[Effect]:
    """The next people get their row, in one transaction with the mark that they have it."""
    found = _due(turn, timer, State.SENDING)
    ids = announcements.left(turn.connection, found.id, AT_ONCE)
    people = announcements.candidates(turn.connection, ids, turn.seconds)
    going, skipped = _sorted(turn, found, people)
    gone = set(ids) - {person.person_id for person in people}
    skipped += [(id_, Skipped.GONE) for id_ in gone]
    announcements.settle(
        turn.connection,
        found.id,
        [
            {"the_person": id_, "new_state": "skipped", "new_reason": why.value, "new_language": "", "new_outbox": None}
            for id_, why in skipped
        ],
    )
    for id_, why in skipped:
        turn.note("not sent", found.about, f"announcement: {words.WHY_NOT[why.value].sentence}", whom=id_)
    if not found.important:
        _count(turn, going)
    if len(ids) == AT_ONCE:
        turn.plan(PART, turn.person.id, turn.now, found.about.at(timer.version + 1))
    else:
        announcements.skip_left(turn.connection, found.id, Skipped.GONE.value)
    for language in sorted({each.language for each in going}):
        to = tuple(
            (each.person.person_id, each.person.address, each.person.language, _seconds(each))
            for each in going
            if each.language == language
        )
        actions = (*announcement_flows.reply_buttons(found), *_leave(turn, found))
        yield Broadcast(
            announcement=found.id,
            text=body(turn, found, language),
            to=to,
            language=language,
            buttons=actions,
            file=found.file_id,
        )


def _leave(turn: Turn, found: Announcement) -> tuple[tuple[str, Text], ...]:
    """What came by a subscription can be left with one tap."""
    kinds = [each.id for each in turn.programme.profile.subscriptions]
    wanted = found.audience.subscription
    return (
        (button(LeaveSubscription, About.of("sub", kinds.index(wanted)), _("Not any more")),) if wanted in kinds else ()
    )


def _seconds(each: Going) -> int:
    return int(each.later.timestamp()) if each.later else 0


def _sorted(
    turn: Turn, found: Announcement, people: Sequence[Candidate]
) -> tuple[list[Going], list[tuple[int, Skipped]]]:
    going, skipped, wanted = [], [], audience.rules(turn.programme)
    for person in people:
        decided = decide(person, found.texts, found.fallback, wanted, turn.now, important=found.important)
        if isinstance(decided, Going):
            going.append(decided)
        else:
            skipped.append((person.person_id, decided))
    return going, skipped


def _count(turn: Turn, going: Sequence[Going]) -> None:
    """It counts as a nudge: whoever hears much from us this week is left alone by the rest of
    it.
    """
    announcements.nudged(
        turn.connection,
        [{"the_id": each.person.person_id, "new_nudges": nudged(each.person.nudges, turn.now)} for each in going],
    )


def look(turn: Turn, timer: Timer) -> Iterator[Effect]:
    """Shows how far it is, in the same message; at the end it says so."""
    found = _due(turn, timer, State.SENDING, State.SENT)
    counted = audience.report(turn.connection, found.id)
    if found.state is State.SENT:
        yield from show(turn, found, counted)
        return
    if counted.on_its_way:
        yield from show(turn, found, counted)
        since = turn.now - (found.goes_at or turn.now)
        look_again(turn, found, min(max(FIRST_LOOK, since / 10), LONGEST_LOOK))
        return
    found = announcements.change(turn.connection, found, turn.seconds, state=State.SENT)
    turn.note("announcement sent", found.about, f"{counted.gone} of {counted.audience}")
    if counted.states.get("uncertain"):
        yield NeedsStaff(RequestKind.UNCERTAIN, found.about, of_person=False)
    yield from show(turn, found, counted)
    yield Notify(
        turn.person.id,
        paragraphs(_("Your announcement has gone out."), words.report(found, counted)),
        "an announcement has gone out",
        found.about,
        afterwards(found, counted),
    )


DUE: Mapping[str, WhenDue] = {
    BEGIN: begin,
    PART: part,
    LOOK: look,
}


def staff_leaves(turn: Turn, _event: StaffLeaves) -> Iterator[Effect]:
    """Another coordinator hears how far the announcements come of one who goes."""
    other = turn.hand_over((BEGIN, PART, LOOK))
    if other is not None:
        announcements.hand_over(turn.connection, turn.person.id, other)
    yield from ()
