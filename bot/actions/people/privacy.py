"""What staff do with one person's data: a file to hand over, on or off the list,
and erasing them.
"""

from collections.abc import Iterator, Mapping

from bot.actions.people import danger
from bot.actions.people.waiting import forget_news, plan_news
from bot.flows.engine.effects import Notify, SendPaper, Tell, button
from bot.flows.requests import Inbox
from bot.ground.deed import Deed, Effect
from bot.ground.paper import KEPT, Paper
from bot.ground.text import _
from bot.people.deeds import ErasePerson, ExportPerson, PutOnList, TakeOffList
from bot.people.roles import Right
from bot.turns import rights
from bot.turns.events import PersonGoes, PersonLeaves
from bot.turns.tables import Does
from bot.turns.turn import NOT_THERE, MovedOn, Turn
from storage import matches, people, profiles, requests

GOOD_BYE = _("I deleted everything about you. I wish you all the best. You are always welcome again.")


def theirs_of(turn: Turn, person_id: int, right: Right) -> Turn:
    """The turn towards the person a deed is about.

    Raises MovedOn when they are gone, work here, or are not for this member of the staff.
    """
    other = None if turn.batch.has_erased(person_id) else turn.towards(person_id)
    if other is None:
        raise not_there()
    known = people.anybody(turn.connection, turn.programme.id, person_id)
    theirs = rights.may_see_newcomer(turn.person, matches.case_manager_of(turn.connection, person_id))
    if known is None or not (theirs and rights.may(turn.person, right)):
        turn.note("refused", f"person:{person_id}", f"no right to this: {right.value}"[:120])
        raise not_there()
    return other


def not_there() -> MovedOn:
    return MovedOn("", Tell(NOT_THERE))


def export(turn: Turn, deed: ExportPerson) -> Iterator[Effect]:
    """A file for the person, by the hands of whoever made it;
    the journal remembers who that was.
    """
    person = theirs_of(turn, deed.person, Right.EXPORT).person
    turn.note("exported", f"person:{person.id}", "a file to hand over", person.id)
    text = _(
        "This file has what I keep about {name}. Please give it to {name} alone, and then remove it here. "
        "The words of messages are not in it: {name} sees these with “my data” in the chat.",
        name=person.name or person.called,
    )
    file = Paper(KEPT, f"person-{person.id}.json", {"of": person.id})
    yield SendPaper(text, file, about=f"person:{person.id}")


def erase(turn: Turn, deed: ErasePerson) -> Iterator[Effect]:
    """As if they had deleted themselves: their match hears only that it ended.

    They hear it themselves when they can be reached.
    """
    person = theirs_of(turn, deed.person, Right.ERASE).person
    if requests.in_need(turn.connection, person.id) or danger.told(turn, person.id):
        turn.note("refused", f"person:{person.id}", "they asked for help, and nobody has closed it")
        first = _(
            "{name} asked for help, and that is not done yet. Please look after it first. Then you can erase {name}.",
            name=person.name or person.called,
        )
        raise MovedOn("", Tell(first, (button(Inbox, label=_("Open the inbox")),)))
    if person.listed_at is not None:
        turn.note("left the list", person.role.value if person.role else "", deed.why)
        yield PersonLeaves(person.id, "deleted themselves")
    yield PersonGoes(person.id)
    turn.note("erased", f"person:{person.id}", deed.why, person.id)
    yield Notify(person.id, GOOD_BYE, "the project erased them")
    (turn.root or turn).gone.append(person.id)
    yield Tell(_("I deleted everything about {name}.", name=person.name or person.called))


def take_off(turn: Turn, deed: TakeOffList) -> Iterator[Effect]:
    """They do not wait any more; what is open or live ends first. Their answers are kept."""
    theirs = theirs_of(turn, deed.person, Right.LIST)
    person = theirs.person
    if person.listed_at is None:
        raise not_there()
    yield PersonLeaves(person.id, "taken off the list")
    forget_news(theirs, "taken off the list")
    theirs.here.set(listed_at=None)
    people.put(turn.connection, person.id, None)
    turn.note("taken off the list", f"person:{person.id}", "by staff", person.id)
    # Reports count by these lines.
    turn.note("left the list", person.role.value if person.role else "", "by staff")
    told = _("You are not on the list any more. The project did this. Do you want to know why? Write “person”.")
    yield Notify(person.id, told, "taken off the list")
    yield Tell(_("{name} is not on the list any more. The answers are kept.", name=person.name))


def put_on(turn: Turn, deed: PutOnList) -> Iterator[Effect]:
    theirs = theirs_of(turn, deed.person, Right.LIST)
    person = theirs.person
    if person.listed_at is not None or not profiles.read(turn.connection, person.id):
        raise not_there()
    theirs.here.set(listed_at=turn.now)
    people.put(turn.connection, person.id, turn.seconds)
    plan_news(turn, person.id)
    turn.note("put on the list", f"person:{person.id}", "by staff", person.id)
    turn.note("entered", person.role.value if person.role else "", "put on the list by staff")
    yield Notify(person.id, _("You are on the list again. We look for a match for you."), "put on the list")
    yield Tell(_("{name} is on the list again.", name=person.name))


DEEDS: Mapping[type[Deed], Does] = {
    ExportPerson: export,
    ErasePerson: erase,
    TakeOffList: take_off,
    PutOnList: put_on,
}
