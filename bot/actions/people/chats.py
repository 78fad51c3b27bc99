"""Several chats of one person: a code that is made in one and typed in another, what a new chat may
not do yet, undo and removal.

A code has eight digits and holds for half an hour. Of the hundred million codes one holds, perhaps
ten at once; everybody together has 60 wrong tries and one more each two minutes, 720 a day. So
somebody who tries all day, with ten codes open all the time, hits one with a chance of one in
14,000 a day; they are asked, read no earlier word for a week, and the owner hears of it and can
undo it.
"""

import re
import secrets
from collections.abc import Iterator, Mapping
from datetime import timedelta

from bot.actions.people import calls
from bot.actions.people.privacy import not_there, theirs_of
from bot.flows.engine.effects import Begin, Notify, Tell, button
from bot.flows.every import FLOWS
from bot.flows.menu import Menu
from bot.flows.people.chats import MyChats, UndoNewChat, WhoseCode, app, not_yet, until_when
from bot.flows.people.staff import FindPerson
from bot.flows.sign_up.welcome import Welcome
from bot.ground.about import About
from bot.ground.budget import Budget
from bot.ground.calendar import MORNING
from bot.ground.deed import Deed, Effect
from bot.ground.text import Exact, Text, _, lines, paragraphs
from bot.ground.typed import normalise
from bot.imports.deeds import NewLink
from bot.people.chats import MANY_CODES, TRIAL, UNDONE, Chat, removable
from bot.people.deeds import ChooseChat, LinkHere, MakeLinkCode, RefuseCode, RemoveChat, RemoveTheirChat, UndoLink
from bot.people.roles import Right
from bot.requests.nouns import RequestKind
from bot.turns.events import NeedsStaff, PersonGoes, StaffComesIn
from bot.turns.tables import Does, Typed, WhenDue
from bot.turns.turn import Skip, Turn
from storage import budgets, chats, timers
from storage.chats import Code
from storage.journal import CODE_TYPED
from storage.timers import Timer

# How long after a chat was added its person is told again.
AGAIN = (timedelta(hours=20), TRIAL - timedelta(days=1))
TOLD_AGAIN = "new chat again"
# Due in the morning for the coordinators: who has a new chat. So many stand in one message.
ADDED = "chats added"
NAMED = 12
# So long (seconds) a code holds.
HOLDS = 30 * 60
# Wrong codes: of one chat, and of everybody.
TRIES, ALL_TRIES = Budget(5, timedelta(hours=1)), Budget(60, timedelta(minutes=2))
ALL = "codes"
_CODE = re.compile(r"(?:code )?(\d{4})[ -]?(\d{4})")
# Conversations whose answers are nothing of one's own.
LIGHT = frozenset({Welcome.name(), *(flow.name() for flow in FLOWS if flow.brief)})

NEW_CODE = _("You make a new code in your other chat: in the menu, under “My chats”.")
PERSON = _("Does it not work? Write “person”. Then somebody helps you.")
UNKNOWN_CODE = paragraphs(_("I do not know this code. A code holds for 30 minutes and works once."), NEW_CODE, PERSON)
TOO_MANY = paragraphs(
    _("There were too many wrong codes. I do not look at codes now. Please try again in an hour."), PERSON
)
TOO_LATE = paragraphs(_("This code does not hold any more. Nothing has changed."), NEW_CODE, PERSON)
OWN_CODE = _("This is your own code. Write it to me in the other app, not here.")
FOR_STAFF = _("You work for the project. So a code adds no chat for you. Ask the project for a new link.")
# Why a code does not link this chat.
SAME_APP = paragraphs(
    _("This code is for another app. It cannot add a second chat in the same app. It opens nothing any more."),
    _("Do you have a new phone or a new number? Write “person”. Then somebody helps you."),
)
OWN_PLACE = paragraphs(
    _("You are known here yourself, with your own answers. I put nothing together, and nothing is lost."),
    _("Are you in two places by mistake? Write “person”. Somebody of the project puts it right."),
    _("Did somebody else ask you to type this code? You did nothing wrong. Nobody got into your chat."),
)


def make_code(turn: Turn, deed: MakeLinkCode) -> Iterator[Effect]:
    if turn.person.staff is not None:
        yield Tell(FOR_STAFF)
        return
    if turn.here.on_trial:
        yield _not_yet(turn)
        return
    if turn.person.listed_at is None:
        yield Tell(_("First finish your sign-up. Then you can add a chat."))
        yield from _go_on(turn)
        return
    code = f"{secrets.randbelow(10**8):08d}"
    chat = turn.here.address.chat
    chats.make_code(turn.connection, code, turn.person.id, chat, turn.seconds, turn.seconds + HOLDS)
    turn.note("code made", deed.channel, "for another chat")
    shown = f"{code[:4]} {code[4:]}"
    yield Tell(
        paragraphs(
            _(
                "Do you want to talk with me in {app} too? Write this code to me there: {code}",
                app=app(deed.channel),
                code=Exact(shown),
            ),
            _("Or open this link on your phone: {link}", link=Exact(turn.links[deed.channel](code))),
            _("The code holds for 30 minutes. Give it to nobody, also not to somebody who helps you."),
        )
    )


