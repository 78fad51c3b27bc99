"""Whoever types what stands on the button of help, or sends its sign, is understood as if they had
pressed it: in any language, and whatever is asked of them.
"""

import pytest

from bot.simulation import Simulation
from tests.kept import walked
from tests.town import Town

ASKED = {"HelpNow": "Shall I tell the coordinator?", "Concern": "Whom is it about?"}


def one_is_there(town: Town) -> None:
    town.staff("Marieke")
    town.newcomer("Amal")
    town.bot.later(minutes=10)
    for who in town.people:
        town.hears(who)


@pytest.fixture
def town(bot: Simulation) -> Town:
    return walked(bot, one_is_there)


@pytest.mark.parametrize(
    ("said", "flow"),
    [
        ("🆘", "HelpNow"),
        ("🆘🆘 🚨", "HelpNow"),
        ("I need help now", "HelpNow"),
        ("ik heb nu hulp nodig", "HelpNow"),
        ("أحتاج مساعدة الآن", "HelpNow"),
        ("worry about safety", "Concern"),
    ],
)
@pytest.mark.parametrize("open_", ["", "TakeABreak", "ChooseLanguage"])
def test_a_call_that_is_typed_is_a_call(town: Town, said: str, flow: str, open_: str) -> None:
    if open_:
        town.begin("amal", open_)
    heard = "\n".join(reply.text for reply in town.bot.say("amal", said))
    assert ASKED[flow] in heard
    assert "do not understand" not in heard
    assert "Good to hear from you" not in heard


def test_a_sign_among_words_is_no_call(town: Town) -> None:
    heard = "\n".join(reply.text for reply in town.bot.say("amal", "the film about 🆘 was good"))
    assert "Shall I tell" not in heard
