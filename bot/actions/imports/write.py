"""What an import writes: people, what is known of them, their links and matches."""

import secrets
from collections import Counter
from collections.abc import Generator, Iterator, Mapping
from datetime import date, time, timedelta
from typing import Any

from bot.flows.engine.effects import Tell
from bot.flows.people.chats import app
from bot.flows.sign_up.welcome import INTAKES
from bot.ground.calendar import instant
from bot.ground.deed import Deed, Effect
from bot.ground.packed import pack
from bot.ground.text import Exact, Text, _, paragraphs
from bot.imports.cells import OTHER
from bot.imports.deeds import AgreeConduct, NewLink
from bot.imports.reading import Checked, Entry, Pair
from bot.matches.nouns import Match, MatchState
from bot.people.nouns import Gender, Role, Wish
from bot.people.roles import Right
from bot.turns import rights
from bot.turns.events import MatchBegan, PutOnTheList
from bot.turns.tables import Does
from bot.turns.turn import NOT_THERE, Turn
from storage import imports, matches, people, profiles

# So long a link opens.
HOLDS = timedelta(days=60)
NOON = time(12)
ROLES = {Role.NEWCOMER: _("newcomer"), Role.MENTOR: _("mentor")}


def write(turn: Turn, checked: Checked) -> Generator[Effect, None, list[list[Any]]]:
    """People, what is known of them, their links and matches;
    gives the lines of the file with the links.
    """
    ids = {entry.row: turn.batch.new_person_id() for entry in checked.people}
    tokens = {entry.row: secrets.token_urlsafe(12) for entry in checked.people}
    places = Counter(pair.mentor for pair in checked.pairs)
    newcomers = [entry for entry in checked.people if entry.role is Role.NEWCOMER]
    mentors = [entry for entry in checked.people if entry.role is Role.MENTOR]
    people = {entry.row: _person(turn, entry, ids[entry.row]) for entry in checked.people}
    imports.add(
        turn.connection,
        people_rows=list(people.values()),
        newcomer_rows=[_newcomer(entry, ids[entry.row]) for entry in newcomers],
        mentor_rows=[_mentor(turn, entry, ids[entry.row], places[entry.row]) for entry in mentors],
        answer_rows=[_answers(turn, entry, ids[entry.row]) for entry in checked.people],
        invite_rows=[_invite(turn, ids[entry.row], tokens[entry.row], entry.role) for entry in checked.people],
    )
    for entry in checked.people:
        person = people[entry.row]
        turn.note("imported", f"person:{person['id']}", "from a list of the coordinator")
        # Reports count by these lines: who was on a list already came when they came there.
        turn.note("entered", entry.role.value, "from a list of the coordinator", at=person["listed_at"])
    for pair in checked.pairs:
        yield MatchBegan(_match(turn, pair, ids), again=True)
    matched = {row for pair in checked.pairs for row in (pair.newcomer, pair.mentor)}
    yield PutOnTheList(tuple(id_ for row, id_ in ids.items() if row not in matched))
    return [
        [entry.name, ROLES[entry.role], entry.town, *(link(tokens[entry.row]) for link in turn.links.values())]
        for entry in checked.people
    ]


def _moment(turn: Turn, day: str) -> int:
    """Noon of a day, or now where none was said or today has no noon yet."""
    if not day:
        return turn.seconds
    return min(turn.seconds, int(instant(date.fromisoformat(day), NOON, turn.programme.zone).timestamp()))


def _person(turn: Turn, entry: Entry, id_: int) -> dict[str, Any]:
    return {
        "id": id_,
        "programme": turn.programme.id,
        "language": entry.told.get("language", turn.programme.languages[0]),
        "role": entry.role.value,
        "name": entry.name,
        "created_at": turn.seconds,
        "listed_at": _moment(turn, entry.told.get("listed", "")),
    }


def _both(entry: Entry, id_: int) -> dict[str, Any]:
    """What newcomers' and mentors' profiles have in common."""
    told = entry.told
    interests = list(told.get("interests", ()))
    own = interests.pop() if OTHER in interests else ""
    return {
        "person_id": id_,
        "age": told.get("age", ""),
        "town": entry.town,
        "languages": profiles.column(frozenset(told.get("languages", ()))),
        "free": profiles.column(frozenset(told.get("free", ()))),
        "wish": told.get("wish", Wish.EITHER.value),
        "gender": told.get("gender", Gender.UNSAID.value),
        "interests": profiles.column(frozenset(interests)),
        "interests_words": own,
    }


