"""The year as marks: what each thing is follows from its state, never from its kind,
and the journal says why.
"""

from typing import Any

from playground.people import Person
from playground.timeline import headline, marks, months
from playground.world import World
from playground.year import ZONE

WHO = "telegram:700000001"


def row(of: str, at: int, state: str, **more: Any) -> dict[str, Any]:
    empty = {"kind": "a new kind", "reason": "", "about": "thing:1", "handle": "", "answers": False}
    return {"of": of, "who": WHO, "at": at, "state": state} | empty | more


def told(*rows: dict[str, Any]) -> list[tuple[str, str]]:
    """(outcome, why) of each mark."""
    world = World()
    return [(mark["outcome"], mark["why"]) for mark in marks(world, rows, [world.add_person("Amal", "ar", "newcomer")])]


def test_every_state_has_an_outcome_also_one_that_comes_later() -> None:
    states = ("sent", "delivered", "read", "queued", "waiting", "failed", "blocked", "a state of tomorrow")
    outcomes = [outcome for outcome, _why in told(*(row("sent", 1, state) for state in states))]
    assert outcomes == ["sent", "sent", "sent", "planned", "not sent", "not sent", "not sent", "not sent"]


def test_timers_are_planned_or_skipped_with_their_reason() -> None:
    rows = (row("timer", 1, "scheduled"), row("timer", 1, "skipped", reason="too late"), row("timer", 1, "cancelled"))
    assert told(*rows) == [("planned", ""), ("skipped", "too late"), ("skipped", "")]


def test_the_journal_says_why_a_message_went_and_each_line_explains_one() -> None:
    line = row("journal", 5, "heard", kind="asked", reason="how was it")
    messages = (row("sent", 6, "sent"), row("sent", 7, "sent"), row("sent", 8, "sent", answers=True))
    assert told(line, *messages) == [("sent", "how was it"), ("sent", ""), ("sent", "the answer to what they sent")]


def test_a_line_never_explains_what_went_before_it() -> None:
    assert told(row("sent", 4, "sent"), row("journal", 5, "heard", kind="sent", reason="later")) == [("sent", "")]


def test_what_the_journal_alone_knows_has_a_mark_of_its_own() -> None:
    rows = (
        row("journal", 1, "did", kind="match live"),
        row("journal", 1, "heard", kind="not asked", reason="blocked us"),
        row("journal", 1, "heard", kind="care sign", reason="three weeks without a meeting"),
        row("journal", 1, "heard", kind="cancelled", reason="the timer says it"),
    )
    assert told(*rows) == [
        ("happened", ""),
        ("not sent", "blocked us"),
        ("happened", "three weeks without a meeting"),
    ]


def test_a_mark_has_the_words_that_stand_on_the_phone() -> None:
    world = World()
    amal = world.add_person("Amal", "ar", "newcomer")
    world.say(amal, "hello")
    (message,) = world.messages(amal)
    message.sender = world.bot()
    (mark,) = marks(world, [row("sent", 1, "sent", handle=str(message.id))], [amal])
    assert (mark["text"], mark["who"]) == ("hello", amal.id)


def test_the_headline_says_the_finding() -> None:
    cast = [Person(1, "Selam"), Person(2, "Sanne")]
    found = [
        {"who": who, "outcome": outcome} for who, outcome in ((1, "sent"), (1, "answered"), (2, "sent"), (2, "skipped"))
    ]
    said = "52 weeks: 1 message sent to Selam, 1 answer; 1 message sent to Sanne, 0 answers; 1 skipped, 0 not sent."
    assert headline(found, cast, 52) == said
    assert headline([], cast, 0) == "Nothing has happened yet."


def test_months_begin_on_the_clock_of_the_place() -> None:
    shown = months(1_795_597_209, 1_806_000_000, ZONE)
    assert [one["name"] for one in shown] == ["Dec", "Jan 2027", "Feb", "Mar"]
    assert [one["at"] % 86400 for one in shown] == [82800] * 4