def _not_yet(turn: Turn) -> Tell:
    return Tell(not_yet(turn.chats(), turn.programme.zone))


def choose(turn: Turn, deed: ChooseChat) -> Iterator[Effect]:
    if turn.here.on_trial:
        yield _not_yet(turn)
        return
    chats.choose(turn.connection, turn.person.id, deed.channel, turn.seconds)
    turn.note("app chosen", deed.channel, "asked by the person")
    new = next((chat for chat in turn.chats() if chat.channel == deed.channel and chat.trial_until), None)
    if new is not None and new.trial_until is not None:
        until = until_when(new.trial_until, turn.programme.zone)
        yield Tell(_("That is fine. This chat is new. From {day}, {time} on I write to you there first.", **until))
        return
    yield Tell(_("That is fine. I write to you in {app} first.", app=app(deed.channel)))


# A code is typed


def code_in(said: str) -> str:
    """The code that a message is, in any script's digits; empty when it is none."""
    if len(said) > 30 or sum(map(str.isdecimal, said)) != 8:
        return ""
    found = _CODE.fullmatch(normalise(said))
    return f"{found[1]}{found[2]}" if found else ""


def _sender(turn: Turn) -> str:
    return f"codes:{turn.batch.setting.hashed(turn.incoming.key)}"


def typed(turn: Turn, code: str) -> Typed:
    """What follows when somebody typed a code: they are asked, or hear why not; it counts."""
    now, reading = turn.seconds, turn.reading
    if not budgets.left(reading, _sender(turn), TRIES, now) or not budgets.left(reading, ALL, ALL_TRIES, now):
        return Typed((Tell(TOO_MANY),))
    found = chats.code(reading, code, turn.person.id, now)
    if found is None or turn.batch.has_erased(found.person_id):
        return Typed((*_count(turn), Tell(UNKNOWN_CODE)))
    if found.person_id == turn.person.id:
        return Typed((Tell(OWN_CODE),), found=True)
    why = _why_not(turn, found)
    if why is not None:
        return Typed((*_refused(turn, found), Tell(why)), found=True)
    chats.open_code(turn.connection, found.code, turn.person.id)
    # By this line, and the one of a refusal, who read the name is found when its owner is erased.
    asked = f"{turn.incoming.channel}: they are asked whether it is theirs"
    turn.note(CODE_TYPED, f"person:{found.person_id}", asked, turn.person.id)
    return Typed((Begin(WhoseCode),), found=True, asks=True)


def _count(turn: Turn) -> Iterator[Effect]:
    """One more wrong try; when it was the last for a while, it is a sign for the coordinators."""
    now, connection = turn.seconds, turn.connection
    turn.note("wrong code", turn.incoming.channel, "typed to add a chat")
    for key, budget in ((_sender(turn), TRIES), (ALL, ALL_TRIES)):
        budgets.spend(connection, key, budget, now)
        if not budgets.left(connection, key, budget, now):
            turn.note("codes stopped", turn.incoming.channel, "everybody" if key == ALL else "this chat")
            yield NeedsStaff(RequestKind.KEYS, MANY_CODES, of_person=False, news=True)


def _why_not(turn: Turn, code: Code) -> Text | None:
    """Why this chat can't be one more of whoever made the code."""
    if code.by_staff or not code.made_in:
        return TOO_LATE
    if turn.person.staff is not None:
        return FOR_STAFF
    channels = {chat.channel for chat in chats.of_person(turn.reading, code.person_id, turn.seconds)}
    if turn.incoming.channel in channels:
        return SAME_APP
    return OWN_PLACE if _has_told(turn) else None


def _has_told(turn: Turn) -> bool:
    """Whether who typed it has something of their own with us, also from this very batch."""
    guest = turn.here
    now = any(dialogue.answers and dialogue.flow not in LIGHT for dialogue in guest.dialogues.values())
    known = guest.person.listed_at is not None or guest.person.staff is not None or bool(guest.person.name)
    return now or known or chats.has_told(turn.reading, guest.person.id, LIGHT)


def _refused(turn: Turn, code: Code) -> Iterator[Effect]:
    """It opens nothing any more, and whoever made it hears that it was typed."""
    chats.spend(turn.connection, code.code)
    turn.note("code refused", turn.incoming.channel, "typed by somebody else")
    told = paragraphs(
        _("Somebody wrote your code in {app}. It opened nothing.", app=app(turn.incoming.channel)),
        _("Was it you? Then make a new code in the menu, under “My chats”."),
        _("Was it not you? Then somebody saw your code. Please lock your phone, and write “person” if you worry."),
    )
    if code.made_in:
        yield Notify(code.person_id, told, "their code was typed", now=True, chat=code.made_in)


