"""From an effect to the recipe in the outbox: words, days and times in the reader's language."""

import json
from datetime import date, time
from typing import Any

import pytest
from sqlalchemy import select

from bot import papers
from bot.flows.anywhere import TalkToPerson
from bot.flows.engine.effects import Notify, SendPaper
from bot.ground.deed import Effect
from bot.ground.paper import Paper
from bot.ground.text import Exact, Listed, Short, _, as_is
from bot.language.speech import Speech
from bot.papers.words import recipe
from bot.simulation import Simulation
from storage.tables import outbox, people
from tests.papers.cookbook import CALENDAR

DAY = date(2026, 11, 26)
ROAD = Paper(
    "path",
    "road.png",
    {
        "title": _("Back"),
        "parts": ({"label": _("Hello, {name}.", name="Amal"), "detail": DAY, "state": "now"},),
        "state_words": {"now": _("Menu")},
    },
)


def test_every_leaf_is_said_in_the_language_of_the_reader(speech: Speech) -> None:
    content = {
        "text": _("Back"),
        "day": DAY,
        "list": [Short(DAY), time(14, 30), Exact("+31 6"), Listed((as_is("a"), as_is("b")))],
        "plain": ["as it is", 3, True, ("x",)],
    }
    made = recipe(Paper("text", "a.txt", content), speech, "nl")
    assert {name: made[name] for name in ("paper", "name", "language", "right_to_left")} == {
        "paper": "text",
        "name": "a.txt",
        "language": "nl",
        "right_to_left": False,
    }
    assert (made["text"], made["day"]) == ("Terug", "donderdag 26 november")
    assert made["list"][1:] == ["14.30 uur", "+31 6", "a, b"]
    assert made["plain"] == ["as it is", 3, True, ["x"]]


@pytest.mark.parametrize("language", ["ar", "ti", "nl"])
def test_no_mark_that_steers_a_chat_comes_into_a_file(speech: Speech, language: str) -> None:
    content = {"text": _("Thank you, {name}.", name="أمل"), "day": DAY, "time": time(14, 30), "link": Exact("+31 6")}
    made = recipe(Paper("text", "a.txt", content), speech, language)
    assert made["right_to_left"] is (language == "ar")
    assert not set(json.dumps(made, ensure_ascii=False)) & set("\u2066\u2067\u2068\u2069\u200e\u200f")


def test_a_paper_may_have_a_language_of_its_own(speech: Speech) -> None:
    made = recipe(Paper("text", "a.txt", {"text": _("Back")}, language="nl"), speech, "ar")
    assert (made["language"], made["right_to_left"], made["text"]) == ("nl", False, "Terug")


def test_what_no_paper_holds_is_a_fault_of_ours(speech: Speech) -> None:
    with pytest.raises(TypeError, match="bytes"):
        recipe(Paper("bars", "a.png", {"rows": [b"x"]}), speech, "nl")


def causing(monkeypatch: pytest.MonkeyPatch, *effects: Effect) -> None:
    """Whoever asks for a person causes these."""

    monkeypatch.setattr(TalkToPerson, "finish", lambda _flow: effects)


def papers_of(bot: Simulation, who: str) -> list[dict[str, Any]]:
    wanted = select(outbox.c.extra).where(outbox.c.address == who, outbox.c.extra != "").order_by(outbox.c.id)
    return [json.loads(row)["paper"] for row in bot.database.write(lambda c: list(c.execute(wanted).scalars()))]


def test_a_step_sends_a_paper_in_the_language_of_its_person(bot: Simulation, monkeypatch: pytest.MonkeyPatch) -> None:
    bot.begin("1", "Welcome", "ar")
    causing(monkeypatch, SendPaper(_("Back"), ROAD))
    replies = bot.say("1", "/person")
    assert replies[0].lines() == ["رجوع", "(file road.png)"]
    (made,) = papers_of(bot, "1")
    assert (made["language"], made["right_to_left"], made["title"]) == ("ar", True, "رجوع")
    assert papers.make(made).mime == "image/png"


def test_somebody_else_gets_a_paper_with_a_notice(bot: Simulation, monkeypatch: pytest.MonkeyPatch) -> None:
    bot.begin("2", "Welcome", "nl")
    (other,) = bot.database.write(lambda c: c.execute(select(people.c.id)).scalars().all())
    bot.begin("1", "Welcome", "ar")
    content = {name: CALENDAR[name] for name in CALENDAR.keys() - {"paper", "name", "language", "right_to_left"}}
    appointment = Paper("calendar", "meeting.ics", content | {"summary": _("Back")})
    causing(monkeypatch, Notify(other, _("Back"), "a test", now=True, paper=appointment))
    bot.say("1", "/person")
    assert bot.replies("2")[-1].file == "meeting.ics"
    (made,) = papers_of(bot, "2")
    assert b"SUMMARY:Terug" in papers.make(made).data
