"""Events: what one subject causes in another happens in one transaction, in the order of one table.

Each order that matters stands here as what somebody would notice if it were another.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.actions.tables import DEEDS, DUE, EVENTS, REGARDLESS, TABLES
from bot.care.nouns import SignKind
from bot.ground.deed import Deed, Effect, Event
from bot.ground.text import as_is
from bot.simulation import Simulation
from bot.turns import events
from bot.turns.conversations import Conversations
from bot.turns.tables import WhenDue
from bot.turns.turn import Skip, Turn
from storage.care import raise_
from storage.tables import journal, match_members, matches, theme_meetings, timers
from storage.timers import Timer
from storage.timers import plan as plan_timer
from tests.kept import walked
from tests.pair import a_pair_is_made, confirmed, end, open_signs
from tests.themes.planning import invited, plan
from tests.town import Town


@pytest.fixture
def pair(bot: Simulation) -> Town:
    return walked(bot, a_pair_is_made)


def a_meeting_stands(town: Town) -> None:
    """On Friday; and the pair's first talk is confirmed too."""
    confirmed(town)
    day = (town.bot.now + timedelta(days=3)).astimezone(town.bot.zone).date().isoformat()
    town.plan("sanne", 1, day)
    town.pick("amal", "yes")
    for who in town.people:
        town.hears(who)


def newest_line(town: Town) -> int:
    return int(town.one(select(func.max(journal.c.id))))


def lines_since(town: Town, line: int, *kinds: str) -> list[str]:
    """The kinds of these journal lines, in the order in which they came about."""
    found = select(journal.c.kind).where(journal.c.id > line, journal.c.kind.in_(kinds)).order_by(journal.c.id)
    return list(dict.fromkeys(row[0] for row in town.rows(found)))


def subclasses(of: type[Any]) -> Iterator[type[Any]]:
    for each in of.__subclasses__():
        # A dataclass with slots is made twice; only one of the two stands in its module.
        if getattr(sys.modules[each.__module__], each.__name__, None) is each:
            yield each
            yield from subclasses(each)


# The tables are whole


def test_every_deed_and_every_event_stands_in_its_table() -> None:
    assert set(subclasses(Deed)) == set(DEEDS)
    assert set(subclasses(Event)) == set(EVENTS)
    assert set(REGARDLESS) <= set(DUE)


def test_nobody_hears_an_event_twice() -> None:
    assert all(len(set(heard)) == len(heard) for heard in EVENTS.values())


# A match ends


def test_what_is_called_off_is_told_before_the_good_bye(pair: Town) -> None:
    a_meeting_stands(pair)
    end(pair, "goal", "no", "again")
    heard = pair.hears("sanne")
    assert heard.index("The meeting with Amal does not go on") < heard.index("has ended. Thank you")


def test_meetings_then_talks_hear_that_a_match_ended_and_only_what_was_told_needs_care(pair: Town) -> None:
    a_meeting_stands(pair)
    pair.begin("amal", "NotSure", "match:1")
    pair.bot.say("amal", "We do not talk")
    pair.bot.database.write(lambda c: raise_(c, "leiden", 1, SignKind.SILENT, 1))
    assert len(open_signs(pair)) == 2
    line = newest_line(pair)
    end(pair, "goal", "no", "again")
    order = ["match ended", "meeting cancelled", "talk cancelled"]
    assert lines_since(pair, line, *order) == order
    assert open_signs(pair) == ["not sure"]


def test_a_fault_in_the_last_who_hears_it_undoes_all_of_it(pair: Town) -> None:
    a_meeting_stands(pair)

    def fails(_turn: Turn, _event: Event) -> Iterator[Effect]:
        raise RuntimeError

    heard = EVENTS | {events.MatchEnded: (*EVENTS[events.MatchEnded], fails)}
    pair.bot.conversations = Conversations(pair.bot.database, pair.bot.setting, replace(TABLES, events=heard))
    end(pair, "goal", "no", "again")
    assert pair.one(select(matches.c.state)) == "live"
    assert "does not go on" not in pair.hears("sanne")
    assert pair.noted("meeting cancelled") == pair.noted("match ended") == []


