"""A mentor signs up: hours, months, the code of conduct, alone or with a team."""

import pytest
from sqlalchemy import select

from bot.simulation import Reply, Simulation
from storage import profiles
from storage.tables import invites, mentors, teams
from tests.walking import (
    answers,
    arrive,
    asked,
    begin,
    buttons_of,
    choose,
    newest,
    person,
    rows,
    sign_up,
    texts,
    walk,
)

ORDER = ["age", "town", "knows_town", "languages", "free", "hours", "months", "newcomers", "side", "wish", "gender"]


def found_team(bot: Simulation, who: str = "1", name: str = "The Bikes") -> list[Reply]:
    walk(bot, who, begin(bot, who, "mentor"), until="side")
    choose(bot, who, "team")
    return walk(bot, who, bot.say(who, name))


def token(bot: Simulation) -> str:
    return str(rows(bot, select(teams.c.token).order_by(teams.c.id))[0][0])


def test_the_questions_come_one_at_a_time_in_this_order(bot: Simulation) -> None:
    replies = begin(bot, "1", "mentor")
    for question in [*ORDER, "conduct", "summary"]:
        replies = walk(bot, "1", replies, until=question)
        assert len(replies) == 1


def test_a_mentor_is_on_the_list_and_agreed_to_the_code(bot: Simulation) -> None:
    assert asked(sign_up(bot, "1", "mentor")) == "now"
    mine = person(bot, "1")
    assert (mine["role"], mine["name"], mine["team_id"]) == ("mentor", "Amal", None)
    profile = bot.database.write(lambda connection: profiles.read(connection, int(str(mine["id"]))))
    assert profile["hours"] == 1
    assert profile["conduct_at"] > 0


@pytest.mark.parametrize(("said", "kept"), [("2", 2), ("٣", 3), ("about 4 hours", 4), ("20", 20), ("۱۰", 10)])
def test_hours_are_any_number_from_one_to_twenty_in_any_digits(bot: Simulation, said: str, kept: int) -> None:
    walk(bot, "1", begin(bot, "1", "mentor"), until="hours")
    assert asked(bot.say("1", said)) == "months"
    assert answers(bot, "1", "MentorIntake")["hours"] == kept


@pytest.mark.parametrize("said", ["0", "21", "2 or 3", "two", "-", "99999999999"])
def test_other_hours_are_asked_again_with_what_fits(bot: Simulation, said: str) -> None:
    walk(bot, "1", begin(bot, "1", "mentor"), until="hours")
    replies = bot.say("1", said)
    assert asked(replies) == "hours"
    assert "from 1 to 20" in texts(replies)


@pytest.mark.parametrize("question", ["months", "conduct"])
def test_whoever_does_not_agree_reads_what_is_possible_and_can_still_agree(bot: Simulation, question: str) -> None:
    replies = walk(bot, "1", begin(bot, "1", "mentor"), until=question)
    page = choose(bot, "1", "page0")
    assert asked(page) == question
    assert texts(page) != texts(replies)
    assert "“person”" in texts(page)
    assert person(bot, "1")["listed_at"] is None
    walk(bot, "1", page)


def test_the_code_of_conduct_stands_in_the_question(bot: Simulation) -> None:
    replies = walk(bot, "1", begin(bot, "1", "mentor"), until="conduct")
    assert "7." in texts(replies)


def test_a_team_gets_a_name_and_a_link_for_the_others(bot: Simulation) -> None:
    replies = found_team(bot)
    assert f"start={token(bot)}" in texts(replies)
    assert "The Bikes" in texts(replies)
    assert rows(bot, select(teams.c.name)) == [("The Bikes",)]
    assert person(bot, "1")["team_id"] == 1


def test_others_join_by_the_link_without_a_question_about_teams(bot: Simulation) -> None:
    found_team(bot)
    for who in ("2", "3", "4"):
        arrive(bot, who, token(bot))
        replies = walk(bot, who, choose(bot, who, "go"))
        assert not {"side", "team_name"} & {data.split(".")[2] for data in buttons_of(bot, who) if "." in data}
        assert "You are in the team The Bikes" in texts(replies)
        assert person(bot, who)["team_id"] == 1


def test_a_mentor_on_the_list_joins_a_team_by_its_link_and_is_told(bot: Simulation) -> None:
    found_team(bot)
    sign_up(bot, "2", "mentor")
    assert "The Bikes" in texts(bot.say("2", f"/start {token(bot)}"))
    assert person(bot, "2")["team_id"] == 1


def test_somebody_in_a_team_is_not_moved_by_the_link_of_another(bot: Simulation) -> None:
    found_team(bot)
    found_team(bot, "2", "The Boats")
    replies = bot.say("2", f"/start {token(bot)}")
    assert "The Boats" in texts(replies)
    assert person(bot, "2")["team_id"] == 2


def test_a_newcomer_on_the_list_does_not_join_a_team(bot: Simulation) -> None:
    found_team(bot)
    sign_up(bot, "2")
    bot.say("2", f"/start {token(bot)}")
    assert person(bot, "2")["team_id"] is None


def test_a_second_review_does_not_make_the_team_twice(bot: Simulation) -> None:
    found_team(bot)
    bot.say("1", "menu")
    choose(bot, "1", "ChangeAnswers", "ok")
    assert len(rows(bot, select(teams.c.id))) == 1
    assert person(bot, "1")["team_id"] == 1


def test_answers_change_after_being_on_the_list(bot: Simulation) -> None:
    sign_up(bot, "1", "mentor")
    choose(bot, "1", "later")
    bot.say("1", "change")
    choose(bot, "1", "hours", "4")
    replies = choose(bot, "1", "ok")
    assert rows(bot, select(mentors.c.hours)) == [(4,)]
    assert asked(replies) == ""
    assert len(replies) == 1


def test_the_team_is_told_in_my_data_to_those_who_joined(bot: Simulation) -> None:
    found_team(bot)
    sign_up(bot, "2", "mentor")
    bot.say("2", f"/start {token(bot)}")
    assert "The Bikes" in texts(bot.say("2", "my data"))


def test_the_last_of_a_team_takes_its_name_along(bot: Simulation) -> None:
    found_team(bot)
    sign_up(bot, "2", "mentor")
    bot.say("2", f"/start {token(bot)}")
    for who, left in (("1", 1), ("2", 0)):
        bot.say(who, "delete me")
        choose(bot, who, "delete", "delete")
        assert len(rows(bot, select(teams.c.id))) == left
    assert rows(bot, select(invites.c.token)) == []


def test_telling_more_takes_own_words_of_several_lines(bot: Simulation) -> None:
    sign_up(bot, "1", "mentor")
    choose(bot, "1", "now")
    bot.say("1", "I am a nurse.\nI like <b>boats</b> & tea; my number is 111222333.")
    kept = answers(bot, "1", "MentorTellsMore")["background"]
    assert kept == "I am a nurse.\nI like <b>boats</b> & tea; my number is *********."
    assert newest(choose(bot, "1", "skip", "coffee", "done")) is None
    assert person(bot, "1")["more_at"] is not None
