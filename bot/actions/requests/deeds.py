"""What waits for a person of the programme: opened by what people say, and looked after by staff."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.actions import voices
from bot.actions.requests.opening import WAITS, open_, remind
from bot.flows import safety
from bot.flows.engine.effects import Begin, Notify, Tell, button
from bot.flows.engine.questions import VOICE
from bot.flows.requests import Inbox, InboxItem
from bot.ground.about import About
from bot.ground.deed import Effect
from bot.ground.text import Text, _, paragraphs
from bot.requests import words as request_words
from bot.requests.deeds import (
    AnswerRequest,
    AskPerson,
    ClaimRequest,
    CloseRequest,
    HandOver,
    KeepMessage,
    ReportConcern,
    WantHelpNow,
)
from bot.requests.nouns import Request, RequestKind, RequestState
from bot.turns.turn import Act
from storage import invites, requests, timers

TAKEN = _("Somebody was quicker. This is how it stands:")


def ask(act: Act, deed: AskPerson) -> Iterator[Effect]:
    """A question for a person, honestly with when somebody reads it."""
    open_(act, RequestKind.ASKED, said=deed.words)
    act.note("asked a person", rule=deed.topic)
    yield Tell(request_words.when_answered(act.programme.office, act.programme, act.now))


def keep(act: Act, deed: KeepMessage) -> Iterator[Effect]:
    """What people write outside a conversation is read by a person; what staff write so asks nothing."""
    if act.person.staff is None:
        open_(act, RequestKind.ASKED if deed.asked else RequestKind.MESSAGE, said=deed.words)
    yield from ()


def concern(act: Act, deed: ReportConcern) -> Iterator[Effect]:
    """Its words go to the coordinators and stay nowhere else: not in the chat that is kept, so in no export."""
    spoken = deed.words == VOICE
    _take_away_words(act, "Concern")
    id_ = open_(act, RequestKind.CONCERN, about=f"whom:{deed.whom}", said="" if spoken else deed.words)
    yield from _alarm(act, id_, voice=spoken)
    numbers = request_words.numbers(act.programme)
    urgent = [_("Is somebody in danger now? Call one of these:"), *numbers] if numbers else []
    when = request_words.when_answered(act.programme.office, act.programme, act.now)
    yield Tell(safety.thanks(paragraphs(when, *urgent)))


def help_now(act: Act, deed: WantHelpNow) -> Iterator[Effect]:
    id_ = open_(act, RequestKind.HELP_NOW)
    yield from _alarm(act, id_)
    when = request_words.when_answered(act.programme.office, act.programme, act.now)
    yield Tell(paragraphs(_("The coordinators know it now. They will call or write to you."), when))


def _take_away_words(act: Act, flow: str) -> None:
    act.draft.text = ""
    for dialogue in list(act.draft.here.dialogues.values()):
        if dialogue.flow == flow:
            act.draft.here.put(replace(dialogue, answers={}))


def _alarm(act: Act, id_: int, *, voice: bool = False) -> Iterator[Effect]:
    """All coordinators, at once, also in quiet hours; the words themselves only in the inbox."""
    for person_id in act.coordinators():
        if person_id == act.person.id:
            continue
        told = _("❗ {name} wrote about safety. Please look at it now.", name=act.person.name or act.person.called)
        actions, about = (button(InboxItem, About.of("request", id_), _("Open it")),), f"request:{id_}"
        spoken = voices.bring(act, person_id) if voice else None
        yield from voices.told(person_id, told, spoken, "about somebody's safety", about, actions, now=True)


# What staff do


def _as_seen(act: Act, id_: int, version: int) -> Request | None:
    found = requests.one(act.connection, id_)
    if found is None:
        raise LookupError("the request is gone")
    return found if found.version == version and found.state is not RequestState.CLOSED else None


def _late(act: Act, id_: int) -> Iterator[Effect]:
    found = requests.one(act.connection, id_)
    if found is None or found.state is RequestState.CLOSED:
        yield Tell(_("This is done already."))
        yield Begin(Inbox)
        return
    yield Tell(TAKEN)
    yield Begin(InboxItem, found.seen)


def _me(act: Act) -> int:
    staff = act.person.staff
    if staff is None:
        raise LookupError("not of the staff")
    return staff.id


def claim(act: Act, deed: ClaimRequest) -> Iterator[Effect]:
    found = _as_seen(act, deed.id, deed.version)
    if found is None:
        yield from _late(act, deed.id)
        return
    _claim(act, found, _me(act))
    act.note("request claimed", found.key, found.kind.value)
    yield Tell(_("You look after it now."))
    yield Begin(InboxItem, found.key.at(found.version + 1))


def _claim(act: Act, found: Request, staff_id: int) -> None:
    requests.move(act.connection, found, RequestState.CLAIMED, act.seconds, claimed_by=staff_id)
    timers.cancel(act.connection, act.seconds, "somebody else looks after it", about=found.key, kinds=(WAITS,))
    owner = invites.person_of_staff(act.connection, staff_id)
    number = timers.newest_version(act.connection, WAITS, found.key) + 1
    remind(act, found.id, [owner] if owner is not None else act.coordinators()[:1], number)


def answer(act: Act, deed: AnswerRequest) -> Iterator[Effect]:
    """The answer comes in the chat of who asked, marked as from a person; they may write back."""
    found = _as_seen(act, deed.id, deed.version)
    if found is None:
        yield from _late(act, deed.id)
        return
    other = act.draft.towards(found.person_id) if found.person_id is not None else None
    if other is None:
        yield Tell(_("This person is not here any more."))
        return
    if other.here.person.stopped_at is not None or other.here.blocked_at is not None:
        yield Tell(_("{name} gets no messages from me now. Please call or write yourself.", name=found.name))
        return
    staff = act.person.staff
    other.here.set(with_person_at=act.now)
    text = paragraphs(
        _("👤 {name} of {project} answers you:", name=staff.name if staff else "", project=act.programme.name),
        Text("{words}", {"words": deed.words}),
        _("You can write back here. A person reads it."),
    )
    yield Notify(other.here.person.id, text, "a person answers", found.key, (("/bot", _("Back to the bot")),), now=True)
    requests.move(
        act.connection,
        found,
        RequestState.CLOSED,
        act.seconds,
        claimed_by=_me(act),
        closed_at=act.seconds,
        closed_by=f"staff:{_me(act)}",
    )
    _done(act, found)
    act.note("request answered", found.key, found.kind.value)
    yield Tell(_("Your answer is on its way to {name}.", name=found.name))
    yield Begin(Inbox)


def _done(act: Act, found: Request) -> None:
    timers.cancel(act.connection, act.seconds, "it is done", about=found.key)


def hand_over(act: Act, deed: HandOver) -> Iterator[Effect]:
    found = _as_seen(act, deed.id, deed.version)
    if found is None:
        yield from _late(act, deed.id)
        return
    _claim(act, found, deed.to)
    act.note("request handed over", found.key, f"to staff:{deed.to}")
    to = invites.member(act.connection, deed.to)
    person_id = invites.person_of_staff(act.connection, deed.to)
    if person_id is None:
        yield Tell(_("{name} is not in the chat yet. Please tell them yourself.", name=to.name if to else ""))
        return
    mine = act.person.staff
    text = _("{name} asks you to look after something.", name=mine.name if mine else "")
    actions = (button(InboxItem, found.key, _("Open it")),)
    yield Notify(person_id, text, "handed over", found.key, actions, now=found.urgent)
    yield Tell(_("{name} looks after it now.", name=to.name if to else ""))
    yield Begin(Inbox)


def close(act: Act, deed: CloseRequest) -> Iterator[Effect]:
    found = _as_seen(act, deed.id, deed.version)
    if found is None:
        yield from _late(act, deed.id)
        return
    requests.move(
        act.connection,
        found,
        RequestState.CLOSED,
        act.seconds,
        closed_at=act.seconds,
        closed_by=f"staff:{_me(act)}",
    )
    _done(act, found)
    act.note("request closed", found.key, found.kind.value)
    yield Tell(_("I wrote down that it is done."))
    yield Begin(Inbox)


DEEDS: dict[type, Callable[..., Iterator[Effect]]] = {
    AskPerson: ask,
    KeepMessage: keep,
    ReportConcern: concern,
    WantHelpNow: help_now,
    ClaimRequest: claim,
    AnswerRequest: answer,
    HandOver: hand_over,
    CloseRequest: close,
}
