"""Where we may write only for a while after somebody wrote: what goes then, what waits,
and what comes afterwards.
"""

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, update

from bot.ground.errors import Limited, TemplateRefused, WindowClosed
from bot.ground.messages import Knock, Occasion
from bot.language.speech import Speech
from bot.language.templates import SUPPORTED, Template, Templates
from bot.sending.windows import Closed, decide
from storage import outbox, windows
from storage.database import Connection, Database
from storage.outbox import REMINDER, Row
from storage.tables import addresses, newcomers, people, timers
from storage.windows import Content, Door
from tests.desk import Desk

DAY = 86400
NOW = 10 * DAY
TEMPLATES = Templates()
ALL = {(t.name, code): f"HX-{t.name}-{code}" for t in TEMPLATES.all for code in t.texts}


def row(language: str = "ti", occasion: str = "news", given: str = "") -> Row:
    return Row(1, 7, "whatsapp", "+316", REMINDER, "", "", "", language, 0, 1, 0, occasion=occasion, given=given)


def decided(door: Door, what: Row, spoken: tuple[str, ...] = (), approved: dict[Any, str] = ALL) -> Any:
    return decide(door, what, spoken, approved, TEMPLATES, NOW, timedelta(hours=24))


@pytest.mark.parametrize(("ago", "is_open"), [(0, True), (DAY - 1, True), (DAY, False), (DAY + 1, False)])
def test_the_window_is_open_for_24_hours_and_not_a_second_longer(ago: int, is_open: bool) -> None:
    assert (decided(Door(NOW - ago), row("nl")) is None) is is_open


def test_who_never_wrote_there_has_no_window() -> None:
    assert isinstance(decided(Door(), row("nl")), Knock)


@pytest.mark.parametrize(
    ("language", "occasion", "given", "name"),
    [
        ("nl", "news", "", "news"),
        ("ar", "question", "", "question"),
        ("en", "reminder", '["Saturday", "14:00"]', "reminder"),
        ("nl", "changed", '["zaterdag", "14.00 uur"]', "changed"),
        # Without its values a template can't go; the knock can.
        ("en", "reminder", "", "knock"),
        ("nl", "", "", "news"),
    ],
)
def test_a_language_with_templates_gets_that_of_the_occasion(
    language: str, occasion: str, given: str, name: str
) -> None:
    knock = decided(Door(), row(language, occasion, given))
    assert (knock.name, knock.language, knock.given) == (
        name,
        language,
        tuple(json.loads(given)) if given and name != "knock" else (),
    )


@pytest.mark.parametrize(
    ("spoken", "language"), [(("ti", "en"), "en"), (("ti", "ar", "nl"), "ar"), (("ti", "nl"), "nl"), (("so",), None)]
)
def test_a_language_without_templates_gets_the_knock_in_a_second_language(
    spoken: tuple[str, ...], language: str | None
) -> None:
    found = decided(Door(), row("ti", "question"), spoken)
    assert found == (Closed("no template") if language is None else Knock("knock", language, f"HX-knock-{language}"))


def test_a_knock_that_is_not_answered_is_not_repeated_at_once_but_what_informs_goes() -> None:
    door = Door(NOW - 3 * DAY, NOW - 3600)
    assert isinstance(decided(door, row("nl", "question")), Closed)
    assert isinstance(decided(door, row("ti"), ("nl",)), Closed)
    assert decided(door, row("nl", "reminder", '["a", "b"]')).name == "reminder"
    assert decided(Door(NOW - 3 * DAY, NOW - 21 * 3600), row("nl", "question")).name == "question"
    # Who wrote since has answered it.
    assert decided(Door(NOW - DAY - 5, NOW - DAY - 10), row("nl", "question")).name == "question"


def test_an_alarm_goes_though_a_knock_was_not_answered_and_says_what_it_is() -> None:
    door = Door(NOW - 3 * DAY, NOW - 60)
    assert decided(door, row("nl", "alarm")) == Knock("alarm", "nl", "HX-alarm-nl")
    assert decided(door, row("ti", "alarm"), ("ti", "en")) == Knock("alarm", "en", "HX-alarm-en")
    knocks = {("knock", "nl"): "HX1"}
    assert decided(door, row("nl", "alarm"), approved=knocks) == Knock("knock", "nl", "HX1")
    assert decided(door, row("nl", "alarm"), approved={}) == Closed("no template")


