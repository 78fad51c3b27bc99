"""What waits for a person of the programme, as people say it. See `desk` for what staff do."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from bot.actions.requests import alarms
from bot.actions.requests.alarms import Heard, ring
from bot.actions.requests.opening import open_
from bot.flows import safety
from bot.flows.engine.effects import Begin, Notify, Tell, button
from bot.flows.engine.questions import VOICE, is_sign
from bot.flows.people.chats import app
from bot.flows.requests import InboxItem
from bot.ground.about import About
from bot.ground.budget import Budget
from bot.ground.deed import Deed, Effect
from bot.ground.messages import Kind, Occasion
from bot.ground.text import Exact, Text, _, paragraphs, within
from bot.requests import words as request_words
from bot.requests.deeds import (
    AskPerson,
    KeepMessage,
    KeepPlace,
    KeepVoice,
    ReportConcern,
    TellMore,
    WantHelpNow,
)
from bot.requests.nouns import Request, RequestKind
from bot.turns import voices
from bot.turns.events import CallsStay, GoesWhenHelped, PersonGoes
from bot.turns.tables import Does
from bot.turns.turn import Turn
from storage import budgets, requests
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


DEEDS: Mapping[type[Deed], Does] = {
    AskPerson: ask,
    KeepMessage: keep,
    KeepVoice: keep_voice,
    KeepPlace: keep_place,
    ReportConcern: concern,
    TellMore: tell_more,
    WantHelpNow: help_now,
}
