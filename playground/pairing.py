"""Brings two phones together by the real conversation: they sign up, staff match them,
both say yes.
"""

from collections.abc import Iterable
from typing import Protocol

from playground.autopilot import asked
from playground.people import Json, Person
from playground.story import STAFF, StoryDoor
from playground.world import World


class Plays(Protocol):
    """Who lets people act: `playground.year.Year`."""

    @property
    def world(self) -> World: ...
    @property
    def door(self) -> StoryDoor: ...
    @property
    def cast(self) -> tuple[Person, ...]: ...
    async def settle(self, seconds: float = 0.0) -> None: ...
    async def answer_all(self) -> None: ...
    async def menu(self, person: Person, entry: str) -> None: ...
    async def pick(self, person: Person, option: str) -> bool: ...


async def make_match(plays: Plays) -> None:
    """A live match of the first two of the cast, unless they have one;
    raises LookupError where it can't be made.
    """
    newcomer, mentor, coordinator = plays.cast[:3]
    # Staff first: a newcomer may name a case manager only who is there.
    for people in (plays.cast[2:], plays.cast[:2]):
        await _come_in(plays, people)
    if await _is_live(plays):
        return
    await see_mentor(plays, coordinator, mentor)
    await open_from_list(plays, coordinator, newcomer)
    if question_of(plays, coordinator) == "mentor":
        await tap(plays, coordinator, mentor.name)
    if question_of(plays, coordinator) == "":
        # What does not fit is no hindrance, with a reason.
        plays.world.say(coordinator, "They laughed together at the open evening")
        await plays.settle()
    await _agree(plays, coordinator)
    await plays.answer_all()
    if not await _is_live(plays):
        raise LookupError(f"{newcomer.name} and {mentor.name} could not be matched. Perhaps one has a match already.")


async def say_who(plays: Plays, people: Iterable[Person]) -> None:
    """Staff who have just opened their link tell the name that it was made for."""
    for person in people:
        if person.role in STAFF:
            plays.world.say(person, person.name)
    await plays.settle()


async def _come_in(plays: Plays, people: tuple[Person, ...]) -> None:
    new = [person for person in people if not person.started]
    for person in new:
        plays.world.start(person)
    await plays.settle()
    await say_who(plays, new)
    # An intake has more questions than a day has answers, so it may go on a little later.
    for _ in range(3):
        await plays.answer_all()


async def _is_live(plays: Plays) -> bool:
    found: Json = await plays.door.happened(plays.cast, 0, plays.world.clock() + 60) or {"rows": []}
    kinds: dict[str, set[str]] = {}
    last = ""
    for row in found["rows"]:
        kinds.setdefault(row["about"], set()).add(row["who"])
        if row["kind"] in ("match live", "match ended"):
            last = row["about"] if row["kind"] == "match live" else ""
    return bool(last) and len(kinds[last]) > 1


async def open_from_list(plays: Plays, staff: Person, somebody: Person) -> None:
    """Open a person from the list of who waits."""
    await plays.menu(staff, "WhoWaits")
    await tap(plays, staff, somebody.name)


async def see_mentor(plays: Plays, staff: Person, mentor: Person) -> None:
    await open_from_list(plays, staff, mentor)
    await plays.pick(staff, "vog")


async def _agree(plays: Plays, coordinator: Person) -> None:
    """The case manager says yes, or it is written down that they did; then both are asked."""
    if not await plays.pick(coordinator, "ask"):
        raise LookupError(f"{coordinator.name} could not open the match.")
    await plays.answer_all()
    if await _open_match(plays, coordinator) and await plays.pick(coordinator, "propose"):
        return
    await plays.pick(coordinator, "record")
    plays.world.say(coordinator, "Agreed by phone")
    await plays.settle()
    await plays.pick(coordinator, "propose")


async def _open_match(plays: Plays, coordinator: Person) -> bool:
    """By the button of the news about it, where there is some."""
    for message in reversed(plays.world.replies(coordinator)[-3:]):
        for button in message.buttons:
            if str(button.get("callback_data", "")).startswith("!MatchDesk"):
                plays.world.press(coordinator, message.id, button["callback_data"])
                await plays.settle()
                return True
    return False


def question_of(plays: Plays, person: Person) -> str:
    newest = plays.world.replies(person)[-1]
    return asked(newest)[0]


async def tap(plays: Plays, person: Person, words: str) -> None:
    """Press the newest button whose label has these words; raises LookupError."""
    for message in reversed(plays.world.replies(person)[-3:]):
        for button in message.buttons:
            if words in button["text"]:
                plays.world.press(person, message.id, button["callback_data"])
                await plays.settle()
                return
    raise LookupError(f"{person.name} sees no button {words}.")
