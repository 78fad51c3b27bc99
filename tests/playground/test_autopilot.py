"""Who answers by themselves: sensible choices, each question once, and never without an end."""

import pytest

from playground.autopilot import A_DAY, A_MESSAGE, Autopilot, Press, Say
from playground.habits import Now, choose, takes
from playground.messages import Message, Version
from playground.people import Chat, Person

WEEK, DAY = Now(1, 11), "2027-01-04"


def pilot(role: str = "mentor", language: str = "nl", app: str = "telegram") -> Autopilot:
    return Autopilot(Person(7, "Sanne", language, role, app=app))


def said(id_: int, *data: str, text: str = "Hello") -> Message:
    """A message of the bot with these buttons."""
    rows = [[{"text": one, "callback_data": one}] for one in data]
    keyboard = {"inline_keyboard": rows} if rows else None
    sender = {"is_bot": True, "first_name": "Buurmaat"}
    return Message(id_, Chat(7, "private", "Sanne"), sender, [Version(0.0, text, keyboard)])


def test_a_meeting_is_mostly_agreed_to_and_sometimes_not_this_week() -> None:
    asked = [said(1, "n.1.answer.yes", "n.1.answer.other", "n.1.answer.no", "/menu")]
    given = [pilot().move(asked, Now(week, 11), DAY) for week in range(52)]
    assert given.count(Press(1, "n.1.answer.yes")) > 35
    assert Press(1, "n.1.answer.no") in given
    assert given == [pilot().move(asked, Now(week, 11), DAY) for week in range(52)]


def test_a_question_is_answered_once_and_again_when_it_is_asked_again() -> None:
    sanne, asked = pilot(), said(1, "p.1.met.yes", "p.1.met.no", "/menu")
    assert sanne.move([asked], WEEK, DAY) == Press(1, "p.1.met.yes")
    assert sanne.move([asked], WEEK, DAY) is None
    again = said(2, "p.1.met.yes", "p.1.met.no", "/menu")
    assert sanne.move([asked, again], WEEK, DAY) == Press(2, "p.1.met.yes")


def test_what_is_forgotten_at_first_is_answered_the_next_time() -> None:
    amal, forgetful = pilot("newcomer", "ar"), Now(3, 16)
    first, second = (said(id_, "p.1.met.yes", "p.1.met.no", "/menu") for id_ in (1, 2))
    assert amal.move([first], forgetful, DAY) is None
    assert amal.move([first, second], forgetful, DAY) == Press(2, "p.1.met.yes")


def test_only_the_newest_question_counts() -> None:
    sanne = pilot()
    messages = [said(1, "a.1.long.60"), said(2, "b.1.face.good", "b.1.face.skip"), said(3, text="Thank you")]
    assert sanne.move(messages, WEEK, DAY) == Press(2, "b.1.face.good")
    assert sanne.move(messages, WEEK, DAY) is None


@pytest.mark.parametrize(
    ("options", "chosen"),
    [(("back", "skip", "come", "stay"), "come"), (("later", "now"), "now"), (("a b.c", "d"), "a b.c")],
)
def test_an_unknown_question_gets_the_first_answer_that_goes_on(options: tuple[str, ...], chosen: str) -> None:
    asked = said(1, *(f"k.1.theme_new.{one}" for one in options), "/back", "/menu")
    assert pilot().move([asked], WEEK, DAY) == Press(1, f"k.1.theme_new.{chosen}")


@pytest.mark.parametrize("buttons", [("/back", "/menu"), ("k.1.why.skip", "/back", "/menu")])
def test_who_is_asked_for_words_writes_a_sentence(buttons: tuple[str, ...]) -> None:
    does = pilot().move([said(1, *buttons)], WEEK, DAY)
    assert isinstance(does, Say)
    assert len(does.text.split()) > 3


def test_several_answers_are_ticked_and_then_it_is_done() -> None:
    sanne = pilot()
    before = said(1, "l.1.free.wm+", "l.1.free.we+", "l.1.free.ea+")
    ticked = said(1, "l.1.free.wm+", "l.1.free.we-", "l.1.free.ea+", "l.1.free.done")
    both = said(1, "l.1.free.wm+", "l.1.free.we-", "l.1.free.ea-", "l.1.free.done")
    moves = [sanne.move([one], WEEK, DAY) for one in (before, ticked, both, both)]
    assert moves == [Press(1, "l.1.free.we+"), Press(1, "l.1.free.ea+"), Press(1, "l.1.free.done"), None]