def _newcomer(entry: Entry, id_: int) -> dict[str, Any]:
    more = {"dutch": entry.told.get("dutch", ""), "case_manager": entry.told.get("manager", "")}
    return _both(entry, id_) | more


def _mentor(turn: Turn, entry: Entry, id_: int, matched: int) -> dict[str, Any]:
    """The code of conduct they agree to themselves, when they come into the chat."""
    vog, places = entry.told.get("vog", ""), max(1, matched, entry.told.get("places", 1))
    more = {"hours": turn.programme.profile.mentoring.hours[0], "newcomers": places, "conduct_at": 0}
    return _both(entry, id_) | more | {"vog_at": _moment(turn, vog) if vog else 0}


# The questions of the sign-up that a list answers, named as its fields.
_ASKED = ("age", "languages", "free", "gender", "dutch", "wish")


def _answers(turn: Turn, entry: Entry, id_: int) -> dict[str, Any]:
    """The sign-up as they would have answered it,
    so that they see it in *my data* and can change it.
    """
    given = {"name_": entry.name, "town": entry.town}
    given |= {question: entry.told[question] for question in _ASKED if entry.told.get(question)}
    if entry.role is Role.MENTOR:
        given.pop("dutch", None)
    language = entry.told.get("language", turn.programme.languages[0])
    answers = {name: [value, turn.seconds, language] for name, value in given.items()}
    return {
        "id": turn.batch.new_dialogue_id(),
        "person_id": id_,
        "flow": INTAKES[entry.role].name(),
        "stage": "finished",
        "answers": pack(answers),
        "asked": "",
        "revision": 1,
        "touched_at": turn.seconds,
    }


def _invite(turn: Turn, person: int, token: str, role: Role) -> dict[str, Any]:
    return {
        "token": token,
        "programme": turn.programme.id,
        "role": role.value,
        "created_at": turn.seconds,
        "expires_at": int((turn.now + HOLDS).timestamp()),
        "person_id": person,
    }


def _match(turn: Turn, pair: Pair, ids: dict[int, int]) -> Match:
    """A match that goes on: its year is planned from now on,
    and nothing that is past is made up for.
    """
    sides = [(ids[pair.newcomer], Role.NEWCOMER), (ids[pair.mentor], Role.MENTOR)]
    staff, since = turn.person.staff, _moment(turn, pair.since)
    id_ = matches.create(
        turn.connection, turn.programme.id, sides=sides, staff_id=staff.id if staff else None, override="", now=since
    )
    match = matches.one(turn.connection, id_)
    if match is None:
        raise LookupError("the match is gone")
    match = matches.move(turn.connection, match, MatchState.LIVE, since, began_at=since, consulted="otherwise")
    turn.note("match live", match.about, "from a list of the coordinator", at=since)
    return match


def new_link(turn: Turn, deed: NewLink) -> Iterator[Effect]:
    """Another link for somebody who has not come yet;
    one that was made before opens nothing any more.
    """
    known = people.anybody(turn.connection, turn.programme.id, deed.person)
    other = turn.towards(deed.person)
    if known is None or other is None or not other.here.absent or not rights.may(turn.person, Right.LIST):
        yield Tell(NOT_THERE)
        return
    token = secrets.token_urlsafe(12)
    imports.renew_link(turn.connection, deed.person, _invite(turn, deed.person, token, known.role or Role.NEWCOMER))
    turn.note("link made", f"person:{deed.person}", "another one", deed.person)
    told = [Text("{app}: {link}", {"app": app(name), "link": Exact(link(token))}) for name, link in turn.links.items()]
    yield Tell(
        paragraphs(
            _("Here is a new link for {name}. It opens once, within 60 days.", name=known.name),
            *told,
            _("Give it to {name} alone. An older link opens nothing any more.", name=known.name),
        )
    )


def agree(turn: Turn, deed: AgreeConduct) -> Iterator[Effect]:
    if turn.person.role is Role.MENTOR:
        profiles.agree(turn.connection, turn.person.id, turn.seconds)
        turn.note("conduct agreed", rule="after an import")
    yield from ()


DEEDS: Mapping[type[Deed], Does] = {AgreeConduct: agree, NewLink: new_link}
