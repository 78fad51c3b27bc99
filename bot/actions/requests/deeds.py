"""What waits for a person of the programme: opened by what people say,
and looked after by staff.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from bot.actions.requests import alarms
from bot.actions.requests.alarms import Heard, ring
from bot.actions.requests.opening import WAITS, open_, remind
from bot.care.deeds import CloseSigns
from bot.flows import safety
from bot.flows.care.staff import MORE_CAME
from bot.flows.engine.effects import Begin, Notify, Stop, Tell, button
from bot.flows.engine.questions import VOICE, is_sign
from bot.flows.people.chats import app
from bot.flows.requests import Inbox, InboxItem
from bot.ground.about import About
from bot.ground.budget import Budget
from bot.ground.deed import Deed, Effect
from bot.ground.messages import Kind, Occasion
from bot.ground.text import Exact, Text, _, paragraphs, quoted, within
from bot.requests import words as request_words
from bot.requests.deeds import (
    AnswerRequest,
    AskPerson,
    ClaimRequest,
    CloseRequest,
    HandOver,
    KeepMessage,
    KeepPlace,
    KeepVoice,
    ReportConcern,
    TellMore,
    WantHelpNow,
)
from bot.requests.nouns import Request, RequestKind, RequestState
from bot.turns import voices
from bot.turns.events import CallsStay, GoesWhenHelped, Helped, PersonGoes
from bot.turns.tables import Does
from bot.turns.turn import MovedOn, Turn
from storage import budgets, invites, requests, timers
from storage.requests import Opened

# Voice messages that are brought to staff: the words are in nothing else, so the first ones ring.
# Each chat has its own share; one on trial may be a stranger's, and takes nothing of the owner's.
VOICES, VOICES_ON_TRIAL = Budget(5, timedelta(minutes=10)), Budget(2, timedelta(minutes=30))
NO_ROOM = _(
    "I have many messages of yours, and no more room. The people of the project read the first ones. "
    "I did not keep all of this one. Please wait for their answer."
)
NO_ROOM_IN_DANGER = _("I had no room for all of your words. The coordinators have the first ones. They will call you.")
NOT_SEEN = _("The coordinators know that you sent something. They cannot see it. Can you write it in words too?")
TAKEN = _("Somebody was quicker. This is how it stands:")


def ask(turn: Turn, deed: AskPerson) -> Iterator[Effect]:
    """A question for a person, honestly with when somebody reads it."""
    opened = open_(turn, RequestKind.ASKED, said=deed.words)
    turn.note("asked a person", rule=deed.topic)
    if not opened.kept:
        turn.text = ""
        yield Tell(NO_ROOM)
        return
    yield Tell(request_words.when_answered(turn.programme.office, turn.programme, turn.now))


def keep(turn: Turn, deed: KeepMessage) -> Iterator[Effect]:
    """What people write outside a conversation is read by a person;
    what staff write so asks nothing.
    """
    told, about = deed.told, turn.here.address.with_person_for
    if deed.asked and deed.words and about:
        yield from _write_back(turn, deed, requests.one(turn.reading, about))
        return
    if turn.person.staff is None:
        opened = open_(turn, RequestKind.ASKED if deed.asked else RequestKind.MESSAGE, said=deed.words)
        if not opened.kept:
            # What had no room there is kept nowhere else either.
            turn.text, told = "", told and NO_ROOM
    if told is not None:
        yield Tell(told, deed.buttons)


def _write_back(turn: Turn, deed: KeepMessage, answered: Request | None) -> Iterator[Effect]:
    """What somebody writes back to an answer about safety belongs to that request, or to one more
    of its kind when it is closed: it rings, and stands nowhere else.
    """
    kind, about = (answered.kind, answered.about) if answered is not None else (RequestKind.HELP_NOW, About(""))
    spoken = turn.incoming.kind is Kind.VOICE
    turn.stay_here()
    turn.text = ""
    opened = open_(turn, kind, about=about, said="" if spoken else deed.words)
    heard = spoken and _may_speak(turn)
    rang = yield from ring(turn, opened, voice=heard)
    if deed.told is None:
        return
    if rang is Heard.BY_NOBODY:
        yield Tell(_by_nobody(turn), deed.buttons)
        return
    told = deed.told if opened.kept else NO_ROOM_IN_DANGER
    yield Tell(voices.NO_MORE if spoken and (turn.unheard or not heard) else told, deed.buttons)


def concern(turn: Turn, deed: ReportConcern) -> Iterator[Effect]:
    """Its words go to the coordinators and stay nowhere else: not in the chat that is kept,
    so in no export.
    """
    spoken = deed.words == VOICE
    for flow in (safety.Concern, safety.HelpNow):
        turn.take_away_words(flow.name())
    opened = open_(
        turn,
        RequestKind.CONCERN,
        about=f"whom:{deed.whom}",
        said="" if spoken else deed.words,
        joins=alarms.earlier(turn),
    )
    heard = not spoken or _may_speak(turn)
    rang = yield from ring(turn, opened, voice=spoken and heard)
    if rang is Heard.BY_NOBODY:
        yield Tell(_by_nobody(turn))
        yield Begin(safety.InNeed)
        return
    when = request_words.when_answered(turn.programme.office, turn.programme, turn.now)
    more = [] if opened.kept else [NO_ROOM_IN_DANGER]
    more += [NOT_SEEN] if not spoken and is_sign(deed.words) else []
    more += [voices.NO_MORE] if turn.unheard or not heard else []
    yield Tell(safety.thanks(paragraphs(when, *more, *_whom_to_call(turn))))
    yield Begin(safety.InNeed)


def tell_more(turn: Turn, deed: TellMore) -> Iterator[Effect]:
    """It rings as what is added to an alarm does, and its words stay in the request alone."""
    turn.take_away_words(safety.InNeed.name())
    asked = requests.in_need(turn.reading, turn.person.id, turn.here.address.chat)
    if not asked:
        # Staff have just closed it: it is a message to them still.
        yield KeepMessage(deed.words, asked=True, told=_("I keep this for the people of the project."))
        return
    opened = open_(turn, asked[-1].kind, about=asked[-1].about, said=deed.words, joins=alarms.earlier(turn))
    rang = yield from ring(turn, opened)
    told = {
        Heard.NOW: _("The coordinators have this now."),
        Heard.SOON: _("The coordinators get this in a few minutes."),
        Heard.BY_NOBODY: _by_nobody(turn),
    }[rang]
    yield Tell(told if opened.kept else NO_ROOM_IN_DANGER)
    yield Begin(safety.InNeed)


def keep_voice(turn: Turn, deed: KeepVoice) -> Iterator[Effect]:
    """Nobody can look for words of danger in a voice: who asked for help, or wrote such words just
    now, is brought to the coordinators also with what they say.
    """
    turn.stay_here()
    opened = _add(turn)
    heard = _may_speak(turn)
    rang = yield from ring(turn, opened, voice=heard)
    if deed.quietly:
        return
    if rang is Heard.BY_NOBODY:
        yield Tell(_by_nobody(turn), (button(safety.HelpNow),))
        return
    brought = heard and rang is Heard.NOW and not turn.unheard
    told = _("🎤 The coordinators have your voice message. They listen to it.") if brought else voices.NO_MORE
    yield Tell(paragraphs(told, *_whom_to_call(turn)), (button(safety.HelpNow),))


def _may_speak(turn: Turn) -> bool:
    here = turn.here
    share = VOICES_ON_TRIAL if here.on_trial else VOICES
    return budgets.spend(turn.connection, f"voices:{here.person.id}:{here.address.chat}", share, turn.seconds)


def keep_place(turn: Turn, deed: KeepPlace) -> Iterator[Effect]:
    """Where somebody is who asked for help, or wrote words of danger just now: it goes to the
    coordinators like words about safety, and stays nowhere else.
    """
    turn.stay_here()
    turn.text = ""
    opened = _add(turn, deed.link)
    rang = yield from ring(turn, opened)
    if rang is Heard.BY_NOBODY:
        yield Tell(_by_nobody(turn), (button(safety.HelpNow),))
        return
    told = _("📍 The coordinators have your place. They can see it on a map.")
    yield Tell(paragraphs(told if opened.kept else NO_ROOM_IN_DANGER, *_whom_to_call(turn)), (button(safety.HelpNow),))


def _add(turn: Turn, said: str = "") -> Opened:
    """More of what somebody in need told here, or a worry about them where nothing is open."""
    asked = requests.in_need(turn.reading, turn.person.id, turn.here.address.chat)
    kind, about = (asked[-1].kind, asked[-1].about) if asked else (RequestKind.CONCERN, About("whom:me"))
    return open_(turn, kind, about=about, said=said, joins=alarms.earlier(turn))


def help_now(turn: Turn, deed: WantHelpNow) -> Iterator[Effect]:
    rang = yield from ring(turn, open_(turn, RequestKind.HELP_NOW, joins=alarms.earlier(turn)))
    when = request_words.when_answered(turn.programme.office, turn.programme, turn.now)
    if rang is Heard.BY_NOBODY:
        yield Tell(_by_nobody(turn))
    elif rang is Heard.SOON:
        soon = _("Your call for help is with the coordinators. They see it in a few minutes.")
        yield Tell(paragraphs(soon, when, *_whom_to_call(turn)))
    else:
        yield Tell(paragraphs(_("The coordinators know it now. They will call or write to you."), when))
    yield Begin(safety.InNeed)


def _by_nobody(turn: Turn) -> Text:
    """Honestly: no coordinator can be reached, so they must not wait for one."""
    contact = turn.programme.profile.contact
    return paragraphs(
        _("I cannot reach anybody of the project now. Please do not wait for them."),
        *_whom_to_call(turn),
        _("You can also call {name} of the project: {phone}.", name=contact.name, phone=Exact(contact.phone)),
    )


def _whom_to_call(turn: Turn) -> list[Text]:
    numbers = request_words.numbers(turn.programme)
    return [_("Is somebody in danger now? Call one of these:"), *numbers] if numbers else []


def person_goes(turn: Turn, event: PersonGoes) -> Iterator[Effect]:
    """Whoever asked for help is erased before anybody has helped: all coordinators hear so at once,
    with the name that they heard in the first notice; nobody has it after that. Of strangers the
    first ones ring so, as with their calls.
    """
    open_ = requests.in_need(turn.connection, event.person)
    if not open_:
        return
    for each in open_:
        turn.note("erased in need", each.key, each.kind.value)
    if not alarms.goes_loudly(turn, listed=turn.person.listed_at is not None):
        for each in open_:
            alarms.tell_together(turn, each.id)
        return
    # Between marks, so that no name can turn the sentence round.
    name = within(turn.person.name or turn.person.called)
    text = paragraphs(
        _("❗ {name} asked for help, and that was not done yet. Now everything about {name} was deleted.", name=name),
        _("Perhaps {name} wanted that. Perhaps somebody else had the phone, or made {name} do it.", name=name),
        _("Do you know where {name} is, or a phone number? Please call now.", name=name),
        _("Do you think that somebody is in danger? Call the police."),
    )
    for person_id in turn.coordinators():
        if person_id != turn.person.id:
            buttons = (button(InboxItem, open_[0].key, _("Open it")),)
            yield Notify(
                person_id,
                text,
                "erased while they asked for help",
                open_[0].key,
                buttons,
                now=True,
                occasion=Occasion.ALARM,
            )


def goes_when_helped(turn: Turn, event: GoesWhenHelped) -> Iterator[Effect]:
    """Staff hear at once who asked for help and wants to be erased: that is how long they have."""
    about = requests.in_need(turn.connection, turn.person.id)[0].key
    if not alarms.goes_loudly(turn, listed=event.listed):
        alarms.tell_together(turn, about.id)
        return
    name, day = within(turn.person.name or turn.person.called), event.latest.astimezone(turn.programme.zone).date()
    text = paragraphs(
        _("❗ {name} asked for help, and now wants everything deleted. Please call or write to {name} now.", name=name),
        _(
            "Then press “It is done”. After that I delete everything about {name}, on {day} at the latest.",
            name=name,
            day=day,
        ),
        _("Perhaps somebody else has the phone, or makes {name} do it. Ask what only {name} knows.", name=name),
    )
    for person_id in turn.coordinators():
        actions = (button(InboxItem, about, _("Open it")),)
        yield Notify(
            person_id, text, "erased when they have been helped", about, actions, now=True, occasion=Occasion.ALARM
        )


def calls_stay(turn: Turn, event: CallsStay) -> Iterator[Effect]:
    """A chat with an open call was taken off somebody: all coordinators hear so at once, and that
    what was told is there still.
    """
    alarms.goes_on(turn, event.key, event.was, event.person)
    found = requests.in_need(turn.connection, event.person)
    name = within(found[0].name or "?")
    rows = [_was_taken_off(turn, event, name)]
    rows.append(_("Perhaps {name} wanted that. Perhaps somebody else has a phone of {name}.", name=name))
    if event.key:
        rows.append(
            _(
                "What {name} told is in the inbox still. Your answer goes only to the chat where {name} asked.",
                name=name,
            )
        )
    if event.latest is not None:
        day = event.latest.astimezone(turn.programme.zone).date()
        rows.append(_("I delete it when it is done, on {day} at the latest.", day=day))
    rows.append(_("Please call or write to {name} now.", name=name))
    for each in found:
        turn.note("taken off in need", each.key, each.kind.value)
    for person_id in turn.coordinators():
        if person_id != turn.person.id:
            buttons = (button(InboxItem, found[0].key, _("Open it")),)
            text = paragraphs(*rows)
            yield Notify(
                person_id,
                text,
                "taken off while they asked for help",
                found[0].key,
                buttons,
                now=True,
                occasion=Occasion.ALARM,
            )


def _was_taken_off(turn: Turn, event: CallsStay, name: Text) -> Text:
    if event.latest is not None:
        return _(
            "❗ {name} asked for help, and that was not done yet. "
            "Now everything about {name} was deleted in another chat of {name}.",
            name=name,
        )
    return _(
        "❗ {name} asked for help in {app}, and that was not done yet. "
        "Now this {app} chat was removed in another chat of {name}.",
        name=name,
        app=app(event.key.partition(":")[0]),
    )


# What staff do


def _as_seen(turn: Turn, id_: int, version: int) -> Request:
    """The request, when it is still as this member of the staff saw it; raises MovedOn."""
    found = requests.one(turn.reading, id_)
    if found is None:
        raise LookupError("the request is gone")
    if found.state is RequestState.CLOSED:
        raise MovedOn("", Tell(_("This is done already.")), Begin(Inbox))
    if found.version != version:
        more = found.claimed_by in (None, _me(turn))
        raise MovedOn("", Tell(MORE_CAME if more else TAKEN), Begin(InboxItem, found.seen))
    return found


def _me(turn: Turn) -> int:
    staff = turn.person.staff
    if staff is None:
        raise LookupError("not of the staff")
    return staff.id


def claim(turn: Turn, deed: ClaimRequest) -> Iterator[Effect]:
    found = _as_seen(turn, deed.id, deed.version)
    _claim(turn, found, _me(turn))
    turn.note("request claimed", found.key, found.kind.value)
    yield Tell(_("You look after it now."))
    yield Begin(InboxItem, found.key.at(found.version + 1))


def _claim(turn: Turn, found: Request, staff_id: int) -> None:
    requests.move(turn.connection, found, RequestState.CLAIMED, turn.seconds, claimed_by=staff_id)
    turn.cancel("somebody else looks after it", about=found.key, kinds=(WAITS,))
    owner = invites.person_of_staff(turn.connection, staff_id)
    number = timers.newest_version(turn.connection, WAITS, found.key) + 1
    remind(turn, found.id, [owner] if owner is not None else turn.coordinators()[:1], number)


def answer(turn: Turn, deed: AnswerRequest) -> Iterator[Effect]:
    """The answer comes in the chat of who asked, marked as from a person; they may write back."""
    found, more = _to_answer(turn, deed)
    other = turn.towards(found.person_id) if found.person_id is not None else None
    if other is None:
        yield Tell(_("This person is not here any more."))
        return
    if other.here.person.stopped_at is not None or not _is_reached(other, found):
        yield Tell(_("{name} gets no messages from me now. Please call or write yourself.", name=found.name))
        return
    staff = turn.person.staff
    key = next((chat.key for chat in other.chats() if chat.id == found.chat), other.here.key)
    if key:
        other.batch.know_address(other.here, key)
        other.here.talk(turn.now, key, found.id if found.urgent else 0)
    text = paragraphs(
        _("👤 {name} of {project} answers you:", name=staff.name if staff else "", project=turn.programme.name),
        quoted(deed.words),
        _("You can write back here. A person reads it."),
    )
    back = (("/bot", _("Back to the bot")),)
    yield Notify(other.here.person.id, text, "a person answers", found.key, back, now=True, chat=found.chat)
    turn.note("request answered", found.key, found.kind.value)
    yield Tell(_("Your answer is on its way to {name}.", name=found.name))
    if more:
        # What they have not read stays open.
        _claim(turn, found, _me(turn))
        yield Tell(MORE_CAME)
        yield Begin(InboxItem, found.key)
        return
    requests.move(
        turn.connection,
        found,
        RequestState.CLOSED,
        turn.seconds,
        claimed_by=_me(turn),
        closed_at=turn.seconds,
        closed_by=f"staff:{_me(turn)}",
    )
    _done(turn, found)
    yield from _tell_who_closed(turn, found)
    yield from _helped(turn, found, answered=True)
    yield Begin(Inbox)


def _to_answer(turn: Turn, deed: AnswerRequest) -> tuple[Request, bool]:
    """The request, and whether more came since they read it: their answer goes all the same."""
    try:
        return _as_seen(turn, deed.id, deed.version), False
    except MovedOn:
        found = requests.one(turn.reading, deed.id)
        if found is None or found.state is RequestState.CLOSED or found.claimed_by not in (None, _me(turn)):
            raise
        return found, True


def _helped(turn: Turn, found: Request, *, answered: bool = False) -> Iterator[Effect]:
    whose = found.person_id
    if found.urgent and whose is not None and not requests.in_need(turn.connection, whose):
        yield Stop("", (whose,), (safety.InNeed,))
        yield Helped(whose, answered=answered)


def _is_reached(other: Turn, found: Request) -> bool:
    """An answer goes to the chat in which it was asked, and to no other one of the person."""
    if not found.chat:
        return other.here.blocked_at is None
    return any(chat.id == found.chat and not chat.blocked for chat in other.chats())


def _done(turn: Turn, found: Request) -> None:
    turn.cancel("it is done", about=found.key)


def hand_over(turn: Turn, deed: HandOver) -> Iterator[Effect]:
    found = _as_seen(turn, deed.id, deed.version)
    _claim(turn, found, deed.to)
    turn.note("request handed over", found.key, f"to staff:{deed.to}")
    to = invites.member(turn.connection, deed.to)
    person_id = invites.person_of_staff(turn.connection, deed.to)
    if person_id is None:
        yield Tell(_("{name} is not in the chat yet. Please tell them yourself.", name=to.name if to else ""))
        return
    mine = turn.person.staff
    text = _("{name} asks you to look after something.", name=mine.name if mine else "")
    actions = (button(InboxItem, found.key, _("Open it")),)
    yield Notify(person_id, text, "handed over", found.key, actions, now=found.urgent)
    yield Tell(_("{name} looks after it now.", name=to.name if to else ""))
    yield Begin(Inbox)


def close(turn: Turn, deed: CloseRequest) -> Iterator[Effect]:
    found = _as_seen(turn, deed.id, deed.version)
    if found.kind is RequestKind.CARE:
        yield CloseSigns(found.about.id)
        return
    requests.move(
        turn.connection,
        found,
        RequestState.CLOSED,
        turn.seconds,
        closed_at=turn.seconds,
        closed_by=f"staff:{_me(turn)}",
    )
    _done(turn, found)
    turn.note("request closed", found.key, found.kind.value)
    yield Tell(_("I wrote down that it is done."))
    yield from _tell_who_closed(turn, found)
    yield from _helped(turn, found)
    yield Begin(Inbox)


def _tell_who_closed(turn: Turn, found: Request) -> Iterator[Effect]:
    """What is about safety is closed by nobody in silence: it may be about who closes it."""
    staff = turn.person.staff
    if not found.urgent or staff is None:
        return
    text = paragraphs(
        _("{staff} closed what {name} asked about safety.", staff=staff.name, name=found.name or "?"),
        _("Do you not know of it? Please ask how {name} is.", name=found.name or "?"),
    )
    for person_id in turn.coordinators():
        if person_id != turn.person.id:
            yield Notify(person_id, text, "a worry was closed", found.key)


DEEDS: Mapping[type[Deed], Does] = {
    AskPerson: ask,
    KeepMessage: keep,
    KeepVoice: keep_voice,
    KeepPlace: keep_place,
    ReportConcern: concern,
    TellMore: tell_more,
    WantHelpNow: help_now,
    ClaimRequest: claim,
    AnswerRequest: answer,
    HandOver: hand_over,
    CloseRequest: close,
}
