"""What staff do with one person's data: a file to hand over, on or off the list, and erasing them."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.actions.matches.leaving import before, leave_matches
from bot.actions.people import my_data
from bot.actions.people.waiting import forget_news, plan_news
from bot.actions.themes import deeds as themes
from bot.flows.engine.effects import Forget, Notify, SendPaper, Tell
from bot.ground.deed import Effect
from bot.ground.paper import Paper
from bot.ground.text import _
from bot.people.deeds import ErasePerson, ExportPerson, PutOnList, TakeOffList
from bot.people.nouns import Person
from bot.people.roles import Right
from bot.turns import rights
from bot.turns.turn import Act
from storage import history, matches, people, profiles

NOT_THERE = _("This is not there any more.")
GOOD_BYE = _("I deleted everything about you. I wish you all the best. You are always welcome again.")


def _person(act: Act, person_id: int, right: Right) -> Person | None:
    """The person a deed is about; None when they are gone, work here, or are not for this member of the staff."""
    if act.draft.work.has_erased(person_id):
        return None
    known = people.anybody(act.connection, act.programme.id, person_id)
    theirs = rights.may_see_newcomer(act.person, matches.case_manager_of(act.connection, person_id))
    if known is None or not (theirs and rights.may(act.person, right)):
        act.draft.note("refused", f"person:{person_id}", f"no right to this: {right.value}"[:120])
        return None
    other = act.draft.towards(person_id)
    return None if other is None else other.here.person


def _as_theirs(act: Act, person: Person) -> Act:
    """The same deed as if it were the person's own."""
    other = act.draft.towards(person.id)
    if other is None:
        raise LookupError("the person is gone")
    return replace(act, draft=other)


def export(act: Act, deed: ExportPerson) -> Iterator[Effect]:
    """A file for the person, by the hands of whoever made it; the journal remembers who that was."""
    person = _person(act, deed.person, Right.EXPORT)
    if person is None:
        yield Tell(NOT_THERE)
        return
    theirs = _as_theirs(act, person).draft
    kept = my_data.gather(act.connection, theirs.here.person, history.Unwritten([], [], [], []))
    act.draft.note("exported", f"person:{person.id}", "a file to hand over", person.id)
    text = _(
        "This file has what I keep about {name}. Please give it to {name} alone, and then remove it here. "
        "The words of messages are not in it: {name} sees these with “my data” in the chat.",
        name=person.name or person.called,
    )
    file = Paper("text", f"person-{person.id}.json", {"text": my_data.as_json(my_data.to_hand_over(kept))})
    yield SendPaper(text, file, erase=True)


def erase(act: Act, deed: ErasePerson) -> Iterator[Effect]:
    """As if they had deleted themselves: their match hears only that it ended, they hear it when they can be reached."""
    person = _person(act, deed.person, Right.ERASE)
    if person is None:
        yield Tell(NOT_THERE)
        return
    theirs = _as_theirs(act, person)
    # What their own good-bye means for others; an answer to themselves it is not here.
    yield from (each for each in before(theirs, Forget(deed.why)) if not isinstance(each, Tell))
    act.draft.note("erased", f"person:{person.id}", deed.why, person.id)
    yield Notify(person.id, GOOD_BYE, "the project erased them")
    (act.draft.root or act.draft).gone.append(person.id)
    yield Tell(_("I deleted everything about {name}.", name=person.name or person.called))


def take_off(act: Act, deed: TakeOffList) -> Iterator[Effect]:
    """They do not wait any more; what is open or live ends first. Their answers are kept."""
    person = _person(act, deed.person, Right.LIST)
    if person is None or person.listed_at is None:
        yield Tell(NOT_THERE)
        return
    theirs = _as_theirs(act, person)
    yield from themes.free_places(theirs)
    yield from (each for each in leave_matches(theirs, "taken off the list") if not isinstance(each, Tell))
    forget_news(theirs, "taken off the list")
    theirs.draft.here.set(listed_at=None)
    people.put(act.connection, person.id, None)
    act.draft.note("taken off the list", f"person:{person.id}", "by staff", person.id)
    # Reports count by these lines.
    act.draft.note("left the list", person.role.value if person.role else "", "by staff")
    told = _("You are not on the list any more. The project did this. Do you want to know why? Write “person”.")
    yield Notify(person.id, told, "taken off the list")
    yield Tell(_("{name} is not on the list any more. The answers are kept.", name=person.name))


def put_on(act: Act, deed: PutOnList) -> Iterator[Effect]:
    person = _person(act, deed.person, Right.LIST)
    if person is None or person.listed_at is not None or not profiles.read(act.connection, person.id):
        yield Tell(NOT_THERE)
        return
    _as_theirs(act, person).draft.here.set(listed_at=act.now)
    people.put(act.connection, person.id, act.seconds)
    plan_news(act, person.id)
    act.draft.note("put on the list", f"person:{person.id}", "by staff", person.id)
    act.draft.note("entered", person.role.value if person.role else "", "put on the list by staff")
    yield Notify(person.id, _("You are on the list again. We look for a match for you."), "put on the list")
    yield Tell(_("{name} is on the list again.", name=person.name))


DEEDS: dict[type, Callable[..., Iterator[Effect]]] = {
    ExportPerson: export,
    ErasePerson: erase,
    TakeOffList: take_off,
    PutOnList: put_on,
}
