"""Links that are made for one person: whoever opens one says who they are, and staff hear of it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta

from bot.actions.people import rights
from bot.flows.engine.effects import Begin, Notify, Tell, button
from bot.flows.engine.flow import Facts, Flow
from bot.flows.imports import ImportedHello
from bot.flows.menu import Menu
from bot.flows.people.links import OpenLink
from bot.flows.people.staff import FindPerson
from bot.flows.sign_up.welcome import Welcome
from bot.ground.about import About
from bot.ground.budget import Budget
from bot.ground.calendar import MORNING
from bot.ground.deed import Deed, Effect
from bot.ground.text import _, as_is, lines, paragraphs
from bot.people.deeds import SayWhoIAm
from bot.people.finding import is_called
from bot.people.nouns import PersonalLink
from bot.requests.nouns import RequestKind
from bot.turns.events import NeedsStaff
from bot.turns.facts import Gone, LookAt
from bot.turns.guest import NOT_YET
from bot.turns.tables import Does, WhenDue
from bot.turns.turn import MovedOn, Skip, Turn
from storage import budgets, imports, invites, timers
from storage.invites import TRIES, Invite
from storage.timers import Timer

LINK_GONE = _("This link does not work any more. Did the project give it to you? Then please ask for a new one.")
# So many seconds to read the first words before something is asked.
SETTLE = 120
# Due in the morning for the coordinators: whose links were opened. So many stand in one message.
OPENED = "links opened"
NAMED = 12
# Staff hear at most this often that somebody tries a link that was used.
SIGNS = Budget(1, timedelta(days=1))


# Somebody opens a link


def opens(turn: Turn, invite: Invite) -> Iterator[Effect]:
    """They are asked who they are; until they said it, nothing of the person is shown."""
    person = turn.person
    if turn.here.on_trial or (invite.person_id is not None and len(turn.chats()) > 1):
        # Whoever has a phone for a minute must not become somebody else, nor make of somebody else
        # whoever it belongs to.
        turn.note("refused", f"person:{person.id}", "a link in one of several chats")
        yield Tell(
            paragraphs(
                _("I cannot use this link here. You have another chat with me, and this link is for one chat."),
                _("Is it your link? Write “person”. Then somebody helps you."),
            )
        )
        yield Begin(Menu)
    elif invite.person_id is not None and (person.listed_at is not None or person.staff is not None):
        yield Tell(_("This link was made for somebody else. You do not need it: I know you already."))
        yield Begin(Menu)
    elif invites.ask(turn.connection, invite.token, person.id, turn.seconds):
        # Who waits for a person of the project answers this first.
        turn.here.end_talk()
        yield Begin(OpenLink, About.of("link", person.id))
    else:
        # In this very moment it was opened in another chat.
        yield from over(turn, invite.token)
        yield _welcome(turn)


def _welcome(turn: Turn) -> Begin:
    """The way on for whoever a link opened nothing for."""
    known = turn.person.listed_at is not None or turn.person.staff is not None
    return Begin(Menu if known else Welcome)


def over(turn: Turn, token: str) -> Iterator[Effect]:
    """A link that opens nothing any more. Was it for one person, and somebody else tries it?
    Then staff hear of it, once a day.
    """
    used = invites.over(turn.connection, token)
    if used is None:
        yield Tell(LINK_GONE)
        return
    me = turn.person
    mine = (
        used.person_id == me.id if used.person_id is not None else me.staff is not None and me.staff.id == used.staff_id
    )
    if mine:
        return
    whose = f"staff:{used.staff_id}" if used.staff_id is not None else f"person:{used.person_id}"
    turn.note("used link tried", whose)
    if _is_new_sign(turn, whose):
        yield from _sign(turn, used)
    yield Tell(
        paragraphs(
            _("This link was for one person, and it was used already."),
            _("Are you new here? Then go on: you can sign up yourself. Is it your link? Write “person”."),
        )
    )


def _is_new_sign(turn: Turn, whose: str) -> bool:
    return budgets.spend(turn.connection, f"used link:{whose}", SIGNS, turn.seconds)


def _sign(turn: Turn, used: Invite) -> Iterator[Effect]:
    if used.person_id is not None:
        yield NeedsStaff(RequestKind.LINK, About.of("person", used.person_id), news=True)
        return
    name = invites.names_of(turn.connection, turn.programme.id).get(used.staff_id or 0, "")
    text = paragraphs(
        _("🔑 Somebody tried the link of {name} for the staff, which was used already.", name=name),
        *rights.called(turn),
    )
    for person_id, _guard in rights.guards(turn):
        yield Notify(person_id, text, "a used link was tried", f"staff:{used.staff_id}")


# They say who they are


def say_who(turn: Turn, deed: SayWhoIAm) -> Iterator[Effect]:
    """What they said is the name of whoever the link is for, and not kept as a word of theirs."""
    turn.take_away_words(OpenLink.name())
    link = invites.asked(turn.connection, turn.person.id, turn.seconds)
    if link is None:
        raise MovedOn("", Tell(LINK_GONE), _welcome(turn))
    if not is_called(link.name, deed.name):
        yield from _wrong(turn, link)
    elif link.staff is not None:
        yield from rights.comes_in(turn, link, link.staff)
    else:
        yield from _is_listed(turn, link, link.person_id or 0)


def _wrong(turn: Turn, link: PersonalLink) -> Iterator[Effect]:
    """Three times another name, and the link is closed; staff hear it, and nobody is stuck."""
    tries = invites.missed(turn.connection, link.token)
    turn.note("wrong name", link.of, f"{tries} of {TRIES}")
    if tries < TRIES:
        yield Tell(_("I have another name for this link. Please look how the project writes your name. Try again."))
        yield Begin(OpenLink, About.of("link", turn.person.id))
        return
    if link.staff is not None:
        text = paragraphs(
            _("🔑 Somebody opened the link of {name} for the staff and told another name three times.", name=link.name),
            *rights.called(turn),
            _("The link is closed. {name} needs a new one.", name=link.name),
        )
        for person_id, _guard in rights.guards(turn):
            yield Notify(person_id, text, "a wrong name for a link", link.of, now=True)
    else:
        # Whoever tries the closed link today brings no other sign.
        _is_new_sign(turn, link.of)
        yield NeedsStaff(RequestKind.LINK, link.of, news=True)
    yield Tell(
        paragraphs(
            _("I have another name for this link, so I closed it. The people of the project know it."),
            _("Is it your link? Write “person”. Are you new here? Then go on: you can sign up yourself."),
        )
    )
    yield _welcome(turn)


def _is_listed(turn: Turn, link: PersonalLink, person_id: int) -> Iterator[Effect]:
    """This chat belongs to whoever the link was made for."""
    me, known = turn.person, turn.batch.guest_of(person_id)
    if me.listed_at is not None or me.staff is not None or known is None or not known.absent:
        raise MovedOn("", Tell(LINK_GONE), _welcome(turn))
    kept = imports.as_imported(turn.connection, person_id)
    if not turn.join(person_id):
        raise MovedOn("", Tell(LINK_GONE), _welcome(turn))
    invites.use(turn.connection, link.token, turn.seconds, kept)
    turn.here.set(called=me.called, hint=me.hint, language=me.language)
    turn.note("came in", link.of, "by their own link, after an import")
    # What was to be asked of them waited for this.
    timers.hasten(turn.connection, person_id, NOT_YET, "ask ", turn.seconds + SETTLE)
    _gather(turn)
    yield Begin(ImportedHello)


def _gather(turn: Turn) -> None:
    """Coordinators hear whose links were opened, all together on the next working morning."""
    for person_id in turn.coordinators():
        if not timers.stands(turn.reading, OPENED, person_id):
            morning = turn.programme.office.next_at(turn.now, MORNING)
            turn.plan(OPENED, person_id, morning, About.of("since", turn.seconds))


def links_opened(turn: Turn, timer: Timer) -> Iterator[Effect]:
    """Whose links were opened, each with the name of the chat, so that somebody else is seen."""
    found = invites.opened_since(turn.connection, turn.programme.id, timer.about.id)
    if not found:
        raise Skip("nobody opened a link")
    rows = [
        _("{name}: the app says “{called}”", name=name, called=called) if called else as_is(name)
        for name, called in found[:NAMED]
    ]
    more = len(found) - len(rows)
    text = paragraphs(
        lines(
            _("🔗 These people opened their link:"),
            *rows,
            *([_("and {count} more", count=more)] if more > 0 else []),
        ),
        _("Is one of them somebody else? Open the person, and choose “It is another person”."),
    )
    yield Notify(timer.person_id, text, "links were opened", "", (button(FindPerson),))


# What conversations know


def look(turn: Turn, flow: type[Flow], facts: Facts, _id: int) -> Facts:
    """Only the link about which this very person is asked, whatever number a button has."""
    found = invites.asked(turn.connection, facts.person.id, turn.seconds)
    if found is None:
        raise Gone(facts.about)
    return replace(facts, thing=found)


KINDS: dict[str, LookAt] = {"link": look}
DEEDS: Mapping[type[Deed], Does] = {SayWhoIAm: say_who}
DUE: Mapping[str, WhenDue] = {OPENED: links_opened}
