"""E-mail addresses of a programme:
a wrong one is named with its line and with what is wrong in it.
"""

from pathlib import Path

import pytest

from bot.ground import programme as programmes
from bot.ground.errors import ProgrammeError

GOOD = (programmes.HERE / "leiden.toml").read_text(encoding="utf-8")


def load(folder: Path, source: str) -> programmes.Programme:
    path = folder / "place.toml"
    path.write_text(source, encoding="utf-8")
    return programmes.load(str(path))


@pytest.mark.parametrize("written", ["mentorproject@example.org", "privacy@example.org", "hulp@example.org"])
@pytest.mark.parametrize(
    "wrong", ["nobody", "a@b", "a b@example.org", "a@example..org", "a@@example.org", "@example.org"]
)
def test_a_wrong_address_is_named_with_its_line(tmp_path: Path, written: str, wrong: str) -> None:
    number = next(number for number, line in enumerate(GOOD.splitlines(), 1) if written in line)
    with pytest.raises(ProgrammeError) as error:
        load(tmp_path, GOOD.replace(written, wrong))
    said = str(error.value)
    assert len(said.splitlines()) == 1
    assert f"place.toml:{number}:" in said
    assert "email" in said.split(":")[2]
    assert "not a valid email address" in said


def test_a_helper_may_have_no_address(tmp_path: Path) -> None:
    loaded = load(tmp_path, GOOD.replace("hulp@example.org", ""))
    assert {helper.email for helper in loaded.profile.helpers} >= {""}
    assert loaded.profile.contact.email == "mentorproject@example.org"
