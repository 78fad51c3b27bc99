"""Links that are made for one person: whoever opens one says who they are, staff hear of it, and
what was opened by somebody else is put right.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.actions.people.helped import erase_when_helped
from bot.actions.people.privacy import GOOD_BYE
from bot.actions.people.waiting import forget_news
from bot.flows.engine.effects import Begin, Forget, Notify, Tell, button
from bot.flows.engine.flow import Facts, Flow
from bot.flows.imports import ImportedHello
from bot.flows.menu import Menu
from bot.flows.people.links import OpenLink, WhoCameIn, who_came
from bot.flows.people.staff import FindPerson, StaffHello
from bot.flows.sign_up.welcome import Welcome
from bot.ground.about import About
from bot.ground.budget import Budget
from bot.ground.calendar import MORNING
from bot.ground.deed import Deed, Effect
from bot.ground.dialogue import Stage
from bot.ground.text import Text, _, as_is, lines, paragraphs
from bot.imports.deeds import NewLink
from bot.matches.nouns import MatchState
from bot.people.deeds import DetachChat, EndRights, LeaveForGood, SayWhoIAm
from bot.people.finding import is_called
from bot.people.nouns import CameIn, PersonalLink, Staff
from bot.people.roles import Right, with_right
from bot.requests import words as request_words
from bot.requests.nouns import RequestKind
from bot.turns import rights
from bot.turns.events import ChatDetached, NeedsStaff, PersonLeaves, StaffComesIn, StaffLeaves
from bot.turns.facts import Gone, LookAt
from bot.turns.outcomes import stopped
from bot.turns.reach import NOT_YET
from bot.turns.tables import Does, WhenDue
from bot.turns.turn import NOT_THERE, MovedOn, Skip, Turn
from storage import budgets, imports, invites, matches, people, requests, timers
from storage.invites import LEFT, TRIES, Invite
from storage.timers import Timer

LINK_GONE = _("This link does not work any more. Did the project give it to you? Then please ask for a new one.")
# So long after a link was opened it may turn out to have been somebody else.
LOOKED_AT = timedelta(days=7)
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
        turn.here.set(with_person_at=None)
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
    if budgets.spend(turn.connection, f"used link:{whose}", SIGNS, turn.seconds):
        yield from _sign(turn, used)
    yield Tell(
        paragraphs(
            _("This link was for one person, and it was used already."),
            _("Are you new here? Then go on: you can sign up yourself. Is it your link? Write “person”."),
        )
    )


def _sign(turn: Turn, used: Invite) -> Iterator[Effect]:
    if used.person_id is not None:
        yield NeedsStaff(RequestKind.LINK, About.of("person", used.person_id), news=True)
        return
    name = invites.names_of(turn.connection, turn.programme.id).get(used.staff_id or 0, "")
    text = paragraphs(
        _("🔑 Somebody tried the link of {name} for the staff, which was used already.", name=name), *_called(turn)
    )
    for person_id in _guards(turn):
        yield Notify(person_id, text, "a used link was tried", f"staff:{used.staff_id}")


def _called(turn: Turn) -> tuple[Text, ...]:
    """Whoever opened a link, by the name that their app gives them."""
    called = turn.person.called
    return (_("The app calls this chat “{called}”.", called=called),) if called else ()


def _guards(turn: Turn) -> list[int]:
    """Who of the staff hears who came in: administrators and coordinators, but for who acts."""
    found = invites.people_of_staff(turn.reading, turn.programme.id, with_right(Right.STAFF))
    return [person_id for person_id, _staff in found if person_id != turn.person.id]


# They say who they are


def say_who(turn: Turn, deed: SayWhoIAm) -> Iterator[Effect]:
    link = invites.asked(turn.connection, turn.person.id, turn.seconds)
    if link is None:
        raise MovedOn("", Tell(LINK_GONE), _welcome(turn))
    if not is_called(link.name, deed.name):
        yield from _wrong(turn, link)
    elif link.staff is not None:
        yield from _is_staff(turn, link, link.staff)
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
            *_called(turn),
            _("The link is closed. {name} needs a new one.", name=link.name),
        )
        for person_id in _guards(turn):
            yield Notify(person_id, text, "a wrong name for a link", link.of, now=True)
    else:
        # Whoever tries the closed link today brings no other sign.
        budgets.spend(turn.connection, f"used link:{link.of}", SIGNS, turn.seconds)
        yield NeedsStaff(RequestKind.LINK, link.of, news=True)
    yield Tell(
        paragraphs(
            _("I have another name for this link, so I closed it. The people of the project know it."),
            _("Is it your link? Write “person”. Are you new here? Then go on: you can sign up yourself."),
        )
    )
    yield _welcome(turn)


def _is_staff(turn: Turn, link: PersonalLink, staff: Staff) -> Iterator[Effect]:
    """This chat is theirs; who was signed up here is not on the list any more."""
    guest, connection = turn.here, turn.connection
    if guest.person.listed_at is not None:
        turn.note("left the list", guest.person.role.value if guest.person.role else "", "works for the project")
        yield PersonLeaves(guest.person.id, "works for the project")
        guest.set(listed_at=None)
        forget_news(turn, "works for the project")
    for dialogue in list(guest.dialogues.values()):
        if dialogue.stage in (Stage.OPEN, Stage.WAITING):
            guest.put(stopped(dialogue))
    _leave_earlier_chat(turn, staff)
    invites.use(connection, link.token, turn.seconds)
    invites.bind(connection, staff.id, guest.person.id)
    turn.batch.forget_staff()
    guest.staff_id = staff.id
    guest.set(staff=staff)
    turn.note("came in", link.of, "by their own link")
    yield StaffComesIn()
    yield from _tell_who_came(turn, staff)
    yield Begin(StaffHello)


def _leave_earlier_chat(turn: Turn, staff: Staff) -> None:
    """A chat that was theirs before has no rights any more from this moment on."""
    earlier = invites.person_of_staff(turn.connection, staff.id)
    other = turn.towards(earlier) if earlier is not None and earlier != turn.person.id else None
    if other is not None:
        other.here.staff_id = None
        other.here.set(staff=None)


def _tell_who_came(turn: Turn, staff: Staff) -> Iterator[Effect]:
    came = CameIn(staff, turn.now, may_end=True)
    about = About.of("staff", staff.id)
    text = paragraphs(
        who_came(came, turn.programme.zone),
        *_called(turn),
        _("Is it not {name}? Then take the access away now.", name=staff.name),
    )
    for person_id in _guards(turn):
        yield Notify(person_id, text, "who came in", about, (button(WhoCameIn, about, _("Look at it")),), now=True)


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


# It was somebody else


def detach(turn: Turn, deed: DetachChat) -> Iterator[Effect]:
    """The chat is taken off the person, who is as they were imported and gets a new link; the
    stranger is somebody new, and all who are concerned hear it.
    """
    known = people.anybody(turn.connection, turn.programme.id, deed.person)
    opened = invites.opened(turn.connection, deed.person)
    theirs = turn.towards(deed.person) if known is not None and opened is not None else None
    if (
        known is None
        or opened is None
        or theirs is None
        or theirs.here.absent
        or not rights.may(turn.person, Right.LIST)
    ):
        turn.note("refused", f"person:{deed.person}", "no right to this, or no link that was opened")
        yield Tell(NOT_THERE)
        return
    since, kept = opened
    day = datetime.fromtimestamp(since, UTC).astimezone(turn.programme.zone).date()
    for match in matches.of_person(turn.connection, deed.person, (MatchState.PROPOSED, MatchState.LIVE)):
        yield ChatDetached(match, deed.person, since)
        text = _(
            "A word about {name}: somebody else had the link of {name}. What came from {name} here since {day} may be "
            "from somebody else. The project looks after it. Questions? Write “person”.",
            name=known.name,
            day=day,
        )
        for member in match.others(deed.person):
            yield Notify(member.person_id, text, "the chat of the other side was somebody else's", match.about)
    stranger, was = turn.batch.new_person_id(), theirs.here.person
    row = {"id": stranger, "programme": turn.programme.id, "language": was.language, "hint": was.hint[:16]}
    row |= {"called": was.called[:200], "created_at": turn.seconds}
    imports.detach(turn.connection, deed.person, kept, since, row, turn.seconds)
    turn.read_anew(deed.person)
    turn.note("chat detached", f"person:{deed.person}", "somebody else had opened the link", deed.person)
    yield Notify(
        stranger,
        paragraphs(
            _("The link that you opened was made for somebody else. I have put that right now."),
            _("Do you want to sign up yourself? Write “start”. Do you want to talk to a person? Write “person”."),
        ),
        "the link was for somebody else",
    )
    told = _("The chat of {name} was somebody else's. It was taken off, and {name} gets a new link.", name=known.name)
    yield from turn.tell_coordinators(None, told, "a chat was taken off somebody", f"person:{deed.person}")
    yield Tell(
        _("This chat is not the one of {name} any more. {name} is on the list as you imported it.", name=known.name)
    )
    yield NewLink(deed.person)


# They want to leave


def leave_for_good(turn: Turn, deed: LeaveForGood) -> Iterator[Effect]:
    """All of theirs is erased. Whoever came in by a link of an import these days may be somebody
    else: then a person of the project looks first, so that nothing of whom it is for is lost.
    """
    me = turn.person
    opened = invites.opened(turn.connection, me.id)
    if opened is None or turn.seconds - opened[0] >= LOOKED_AT.total_seconds():
        yield from erase_when_helped(turn) if deed.helped else _erase(turn)
        return
    turn.note("asked to be erased", f"person:{me.id}", "came in by a link these days")
    yield NeedsStaff(RequestKind.LINK, About.of("person", me.id), news=True)
    text = paragraphs(
        _("🔗 {name} came in by a link a few days ago, and wants to be deleted.", name=me.name),
        _("Is it {name}? Then open the person, and choose “Erase”.", name=me.name),
        _("Is it somebody else? Then choose “It is another person”."),
    )
    for person_id in turn.coordinators():
        yield Notify(person_id, text, "who came in by a link wants to be erased", buttons=(button(FindPerson),))
    yield Tell(
        paragraphs(
            _("You came here by a personal link, less than 7 days ago. Somebody else could have had this link."),
            _("So a person of the project looks at it first. Then they delete everything. They know it now."),
        )
    )


def _erase(turn: Turn) -> Iterator[Effect]:
    """At once; who asked for help here hears once more whom to call."""
    here = (0, turn.here.address.chat)
    in_need = any(each.chat in here for each in requests.in_need(turn.connection, turn.person.id))
    numbers = request_words.numbers(turn.programme) if in_need else ()
    urgent = (_("Is somebody in danger now? Call one of these:"), *numbers) if numbers else ()
    yield Tell(paragraphs(GOOD_BYE, *urgent) if urgent else GOOD_BYE)
    yield Forget("own wish")


# Their rights end


def end_rights(turn: Turn, deed: EndRights) -> Iterator[Effect]:
    """Somebody who was here before takes the rights of who came in away, at once."""
    came = _came_in(turn, deed.staff)
    if came is None or not came.may_end:
        turn.note("refused", f"staff:{deed.staff}", "no right to this")
        yield Tell(NOT_THERE)
        return
    staff = came.staff
    person_id = invites.person_of_staff(turn.connection, staff.id)
    invites.end_rights(turn.connection, staff.id, turn.seconds)
    turn.batch.forget_staff()
    other = turn.towards(person_id) if person_id is not None else None
    if other is not None:
        other.here.set(staff=None)
    turn.note("staff revoked", f"staff:{staff.id}", "by the staff, after they came in", person_id)
    yield Tell(_("{name} has no access any more. With a new link {name} can come in again.", name=staff.name))
    mine = turn.person.staff
    told = _("{other} took the access of {name} away.", other=mine.name if mine else "", name=staff.name)
    for each in _guards(turn):
        if each != person_id:
            yield Notify(each, told, "rights were ended", f"staff:{staff.id}", now=True)
    if person_id is not None:
        text = _("You have no access to the work of the project here any more. Is this wrong? Please call the project.")
        yield Notify(person_id, text, "their rights were ended", now=True)


def _came_in(turn: Turn, staff_id: int) -> CameIn | None:
    """Who came in when, and whether who acts was here before; None for who is not in."""
    me, found = turn.person.staff, invites.member(turn.reading, staff_id)
    at = invites.came_in(turn.reading, staff_id)
    if me is None or found is None or at is None or not rights.may(turn.person, Right.STAFF):
        return None
    mine = invites.came_in(turn.reading, me.id)
    return CameIn(found, datetime.fromtimestamp(at, UTC), may_end=me.id != staff_id and mine is not None and mine <= at)


def staff_left(turn: Turn, timer: Timer) -> Iterator[Effect]:
    """Their rights have ended: what they carried another one carries."""
    if turn.person.staff is not None:
        raise Skip("they work here again")
    yield StaffLeaves(timer.person_id)


# What conversations know


def look(turn: Turn, flow: type[Flow], facts: Facts, _id: int) -> Facts:
    """Only the link about which this very person is asked, whatever number a button has."""
    found = invites.asked(turn.connection, facts.person.id, turn.seconds)
    if found is None:
        raise Gone(facts.about)
    return replace(facts, thing=found)


def look_at_staff(turn: Turn, flow: type[Flow], facts: Facts, id_: int) -> Facts:
    came = _came_in(turn, id_)
    if came is None:
        raise Gone(facts.about)
    return replace(facts, thing=came)


KINDS: dict[str, LookAt] = {"link": look, "staff": look_at_staff}
DEEDS: Mapping[type[Deed], Does] = {
    SayWhoIAm: say_who,
    EndRights: end_rights,
    DetachChat: detach,
    LeaveForGood: leave_for_good,
}
DUE: Mapping[str, WhenDue] = {LEFT: staff_left, OPENED: links_opened}
