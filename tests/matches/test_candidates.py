"""What matching reads: newcomers, mentor sides with their places taken, and who said no;
on both databases.
"""

from typing import Any

import pytest
from sqlalchemy import insert, update

from bot.matches.fit import MentorSide
from bot.matches.nouns import TAKES_PLACE, MatchState
from storage import candidates
from storage.database import Database
from storage.tables import match_members, matches, mentors, newcomers, people, teams

NOW = 1_800_000_000
AMAL, SANNE, PIET, ELS = 1, 2, 3, 4


def person(database: Database, id_: int, role: str = "mentor", **more: Any) -> None:
    row = {"programme": "leiden", "language": "nl", "role": role, "name": f"P{id_}", "created_at": 1, "listed_at": 1}
    database.write(lambda c: c.execute(insert(people), [row | {"id": id_} | more]))


def mentor(database: Database, id_: int, told: dict[str, Any] | None = None, **more: Any) -> None:
    person(database, id_, **more)
    own = {"person_id": id_, "languages": ",en,nl,", "free": ",we,", "newcomers": 2, "conduct_at": 1}
    database.write(lambda c: c.execute(insert(mentors), [own | (told or {})]))


def team(database: Database, id_: int, name: str) -> None:
    row = {"id": id_, "programme": "leiden", "name": name, "token": name, "created_at": 1}
    database.write(lambda c: c.execute(insert(teams), [row]))


def match(database: Database, id_: int, state: MatchState, newcomer: int, *helpers: int | None) -> None:
    row = {"id": id_, "programme": "leiden", "state": state.value, "version": 1, "since": 1, "created_at": 1}
    members = [{"match_id": id_, "person_id": newcomer, "side": "newcomer"}]
    members += [{"match_id": id_, "person_id": helper, "side": "mentor"} for helper in helpers]
    database.write(lambda c: c.execute(insert(matches), [row]))
    database.write(lambda c: c.execute(insert(match_members), members))


def sides(database: Database, programme: str = "leiden") -> dict[str, MentorSide]:
    return {side.key: side for side in database.write(lambda c: candidates.sides(c, programme, NOW))}


def one(database: Database, key: str, programme: str = "leiden") -> MentorSide | None:
    return database.write(lambda c: candidates.side(c, programme, key, NOW))


def declined(database: Database, newcomer: int = AMAL) -> frozenset[int]:
    return database.write(lambda c: candidates.declined(c, newcomer))


def test_a_newcomer_is_read_as_matching_sees_them(database: Database) -> None:
    person(database, AMAL, "newcomer")
    told = {"town": "Leiden", "languages": ",ar,ti,", "dutch": "simple", "free": ",em,we,", "wish": "woman"}
    more = {"gender": "woman", "goals": ",dutch,", "interests": "", "person_id": AMAL}
    database.write(lambda c: c.execute(insert(newcomers), [told | more]))
    found = database.write(lambda c: candidates.seeker(c, AMAL))
    assert found is not None
    assert (found.person_id, found.town, found.dutch, found.wish, found.gender) == (
        1,
        "Leiden",
        "simple",
        "woman",
        "woman",
    )
    assert (found.languages, found.free, found.goals) == ({"ar", "ti"}, {"em", "we"}, {"dutch"})
    assert found.interests == frozenset()


def test_who_told_nothing_yet_is_no_seeker(database: Database) -> None:
    person(database, AMAL, "newcomer")
    assert database.write(lambda c: candidates.seeker(c, AMAL)) is None


def test_a_mentor_alone_is_a_side(database: Database) -> None:
    told = {"town": "Leiden", "wish": "woman", "gender": "man", "interests": ",film,", "together": ",coffee,walk,"}
    mentor(database, SANNE, told | {"vog_at": 5}, name="Sanne")
    found = sides(database)["mentor:2"]
    (helper,) = found.helpers
    assert (found.name, found.taken) == ("Sanne", 0)
    assert helper.person_id == SANNE
    assert (helper.name, helper.town, helper.wish, helper.gender) == ("Sanne", "Leiden", "woman", "man")
    assert (helper.languages, helper.free) == ({"en", "nl"}, {"we"})
    assert (helper.interests, helper.together, helper.places) == ({"film"}, {"coffee", "walk"}, 2)
    assert (helper.conduct, helper.vog, helper.paused) == (True, True, False)


def test_mentors_of_one_team_are_one_side_with_the_name_of_the_team(database: Database) -> None:
    team(database, 7, "The Bakers")
    mentor(database, SANNE, team_id=7)
    mentor(database, PIET, team_id=7)
    mentor(database, ELS)
    found = sides(database)
    assert set(found) == {"team:7", "mentor:4"}
    assert found["team:7"].name == "The Bakers"
    assert [helper.person_id for helper in found["team:7"].helpers] == [SANNE, PIET]


