"""The sums of a report against the journal,
after a town has lived for a while and some of it was erased.

Whatever can be told from the journal is counted a second time here, line by line, from the journal
alone.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import func, select, update

from bot.reports.rules import Counted
from bot.reports.trends import Bucket, buckets, edges
from bot.simulation import Simulation
from storage import reports
from storage.tables import journal, matches, meetings, people, talks, theme_meetings
from tests.kept import walked
from tests.stretches import PERIODS, bounds
from tests.town import Town
from tests.walking import failed

NEWCOMERS = ("Amal", "Bilal", "Selam", "Omar", "Lula", "Noor", "Yusuf", "Hana")
MENTORS = ("Sanne", "Piet", "Kees", "Tom", "Els")


def pair(town: Town, newcomer: str, mentor: str, answer: str = "yes") -> int:
    """A match through the chat, from the draft to the answers."""
    town.begin("marieke", "FindMentor", f"person:{town.id(newcomer)}")
    town.pick("marieke", f"mentor-{town.id(mentor)}", "record")
    town.bot.say("marieke", "Agreed by phone")
    town.pick("marieke", "propose")
    town.pick(mentor, "yes")
    town.pick(newcomer, *(("yes",) if answer == "yes" else ("no", "time")))
    return int(town.one(select(func.max(matches.c.id))))


def meet(town: Town, newcomer: str, mentor: str, match: int, *told: tuple[str, bool]) -> None:
    """A meeting in three days, and what each says of it some days later."""
    day = (town.bot.now.astimezone(town.bot.zone) + timedelta(days=3)).date().isoformat()
    town.plan(newcomer, match, day)
    id_ = town.one(select(func.max(meetings.c.id)))
    town.begin(mentor, "MeetingAsked", f"meeting:{id_}:1")
    town.pick(mentor, "yes")
    town.bot.later(days=5)
    for who, met in told:
        town.begin(who, "AfterMeeting", f"meeting:{id_}:1")
        town.pick(who, *(("yes", "90" if who == mentor else "60", "good") if met else ("no",)))


def erase(town: Town, whom: str, why: str) -> None:
    town.begin("marieke", "PersonDesk", f"person:{town.id(whom)}")
    town.pick("marieke", "erase", why, "delete", "delete")


def hold_talk(town: Town, match: int, *marks: tuple[str, str]) -> None:
    """A talk is agreed and held, and both say how much it helped.
    Its way there is told in `test_year`.
    """
    at = int(town.bot.now.timestamp()) - 3600
    mine = (talks.c.match_id == match, talks.c.kind == "six_months")
    agreed = {"state": "confirmed", "starts_at": at, "day": "2026-12-01", "time": "10:00"}
    town.bot.database.write(lambda c: c.execute(update(talks).where(*mine).values(**agreed)))
    id_, version = town.rows(select(talks.c.id, talks.c.version).where(*mine))[0]
    town.begin("marieke", "TalkOutcome", f"talk:{id_}:{version}")
    town.pick("marieke", "yes")
    town.bot.say("marieke", "It went well")
    for who, mark in marks:
        town.begin(who, "HowToGoOn", f"talk:{id_}:{version}")
        town.pick(who, "continue", mark)


def theme(town: Town) -> None:
    """A theme meeting: two say yes to one place, one says no, one is there by the code;
    staff tick one.
    """
    day = (town.bot.now.astimezone(town.bot.zone) + timedelta(days=22)).date()
    town.begin("marieke", "PlanTheme")
    town.pick("marieke", "cultures")
    town.bot.say("marieke", f"{day.day}-{day.month}-{day.year}")
    town.pick("marieke", "19:30", "usual", "nl", "mentors")
    for said in ("1", "1"):  # room for one, one meeting
        town.bot.say("marieke", said)
    town.pick("marieke", "ok")
    town.bot.later(days=3)
    version = town.one(select(theme_meetings.c.version))
    for who, said in (("sanne", "yes"), ("piet", "yes"), ("kees", "no")):
        town.begin(who, "ThemeInvite", f"theme:1:{version}")
        town.pick(who, said)
    # To the minute in which it begins.
    starts = town.one(select(theme_meetings.c.starts_at))
    town.bot.later(seconds=starts - town.bot.now.timestamp())
    town.begin("tom", "AtAMeeting")
    town.bot.say("tom", str(town.one(select(theme_meetings.c.code))))
    town.bot.later(hours=4)
    town.begin("marieke", "WhoWasThere", "theme:1")
    town.pick("marieke", str(town.id("sanne")), "done")


def some_months(town: Town) -> None:
    """Everything that a report counts happens, and people leave in every way they can."""
    bot = town.bot
    bot.now -= timedelta(hours=9)
    town.staff("Marieke")
    for name in NEWCOMERS:
        town.newcomer(name)
        bot.later(days=1)
    for name in MENTORS:
        town.mentor(name)
    first, second, third = (pair(town, *names) for names in (("amal", "sanne"), ("bilal", "piet"), ("selam", "kees")))
    pair(town, "omar", "tom", answer="no")
    meet(town, "amal", "sanne", first, ("amal", True), ("sanne", True))
    meet(town, "amal", "sanne", first, ("amal", True), ("sanne", False))
    meet(town, "bilal", "piet", second, ("piet", True))
    meet(town, "selam", "kees", third, ("selam", True), ("kees", True))
    theme(town)
    hold_talk(town, first, ("amal", "4"), ("sanne", "5"))
    hold_talk(town, third, ("selam", "4"), ("kees", "2"))
    version = town.one(select(matches.c.version).where(matches.c.id == second))
    town.begin("bilal", "EndTogether", f"match:{second}:{version}")
    town.pick("bilal", "yes", "goal", "no", "stop")
    town.begin("selam", "DeleteMe")
    town.pick("selam", "delete", "delete")
    erase(town, "lula", "by mistake")
    town.begin("marieke", "PersonDesk", f"person:{town.id('noor')}")
    town.pick("marieke", "off", "yes")
    town.begin("els", "TakeABreak")
    town.pick("els", "leave", "yes")
    bot.later(days=40)
    assert failed(bot) == 0


@pytest.fixture
def town(bot: Simulation) -> Town:
    return walked(bot, some_months)


def parts_of(town: Town, period: str = "all") -> tuple[Bucket, ...]:
    today = town.bot.now.astimezone(town.bot.zone).date()
    return buckets(*bounds(period, today), today)


def counted(town: Town, parts: tuple[Bucket, ...]) -> Counted:
    between = edges(parts, town.bot.zone)
    return town.bot.database.write(lambda c: reports.read(c, "leiden", parts, between))


Line = tuple[int, str, str, str]


def lines(town: Town, *kinds: str) -> list[Line]:
    """(moment, who, about, rule) of the journal, oldest first."""
    columns = (journal.c.at, journal.c.who, journal.c.about, journal.c.rule)
    found = select(*columns).where(journal.c.kind.in_(kinds)).order_by(journal.c.id)
    return [(row[0], row[1], row[2], row[3]) for row in town.rows(found)]


def last_words(found: Iterable[Line]) -> dict[tuple[str, str], str]:
    """What each said last about each thing."""
    return {(who, about): rule for _at, who, about, rule in found}


def without(counts: dict[object, int]) -> dict[object, int]:
    return {key: count for key, count in counts.items() if count}


def test_who_entered_and_left_and_why_are_the_lines_of_the_journal(town: Town) -> None:
    found = counted(town, parts_of(town))
    assert found.entered == Counter(about for _at, _who, about, _rule in lines(town, "entered"))
    assert found.entered == {"newcomer": len(NEWCOMERS), "mentor": len(MENTORS)}
    assert found.left == Counter((about, rule) for _at, _who, about, rule in lines(town, "left the list"))
    assert found.left == {
        ("newcomer", "after the match"): 1,
        ("newcomer", "own wish"): 1,
        ("newcomer", "by mistake"): 1,
        ("newcomer", "by staff"): 1,
        ("mentor", "asked by the person"): 1,
    }


def test_who_entered_less_who_left_is_who_is_on_the_list(town: Town) -> None:
    found = counted(town, parts_of(town))
    for role in ("newcomer", "mentor"):
        gone = sum(count for (whose, _why), count in found.left.items() if whose == role)
        assert found.entered[role] - gone == sum(1 for each in found.people if each.role == role)


def test_matches_that_began_ended_and_go_on_are_the_lines_of_the_journal(town: Town) -> None:
    found = counted(town, parts_of(town))
    assert found.began == len(lines(town, "match live")) == 3
    assert found.ended == Counter(rule.split(": ")[1] for *_rest, rule in lines(town, "match ended"))
    assert found.ended == {"goal": 1, "left": 1}
    assert found.live == found.began - sum(found.ended.values()) == 1


def test_what_happened_in_a_period_is_what_the_journal_says_of_its_days(town: Town) -> None:
    for period in PERIODS:
        parts = parts_of(town, period)
        since, *_between, until = edges(parts, town.bot.zone)
        found = counted(town, parts)

        def then(*kinds: str, since: int = since, until: int = until) -> list[Line]:
            return [line for line in lines(town, *kinds) if since <= line[0] < until]

        assert found.entered == Counter(about for _at, _who, about, _rule in then("entered"))
        assert found.left == Counter((about, rule) for _at, _who, about, rule in then("left the list"))
        assert found.began == len(then("match live"))
        assert found.ended == Counter(rule.split(": ")[1] for *_rest, rule in then("match ended"))


def test_meetings_of_both_sides_or_one_are_the_lines_of_the_journal(town: Town) -> None:
    found = counted(town, parts_of(town))
    said = last_words(lines(town, "told how it was"))
    sides = Counter(about for (_who, about), rule in said.items() if rule == "met")
    assert found.both[0] == sum(1 for count in sides.values() if count == 2) == 2
    assert found.one[0] == sum(1 for count in sides.values() if count == 1) == 2
    # Both confirm the shorter of what they say; the mentor of one said 90 alone, the newcomer of
    # the other 60.
    assert (found.both[1], found.one[1]) == (2 * 60, 60 + 90)


def test_talks_and_how_much_they_helped_are_the_lines_of_the_journal(town: Town) -> None:
    found = counted(town, parts_of(town))
    assert found.talks == len({about for _at, _who, about, _rule in lines(town, "talk held")}) == 2
    said = last_words(lines(town, "talk choice"))
    assert without(dict(found.helpful)) == Counter(rule.split()[2] for rule in said.values())
    assert found.helpful == {"4": 2, "5": 1, "2": 1}


def test_theme_meetings_and_who_was_there_are_the_lines_of_the_journal(town: Town) -> None:
    found = counted(town, parts_of(town))
    planned, off = lines(town, "theme planned"), lines(town, "theme cancelled")
    said = last_words(lines(town, "theme reply"))
    by_code = [rule for *_rest, rule in lines(town, "theme attendance") if "code" in rule]
    ticked = [int(rule.split()[0]) for *_rest, rule in lines(town, "theme attendance") if "code" not in rule]
    assert found.themes[0] == len(planned) - len(off) == 1
    assert found.themes[1] == Counter(said.values())["yes"] == 2
    assert found.themes[2] == len(by_code) + sum(ticked) == 2


def test_who_waits_and_which_matches_live_at_any_time_is_what_the_journal_says(town: Town) -> None:
    """A walk through the journal up to the end of each part,
    beside what is counted back from today.
    """
    for period in PERIODS[:-1]:
        parts = parts_of(town, period)
        trend = counted(town, parts).trend
        for end, live, waiting in zip(edges(parts, town.bot.zone)[1:], trend.live, trend.waiting, strict=True):
            assert live == _noted_before(town, end, "match live") - _noted_before(town, end, "match ended")
            listed = _noted_before(town, end, "entered", "newcomer") - _noted_before(
                town, end, "left the list", "newcomer"
            )
            over = ("match ended", "match declined", "match withdrawn")
            taken = _noted_before(town, end, "match draft") - sum(_noted_before(town, end, kind) for kind in over)
            assert waiting == listed - taken


def _noted_before(town: Town, end: int, kind: str, about: str = "") -> int:
    return sum(1 for at, _who, what, _rule in lines(town, kind) if at < end and about in ("", what))


def test_the_parts_of_a_period_add_up_to_what_the_report_says_of_it(town: Town) -> None:
    """Counted in parts, in one piece and each part alone: the same, however the period is cut."""
    for period in PERIODS:
        parts = parts_of(town, period)
        found = counted(town, parts)
        whole = counted(town, (Bucket("year", parts[0].first, parts[-1].after, whole=True),))
        assert (sum(found.trend.both), sum(found.trend.one)) == (found.both[0], found.one[0])
        assert (found.both, found.one, found.left) == (whole.both, whole.one, whole.left)
        assert (found.trend.live[-1], found.trend.waiting[-1]) == (whole.trend.live[0], whole.trend.waiting[0])
        alone = [counted(town, (part,)) for part in parts[-8:]]
        assert [each.both[0] for each in alone] == list(found.trend.both)[-8:]
        assert [each.one[0] for each in alone] == list(found.trend.one)[-8:]


def test_periods_side_by_side_add_up_to_both_of_them(town: Town) -> None:
    """Nothing is counted twice or lost where two months meet."""
    for one, other in (("last month", "this month"), ("last year", "this year")):
        first, second = counted(town, parts_of(town, one)), counted(town, parts_of(town, other))
        cut = (Bucket("year", parts_of(town, one)[0].first, parts_of(town, other)[-1].after, whole=True),)
        together = counted(town, cut)
        assert Counter(first.entered) + Counter(second.entered) == Counter(together.entered)
        assert Counter(first.left) + Counter(second.left) == Counter(together.left)
        assert first.began + second.began == together.began
        assert Counter(first.ended) + Counter(second.ended) == Counter(together.ended)
        assert [a + b for a, b in zip(first.both, second.both, strict=True)] == list(together.both)
        assert first.talks + second.talks == together.talks
        assert [a + b for a, b in zip(first.themes, second.themes, strict=True)] == list(together.themes)


def test_a_meeting_in_the_night_on_which_clocks_change_is_counted_in_its_own_week(town: Town) -> None:
    """Twenty-five hours of 25 October 2026 lie in the week that ends with it."""
    parts = buckets(date(2026, 10, 12), date(2026, 11, 2), date(2026, 11, 2))
    between = edges(parts, town.bot.zone)
    assert [later - sooner for sooner, later in pairwise(between)] == [604800, 604800 + 3600, 604800]
    id_ = town.one(select(func.min(meetings.c.id)))
    for moment, week in ((between[2] - 1, 1), (between[2], 2), (between[1], 1), (between[1] - 1, 0)):
        moved = update(meetings).where(meetings.c.id == id_).values(starts_at=moment)
        town.bot.database.write(lambda c, moved=moved: c.execute(moved))
        assert counted(town, parts).trend.both.index(1) == week


def test_a_newcomer_who_was_put_back_on_the_list_entered_again(town: Town) -> None:
    before = counted(town, parts_of(town)).entered["newcomer"]
    town.begin("marieke", "PersonDesk", f"person:{town.id('noor')}")
    town.pick("marieke", "on")
    found = counted(town, parts_of(town))
    assert found.entered["newcomer"] == before + 1
    on_the_list = town.one(select(func.count()).where(people.c.listed_at.is_not(None), people.c.role == "newcomer"))
    assert found.trend.waiting[-1] == on_the_list - 1
