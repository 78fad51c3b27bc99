"""The page about security is written from the tests: what it names is there."""

import re

import pytest

from tests.running_app import HOUSE

PAGE = (HOUSE / "docs" / "security.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"(tests/[\w/]+\.py)(?:::(\w+))?", PAGE)))


@pytest.mark.parametrize(("path", "name"), NAMED, ids=[f"{path}::{name}" for path, name in NAMED])
def test_what_the_page_about_security_names_is_there(path: str, name: str) -> None:
    tests = (HOUSE / path).read_text(encoding="utf-8")
    assert not name or re.search(rf"^(async )?def {name}\(", tests, re.MULTILINE), f"{path} has no {name}"


def test_it_leads_to_pages_that_are_there() -> None:
    for link in re.findall(r"\]\(([^)#]+)", PAGE):
        assert (HOUSE / "docs" / link).exists(), link
