"""News of sent messages: in any order, any number of times, the end is the same;
and what each error leads to.
"""

from collections.abc import Sequence
from itertools import permutations
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from bot.ground.errors import SendError
from bot.handlers.whatsapp.forms import kind_of
from bot.sending.receipts import Receipts
from storage import windows
from storage.database import Database
from storage.outbox import RANKS, REMINDER, Mark, mark
from storage.tables import addresses, outbox, people, timers
from storage.windows import Content
from tests.conftest import EVENING

NOW = int(EVENING.timestamp())
KEY = "whatsapp:+31600000001"


class Post:
    """One message to Selam, and the news of it."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.woken = 0
        self.receipts = Receipts(database, lambda: EVENING, self.wake)
        self.write(insert(people).values(id=7, programme="leiden", language="ti", created_at=0, listed_at=1))
        self.write(insert(addresses).values(key=KEY, person_id=7, heard_at=NOW))

    def wake(self) -> None:
        self.woken += 1

    def write(self, statement: Any) -> Any:
        return self.database.write(lambda c: c.execute(statement))

    def sent(self, state: str = "sent", **more: Any) -> None:
        self.write(outbox.delete())
        row = {
            "id": 1,
            "person_id": 7,
            "channel": "whatsapp",
            "address": "+31600000001",
            "rank": REMINDER,
            "text": "words",
            "buttons": "",
            "extra": "",
            "language": "ti",
            "not_before": NOW,
            "expires": NOW + 86400,
            "state": state,
            "attempt": 1,
            "erase": 0,
        }
        self.write(insert(outbox).values(row | more))

    def news(self, state: str, code: int = 0, attempt: int = 1, *, knock: bool = False) -> None:
        error: SendError | None = kind_of(code) if code else None
        self.receipts.take(1, attempt, state, error, knock=knock)

    @property
    def row(self) -> Any:
        return self.database.write(lambda c: c.execute(select(outbox)).one())

    @property
    def address(self) -> Any:
        return self.database.write(lambda c: c.execute(select(addresses).where(addresses.c.key == KEY)).one())

    def planned(self) -> list[str]:
        found = select(timers.c.kind, timers.c.about).where(timers.c.state == "scheduled")
        return self.database.write(lambda c: [f"{row[0]} {row[1]}".strip() for row in c.execute(found)])


@pytest.fixture
def post(database: Database) -> Post:
    return Post(database)


STORIES: tuple[tuple[Sequence[tuple[str, int]], str], ...] = (
    ((("queued", 0), ("sent", 0), ("delivered", 0), ("read", 0)), "read"),
    ((("sent", 0), ("delivered", 0)), "delivered"),
    ((("queued", 0), ("sent", 0), ("undelivered", 63024)), "failed"),
    ((("queued", 0), ("sent", 0), ("failed", 63014)), "blocked"),
    ((("sent", 0), ("failed", 63016)), "queued"),
    ((("sent", 0), ("undelivered", 63032)), "waiting"),
    ((("queued", 0), ("failed", 30008)), "failed"),
)


@pytest.mark.parametrize(("story", "end"), STORIES, ids=[end for _story, end in STORIES])
@pytest.mark.parametrize("before", ["sending", "uncertain", "sent", "queued"])
def test_every_order_of_the_news_ends_in_the_same_state(
    post: Post, story: Sequence[tuple[str, int]], end: str, before: str
) -> None:
    ends = set()
    for order in permutations((*story, story[0])):
        post.write(update(addresses).values(blocked_at=None))
        post.sent(before)
        for state, code in order:
            post.news(state, code)
        ends.add(post.row.state)
    assert ends == {end}


def test_a_state_only_moves_up(post: Post) -> None:
    post.sent("read")
    for state in ("queued", "sent", "delivered", "failed"):
        post.news(state, 63024 if state == "failed" else 0)
    assert post.row.state == "read"
    assert max(RANKS, key=lambda each: RANKS[each]) == "read"


def test_news_settles_what_nobody_knew_and_it_is_not_sent_again(post: Post) -> None:
    post.sent("queued", reason="no readable answer")
    post.news("sent")
    assert post.row.state == "sent"


def test_late_news_of_an_earlier_attempt_takes_nothing_back(post: Post) -> None:
    post.sent()
    post.news("failed", 63016)
    assert (post.row.state, post.row.attempt) == ("queued", 2)
    post.news("sent", attempt=1)
    assert post.row.state == "queued"
    # That one was read after all: the text is there, it must not come twice.
    post.news("read", attempt=1)
    assert post.row.state == "read"


def test_news_of_what_is_not_there_is_no_trouble(post: Post) -> None:
    post.news("delivered")
    assert post.woken == 1


def test_outside_the_window_it_is_decided_anew(post: Post) -> None:
    post.sent()
    post.news("failed", 63016)
    assert (post.row.state, post.address.heard_at) == ("queued", None)


def test_who_stopped_us_is_blocked_and_the_coordinator_hears_it(post: Post) -> None:
    post.sent()
    post.news("undelivered", 63014)
    assert post.row.state == "blocked"
    assert post.address.blocked_at == NOW
    assert post.planned() == ["blocked"]


def test_who_has_another_app_gets_it_there_and_nobody_is_alarmed(post: Post) -> None:
    post.write(insert(addresses).values(key="telegram:42", person_id=7))
    post.sent()
    post.news("undelivered", 63014)
    row = post.row
    assert (row.state, row.channel, row.address) == ("queued", "telegram", "42")
    assert post.planned() == []


@pytest.mark.parametrize(("code", "why"), [(63003, "bad address"), (63024, "bad address"), (63032, "limited")])
def test_whom_we_do_not_reach_the_coordinator_hears_of_once(post: Post, code: int, why: str) -> None:
    for _ in range(3):
        post.sent()
        post.news("undelivered", code)
    assert post.planned() == [f"undelivered why:{why}"]
    assert post.address.failing_since == NOW


def test_news_of_a_failure_that_overtakes_our_own_note_of_the_send_is_not_lost(post: Post) -> None:
    post.sent("sending")
    post.news("failed", 63016)
    post.database.write(lambda c: mark(c, [Mark(1, "sent", provider_id="SM1")], NOW))
    assert post.row.state == "queued"


def test_what_arrives_shows_that_the_address_works_again(post: Post) -> None:
    post.sent()
    post.news("undelivered", 63024)
    assert post.address.failing_since == NOW
    post.sent()
    post.news("delivered")
    assert post.address.failing_since is None


def test_too_fast_rests_and_comes_again(post: Post) -> None:
    post.sent()
    post.news("failed", 63018)
    assert (post.row.state, post.row.not_before) == ("queued", NOW + 60)


def test_a_form_that_is_not_taken_comes_as_numbers(post: Post) -> None:
    post.sent(buttons='[[["1.1.a.x", "Yes"]], []]')
    post.news("failed", 63021)
    assert (post.row.state, post.row.extra) == ("queued", '{"plain":true}')


def test_a_template_that_is_not_taken_is_broken_and_another_way_is_looked_for(post: Post) -> None:
    post.database.write(lambda c: windows.keep_content(c, Content("template.news.nl", "HX1", "p", "approved"), 0))
    post.sent("waiting", reason="knocked: news in nl")
    post.news("failed", 63027, knock=True)
    assert post.row.state == "queued"
    assert post.database.write(windows.contents)["template.news.nl"].state == "broken"


def test_a_knock_that_arrived_leaves_the_text_waiting(post: Post) -> None:
    post.sent("waiting", reason="knocked: news in nl")
    for state in ("sent", "delivered", "read"):
        post.news(state, knock=True)
    assert post.row.state == "waiting"


def test_after_some_tries_it_is_given_up(post: Post) -> None:
    post.sent()
    for _ in range(10):
        post.news("failed", 63018, post.row.attempt)
    assert post.row.state == "failed"
    assert post.row.attempt <= 6