def refuse(turn: Turn, deed: RefuseCode) -> Iterator[Effect]:
    """They are not whose code it is, or it does not hold any more."""
    code = chats.opened_by(turn.connection, turn.person.id, turn.seconds)
    if deed.late or code is None:
        yield Tell(TOO_LATE)
    else:
        yield from _refused(turn, code)
        yield Tell(_("That is fine. Nothing has changed, and the code opens nothing any more."))
    yield from _go_on(turn)


def _go_on(turn: Turn) -> Iterator[Effect]:
    """Who was a stranger until now is welcomed."""
    person = turn.person
    if person.listed_at is None and person.staff is None and turn.here.waiting() is None:
        yield Begin(Welcome)


def link(turn: Turn, _deed: LinkHere) -> Iterator[Effect]:
    """Yes: this chat is theirs too. All is looked at once more, since much may have happened."""
    code = chats.opened_by(turn.connection, turn.person.id, turn.seconds)
    if code is None or turn.batch.has_erased(code.person_id):
        yield Tell(TOO_LATE)
        yield from _go_on(turn)
        return
    why = _why_not(turn, code)
    if why is not None:
        yield from _refused(turn, code)
        yield Tell(why)
        yield from _go_on(turn)
        return
    # Of who wrote here until now nothing is kept.
    yield PersonGoes(turn.person.id, turn.here.address.chat)
    chats.spend(turn.connection, code.code)
    if not turn.link(code.person_id, TRIAL):
        raise LookupError("whose code it was is gone")
    turn.note("app added", turn.incoming.channel, f"by a code made in {code.channel}")
    yield from _linked(turn)


def _linked(turn: Turn) -> Iterator[Effect]:
    """Every chat of the person hears of it at once."""
    mine = turn.chats()
    new = next(chat for chat in mine if chat.here)
    until = until_when(turn.now + TRIAL, turn.programme.zone)
    told = paragraphs(
        _("Your code was used. Your {app} chat with me now belongs to you too.", app=app(new.channel)),
        _("Was that not you? Press “Undo”. You can do this until {day}, {time}.", **until),
    )
    for chat in mine:
        if not chat.here:
            undo = (button(UndoNewChat, f"chat:{new.id}"),)
            yield Notify(turn.person.id, told, "a chat was added", "", undo, now=True, chat=chat.id)
    _tell_again(turn, new)
    yield Tell(
        paragraphs(
            _("Now we can talk here too, {name}.", name=turn.person.name),
            _(
                "This chat is new until {day}, {time}. Until then you see no earlier words here, "
                "and you delete and remove nothing here. In your other chat you can.",
                **until,
            ),
            _("Which chat I use first you choose there too, in the menu under “My chats”."),
        )
    )
    yield Begin(Menu)


def _tell_again(turn: Turn, new: Chat) -> None:
    """Whoever held the older phone for a minute took the notice away: it comes again when they have
    given it back, and before the trial is over. Coordinators hear of it in the morning.
    """
    for number, later in enumerate(AGAIN, 1):
        turn.plan(TOLD_AGAIN, turn.person.id, turn.now + later, f"chat:{new.id}", version=number)
    for person_id in turn.coordinators():
        if not timers.stands(turn.reading, ADDED, person_id):
            morning = turn.programme.office.next_at(turn.now, MORNING)
            turn.plan(ADDED, person_id, morning, About.of("since", turn.seconds))


def told_again(turn: Turn, timer: Timer) -> Iterator[Effect]:
    """Every older chat hears once more that there is a new one, with the button to undo it."""
    chats_ = turn.chats()
    new = next((chat for chat in chats_ if chat.id == timer.about.id and chat.on_trial), None)
    if new is None or new.trial_until is None:
        raise Skip("the chat is not new any more, or gone")
    zone = turn.programme.zone
    told = paragraphs(
        _(
            "Your {app} chat with me is new since {day}. Is it yours? Then all is well.",
            app=app(new.channel),
            day=new.since.astimezone(zone).date(),
        ),
        _(
            "Did you not add it? Perhaps somebody had your phone. Press “Undo”. You can do this until {day}, {time}.",
            **until_when(new.trial_until, zone),
        ),
    )
    undo = (button(UndoNewChat, f"chat:{new.id}"),)
    for chat in chats_:
        if not chat.on_trial:
            yield Notify(turn.person.id, told, "a chat is new", "", undo, chat=chat.id)


