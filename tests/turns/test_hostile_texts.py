"""At every point of a conversation a hostile text is answered, and what is compared, searched and
kept of it has an end. How long that takes is measured by benchmarks/hostile.py.
"""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlalchemy import func, select

from benchmarks.hostile import PLACES
from benchmarks.texts import HOSTILE
from bot.ground import search, typed
from bot.ground.messages import Kind
from bot.language.speech import Speech
from bot.requests.room import ROOM_IN_DANGER
from bot.simulation import Simulation
from storage.tables import inbox, outbox, requests
from tests.walking import failed

# A piece of a text that swells, repeats and mixes scripts.
PIECES = some.lists(some.sampled_from([text[:9] for text in HOSTILE.values()]), min_size=1, max_size=6)


def longest(bot: Simulation, column: object) -> int:
    return int(bot.database.write(lambda c: c.execute(select(func.max(func.length(column)))).scalar()) or 0)


def watched(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """The longest that reached each costly comparison, by its name."""
    seen = {"fuzz": 0, "folded": 0}
    ratio, fold = search.fuzz.ratio, typed.folded

    def counted(said: str, wanted: str, **more: object) -> float:
        seen["fuzz"] = max(seen["fuzz"], len(said))
        return float(ratio(said, wanted, **more))

    def folded(text: str) -> str:
        seen["folded"] = max(seen["folded"], len(text))
        return fold(text)

    monkeypatch.setattr(search.fuzz, "ratio", counted)
    monkeypatch.setattr(typed, "folded", folded)
    return seen


@pytest.mark.parametrize("place", PLACES)
def test_what_reaches_a_comparison_and_what_is_kept_has_an_end(
    bot: Simulation, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    PLACES[place](bot, "7")
    monkeypatch.setattr(bot.setting.speech.alarm, "within", lambda _text: False)
    seen = watched(monkeypatch)
    for text in HOSTILE.values():
        bot.now += timedelta(minutes=1)
        bot.receive(bot.message("7", Kind.TEXT, text * 2))
        assert bot.replies("7"), "every message is answered"
    assert failed(bot) == 0
    assert seen["fuzz"] <= typed.COMPARED
    assert 0 < seen["folded"] <= typed.COMPARED
    assert longest(bot, inbox.c.text) <= typed.READ
    assert longest(bot, requests.c.words) <= ROOM_IN_DANGER
    assert longest(bot, outbox.c.text) <= 2 * ROOM_IN_DANGER


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=PIECES, times=some.integers(1, 400))
def test_any_mixture_of_them_is_answered_and_kept_up_to_its_end(bot: Simulation, pieces: list[str], times: int) -> None:
    PLACES["free"](bot, "8") if not bot._shown.get("8") else None
    bot.now += timedelta(minutes=5)
    bot.receive(bot.message("8", Kind.TEXT, "".join(pieces) * times))
    assert bot.replies("8")
    assert failed(bot) == 0
    assert longest(bot, inbox.c.text) <= typed.READ
    assert longest(bot, requests.c.words) <= ROOM_IN_DANGER


@pytest.mark.parametrize(
    "said", ["I am afraid", "hij slaat me", "أنا خائفة", "እፈርሕ ኣለኹ", "DANGER!", "call 112", "ولا أشعر بالأمان"]
)
@pytest.mark.parametrize("before", ["", "a", "\ufdfa", "👨\u200d", "اريد ان اسال ", "1-"])
def test_words_of_danger_are_found_at_the_end_of_all_that_is_read(speech: Speech, said: str, before: str) -> None:
    filled = (before * typed.READ)[: typed.READ - len(said) - 1] + " " if before else ""
    assert speech.alarm.within(f"{filled}{said}")
    assert not speech.alarm.within(filled)


@pytest.mark.parametrize("said", ["Bedankt voor de koffie", "I have a letter", "شكرا جزيلا", "የቐንየለይ", "12 euro", ""])
def test_what_is_not_about_danger_is_no_alarm(speech: Speech, said: str) -> None:
    assert not speech.alarm.within(said)
