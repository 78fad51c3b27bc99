"""Templates as code: what the file must hold, handing in, reading back,
and what is missing is said.
"""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.check import find
from bot.ground.errors import CatalogueError
from bot.ground.messages import Occasion
from bot.ground.programme import Programme
from bot.language.speech import Speech
from bot.language.templates import FILE, Templates
from playground.testing import Standin
from playground.world import World
from tests.processes import begin, output
from tests.running_app import HOUSE, settings_of, with_whatsapp


def changed(tmp_path: Path, *pairs: tuple[str, str]) -> Path:
    said = FILE.read_text(encoding="utf-8")
    for before, after in pairs:
        assert before in said
        said = said.replace(before, after)
    path = tmp_path / "templates.toml"
    path.write_text(said, encoding="utf-8")
    return path


def test_every_occasion_reaches_every_offered_language(leiden: Programme) -> None:
    assert list(Templates().missing(leiden.languages)) == []
    assert {occasion.value for occasion in Occasion} | {"knock"} == {t.name for t in Templates().all}


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ('category = "UTILITY"\nplaces = []\n[knock', 'category = "NEWS"\nplaces = []\n[knock', "knock.category"),
        ("je afspraak op {1} om {2}.", "je afspraak op {1}.", "reminder.text.nl: it must show each of"),
        ("Buurmaat herinnert je aan je afspraak op {1} om {2}.", "{1} {2}: je afspraak.", "at the beginning"),
        ('nl = "Verder"', 'nl = "Verder met het gesprek en meer"', "at most 20 characters"),
        ('nl = "Verder"', 'nl = "Verder"\nti = "ቀጽል"', ""),
        ("[knock.text]", '[knock.text]\nti = "ሰላም"', "knock.text.ti: WhatsApp has no templates in this language"),
        ('nl = ["zaterdag 5 december", "14.00 uur"]', 'nl = ["zaterdag"]', "Meta wants a sample"),
        ("[news]", "[news", "templates.toml"),
    ],
)
def test_what_whatsapp_would_not_take_is_named(tmp_path: Path, before: str, after: str, says: str) -> None:
    path = changed(tmp_path, (before, after))
    if not says:
        assert Templates(path).all
        return
    with pytest.raises(CatalogueError, match=says.replace("[", r"\[")):
        Templates(path)


def test_check_refuses_an_occasion_that_a_language_could_not_be_told(
    leiden: Programme, speech: Speech, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dutch = 'nl = "Hallo, hier is Buurmaat. Ik heb een korte vraag aan je over het mentorproject. '
    path = changed(tmp_path, (f'{dutch}Druk op de knop om hem te zien."\n', ""))
    monkeypatch.setattr("bot.check.Templates", lambda: Templates(path))
    (problem,) = find(leiden, speech)
    assert str(problem).startswith("nl: templates.toml: no template for question")


def test_other_words_have_another_name_at_the_service(tmp_path: Path) -> None:
    before = Templates().by_name["news"]
    after = Templates(changed(tmp_path, ("Er is nieuws voor je", "Er is iets nieuws voor je"))).by_name["news"]
    assert before.given_name("nl") != after.given_name("nl")
    assert before.given_name("ar") == after.given_name("ar")


@pytest.fixture
async def settings(sqlite_url: str, tmp_path: Path) -> AsyncIterator[tuple[World, dict[str, str]]]:
    world = World()
    async with Standin(world) as url:
        yield world, with_whatsapp(settings_of(world, url, sqlite_url, tmp_path), world)


async def run(settings: dict[str, str], *arguments: str) -> tuple[int, str]:
    """A command of the command line, as a process, so that the stand-in can answer it."""
    import sys
    from asyncio.subprocess import PIPE, STDOUT

    process = await begin(sys.executable, "-m", "bot", *arguments, env=settings, cwd=HOUSE, stdout=PIPE, stderr=STDOUT)
    out, _nothing = await output(process)
    return process.returncode or 0, out


async def test_templates_are_handed_in_once_and_read_back(settings: tuple[World, dict[str, str]]) -> None:
    world, given = settings
    world.faults.next("reject_template")
    code, said = await run(given, "templates", "list")
    assert (code, said.count("not submitted")) == (1, 18)
    code, said = await run(given, "templates", "submit")
    assert (code, said.count("handed in")) == (0, 18)
    assert len(world.twilio.contents) == 18
    code, said = await run(given, "templates", "sync")
    assert (code, said.count("approved"), said.count("rejected")) == (1, 17, 1)
    code, said = await run(given, "templates", "submit")
    assert "handed in" not in said
    assert len(world.twilio.contents) == 18


async def test_without_whatsapp_the_settings_are_named(settings: tuple[World, dict[str, str]]) -> None:
    _world, given = settings
    code, said = await run({**given, **{name: "" for name in given if name.startswith("TWILIO")}}, "templates", "list")
    assert code == 1
    assert "TWILIO_ACCOUNT_SID is missing" in said