def chats_added(turn: Turn, timer: Timer) -> Iterator[Effect]:
    """Who has a new chat, so that staff may ask whether it is theirs."""
    found = chats.added_since(turn.reading, turn.programme.id, timer.about.id)
    if not found:
        raise Skip("no chat was added, or it was undone")
    rows = [Text("{name}: {app}", {"name": name, "app": app(channel)}) for name, channel in found[:NAMED]]
    more = len(found) - len(rows)
    text = paragraphs(
        lines(
            _("📱 These people have a new chat with me, by a code:"),
            *rows,
            *([_("and {count} more", count=more)] if more > 0 else []),
        ),
        _("Does one of them not know of it? Open the person, and choose “Their chats”."),
    )
    yield Notify(timer.person_id, text, "chats were added", "", (button(FindPerson),))


# A chat goes


def _remove(turn: Turn, theirs: Turn, chat: Chat, rule: str) -> Iterator[Effect]:
    """It is nobody's chat any more. It hears so, without a name: we do not know who reads it.

    Where help was asked in it and is not closed, it is somebody's of their own: so staff can still
    answer there, and nobody takes the call away with the chat.
    """
    person = theirs.person
    if theirs is turn and (yield from calls.chat_goes(turn, chat)):
        turn.note("chat removed", "", f"{chat.channel}: {rule}")
        theirs.unlink(chat.key)
        return
    told = _("This chat does not belong to anybody now. Is that a mistake? Ask the project, or write “start” here.")
    theirs.send_away(chat.key, turn.batch.setting.speech.say(told, person.language), person.language)
    about = f"person:{person.id}" if theirs is not turn else ""
    turn.note("chat removed", about, f"{chat.channel}: {rule}", person.id if theirs is not turn else None)
    theirs.unlink(chat.key)


def undo(turn: Turn, deed: UndoLink) -> Iterator[Effect]:
    """An older chat says that the new one is not theirs."""
    chat = next((each for each in turn.chats() if each.id == deed.chat), None)
    if chat is None:
        raise not_there()
    if turn.here.on_trial:
        yield _not_yet(turn)
    elif not chat.on_trial:
        text = _("The 7 days are over. You can still remove your {app} chat, under “My chats”.", app=app(chat.channel))
        yield Tell(text, (button(MyChats),))
    else:
        yield from _remove(turn, turn, chat, "undone by an older chat")
        yield NeedsStaff(RequestKind.KEYS, UNDONE, news=True)
        yield Tell(
            paragraphs(
                _("It is undone. The {app} chat does not belong to you any more.", app=app(chat.channel)),
                _("Nothing that was written before could be read there. The coordinators hear of it."),
                _("Did somebody have your phone? Please lock it. Do you worry? Write “person”."),
            )
        )


def remove(turn: Turn, deed: RemoveChat) -> Iterator[Effect]:
    chat = next((each for each in removable(turn.chats()) if each.id == deed.chat), None)
    if chat is None:
        yield _not_yet(turn) if turn.here.on_trial else Tell(_("This chat is not there any more."))
        return
    others = [each for each in turn.chats() if each.id != chat.id and not each.here]
    yield from _remove(turn, turn, chat, "by the person")
    told = _("Your {app} chat does not belong to you any more.", app=app(chat.channel))
    for each in others:
        yield Notify(turn.person.id, told, "a chat was removed", now=True, chat=each.id)
    if not chat.here:
        yield Tell(told)


def remove_theirs(turn: Turn, deed: RemoveTheirChat) -> Iterator[Effect]:
    """A lost phone: all chats of the person hear of it; who has none left gets a new link."""
    theirs = theirs_of(turn, deed.person, Right.LIST)
    name = theirs.person.name or theirs.person.called
    chat = next((each for each in theirs.chats() if each.id == deed.chat), None)
    if chat is None:
        raise not_there()
    yield from _remove(turn, theirs, chat, "by staff")
    told = _("The project removed your {app} chat. You did not ask for this? Write “person”.", app=app(chat.channel))
    left = theirs.chats()
    for each in left:
        yield Notify(deed.person, told, "staff removed a chat", now=True, chat=each.id)
    yield Tell(_("I removed the {app} chat of {name}.", app=app(chat.channel), name=name))
    if not left:
        yield NewLink(deed.person)


def staff_comes_in(turn: Turn, _event: StaffComesIn) -> Iterator[Effect]:
    """The rights of staff are in the chat where their link was opened, and in no other."""
    for chat in turn.chats():
        if not chat.here:
            yield from _remove(turn, turn, chat, "they came in as staff")


DEEDS: Mapping[type[Deed], Does] = {
    MakeLinkCode: make_code,
    LinkHere: link,
    RefuseCode: refuse,
    ChooseChat: choose,
    UndoLink: undo,
    RemoveChat: remove,
    RemoveTheirChat: remove_theirs,
}
DUE: Mapping[str, WhenDue] = {TOLD_AGAIN: told_again, ADDED: chats_added}