def test_what_is_not_approved_does_not_go() -> None:
    assert decided(Door(), row("nl"), approved={}) == Closed("no template")
    assert decided(Door(), row("nl"), approved={("knock", "nl"): "HX1"}) == Knock("knock", "nl", "HX1")


# In the running delivery


class Phone:
    """One person with WhatsApp who speaks Tigrinya and some English."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.key = "whatsapp:+31600000001"
        now = int(desk.now.timestamp())
        desk.write(
            lambda c: c.execute(
                insert(people).values(
                    id=7, programme="leiden", language="ti", name="Selam", created_at=now, listed_at=now
                )
            )
        )
        desk.write(lambda c: c.execute(insert(addresses).values(key=self.key, person_id=7, heard_at=now)))
        desk.write(lambda c: c.execute(insert(newcomers).values(person_id=7, languages=",en,ti,")))

    def queue(self, text: str, **more: Any) -> int:
        wanted = {"person_id": 7, "rank": REMINDER, "language": "ti", "occasion": Occasion.QUESTION.value}
        life = {"expires": int((self.desk.now + timedelta(days=14)).timestamp())}
        return self.desk.queue(text, "+31600000001", **{**wanted, **life, **more})

    def writes(self) -> None:
        """As a turn does with a message that comes in."""
        now = int(self.desk.now.timestamp())

        def work(connection: Connection) -> None:
            windows.hear(connection, {self.key: now})
            windows.release(connection, [self.key], now)

        self.desk.write(work)
        self.desk.delivery.wake()

    def address(self) -> Any:
        return self.desk.write(lambda c: c.execute(select(addresses)).one())

    def told_coordinators(self) -> list[str]:
        planned = select(timers.c.about).where(timers.c.kind == "undelivered", timers.c.state == "scheduled")
        return self.desk.write(lambda c: list(c.execute(planned).scalars()))


def approve(connection: Connection, template: Template, code: str) -> None:
    content = Content(template.key(code), f"HX-{template.name}-{code}", template.print(code), "approved")
    windows.keep_content(connection, content, 0)


@pytest.fixture
def desk(database: Database, speech: Speech) -> Desk:
    desk = Desk(database, speech, channel="whatsapp", templates=TEMPLATES)
    for template in TEMPLATES.all:
        for code in template.texts:
            desk.write(lambda c, template=template, code=code: approve(c, template, code))
    return desk


@pytest.fixture
async def phone(desk: Desk) -> AsyncIterator[Phone]:
    phone = Phone(desk)
    async with desk.running():
        yield phone


def went(desk: Desk) -> list[str]:
    return [f"knock in {m.knock.language}" if m.knock else m.text for m in desk.phones.got]


async def test_inside_the_window_the_text_itself_goes(desk: Desk, phone: Phone) -> None:
    desk.later(DAY - 1)
    phone.queue("ሰላም")
    await desk.settled("sent")
    assert went(desk) == ["ሰላም"]


async def test_a_last_word_to_a_chat_that_is_nobodys_now_goes_as_it_is(desk: Desk, phone: Phone) -> None:
    desk.write(lambda c: c.execute(delete(addresses).where(addresses.c.key == phone.key)))
    phone.queue("This chat does not belong to anybody now", person_id=None, occasion="news")
    await desk.settled("sent")
    assert went(desk) == ["This chat does not belong to anybody now"]


async def test_after_24_hours_a_knock_goes_once_and_the_texts_follow_in_order_when_they_write(
    desk: Desk, phone: Phone
) -> None:
    desk.later(DAY + 1)
    phone.queue("one")
    await desk.settled("waiting")
    phone.queue("two")
    await desk.settled("waiting", "waiting")
    assert went(desk) == ["knock in en"]
    assert phone.address().waiting == 1
    desk.later(60)
    phone.writes()
    await desk.settled("sent", "sent")
    assert went(desk) == ["knock in en", "one", "two"]
    assert phone.address().waiting == 0


async def test_what_is_outdated_when_they_write_is_dropped_and_the_journal_says_so(desk: Desk, phone: Phone) -> None:
    desk.later(2 * DAY)
    phone.queue("your meeting is today", expires=int((desk.now + timedelta(hours=3)).timestamp()), about="meeting:1")
    phone.queue("how was it")
    await desk.settled("waiting", "waiting")
    desk.later(DAY)
    phone.writes()
    await desk.settled("skipped", "sent")
    assert went(desk) == ["knock in en", "how was it"]
    assert ("skipped", "meeting:1", "outdated while it waited") in desk.notes()


async def test_what_changed_while_it_waited_is_not_sent(desk: Desk, phone: Phone) -> None:
    desk.later(2 * DAY)
    phone.queue("shall we meet on Saturday?", about="meeting:1")
    await desk.settled("waiting")
    told = desk.write(lambda c: outbox.drop(c, "meeting:1", "it has changed since", 0))
    phone.writes()
    await desk.settled("skipped")
    assert told == [7]
    assert went(desk) == ["knock in en"]


async def test_without_any_template_it_waits_and_the_coordinator_hears_it_once(desk: Desk, phone: Phone) -> None:
    desk.write(lambda c: [windows.forget_content(c, key) for key in windows.contents(c)])
    desk.later(DAY + 1)
    phone.queue("one")
    phone.queue("two")
    await desk.settled("waiting", "waiting")
    assert went(desk) == []
    assert phone.told_coordinators() == ["why:no template"]
    assert [row.reason for row in desk.rows()] == ["no template", "no template"]
    phone.writes()
    await desk.settled("sent", "sent")
    assert went(desk) == ["one", "two"]


async def test_a_template_approved_later_lets_go_what_waited_for_it(desk: Desk, phone: Phone) -> None:
    made = desk.write(lambda c: [windows.forget_content(c, key) for key in windows.contents(c)])
    desk.later(DAY + 1)
    phone.queue("one")
    await desk.settled("waiting")
    desk.write(lambda c: approve(c, TEMPLATES.by_name["knock"], "en"))
    desk.write(lambda c: outbox.retry_waiting(c, "no template", int(desk.now.timestamp())))
    desk.delivery.wake()
    await desk.eventually(lambda: went(desk) == ["knock in en"])
    assert made


async def test_the_service_knows_better_that_the_window_is_closed(desk: Desk, phone: Phone) -> None:
    desk.phones.errors = [WindowClosed("63016: outside the 24 hours")]
    phone.queue("one")
    await desk.eventually(lambda: phone.address().heard_at is None)
    desk.later(5)
    await desk.settled("waiting")
    assert went(desk) == ["one", "knock in en"]


async def test_a_template_the_service_refuses_is_not_used_again_and_the_next_best_goes(
    desk: Desk, phone: Phone
) -> None:
    desk.write(lambda c: c.execute(update(people).values(language="nl")))
    desk.phones.errors = [TemplateRefused("63027: this form is not accepted")]
    desk.later(2 * DAY)
    phone.queue("one", language="nl")
    await desk.eventually(lambda: [(r.state, r.attempt) for r in desk.rows()] == [("queued", 1)])
    desk.later(5)
    await desk.settled("waiting")
    assert [m.knock.name for m in desk.phones.got if m.knock] == ["question", "knock"]
    assert desk.write(windows.contents)["template.question.nl"].state == "broken"


async def test_who_is_limited_by_the_service_gets_it_when_they_write(desk: Desk, phone: Phone) -> None:
    desk.phones.errors = [Limited("63032: not delivered for now")]
    phone.queue("one")
    await desk.settled("waiting")
    await desk.eventually(lambda: phone.told_coordinators() == ["why:limited"])
    assert phone.address().waiting == 1
    phone.writes()
    await desk.settled("sent")


async def test_what_nobody_lets_in_is_given_up_when_it_is_outdated(desk: Desk, phone: Phone) -> None:
    desk.later(2 * DAY)
    phone.queue("one")
    await desk.settled("waiting")
    desk.later(15 * DAY)
    assert desk.write(lambda c: outbox.give_up_waiting(c, int(desk.now.timestamp()))) == 1
    assert desk.states() == ["skipped"]


async def test_who_writes_while_the_knock_is_on_its_way_gets_everything(desk: Desk, phone: Phone) -> None:
    desk.later(2 * DAY)
    desk.phones.hold = desk.held()
    phone.queue("one")
    await desk.eventually(lambda: went(desk) == ["knock in en"])
    phone.writes()
    desk.phones.hold.set()
    await desk.settled("sent")
    assert went(desk) == ["knock in en", "one"]


def test_every_template_language_is_one_that_whatsapp_has() -> None:
    assert {code for template in TEMPLATES.all for code in template.texts} <= set(SUPPORTED)
