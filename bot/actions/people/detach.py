"""Somebody else came in by the link of somebody whom staff put on the list: the chat is taken off
them, and until that can't be any more nothing of them is erased without staff.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from bot.actions.people import danger, meanwhile
from bot.actions.people.helped import erase_when_helped
from bot.actions.people.privacy import GOOD_BYE
from bot.flows.engine.effects import Forget, Notify, Tell, button
from bot.flows.people.staff import FindPerson
from bot.ground.about import About
from bot.ground.deed import Deed, Effect
from bot.ground.text import Text, _, lines, paragraphs
from bot.imports.deeds import NewLink
from bot.matches.nouns import MatchState
from bot.people.deeds import DetachChat, LeaveForGood
from bot.people.nouns import Person
from bot.people.roles import Right
from bot.requests import words as request_words
from bot.requests.nouns import RequestKind
from bot.turns import rights
from bot.turns.events import ChatDetached, NeedsStaff
from bot.turns.tables import Does
from bot.turns.turn import NOT_THERE, Turn
from storage import detach as stored
from storage import erasure, invites, journal, matches, people, requests
from storage.journal import Entry

# So long after a link was opened it may turn out to have been somebody else.
LOOKED_AT = timedelta(days=7)


def detach(turn: Turn, deed: DetachChat) -> Iterator[Effect]:
    """The person is as they were imported and gets a new link; the stranger is somebody new, and
    all who are concerned hear it.
    """
    was = _whose(turn, deed.person)
    opened = invites.opened(turn.connection, deed.person)
    if was is None or opened is None:
        turn.note("refused", f"person:{deed.person}", "no right to this, or no link that was opened")
        yield Tell(NOT_THERE)
        return
    since, kept = opened
    done = journal.by_person(turn.connection, deed.person, since)
    stranger = _make_stranger(turn, was, since, kept)
    yield from _put_right(turn, was, since, done)
    yield _tell_stranger(stranger)
    told = _("The chat of {name} was somebody else's. It was taken off, and {name} gets a new link.", name=was.name)
    yield from turn.tell_coordinators(None, told, "a chat was taken off somebody", f"person:{was.id}")
    yield Tell(_what_was_done(was, _day(turn, since), done))
    yield NewLink(was.id)


def _whose(turn: Turn, person_id: int) -> Person | None:
    """Whose chat it was until now, if who acts may take one off."""
    known = people.anybody(turn.connection, turn.programme.id, person_id)
    theirs = turn.towards(person_id) if known is not None else None
    may = theirs is not None and not theirs.here.absent and rights.may(turn.person, Right.LIST)
    return theirs.person if theirs is not None and may else None


def _make_stranger(turn: Turn, was: Person, since: int, kept: str) -> int:
    """Whoever wrote here is somebody new; returns who."""
    stranger = turn.batch.new_person_id()
    row = {"id": stranger, "programme": turn.programme.id, "language": was.language, "hint": was.hint[:16]}
    row |= {"called": was.called[:200], "created_at": turn.seconds}
    theirs = turn.towards(was.id)
    team = theirs.here.team_id if theirs is not None else None
    stored.detach(turn.connection, was.id, kept, since, row, turn.seconds)
    # A team that the stranger had founded is nobody's.
    erasure.drop_empty_teams(turn.connection, [team] if team is not None else [])
    turn.read_anew(was.id)
    # By this line the stranger is found when the person is erased: their words may have the name.
    turn.note("chat detached", f"person:{was.id}", "somebody else had opened the link", stranger)
    return stranger


def _put_right(turn: Turn, was: Person, since: int, done: Sequence[Entry]) -> Iterator[Effect]:
    """In each match, what was done in the person's name is undone or asked again."""
    day = _day(turn, since)
    text = _(
        "A word about {name}: somebody else had the link of {name}. What came from {name} here since {day} may be "
        "from somebody else. The project looks after it. Questions? Write “person”.",
        name=was.name,
        day=day,
    )
    for match in matches.of_person(turn.connection, was.id, (MatchState.PROPOSED, MatchState.LIVE)):
        did = frozenset(each.kind for each in done if each.about == match.about)
        yield ChatDetached(match, was.id, since, did)
        for member in match.others(was.id):
            yield Notify(member.person_id, text, "the chat of the other side was somebody else's", match.about)


def _tell_stranger(stranger: int) -> Notify:
    text = paragraphs(
        _("The link that you opened was made for somebody else. I have put that right now."),
        _("Do you want to sign up yourself? Write “start”. Do you want to talk to a person? Write “person”."),
    )
    return Notify(stranger, text, "the link was for somebody else")


def _what_was_done(was: Person, day: date, done: Sequence[Entry]) -> Text:
    now = _("This chat is not the one of {name} any more. {name} is on the list as you imported it.", name=was.name)
    told = meanwhile.told(each.kind for each in reversed(done))
    if not told:
        return now
    head = _("This was done in the name of {name} since {day}:", name=was.name, day=day)
    return paragraphs(now, lines(head, *(Text("• {done}", {"done": each}) for each in told)))


def _day(turn: Turn, since: int) -> date:
    return datetime.fromtimestamp(since, turn.programme.zone).date()


# They want to leave


def leave_for_good(turn: Turn, deed: LeaveForGood) -> Iterator[Effect]:
    """All of theirs is erased. Whoever came in by a link of an import these days may be somebody
    else: then a person of the project looks first, so that nothing of whom it is for is lost.
    """
    me = turn.person
    danger.heed(turn, me.id)
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
    in_need = requests.in_need(turn.connection, turn.person.id, turn.here.address.chat)
    numbers = request_words.numbers(turn.programme) if in_need else ()
    urgent = (_("Is somebody in danger now? Call one of these:"), *numbers) if numbers else ()
    yield Tell(paragraphs(GOOD_BYE, *urgent) if urgent else GOOD_BYE)
    yield Forget("own wish")


DEEDS: Mapping[type[Deed], Does] = {DetachChat: detach, LeaveForGood: leave_for_good}