def test_numbered_lines_are_answered_by_numbers() -> None:
    selam = pilot("newcomer", "ti", "whatsapp")
    free = "When?\n" + "\n".join(f"{number} = x" for number in range(1, 7))
    other = "What?\n1 = x\n2 = y"
    assert selam.move([said(1, text=free)], WEEK, DAY) == Say("3 5")
    assert selam.move([said(2, text=other)], WEEK, DAY) == Say("1")


def test_a_template_is_opened_and_an_offer_nobody_knows_is_taken() -> None:
    selam = pilot("newcomer", "ti", "whatsapp")
    assert selam.move([said(1, "continue")], WEEK, DAY) == Press(1, "continue")
    assert selam.move([said(2, "!ComeToTheme theme:3", "!StayAway theme:3")], WEEK, DAY) == Press(
        2, "!ComeToTheme theme:3"
    )
    assert selam.move([said(2, "!ComeToTheme theme:3", "!StayAway theme:3")], WEEK, DAY) is None


def test_nobody_ends_a_match_or_opens_the_menu_by_themselves() -> None:
    for data in ("!EndTogether match:1:4", "!PlanMeeting match:1", "!MatchDesk match:1", "z.1.pick.DeleteMe", "/start"):
        assert pilot().move([said(1, data)], WEEK, DAY) is None


def test_a_meeting_is_called_off_now_and_then_in_the_evening_before() -> None:
    reminder = [said(1, "!MoveMeeting meeting:1:2", "!CannotCome meeting:1:2")]
    evenings = [pilot("newcomer").move(reminder, Now(week, 18), DAY) for week in range(52)]
    assert 3 <= evenings.count(Press(1, "!CannotCome meeting:1:2")) <= 8
    assert all(pilot().move(reminder, Now(week, 11), DAY) is None for week in range(52))


def test_there_is_an_end_to_every_message_and_every_day() -> None:
    sanne = pilot()
    endless = [sanne.move([said(1, f"k.1.all.{turn}+", f"k.1.all.x{turn}+")], WEEK, DAY) for turn in range(20)]
    assert sum(does is not None for does in endless) == A_MESSAGE
    moves = [sanne.move([said(id_, "k.1.new.yes")], WEEK, DAY) for id_ in range(2, 100)]
    assert sum(does is not None for does in moves) == A_DAY - A_MESSAGE
    assert sanne.move([said(100, "k.1.new.yes")], WEEK, "2027-01-05") is not None


def test_own_answers_come_before_the_habits_of_all_and_none_leaves_a_question_alone() -> None:
    given = {"town": "Katwijk", "languages": None, "free": ("wm",)}
    dawit = Autopilot(Person(7, "Dawit", "en", "newcomer"), given)
    towns, tongues = said(1, "l.1.town.Leiden", "l.1.town.Katwijk"), said(2, "l.1.languages.nl+", "l.1.languages.en+")
    assert dawit.move([towns], WEEK, DAY) == Press(1, "l.1.town.Katwijk")
    assert dawit.move([towns, tongues], WEEK, DAY) is None
    assert dawit.move([said(3, "l.1.free.wm+", "l.1.free.we+")], WEEK, DAY) == Press(3, "l.1.free.wm+")


def test_numbered_lines_are_left_alone_too() -> None:
    hanna = Autopilot(Person(7, "Hanna", "ti", "newcomer", app="whatsapp"), {"free": None})
    assert hanna.move([said(1, text="\n".join(f"{number} = x" for number in range(1, 7)))], WEEK, DAY) is None


def test_who_talked_to_a_person_goes_back_to_the_bot() -> None:
    assert pilot().move([said(1, "/bot", text="Marieke answers you")], WEEK, DAY) == Press(1, "/bot")


def test_replies_to_an_announcement_differ_and_some_say_nothing() -> None:
    offers = ["AnnounceReply announce:1:1", "AnnounceReply announce:1:2"]
    given = [takes(offers, Person(id_, "x", role="mentor"), Now(1, 11)) for id_ in range(10)]
    assert set(given) == {*offers, None}
    assert takes(offers[:1], Person(1, "x"), Now(1, 11)) == offers[0]


def test_not_all_come_to_a_theme_meeting() -> None:
    given = {choose("reply", Person(id_, "x"), Now(1, 11), ("yes", "maybe", "no")) for id_ in range(10)}
    assert given == {"yes", "maybe", "no", None}