# A break


def test_what_a_break_calls_off_is_told_before_the_break(pair: Town) -> None:
    a_meeting_stands(pair)
    line = newest_line(pair)
    pair.begin("amal", "PauseTogether", "match:1:2")
    pair.pick("amal", "ramadan", "4")
    heard = pair.hears("sanne")
    assert heard.index("does not go on") < heard.index("You and Amal take a break")
    assert lines_since(pair, line, "match paused", "meeting cancelled") == ["match paused", "meeting cancelled"]


# Somebody leaves


def test_whoever_leaves_gives_their_place_at_a_theme_meeting_before_their_match_is_left(pair: Town) -> None:
    pair.mentor("Tom")
    invited(pair, room=1)
    for who in ("sanne", "tom"):
        pair.begin(who, "ThemeInvite", f"theme:1:{pair.one(select(theme_meetings.c.version))}")
        pair.pick(who, "yes")
    assert "waiting list" in pair.said("tom")
    line = newest_line(pair)
    pair.begin("sanne", "DeleteMe")
    pair.pick("sanne", "delete", "delete")
    assert "A place is free" in pair.hears("tom")
    assert lines_since(pair, line, "theme place", "match ended") == ["theme place", "match ended"]
    assert pair.one(select(match_members.c.person_id).where(match_members.c.side == "mentor")) is None


def test_who_works_here_and_goes_hands_over_all_they_carried(pair: Town) -> None:
    pair.staff("Els")
    plan(pair)
    pair.begin("marieke", "Announce")
    pair.pick("marieke", "en", "done")
    pair.bot.say("marieke", "The office is closed on Friday.")
    pair.pick("marieke", "skip", "en", "come", "all", "done", "yes", "now")
    pair.begin("amal", "TalkToPerson")
    marieke, els = pair.id("marieke"), pair.id("els")
    before = carried(pair, marieke)
    assert {kind.split()[0] for kind in before} == {"theme", "announce", "request"}, before
    pair.begin("marieke", "DeleteMe")
    pair.pick("marieke", "delete", "delete")
    assert carried(pair, marieke) == set()
    assert before <= carried(pair, els)


def carried(town: Town, person: int) -> set[str]:
    """The kinds of what will come of this member of staff for others."""
    found = select(timers.c.kind).where(timers.c.state == "scheduled", timers.c.person_id == person)
    return {row[0] for row in town.rows(found) if row[0].split()[0] in ("theme", "announce", "request")}


# A due row


def test_what_a_due_row_did_before_it_skipped_stays_done(pair: Town) -> None:
    def says_and_skips(turn: Turn, timer: Timer) -> Iterator[Effect]:
        yield turn.say(timer.person_id, as_is("This came first."), "a test")
        raise Skip("and then it was over")

    play_due(pair, says_and_skips)
    assert "This came first." in pair.hears("amal")
    assert ("a test", "skipped") in pair.planned("match:1")


def test_a_due_row_may_plan_itself_anew(pair: Town) -> None:
    def again(turn: Turn, timer: Timer) -> Iterator[Effect]:
        if timer.due < turn.seconds - 60:
            raise Skip("late")
        turn.plan("a test", timer.person_id, turn.now + timedelta(days=1), timer.about)
        yield turn.say(timer.person_id, as_is("Once a day."), "a test")

    play_due(pair, again)
    pair.bot.later(days=2, hours=1)
    assert pair.hears("amal").count("Once a day.") == 3
    assert ("a test", "scheduled") in pair.planned("match:1")


def play_due(town: Town, does: WhenDue) -> None:
    """Let a new kind of due row come for Amal, about the match."""
    due = replace(TABLES, due={**DUE, "a test": does})
    town.bot.conversations = Conversations(town.bot.database, town.bot.setting, due)
    for who in town.people:
        town.hears(who)
    now, amal = int(town.bot.now.timestamp()), town.id("amal")
    town.bot.database.write(lambda c: plan_timer(c, "a test", amal, now, now, about="match:1"))
    town.bot.later(seconds=1)
