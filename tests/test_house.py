"""The house: each subject has one name on every floor, and the way down through it is short."""

import grimp
import pytest

from tests.running_app import HOUSE

SUBJECTS = [
    "people",
    "matches",
    "meetings",
    "talks",
    "care",
    "themes",
    "path",
    "announcements",
    "requests",
    "reports",
    "imports",
    "files",
]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_subject_has_the_same_name_on_every_floor(subject: str) -> None:
    floors = ["bot", "bot/flows", "bot/actions", "storage", "tests"]
    there = {floor for floor in floors for found in (HOUSE / floor).glob(f"{subject}*") if found.stem == subject}
    # Files are asked for by a kind of question, in whatever conversation.
    assert there == set(floors) - ({"bot/flows"} if subject == "files" else set())


def test_bot_holds_few_files_of_its_own() -> None:
    assert len(list((HOUSE / "bot").glob("*.py"))) <= 8


def test_no_file_stands_in_a_circle_and_the_longest_way_down_is_short() -> None:
    house = grimp.build_graph("bot", "storage", "scheduler", exclude_type_checking_imports=True, cache_dir=None)

    longest: dict[str, tuple[str, ...]] = {}
    left = set(house.modules)
    while left:
        lowest = {each for each in left if house.find_modules_directly_imported_by(each) <= longest.keys()}
        found: dict[str, tuple[str, ...]] = {}
        assert lowest, f"these import each other in a circle, or stand above one that does: {sorted(left)}"
        for each in lowest:
            ways = [longest[below] for below in house.find_modules_directly_imported_by(each)]
            found[each] = (each, *max(ways, key=len, default=()))
        longest |= found
        left -= lowest
    top = max(longest.values(), key=len)
    assert len(top) <= 21, " -> ".join(top)
