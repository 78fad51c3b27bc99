"""Nothing that somebody else does closes a question about safety or leaving, or takes its place:
what they want to ask waits, and what is told meanwhile is heard.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.flows.every import BY_NAME
from bot.ground.messages import Kind
from bot.ground.programme import Programme
from bot.language.speech import Speech
from bot.simulation import TELEGRAM, WHATSAPP, Simulation
from storage.database import Database
from storage.tables import link_codes, matches, requests, signs
from tests.conftest import EVENING
from tests.kept import walked
from tests.town import Town

OTHER = "+31600000001"
TOLD = "Sanne kisses me and holds me. I do not want that."


def they_meet(town: Town) -> None:
    town.staff("Marieke")
    town.newcomer("Amal")
    for name in ("Sanne", "Tom"):
        town.mentor(name)
        town.match("amal", name.lower())
    town.begin("sanne", "WriteTo", "match:1")
    town.bot.say("sanne", "Come to me tonight")
    town.bot.later(seconds=30)
    town.sent()
    for who in town.people:
        town.hears(who)


@pytest.fixture
def bot(database: Database, leiden: Programme, speech: Speech) -> Simulation:
    return Simulation(database, leiden, speech, EVENING - timedelta(hours=9), (TELEGRAM, WHATSAPP))


@pytest.fixture
def town(bot: Simulation) -> Town:
    return walked(bot, they_meet)


def proposes(town: Town) -> None:
    town.plan("sanne", 1, (town.bot.now + timedelta(days=3)).date().isoformat())


def proposes_for_today(town: Town) -> None:
    town.plan("sanne", 1, town.bot.now.date().isoformat(), "16:00")


def ends(town: Town) -> None:
    town.begin("sanne", "EndTogether", f"match:1:{town.one(select(matches.c.version).where(matches.c.id == 1))}")
    town.pick("sanne", "yes", "time", "no", "again")
    assert town.one(select(matches.c.state).where(matches.c.id == 1)) == "ended"


def breaks(town: Town) -> None:
    town.begin("sanne", "PauseTogether", f"match:1:{town.one(select(matches.c.version).where(matches.c.id == 1))}")
    town.pick("sanne", "holiday", "2")
    assert town.one(select(matches.c.paused_until).where(matches.c.id == 1))


def leaves(town: Town) -> None:
    town.begin("sanne", "DeleteMe")
    town.pick("sanne", "delete", "delete")


def writes(town: Town) -> None:
    town.begin("sanne", "WriteTo", "match:1")
    town.bot.say("sanne", "Where are you?")


def proposes_and_calls_off(town: Town) -> None:
    proposes(town)
    town.begin("sanne", "CannotCome", "meeting:1")
    town.pick("sanne", "yes")


DOES = (proposes, proposes_for_today, ends, breaks, leaves, writes, proposes_and_calls_off)

# How each is opened, and answered after that: with a button's id, or with words.
OPENED: dict[str, tuple[str, tuple[str, ...], str, str]] = {
    "HelpNow": ("", (), "yes", "The coordinators know it now"),
    "Concern": ("", ("other",), TOLD, "The coordinators see it first of all"),
    "NotSure": ("match:1", (), TOLD, "Only the coordinator hears it"),
    "IAmNotSure": ("", (), "1", "Do you want to say why?"),
    "ReportMessage": ("said", (), "yes", "The coordinator reads it"),
    "Stop": ("", (), "all", "I do not write to you any more"),
    "DeleteMe": ("", (), "delete", "Are you very sure?"),
    "MyApps": ("", (), "addwhatsapp", "Write this code to me there"),
}
# They ask nothing, or a button alone begins them.
ASKS_NOTHING = {"InNeed", "TalkToPerson", "UndoNewChat"}


def opens(town: Town, flow: str) -> None:
    about, before, _answer, _heard = OPENED[flow]
    if about == "said":
        town.hears("amal")
        town.pick("amal", "!ReportMessage")
    else:
        town.begin("amal", flow, about)
    town.pick("amal", *before)


def answers(town: Town, flow: str) -> str:
    """What comes back at once."""
    answer = OPENED[flow][2]
    if " " in answer:
        return "\n".join(reply.text for reply in town.bot.say("amal", answer))
    return "\n".join(reply.text for reply in town.pick("amal", answer))


def test_each_conversation_that_stands_fast_is_in_the_table() -> None:
    assert {name for name, flow in BY_NAME.items() if flow.stands_fast()} == {*OPENED, *ASKS_NOTHING}


@pytest.mark.parametrize("does", DOES, ids=lambda does: does.__name__)
@pytest.mark.parametrize("flow", OPENED)
def test_what_somebody_else_does_takes_no_such_question_away(
    town: Town, flow: str, does: Callable[[Town], None]
) -> None:
    opens(town, flow)
    town.bot.later(minutes=5)
    does(town)
    town.bot.later(minutes=1)
    assert OPENED[flow][3] in answers(town, flow)


@pytest.mark.parametrize("hours", [0, 3, 30])
@pytest.mark.parametrize(("flow", "before"), [("Concern", "other"), ("NotSure", "")])
def test_what_is_told_is_heard_however_long_ago_it_was_begun(town: Town, flow: str, before: str, hours: int) -> None:
    opens(town, flow)
    town.bot.later(hours=hours)
    proposes(town)
    town.bot.later(minutes=1)
    assert OPENED[flow][3] in answers(town, flow)
    assert kept(town) == [TOLD]
    if flow == "Concern":
        town.pick("amal", "skip")
    # After it the question that waited is asked.
    town.bot.later(minutes=1)
    assert "Is that good?" in "\n".join(reply.text for reply in town.bot._shown["amal"][-4:])


def kept(town: Town) -> list[str]:
    words = [row[0] for row in town.rows(select(requests.c.words).where(requests.c.kind == "concern"))]
    return words + [row[0] for row in town.rows(select(signs.c.words).where(signs.c.words != ""))]


@pytest.mark.parametrize("hours", [0, 3])
def test_a_worry_that_is_spoken_is_heard_although_a_meeting_was_proposed(town: Town, hours: int) -> None:
    opens(town, "Concern")
    town.bot.later(hours=hours)
    proposes(town)
    town.bot.receive(town.bot.message("amal", Kind.VOICE, "", media="file-1", size=1000, mime="audio/ogg"))
    assert "The coordinators see it first of all" in town.hears("amal")
    assert "wrote about safety" in town.hears("marieke")


def test_an_answer_to_what_is_asked_is_no_part_of_the_worry_that_waits(town: Town) -> None:
    opens(town, "Concern")
    town.bot.later(hours=3)
    proposes(town)
    assert "Is that good?" in town.hears("amal")
    town.bot.say("amal", "Yes, good")
    assert not town.rows(select(requests.c.id).where(requests.c.kind == "concern"))
    assert "What is it?" in town.said("amal")


def test_what_was_asked_in_another_chat_takes_no_worry_away(town: Town) -> None:
    """Amal tells in Telegram; the question comes to WhatsApp, where Amal was last."""
    town.begin("amal", "MyApps")
    town.pick("amal", "addwhatsapp")
    town.bot.channels[OTHER] = WHATSAPP
    town.bot.say(OTHER, str(town.one(select(link_codes.c.code))))
    town.pick(OTHER, "yes")
    town.bot.later(days=8)
    opens(town, "Concern")
    town.bot.later(minutes=2)
    town.bot.say(OTHER, "menu")
    proposes(town)
    town.bot.later(minutes=1)
    assert "Is that good?" in town.hears(OTHER)
    assert "The coordinators see it first of all" in answers(town, "Concern")
