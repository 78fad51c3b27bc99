"""Who fits whom: each hard rule, what counts as shared, what needs a reason,
and the order of suggestions.
"""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.language.speech import Speech
from bot.matches import fit_words as reasons
from bot.matches.fit import Bar, Helper, MentorSide, Seeker, Shared, bars, fit, serious, suggest

EMPTY: frozenset[str] = frozenset()
AMAL = Seeker(
    1, "Leiden", frozenset({"ar", "en"}), "words", frozenset({"ea"}), "either", "woman", frozenset({"music"}), EMPTY
)
SANNE = Helper(
    2,
    "Sanne",
    "Leiden",
    frozenset({"nl", "en"}),
    frozenset({"ea", "we"}),
    "either",
    "woman",
    frozenset({"music", "other"}),
    EMPTY,
    1,
    conduct=True,
    vog=True,
    paused=False,
)


def side(*helpers: Helper, taken: int = 0) -> MentorSide:
    return MentorSide(f"mentor:{helpers[0].person_id}", helpers[0].name, helpers, taken)


@pytest.mark.parametrize(
    ("seeker", "helper", "taken", "bar"),
    [
        (replace(AMAL, wish="woman"), SANNE._replace(gender="man"), 0, Bar.WISH),
        (replace(AMAL, wish="woman"), SANNE._replace(gender="unsaid"), 0, Bar.WISH),
        (replace(AMAL, gender="man"), SANNE._replace(wish="woman"), 0, Bar.WISH),
        (AMAL, SANNE, 1, Bar.CAPACITY),
        (AMAL, SANNE._replace(paused=True), 0, Bar.PAUSED),
        (AMAL, SANNE._replace(person_id=9), 0, Bar.DECLINED),
        (AMAL, SANNE._replace(conduct=False), 0, Bar.CONDUCT),
        (AMAL, SANNE._replace(vog=False), 0, Bar.VOG),
    ],
    ids=lambda value: value.value if isinstance(value, Bar) else "",
)
def test_a_hard_rule_forbids_the_match(seeker: Seeker, helper: Helper, taken: int, bar: Bar) -> None:
    assert tuple(bars(seeker, side(helper, taken=taken), {9}, True)) == (bar,)
    assert suggest(seeker, [side(helper, taken=taken)], declined={9}, needs_vog=True) == []


def test_a_certificate_is_only_asked_for_where_the_programme_wants_one() -> None:
    assert tuple(bars(AMAL, side(SANNE._replace(vog=False)), (), False)) == ()


def test_everybody_of_a_team_must_fit_and_the_smallest_number_of_places_counts() -> None:
    piet = SANNE._replace(person_id=3, gender="man", places=3)
    team = MentorSide("team:1", "The Bakers", (SANNE._replace(places=1), piet), 1)
    assert set(bars(replace(AMAL, wish="woman"), team, (), True)) == {Bar.WISH, Bar.CAPACITY}


def test_what_they_share_and_what_they_do_not() -> None:
    found = fit(AMAL, side(SANNE))
    assert {kind: tuple(things) for kind, things in found.shared.items()} == {
        Shared.LANGUAGES: ("en",),
        Shared.FREE: ("ea",),
        Shared.INTERESTS: ("music",),
        Shared.TOWN: ("Leiden",),
    }
    assert tuple(found.misses) == (Shared.WISHES,)
    assert not serious(found)


def test_simple_dutch_is_a_language_to_talk_in_and_no_dutch_is_not() -> None:
    only_dutch = side(SANNE._replace(languages=frozenset({"nl"})))
    assert tuple(serious(fit(AMAL, only_dutch))) == (Shared.LANGUAGES,)
    assert fit(replace(AMAL, dutch="simple"), only_dutch).shared[Shared.LANGUAGES] == ("nl",)


def test_reasons_and_misses_are_words(speech: Speech) -> None:
    found = fit(AMAL, side(SANNE))
    said = [speech.say(each, "en") for each in (*reasons.for_staff(found), *reasons.misses_for_staff(found))]
    assert said[0] == "Both speak: English"
    assert said[-1] == "No shared wish yet"
    assert speech.say(reasons.for_pair(found)[1], "nl") == "Jullie zijn allebei vaak vrij: Weekendmiddag"


helpers = some.builds(
    SANNE._replace,
    person_id=some.integers(2, 60),
    gender=some.sampled_from(["woman", "man", "other", "unsaid"]),
    wish=some.sampled_from(["woman", "man", "either"]),
    places=some.integers(1, 3),
    paused=some.booleans(),
    vog=some.booleans(),
    languages=some.frozensets(some.sampled_from(["nl", "en", "ar", "ti"]), min_size=1),
    free=some.frozensets(some.sampled_from(["ea", "we", "wm"]), min_size=1),
)


@given(
    some.lists(some.tuples(helpers, some.integers(0, 2)), max_size=12, unique_by=lambda pair: pair[0].person_id),
    some.sampled_from(["woman", "man", "either"]),
    some.frozensets(some.integers(2, 60), max_size=3),
    some.randoms(),
)
def test_suggestions_break_no_rule_are_few_and_do_not_depend_on_the_order(
    found: list[tuple[Helper, int]], wish: str, declined: frozenset[int], chance: object
) -> None:
    seeker = replace(AMAL, wish=wish)
    sides = [side(helper, taken=taken) for helper, taken in found]
    best = suggest(seeker, sides, declined=declined, needs_vog=True)
    assert len(best) <= 5
    assert all(not tuple(bars(seeker, each.side, declined, True)) for each in best)
    possible = [each for each in sides if not tuple(bars(seeker, each, declined, True))]
    assert len(best) == min(5, len(possible))
    # Whoever can talk and meet comes before whoever can't.
    misses = [len(serious(each)) for each in best]
    assert misses == sorted(misses)
    chance.shuffle(sides)  # type: ignore[attr-defined]
    assert [each.side.key for each in suggest(seeker, sides, declined=declined, needs_vog=True)] == [
        each.side.key for each in best
    ]