@pytest.mark.parametrize(
    "more",
    [{"listed_at": None}, {"stopped_at": 1}, {"role": "newcomer"}, {"programme": "gent"}],
    ids=["not on the list", "stopped", "a newcomer", "of another programme"],
)
def test_only_mentors_on_the_list_of_the_programme_are_sides(database: Database, more: dict[str, Any]) -> None:
    mentor(database, SANNE, **more)
    assert sides(database) == {}
    assert one(database, "mentor:2") is None


def test_a_pause_counts_until_its_moment(database: Database) -> None:
    mentor(database, SANNE, paused_until=NOW + 1)
    mentor(database, PIET, paused_until=NOW)
    found = sides(database)
    assert [found[key].helpers[0].paused for key in ("mentor:2", "mentor:3")] == [True, False]


def test_no_code_of_conduct_and_no_certificate_are_seen(database: Database) -> None:
    mentor(database, SANNE, {"conduct_at": 0})
    helper = sides(database)["mentor:2"].helpers[0]
    assert (helper.conduct, helper.vog) == (False, False)


@pytest.mark.parametrize("state", list(MatchState))
def test_a_match_takes_a_place_while_it_stands_or_is_being_made(database: Database, state: MatchState) -> None:
    mentor(database, SANNE)
    match(database, 1, state, AMAL, SANNE)
    found = sides(database)["mentor:2"]
    assert found.taken == (state in TAKES_PLACE)
    assert one(database, "mentor:2") == found


def test_a_match_of_a_team_takes_one_place_of_the_team(database: Database) -> None:
    team(database, 7, "The Bakers")
    for id_ in (SANNE, PIET, ELS):
        mentor(database, id_, team_id=7)
    match(database, 1, MatchState.LIVE, AMAL, SANNE, PIET, ELS)
    match(database, 2, MatchState.PROPOSED, 9, PIET, ELS)
    match(database, 3, MatchState.ENDED, 8, PIET)
    assert sides(database)["team:7"].taken == 2
    assert one(database, "team:7") == sides(database)["team:7"]


def test_a_match_still_takes_its_place_when_one_of_the_team_stopped_or_was_erased(database: Database) -> None:
    team(database, 7, "The Bakers")
    mentor(database, SANNE, team_id=7)
    mentor(database, PIET, team_id=7)
    match(database, 1, MatchState.LIVE, AMAL, SANNE, PIET)
    match(database, 2, MatchState.LIVE, 9, None, PIET)
    match(database, 3, MatchState.LIVE, 8, SANNE)
    database.write(lambda c: c.execute(update(people).where(people.c.id == SANNE).values(stopped_at=1)))
    found = sides(database)["team:7"]
    assert ([helper.person_id for helper in found.helpers], found.taken) == ([PIET], 3)
    assert one(database, "team:7") == found


def test_a_newcomers_own_matches_take_no_place_of_a_mentor(database: Database) -> None:
    mentor(database, SANNE)
    match(database, 1, MatchState.LIVE, SANNE, PIET)
    assert sides(database)["mentor:2"].taken == 0


def test_one_side_is_what_it_is_among_all(database: Database) -> None:
    team(database, 7, "The Bakers")
    mentor(database, SANNE, team_id=7)
    mentor(database, PIET)
    for key, side in sides(database).items():
        assert one(database, key) == side
        assert one(database, key, "gent") is None


@pytest.mark.parametrize("key", ["", "mentor", "mentor:", "mentor:x", "mentor:99", "team:2", "person:3", "mentor:²"])
def test_a_key_that_names_no_side_finds_none(database: Database, key: str) -> None:
    mentor(database, PIET)
    assert one(database, key) is None


def test_a_mentor_who_joined_a_team_is_no_side_of_their_own(database: Database) -> None:
    team(database, 7, "The Bakers")
    mentor(database, SANNE, team_id=7)
    assert one(database, "mentor:2") is None


def test_declined_are_the_mentors_of_proposals_that_somebody_said_no_to(database: Database) -> None:
    match(database, 1, MatchState.DECLINED, AMAL, SANNE, PIET)
    match(database, 2, MatchState.DECLINED, AMAL, None)
    match(database, 3, MatchState.WITHDRAWN, AMAL, ELS)
    match(database, 4, MatchState.DECLINED, 9, 8)
    assert declined(database) == {SANNE, PIET}
    assert declined(database, SANNE) == frozenset()
