"""The chats of one person: the same person on Telegram and on WhatsApp."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo

from bot.flows.engine.choices import Choice
from bot.flows.engine.effects import Begin, Tell
from bot.flows.engine.flow import Condition, Ending, Facts, Flow, fact
from bot.flows.menu import Menu
from bot.ground.deed import Effect
from bot.ground.messages import Option
from bot.ground.text import Text, Value, _, as_is, lines, paragraphs
from bot.people.chats import Chat, OpenedCode, removable
from bot.people.deeds import (
    ChooseChat,
    DetachChat,
    LinkHere,
    MakeLinkCode,
    RefuseCode,
    RemoveChat,
    RemoveTheirChat,
    UndoLink,
)
from bot.people.facts import Card, PeopleFacts
from bot.people.roles import Right, with_right

NAMES: dict[str, Text] = {"telegram": as_is("Telegram"), "whatsapp": as_is("WhatsApp")}
NOTHING, ADD, FIRST, REMOVE = "nothing", "add", "first", "remove"
# What an earlier release called it, and still stands in the database and in old menus.
STORED = "MyApps"


def app(channel: str) -> Text:
    """An app by the name everybody knows."""
    return NAMES.get(channel, as_is(channel))


def until_when(moment: datetime, zone: tzinfo) -> dict[str, Value]:
    """A day and a time for a sentence."""
    there = moment.astimezone(zone)
    return {"day": there.date(), "time": there.time().replace(second=0, microsecond=0)}


def _trial(chat: Chat, zone: tzinfo) -> dict[str, Value]:
    return until_when(chat.trial_until or chat.since, zone)


def _line(chat: Chat, zone: tzinfo) -> Text:
    values: dict[str, Value] = {"app": app(chat.channel), "day": chat.since.astimezone(zone).date()}
    since = (
        _("• {app}, since {day}. You write here now.", **values) if chat.here else _("• {app}, since {day}.", **values)
    )
    if not chat.on_trial:
        return since
    return Text("{line} {new}", {"line": since, "new": _("New until {day}, {time}.", **_trial(chat, zone))})


def not_yet(chats: Sequence[Chat], zone: tzinfo) -> Text:
    """What a chat that is on trial hears of what it may not do yet."""
    here = next(chat for chat in chats if chat.here)
    older = next((chat for chat in chats if not chat.on_trial), None)
    where = (
        _("You can do it in your {app} chat now.", app=app(older.channel))
        if older is not None
        else _("The project can help you now.")
    )
    return paragraphs(
        _("This chat is new. So I cannot do this here until {day}, {time}.", **_trial(here, zone)),
        Text("{where} {person}", {"where": where, "person": _("Or write “person”. Then somebody helps you.")}),
    )


def _chats(facts: Facts) -> tuple[Chat, ...]:
    return facts.of(PeopleFacts).chats


def _on_trial(facts: Facts) -> bool:
    return any(chat.here and chat.on_trial for chat in _chats(facts))


def _others(facts: Facts) -> tuple[str, ...]:
    """The apps in which they have no chat yet; staff come into each chat by a link of their own."""
    if facts.person.staff is not None or _on_trial(facts):
        return ()
    there = {chat.channel for chat in _chats(facts)}
    return tuple(channel for channel in facts.channels if channel not in there)


def _apps(facts: Facts) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chat.channel for chat in _chats(facts)))


def _shown(chats: Sequence[Chat], facts: Facts) -> Text:
    return lines(*(_line(chat, facts.programme.zone) for chat in chats))


def _my_chats(flow: Flow) -> Text:
    facts = flow.facts
    own_link = _("Do you want another chat for your work? Ask for a new link.") if facts.person.staff else None
    return paragraphs(
        _("These are your chats with me:"),
        _shown(_chats(facts), facts),
        *([own_link] if own_link is not None else []),
        _("What would you like to do?"),
    )


def _remove_options(chats: Sequence[Chat]) -> tuple[Option, ...]:
    return tuple(Option(f"{REMOVE}{chat.id}", _("Remove {app}", app=app(chat.channel)), "🗑️") for chat in chats)


def _possible(flow: Flow) -> tuple[Option, ...]:
    facts = flow.facts
    add = tuple(Option(f"{ADD}{channel}", _("Add {app}", app=app(channel)), "➕") for channel in _others(facts))
    several = len(_apps(facts)) > 1 and not _on_trial(facts)
    first = (Option(FIRST, _("Where I write first"), "📱"),) if several else ()
    return (*add, *first, *_remove_options(removable(_chats(facts))), Option(NOTHING, _("Nothing now")))


def _meant(flow: Flow) -> Chat | None:
    """The chat that is to be removed."""
    wanted = str(flow.values.get("what", ""))
    return next((chat for chat in _chats(flow.facts) if wanted == f"{REMOVE}{chat.id}"), None)


def _shall_i_remove(flow: Flow) -> Text:
    chat = _meant(flow)
    if chat is None:
        return _("This chat is not there any more.")
    return paragraphs(
        _("Shall I remove your {app} chat? Then I do not write there any more.", app=app(chat.channel)),
        _("What you told me is kept. Your other chat stays."),
    )


REMOVES = Condition(lambda flow: str(flow.values.get("what", "")).startswith(REMOVE))
# Whether somebody else may have come in by their link, so that what was done here can be undone.
UNSURE = Condition(lambda flow: flow.about.came is not None)
WAS_THEM = Condition(lambda flow: flow.values.get("them") != "no")


class MyChats(Flow[None]):
    """The chats, since when, one more in another app, which one we write to first, and removal."""

    on_trial = True
    always_heard = True
    title = _("My chats")
    in_menu = 380
    icon = "📱"
    brief = True
    needs = ("chats",)

    what = Choice[str](_my_chats, _possible)
    first = Choice[str](
        _("You have two chats with me. Where shall I write first?"),
        lambda flow: tuple(Option(channel, app(channel)) for channel in _apps(flow.facts)),
        when=what.is_(FIRST),
    )
    sure = Choice(_shall_i_remove, {"no": _("No, keep it"), "yes": _("Yes, remove it")}, when=REMOVES)

    @classmethod
    def name(cls) -> str:
        """As it is stored."""
        return STORED

    @classmethod
    def available(cls, facts: Facts) -> bool:
        known = facts.person.listed_at is not None or facts.person.staff is not None
        return known and len(facts.channels) > 1

    def finish(self) -> Iterator[Effect]:
        if self.what == FIRST:
            yield ChooseChat(self.first)
        elif self.what.startswith(ADD):
            yield MakeLinkCode(self.what.removeprefix(ADD))
        elif not self.what.startswith(REMOVE):
            yield Begin(Menu)
        elif self.sure == "yes":
            yield RemoveChat(int(self.what.removeprefix(REMOVE)))
        else:
            yield Tell(_("That is fine. Everything stays as it was."))


def _code(flow: Flow) -> OpenedCode:
    code = flow.facts.of(PeopleFacts).code
    if code is None:
        raise LookupError("no code was opened")
    return code


def _is_it_you(flow: Flow) -> Text:
    code = _code(flow)
    name, other = code.name, app(code.channel)
    return paragraphs(
        _("This is a code of {name}. Are you {name}, and do you want to talk with me here too?", name=name),
        _("Yes: this chat then belongs to {name}. I tell {name} at once, in {app}.", name=name, app=other),
        _("What was written before stays where it is. You do not see it here, and nobody sees yours."),
        _("Are you not {name}? Did somebody read this code to you? Then press “No”. It is safe.", name=name),
    )


class WhoseCode(Flow[None]):
    """Somebody typed a code: whose it is, what happens, and whether they want that."""

    on_trial = True
    title = _("Another chat")
    brief = True
    controls = False
    needs = ("opened code",)

    over = Ending(fact(lambda facts: facts.of(PeopleFacts).code is None), lambda flow: [RefuseCode(late=True)])
    sure = Choice(
        _is_it_you,
        {
            "yes": _("Yes, that is me"),
            "no": _("No"),
        },
    )

    def finish(self) -> Iterator[Effect]:
        yield LinkHere() if self.sure == "yes" else RefuseCode()


class UndoNewChat(Flow[int]):
    """The button under the word that another chat was added."""

    on_trial = True
    always_heard = True
    title = _("Undo")
    of = "chat"
    brief = True

    def finish(self) -> Iterator[Effect]:
        yield UndoLink(self.about)


def _their_chats(flow: Flow[Card]) -> Text:
    name = flow.about.name
    chats = _chats(flow.facts)
    if not chats:
        return _("{name} has no chat with me now.", name=name)
    return paragraphs(
        _("These are the chats of {name}:", name=name),
        _shown(chats, flow.facts),
        _("Is a phone lost or in strange hands? Remove the chat. You get a new link when it was the only one."),
    )


def _shall_i_remove_theirs(flow: Flow[Card]) -> Text:
    chat, name = _meant(flow), flow.about.name
    if chat is None:
        return _("This chat is not there any more.")
    return _(
        "Shall I remove the {app} chat of {name}? Everybody who writes there is a stranger then.",
        app=app(chat.channel),
        name=name,
    )


def was_it_them(flow: Flow[Card]) -> Text:
    card, zone = flow.about, flow.facts.programme.zone
    day = (card.came or flow.facts.now).astimezone(zone).date()
    called = card.called or "?"
    return paragraphs(
        _("{name} came in by a link on {day}. The app says “{called}”.", name=card.name, day=day, called=called),
        _("Was it {name} who wrote here?", name=card.name),
    )


def shall_i_detach(flow: Flow[Card]) -> Text:
    return _(
        "Is this chat not the one of {name}? Then I take it off. {name} is again as you imported it, and you get a "
        "new link. What was answered here since then is gone.",
        name=flow.about.name,
    )


class TheirChats(Flow[Card]):
    """A lost phone: staff remove a chat of somebody; one that was never theirs is taken off."""

    title = _("Their chats")
    of = "person"
    icon = "📱"
    needs = ("anybody", "their chats")
    for_staff = with_right(Right.LIST)

    what = Choice[str](
        _their_chats, lambda flow: (*_remove_options(_chats(flow.facts)), Option(NOTHING, _("Nothing now")))
    )
    them = Choice(was_it_them, {"yes": _("Yes, it was"), "no": _("No, somebody else")}, when=REMOVES & UNSURE)
    other = Choice(
        shall_i_detach,
        {"no": _("No, keep it so"), "yes": _("Yes, take it off")},
        when=REMOVES & UNSURE & them.is_("no"),
    )
    sure = Choice(_shall_i_remove_theirs, {"no": _("No, keep it"), "yes": _("Yes, remove it")}, when=REMOVES & WAS_THEM)

    def finish(self) -> Iterator[Effect]:
        if not self.what.startswith(REMOVE):
            yield Begin(Menu)
        elif self.values.get("other") == "yes":
            yield DetachChat(self.about.person_id)
        elif self.values.get("sure") == "yes":
            yield RemoveTheirChat(self.about.person_id, int(self.what.removeprefix(REMOVE)))
        else:
            yield Tell(_("That is fine. Everything stays as it was."))
