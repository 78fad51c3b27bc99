"""Whoever says somewhere else than in a worry that they are not safe is heard as one who has a
worry: it rings, whom to call is said, and nobody new is proposed to the other side meanwhile.
"""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.ground.messages import Kind
from bot.simulation import Simulation
from storage import candidates
from storage.tables import conversations, matches, outbox, requests, timers
from tests.kept import walked
from tests.pair import a_pair_is_made
from tests.town import Town

RANG = "“Amal” wrote about safety"
CRY = "He beats me every night"


def they_are(town: Town) -> None:
    a_pair_is_made(town)
    town.staff("Joost")
    town.bot.database.write(lambda c: c.execute(update(matches).values(staff_id=1)))
    # Friday night.
    town.bot.now += timedelta(days=4, hours=14)
    town.bot.later(seconds=1)
    for who in town.people:
        town.hears(who)


@pytest.fixture
def pair(bot: Simulation) -> Town:
    return walked(bot, they_are)


def ends(town: Town, *answers: str, who: str = "amal") -> str:
    version = town.one(select(matches.c.version).where(matches.c.id == 1))
    town.begin(who, "EndTogether", f"match:1:{version}")
    return "\n".join(reply.text for reply in town.pick(who, "yes", *answers))


def asked(town: Town) -> list[tuple[str, str, str]]:
    found = select(requests.c.kind, requests.c.about, requests.c.words).where(requests.c.kind == "concern")
    return [tuple(row) for row in town.rows(found)]


def suggested(town: Town) -> set[str]:
    programme, now = town.bot.setting.programme.id, int(town.bot.now.timestamp())
    sides = town.bot.database.write(lambda c: candidates.sides(c, programme, now))
    return {helper.name for side in sides for helper in side.helpers}


def test_who_ends_a_match_because_they_are_not_safe_is_heard_at_once(pair: Town) -> None:
    said = ends(pair, "unsafe", "again")
    assert asked(pair) == [("concern", "whom:other", "")]
    for coordinator in ("marieke", "joost"):
        assert RANG in pair.hears(coordinator)
    assert "112" in said
    assert "The coordinators see it first of all" in said
    assert "Thank you for the time you shared" not in said


@pytest.mark.parametrize("reason", ["goal", "time", "fit", "moved", "unsaid"])
def test_another_reason_rings_nowhere(pair: Town, reason: str) -> None:
    said = ends(pair, reason, "no", "again")
    assert not asked(pair)
    assert "112" not in said
    assert RANG not in pair.hears("joost") + pair.hears("marieke")


def test_it_is_heard_also_when_the_coordinator_of_the_match_cannot_be_reached(pair: Town) -> None:
    pair.bot.send("marieke", Kind.BLOCKED)
    ends(pair, "unsafe", "stop")
    assert RANG in pair.hears("joost")


def test_a_mentor_who_is_not_safe_is_heard_too(pair: Town) -> None:
    assert "112" in ends(pair, "unsafe", "stop", who="sanne")
    assert "“Sanne” wrote about safety" in pair.hears("joost")


def test_the_other_side_hears_no_more_than_that_it_ended(pair: Town) -> None:
    ends(pair, "unsafe", "again")
    pair.bot.later(days=1)
    heard = pair.hears("sanne")
    assert "has ended" in heard
    assert "safe" not in heard


def test_the_reason_stands_in_no_other_chat_of_theirs(pair: Town) -> None:
    ends(pair, "unsafe", "again")
    assert not pair.rows(select(conversations.c.id).where(conversations.c.answers.contains("unsafe")))


def test_nobody_is_proposed_to_the_other_side_until_a_coordinator_has_closed_it(pair: Town) -> None:
    ends(pair, "unsafe", "again")
    assert suggested(pair) == set()
    id_ = pair.one(select(requests.c.id).where(requests.c.kind == "concern"))
    pair.begin("joost", "InboxItem", f"request:{id_}")
    pair.pick("joost", "close")
    assert suggested(pair) == {"Sanne"}


def test_who_ended_it_for_another_reason_keeps_nobody_away(pair: Town) -> None:
    pair.begin("amal", "Concern")
    pair.pick("amal", "other", "skip")
    ends(pair, "time", "no", "again")
    assert suggested(pair) == {"Sanne"}


def prepares(town: Town) -> None:
    """The questions before a talk, as they are asked."""
    talk = town.one(select(timers.c.about).where(timers.c.about.like("talk:%")).limit(1))
    town.begin("amal", "PrepareForTalk", ":".join(str(talk or "talk:1").split(":")[:2]))


def test_words_of_danger_before_a_talk_ring_and_stay_theirs(pair: Town) -> None:
    prepares(pair)
    pair.bot.say("amal", CRY)
    said = "\n".join(reply.text for reply in pair.bot._shown["amal"][-3:])
    assert "112" in said
    assert "I did not tell them what you wrote" in said
    assert asked(pair) == [("concern", "whom:me", "")]
    assert RANG in pair.hears("joost")
    assert not pair.rows(select(outbox.c.id).where(outbox.c.text.contains("beats"), outbox.c.address != "amal"))


def test_other_words_before_a_talk_ring_nowhere(pair: Town) -> None:
    prepares(pair)
    pair.bot.say("amal", "The bus is late every time")
    assert not asked(pair)
    assert RANG not in pair.hears("joost")


@pytest.mark.parametrize(
    ("flow", "about", "before"),
    [("PauseTogether", "match:1", ()), ("PauseTogether", "match:1", ("illness",)), ("TakeABreak", "", ())],
)
def test_words_of_danger_in_place_of_a_reason_are_kept_with_whom_to_call(
    pair: Town, flow: str, about: str, before: tuple[str, ...]
) -> None:
    pair.begin("amal", flow, about)
    pair.pick("amal", *before)
    assert "112" in "\n".join(reply.text for reply in pair.bot.say("amal", CRY))
    assert pair.rows(select(requests.c.id).where(requests.c.words == CRY))
