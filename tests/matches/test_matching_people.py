"""A match is made: what forbids it, what staff may override, who answers, and who hears what."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from bot.ground.messages import Kind
from bot.simulation import Simulation
from storage import invites
from storage.tables import match_members, matches, mentors, newcomers, people, staff
from tests.kept import walked
from tests.town import Town
from tests.walking import failed, newest


@pytest.fixture
def town(bot: Simulation) -> Town:
    bot.now -= timedelta(hours=9)
    return Town(bot)


def three_come(town: Town) -> None:
    town.bot.now -= timedelta(hours=9)
    town.staff("Marieke")
    town.newcomer("Amal")
    town.mentor("Sanne")


@pytest.fixture
def both(bot: Simulation) -> Town:
    return walked(bot, three_come)


def state(town: Town) -> list[str]:
    return [row[0] for row in town.rows(select(matches.c.state).order_by(matches.c.id))]


def draft(town: Town, newcomer: str, mentor: str, who: str = "marieke") -> None:
    town.begin(who, "FindMentor", f"person:{town.id(newcomer)}")
    town.pick(who, f"mentor-{town.id(mentor)}")


def proposed(town: Town) -> None:
    draft(town, "amal", "sanne")
    town.pick("marieke", "record")
    town.bot.say("marieke", "By phone, on Monday")
    town.pick("marieke", "propose")
    town.hears("amal")
    town.hears("sanne")


def test_a_staff_link_opens_once_and_only_for_the_first_chat(town: Town) -> None:
    town.staff("Marieke")
    town.bot.say("other", "/start link-Marieke", name="Other", language="en")
    assert town.one(select(func.count()).select_from(people).where(people.c.staff_id.is_not(None))) == 1


def test_a_staff_link_that_is_too_old_opens_nothing(town: Town) -> None:
    now = int(town.bot.now.timestamp())
    from bot.people.nouns import StaffRole

    town.bot.database.write(lambda c: invites.invite_staff(c, "old", "leiden", StaffRole.ADMIN, "Kim", now, now + 60))
    town.bot.now += timedelta(hours=1)
    town.bot.say("kim", "/start old", name="Kim", language="en")
    assert town.one(select(people.c.staff_id)) is None


@pytest.mark.parametrize(
    "flow", ["WhoWaits", "Matches", "MyNewcomers", "StaffHello", "FindMentor", "MatchDesk", "Consult"]
)
def test_who_does_not_work_here_gets_the_ordinary_menu(town: Town, flow: str) -> None:
    town.newcomer("Amal")
    about = {"FindMentor": f"person:{town.id('amal')}", "MatchDesk": "match:1", "Consult": "match:1:1"}.get(flow, "")
    town.begin("amal", flow, about)
    assert "What would you like to do?" in town.said("amal")
    assert town.noted("refused") == ["no right to this"]


def test_whoever_is_revoked_in_the_middle_gets_the_ordinary_menu(both: Town) -> None:
    draft(both, "amal", "sanne")
    both.bot.database.write(lambda c: c.execute(update(staff).values(left_at=1)))
    both.pick("marieke", "withdraw")
    assert state(both) == ["draft"]
    assert failed(both.bot) == 0


def test_a_case_manager_sees_only_their_own_newcomers(both: Town) -> None:
    both.staff("Iris", "case-manager")
    both.begin("iris", "MyNewcomers")
    assert "No newcomer has named you" in both.bot._shown["iris"][-1].text
    both.case_manager_of("amal", "Iris")
    both.begin("iris", "MyNewcomers")
    assert "Amal" in str(both.bot._shown["iris"][-1].options)
    both.begin("iris", "FindMentor", f"person:{both.id('amal')}")
    assert "What would you like to do?" in both.said("iris")


def test_a_case_manager_is_not_shown_the_match_of_another_ones_newcomer(both: Town) -> None:
    both.staff("Iris", "case-manager")
    draft(both, "amal", "sanne")
    both.begin("iris", "Consult", "match:1:1")
    assert "This is not there any more." in both.bot._shown["iris"][-2].text


@pytest.mark.parametrize(
    "told",
    [{"gender": "man", "wish": "either"}, {"newcomers": "1", "taken": True}, {"vog": False}],
    ids=["her wish", "no place", "no certificate"],
)
def test_a_hard_rule_keeps_a_mentor_out_of_the_suggestions(town: Town, told: dict[str, object]) -> None:
    town.staff("Marieke")
    town.newcomer("Amal", wish="woman")
    told = dict(told)
    taken = told.pop("taken", False)
    town.mentor("Sanne", **told)  # type: ignore[arg-type]
    if taken:
        town.newcomer("Bilal")
        town.match("bilal", "sanne")
    town.begin("marieke", "FindMentor", f"person:{town.id('amal')}")
    assert "No mentor is possible now" in town.said("marieke")


def test_a_pair_that_said_no_is_not_suggested_again_and_nobody_is_blamed(both: Town) -> None:
    proposed(both)
    both.pick("sanne", "yes")
    both.pick("amal", "no", "time")
    assert state(both) == ["declined"]
    assert "nobody's fault" in both.hears("sanne")
    assert "The reason: No time now" in both.said("marieke")
    both.begin("marieke", "FindMentor", f"person:{both.id('amal')}")
    assert "No mentor is possible now" in both.said("marieke")


def test_what_misses_badly_may_be_overridden_with_a_reason_that_is_kept(town: Town) -> None:
    town.staff("Marieke")
    town.newcomer("Amal", languages=["ti"], dutch="none")
    town.mentor("Sanne")
    draft(town, "amal", "sanne")
    assert "Why is this match good all the same?" in town.said("marieke")
    town.bot.say("marieke", "They laughed together at the open evening")
    assert town.one(select(matches.c.override)) == "They laughed together at the open evening"
    assert "No shared language yet" in town.said("marieke")


def test_the_case_manager_objects_and_the_coordinator_hears_why(both: Town) -> None:
    both.staff("Iris", "case-manager")
    both.case_manager_of("amal", "Iris")
    draft(both, "amal", "sanne")
    both.pick("marieke", "ask")
    both.pick("iris", "no")
    both.bot.say("iris", "She is moving to Utrecht")
    assert state(both) == ["objected"]
    assert "She is moving to Utrecht" in both.said("marieke")


def test_a_case_manager_who_is_not_in_the_chat_is_recorded_by_the_coordinator(both: Town) -> None:
    draft(both, "amal", "sanne")
    both.pick("marieke", "ask")
    assert "I can't reach the case manager here" in both.bot._shown["marieke"][-2].text
    both.pick("marieke", "record")
    both.bot.say("marieke", "Agreed at the desk")
    assert (state(both), both.one(select(matches.c.consulted))) == (["agreed"], "otherwise")


@pytest.mark.parametrize("written", ["9" * 20, "9" * 40, "\u0661"])
def test_a_number_that_is_no_staff_member_is_a_case_manager_who_is_not_in_the_chat(both: Town, written: str) -> None:
    both.bot.database.write(lambda c: c.execute(update(newcomers).values(case_manager=written)))
    draft(both, "amal", "sanne")
    both.pick("marieke", "ask")
    assert "I can't reach the case manager here" in both.bot._shown["marieke"][-2].text


def test_two_coordinators_at_once_never_give_one_place_away_twice(town: Town) -> None:
    town.staff("Marieke")
    town.staff("Els")
    town.newcomer("Amal")
    town.newcomer("Bilal")
    town.mentor("Sanne")
    town.begin("marieke", "FindMentor", f"person:{town.id('amal')}")
    town.begin("els", "FindMentor", f"person:{town.id('bilal')}")
    key = f"mentor-{town.id('sanne')}"
    presses = [town.bot.message(who, Kind.PRESS, town.button(who, key)[1], press="1") for who in ("marieke", "els")]
    town.bot.receive(*presses)
    assert state(town) == ["draft"]
    assert "none has a free place" in town.said("els")


def test_one_reminder_then_the_coordinator_when_nobody_answers(both: Town) -> None:
    proposed(both)
    both.bot.later(days=3, minutes=1)
    assert "We found a mentor for you" in both.hears("amal")
    both.hears("marieke")
    both.bot.later(days=3, minutes=1)
    assert both.hears("amal") == ""
    assert "has not answered the proposal for six days" in both.hears("marieke")
    both.bot.later(days=30)
    assert both.hears("amal") == ""


def test_any_of_a_team_answers_for_the_side_and_the_others_are_told(town: Town) -> None:
    town.staff("Marieke")
    town.newcomer("Amal")
    town.mentor("Sanne", side="team", team_name="The Bakers")
    token = town.one(select(invites.teams.c.token))
    town.mentor("Piet", token=token)
    team = town.one(select(people.c.team_id).where(people.c.called == "Sanne"))
    town.begin("marieke", "FindMentor", f"person:{town.id('amal')}")
    town.pick("marieke", f"team-{team}", "record")
    town.bot.say("marieke", "By phone")
    town.pick("marieke", "propose")
    town.pick("piet", "yes")
    assert "Piet said yes for your team: Amal." in town.hears("sanne")
    assert newest(town.bot._shown["sanne"]) is not None
    town.pick("sanne", "no")
    assert "I asked you and Amal" in town.said("sanne")
    town.pick("amal", "yes")
    assert state(town) == ["live"]
    assert "You and Sanne, Piet both said yes" in town.said("amal")


def test_a_proposal_that_is_taken_back_is_told_and_its_buttons_show_how_it_stands(both: Town) -> None:
    proposed(both)
    both.begin("marieke", "MatchDesk", "match:1")
    both.pick("marieke", "withdraw")
    assert "nobody's fault" in both.hears("amal")
    both.pick("amal", "yes")
    assert "This match does not go on" in both.said("amal")
    assert state(both) == ["withdrawn"]


def test_where_am_i_says_since_when_and_what_comes_next(both: Town) -> None:
    both.begin("amal", "WhereAmI")
    said = both.bot._shown["amal"][-1].text
    assert "You are on the list since" in said
    assert "We look for a mentor who fits you" in said
    proposed(both)
    both.begin("amal", "WhereAmI")
    assert "I asked you and Sanne" in both.bot._shown["amal"][-2].text
    assert "We found a mentor for you" in both.said("amal")


def test_who_takes_a_break_is_not_suggested_until_it_is_over(both: Town) -> None:
    both.begin("sanne", "TakeABreak")
    both.pick("sanne", "2")
    both.begin("marieke", "FindMentor", f"person:{both.id('amal')}")
    assert "No mentor is possible now" in both.said("marieke")
    both.bot.now += timedelta(weeks=3)
    both.begin("marieke", "FindMentor", f"person:{both.id('amal')}")
    assert "These mentors fit best" in both.said("marieke")


def test_who_leaves_the_list_waits_no_more_and_may_come_back(both: Town) -> None:
    both.begin("amal", "TakeABreak")
    both.pick("amal", "leave", "yes")
    assert both.one(select(people.c.listed_at).where(people.c.called == "Amal")) is None


def test_sign_ups_are_told_together_on_the_next_working_morning(both: Town) -> None:
    both.newcomer("Bilal")
    assert both.hears("marieke") == ""
    both.bot.later(days=1)
    assert both.hears("marieke") == "New people signed up:\n2 newcomers\n1 mentor"
    both.bot.later(days=3)
    assert both.hears("marieke") == ""


def test_a_step_that_fails_leaves_nothing_it_wrote_at_once(both: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    from storage import matches as store

    real = store.create

    def broken(*given: object) -> int:
        real(*given)  # type: ignore[arg-type]
        raise ZeroDivisionError

    monkeypatch.setattr(store, "create", broken)
    draft(both, "amal", "sanne")
    assert state(both) == []
    assert both.one(select(func.count()).select_from(match_members)) == 0
    assert "something went wrong" in both.said("marieke")


def test_a_certificate_is_kept_as_a_day_only(town: Town) -> None:
    town.staff("Marieke")
    town.mentor("Sanne", vog=False)
    town.begin("marieke", "OpenMentor", f"person:{town.id('sanne')}")
    town.pick("marieke", "vog")
    assert town.one(select(mentors.c.vog_at)) > 0
    assert town.noted("vog seen") == ["the day only"]
