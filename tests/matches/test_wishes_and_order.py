"""What teams, wishes and unknown answers count for in matching, and which mentor comes first."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.language.speech import Speech
from bot.matches import fit_words as reasons
from bot.matches.fit import Bar, Fit, Helper, MentorSide, Seeker, Shared, bars, fit, serious, suggest

NONE: frozenset[str] = frozenset()
AMAL = Seeker(1, "Leiden", frozenset({"ti"}), "words", frozenset({"we"}), "either", "woman", NONE, NONE)
SANNE = Helper(
    2, "Sanne", "Leiden", frozenset({"en"}), frozenset({"we"}), "either", "woman", NONE, NONE, 3, True, True, False
)
PIET = SANNE._replace(person_id=3, name="Piet", gender="man", town="Voorschoten")


def alone(helper: Helper, taken: int = 0) -> MentorSide:
    return MentorSide(f"mentor:{helper.person_id}", helper.name, (helper,), taken)


def team(*helpers: Helper, taken: int = 0) -> MentorSide:
    return MentorSide("team:7", "The Bakers", helpers, taken)


@pytest.mark.parametrize(
    ("seeker", "second", "bar"),
    [
        (AMAL, PIET._replace(paused=True), Bar.PAUSED),
        (AMAL, PIET._replace(person_id=9), Bar.DECLINED),
        (AMAL, PIET._replace(conduct=False), Bar.CONDUCT),
        (AMAL, PIET._replace(vog=False), Bar.VOG),
        (AMAL, PIET._replace(wish="man"), Bar.WISH),
        (replace(AMAL, wish="woman"), PIET, Bar.WISH),
        (AMAL, PIET._replace(places=1), Bar.CAPACITY),
    ],
    ids=lambda value: value.value if isinstance(value, Bar) else "",
)
def test_what_forbids_one_of_a_team_forbids_the_team(seeker: Seeker, second: Helper, bar: Bar) -> None:
    for helpers in permutations((SANNE, second)):
        assert bars(seeker, team(*helpers, taken=1), frozenset({9}), True) == (bar,)


def test_a_team_that_everybody_left_has_no_place() -> None:
    assert bars(AMAL, team(), (), True) == (Bar.CAPACITY,)


@pytest.mark.parametrize("gender", ["other", "unsaid", "man", ""])
def test_a_wish_for_a_woman_fits_only_who_says_she_is_one(gender: str) -> None:
    assert bars(replace(AMAL, wish="woman"), alone(SANNE._replace(gender=gender)), (), True) == (Bar.WISH,)
    assert bars(replace(AMAL, gender=gender), alone(SANNE._replace(wish="woman")), (), True) == (Bar.WISH,)


def test_what_a_team_offers_counts_together() -> None:
    seeker = replace(
        AMAL, languages=frozenset({"ti", "ar"}), free=frozenset({"we", "em"}), interests=frozenset({"film"})
    )
    first = SANNE._replace(languages=frozenset({"ar"}), town="Voorschoten")
    second = PIET._replace(
        languages=frozenset({"ti"}), free=frozenset({"em"}), interests=frozenset({"film"}), town="Leiden"
    )
    found = fit(seeker, team(first, second))
    assert found.shared == {
        Shared.LANGUAGES: ("ar", "ti"),
        Shared.FREE: ("em", "we"),
        Shared.INTERESTS: ("film",),
        Shared.TOWN: ("Leiden",),
    }


@pytest.mark.parametrize(
    ("goal", "together"), [("dutch", "dutch"), ("town", "town"), ("sport", "sport"), ("children", "family")]
)
def test_a_goal_and_what_a_mentor_likes_to_do_are_the_same_wish(goal: str, together: str) -> None:
    seeker = replace(AMAL, goals=frozenset({goal, "letters"}))
    found = fit(seeker, alone(SANNE._replace(together=frozenset({together, "coffee"}))))
    assert found.shared[Shared.WISHES] == (goal,)


def test_wishes_that_mean_something_else_are_not_shared() -> None:
    seeker = replace(AMAL, goals=frozenset({"people", "letters", "customs", "work"}))
    every = frozenset({"coffee", "walk", "town", "dutch", "cook", "sport", "museum", "family"})
    assert Shared.WISHES in fit(seeker, alone(SANNE._replace(together=every))).misses


def test_two_other_languages_other_interests_or_other_towns_are_nothing_in_common() -> None:
    other = frozenset({"other"})
    seeker = replace(AMAL, town="elsewhere", languages=other, interests=other)
    found = fit(seeker, alone(SANNE._replace(town="elsewhere", languages=other, interests=other)))
    assert set(found.shared) == {Shared.FREE}


@pytest.mark.parametrize(("dutch", "talk"), [("none", False), ("words", False), ("simple", True), ("good", True)])
def test_every_mentor_speaks_dutch_but_not_every_newcomer_enough_of_it(dutch: str, talk: bool) -> None:
    seeker = replace(AMAL, languages=frozenset({"ti", "nl"}), dutch=dutch)
    assert (Shared.LANGUAGES in fit(seeker, alone(SANNE)).shared) is talk


def test_only_a_missing_language_or_free_time_needs_a_reason() -> None:
    found = fit(AMAL, alone(SANNE._replace(free=NONE, town="Voorschoten")))
    assert set(found.misses) == set(Shared)
    assert serious(found) == (Shared.LANGUAGES, Shared.FREE)


def test_who_shares_no_language_is_still_suggested() -> None:
    assert [found.side.key for found in suggest(AMAL, [alone(SANNE)], declined=(), needs_vog=True)] == ["mentor:2"]


def test_who_can_talk_and_meet_comes_first_then_who_shares_more_then_who_has_more_room() -> None:
    interests = frozenset({"film", "music", "sport", "games", "nature", "cooking"})
    seeker = replace(AMAL, dutch="good", interests=interests)
    never_free = alone(SANNE._replace(person_id=11, free=NONE, interests=interests))
    elsewhere = alone(SANNE._replace(person_id=12, town="Oegstgeest"))
    busy, calm = alone(SANNE._replace(person_id=13), 1), alone(SANNE._replace(person_id=14))
    same = alone(SANNE._replace(person_id=15))
    expected = ["mentor:14", "mentor:15", "mentor:13", "mentor:12", "mentor:11"]
    for sides in permutations([never_free, elsewhere, busy, calm, same]):
        assert [found.side.key for found in suggest(seeker, sides, declined=(), needs_vog=True)] == expected


def test_a_mentor_who_ticks_every_box_does_not_win_from_one_with_three_things_in_common() -> None:
    interests = frozenset({"film", "music", "sport", "games"})
    seeker = replace(AMAL, interests=interests)
    every = alone(SANNE._replace(interests=interests), 1)
    three = alone(SANNE._replace(person_id=5, interests=frozenset({"film", "music", "sport"})))
    assert suggest(seeker, [every, three], declined=(), needs_vog=True)[0].side is three


def test_each_bar_each_reason_and_each_miss_has_a_sentence() -> None:
    speech = Speech(["en"])
    seeker = replace(AMAL, dutch="good", interests=frozenset({"film"}), goals=frozenset({"children", "town"}))
    likes = {"interests": frozenset({"film"}), "together": frozenset({"family", "town"})}
    found = fit(seeker, alone(SANNE._replace(**likes)))
    assert [speech.say(each, "en") for each in reasons.for_pair(found)] == [
        "You both speak: Dutch",
        "You are both often free: Weekday evenings",
        "You would both like: With my children, Know the town",
        "You both like: Film and TV",
        "You both live in: Leiden",
    ]
    assert len(reasons.for_staff(found)) == len(Shared)
    nothing = Fit(alone(SANNE), {}, tuple(Shared))
    assert reasons.for_pair(nothing) == ()
    assert len({speech.say(each, "en") for each in reasons.misses_for_staff(nothing)}) == len(Shared)
    assert len({speech.say(each, "en") for each in reasons.bars_for_staff(Bar)}) == len(Bar)


_LANGUAGES = some.frozensets(some.sampled_from(["nl", "ar", "ti", "other"]))
_LIKED = some.frozensets(some.sampled_from(["film", "sport", "other"]))
_HELPERS = some.builds(
    SANNE._replace,
    town=some.sampled_from(["Leiden", "Voorschoten", "elsewhere"]),
    languages=_LANGUAGES,
    free=some.frozensets(some.sampled_from(["wm", "we", "ea"])),
    interests=_LIKED,
    together=some.frozensets(some.sampled_from(["dutch", "family", "coffee"])),
)


@given(
    some.builds(
        Seeker,
        person_id=some.just(1),
        town=some.sampled_from(["Leiden", "elsewhere"]),
        languages=_LANGUAGES,
        dutch=some.sampled_from(["none", "words", "simple", "good"]),
        free=some.frozensets(some.sampled_from(["wm", "we", "ea"])),
        wish=some.just("either"),
        gender=some.just("woman"),
        interests=_LIKED,
        goals=some.frozensets(some.sampled_from(["dutch", "children", "work"])),
    ),
    some.lists(some.lists(_HELPERS, min_size=1, max_size=3), max_size=9),
    some.integers(1, 6),
)
def test_the_order_is_that_of_the_misses_that_are_shown(seeker: Seeker, sides: list[list[Helper]], best: int) -> None:
    keyed = [MentorSide(f"team:{number}", "", tuple(helpers), 0) for number, helpers in enumerate(sides)]
    found = suggest(seeker, keyed, declined=(), needs_vog=True, best=best)
    assert len(found) == min(best, len(keyed))
    shown = [len(serious(each)) for each in found]
    assert shown == sorted(shown)
    assert all(len(serious(fit(seeker, each))) >= shown[-1] for each in keyed if each not in {f.side for f in found})
    assert all(set(each.shared).isdisjoint(each.misses) for each in found)
