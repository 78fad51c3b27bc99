"""The front door: a hostile request is refused before anything reads it, and who is validly signed
always comes in.
"""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from twilio.request_validator import RequestValidator
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from bot.ground.errors import DatabaseUnavailable
from bot.ground.messages import Incoming
from bot.handlers import door as doors
from bot.handlers.door import STRANGERS, Door, Entrance, Standing
from bot.handlers.lane import Lane
from bot.handlers.whatsapp import hook as hooks
from bot.handlers.whatsapp.forms import Ours, Receipt
from bot.handlers.whatsapp.hook import Hook, parse
from playground.testing import PATIENCE, until
from tests.conftest import EVENING

TOKEN = "fedcba9876543210" * 2
OURS = Ours("AC" + "0" * 32, "+31800555001")
PUBLIC = "https://bot.example.org"
FORM = {"MessageSid": "SM1", "AccountSid": OURS.account, "From": "whatsapp:+31600000009", "Body": "hello", "Empty": ""}
FORM |= {"To": f"whatsapp:{OURS.number}"}
KIND = {"content-type": "application/x-www-form-urlencoded"}
# Of the right length, and nobody's.
WRONG = {"x-twilio-signature": "A" * 27 + "="}
Body = bytes | AsyncIterator[bytes]


def signed(form: dict[str, Any], url: str = f"{PUBLIC}/whatsapp") -> dict[str, str]:
    many = hooks.Form({name: value if isinstance(value, list) else [value] for name, value in form.items()})
    return {"x-twilio-signature": RequestValidator(TOKEN).compute_signature(url, many)}


@dataclass
class House:
    """The door with WhatsApp and an open room behind it; notes what came through."""

    taken: list[Incoming] = field(default_factory=list)
    settled: list[Receipt] = field(default_factory=list)
    fails: Exception | None = None
    now: float = 1_000_000.0
    proxies: tuple[str, ...] = ("10.0.0.1",)

    def __post_init__(self) -> None:
        hook = Hook(TOKEN, PUBLIC, OURS, self.take, self.settle, lambda: EVENING)
        routes = [*hook.routes(), Route("/open", self.open, methods=["GET", "POST"])]
        self.entrances = hook.entrances()
        self.door = Door(Starlette(routes=routes), self.entrances, patience=0.05, seconds=lambda: self.now)

    async def take(self, message: Incoming) -> None:
        if self.fails is not None:
            raise self.fails
        self.taken.append(message)

    async def settle(self, receipt: Receipt) -> None:
        self.settled.append(receipt)

    async def open(self, request: Request) -> Response:
        return PlainTextResponse(await request.body())

    async def ask(
        self,
        path: str = "/whatsapp",
        body: Body | dict[str, Any] = b"",
        headers: dict[str, str] | None = None,
        peer: str = "198.51.100.7",
        method: str = "POST",
    ) -> httpx.Response:
        app = ProxyHeadersMiddleware(self.door, list(self.proxies))  # type: ignore[arg-type]
        transport = httpx.ASGITransport(app, client=(peer, 1))  # type: ignore[arg-type]
        content = urlencode(body, doseq=True).encode() if isinstance(body, dict) else body
        async with httpx.AsyncClient(transport=transport, base_url="http://bot") as client:
            return await client.request(method, path, content=content, headers=KIND | (headers or {}))

    async def exhaust(self, peer: str = "198.51.100.7", **more: Any) -> None:
        """Ask as a stranger until nothing is left."""
        for _each in range(STRANGERS.burst):
            if (await self.ask("/nowhere", peer=peer, method="GET", **more)).status_code == 429:
                return
        assert (await self.ask("/nowhere", peer=peer, method="GET", **more)).status_code == 429


@pytest.fixture
def house() -> Iterator[House]:
    built = House()
    yield built
    built.door.close()


def never(*_given: Any) -> Any:
    raise AssertionError("this must not be read")


# Nothing is read before it may be


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"&".join(b"f%d=x" % number for number in range(16_000)), WRONG, 413),
        (b"&".join(b"%d=" % number for number in range(10_000)), WRONG, 400),
        (b"&" * 100, WRONG, 400),
        (b"a=" + b"x" * 64_000, WRONG, 413),
        (b"a=b", {"x-twilio-signature": "short"}, 403),
        (b"a=b", {"x-twilio-signature": "A" * 5_000}, 403),
        (b"a=b", {}, 403),
        (b"a=b", WRONG | {"x-twilio-webhooks-signature-settings": "key=k,algorithm=HMAC_SHA512"}, 403),
        (b"a=b", WRONG | {"x-twilio-webhooks-signature-settings": "key=k,algorithm=HMAC_SHA256"}, 403),
        (b"a=b", WRONG | {"content-type": "multipart/form-data; boundary=x"}, 403),
    ],
    ids=["16,000 fields", "10,000 fields", "100 separators", "large", "short", "long", "none", "512", "256", "parts"],
)
async def test_a_hostile_form_is_refused_before_it_is_parsed(
    house: House, monkeypatch: pytest.MonkeyPatch, body: bytes, headers: dict[str, str], status: int
) -> None:
    monkeypatch.setattr(hooks, "parse", never)
    monkeypatch.setattr(hooks, "parse_qsl", never)
    answer = await house.ask(body=body, headers=headers)
    assert (answer.status_code, house.taken) == (status, [])


async def test_what_says_that_it_is_too_large_is_not_received_at_all(house: House) -> None:
    class Slow(httpx.AsyncByteStream):
        async def __aiter__(self) -> AsyncIterator[bytes]:
            never()
            yield b""

    said = {"content-length": "64001"} | WRONG
    assert (await house.ask(body=Slow(), headers=said)).status_code == 413  # type: ignore[arg-type]
    assert (await house.ask("/open", body=Slow(), headers={"content-length": "5"})).text == ""  # type: ignore[arg-type]


async def test_a_body_that_does_not_say_how_long_it_is_is_not_put_together(house: House) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for _each in range(10):
            yield b"x"

    for path in ("/whatsapp", "/open", "/nowhere"):
        answer = await house.ask(path, body=pieces(), headers=WRONG)
        assert (answer.status_code, answer.headers["connection"]) == (411, "close")


async def test_a_body_that_says_less_than_it_sends_is_cut_off(house: House) -> None:
    answer = await house.ask(body=b"x" * 64_001, headers=WRONG | {"content-length": "10"})
    assert answer.status_code == 413


@pytest.mark.parametrize("first", [b"", b"Body=hel"], ids=["nothing", "a half"])
async def test_a_body_that_does_not_come_is_not_waited_for(house: House, first: bytes) -> None:
    said: list[Any] = []

    async def receive() -> Any:
        if first and not said:
            said.append(first)
            return {"type": "http.request", "body": first, "more_body": True}
        return await asyncio.Event().wait()

    answer: list[Any] = []

    async def send(message: Any) -> None:
        answer.append(message)

    headers = [(b"content-length", b"50"), *((k.encode(), v.encode()) for k, v in (KIND | WRONG).items())]
    scope = {"type": "http", "method": "POST", "path": "/whatsapp", "query_string": b"", "headers": headers}
    await house.door(scope | {"client": ("198.51.100.7", 1), "server": ("bot", 80), "scheme": "http"}, receive, send)
    assert answer[0]["status"] == 408
    assert (b"connection", b"close") in answer[0]["headers"]


async def test_a_slow_body_has_one_time_for_all_of_it(house: House) -> None:
    async def receive() -> Any:
        await asyncio.sleep(0)
        return {"type": "http.request", "body": b"", "more_body": True}

    with pytest.raises(doors._Refused) as refused:
        await house.door._body(receive, 100)
    assert refused.value.status == 408


async def test_who_goes_away_amid_a_body_is_let_go_without_a_word(house: House) -> None:
    async def receive() -> Any:
        return {"type": "http.disconnect"}

    headers = [(b"content-length", b"5"), *((k.encode(), v.encode()) for k, v in (KIND | WRONG).items())]
    scope = {"type": "http", "method": "POST", "path": "/whatsapp", "query_string": b"", "headers": headers}
    scope |= {"client": ("198.51.100.7", 1), "server": ("bot", 80), "scheme": "http"}
    await house.door(scope, receive, never)


def test_a_form_is_parsed_into_all_values_of_each_name_blank_ones_too() -> None:
    assert parse(b"a=1&b=&a=2&a=1&c") == {"a": ["1", "2", "1"], "b": [""], "c": [""]}
    assert parse(b"a=1&a=2").last == {"a": "2"}
    with pytest.raises(ValueError, match="fields"):
        parse(b"&".join(b"a=%d" % number for number in range(101)))


async def test_repeated_and_blank_fields_count_for_a_signature(house: House) -> None:
    form = FORM | {"Twice": ["b", "a", "b"], "Blank": ""}
    assert (await house.ask(body=form, headers=signed(form))).status_code == 200
    less = {name: value for name, value in form.items() if name not in ("Twice", "Blank")}
    for missing in (less | {"Twice": ["b"]}, less):
        assert (await house.ask(body=missing, headers=signed(form))).status_code == 403
    assert len(house.taken) == 1


async def test_a_hundred_fields_are_a_form_and_one_more_is_none(house: House) -> None:
    many = FORM | {f"field{number}": "" for number in range(100 - len(FORM))}
    assert (await house.ask(body=many, headers=signed(many))).status_code == 200
    more = many | {"one": "more"}
    assert (await house.ask(body=more, headers=signed(more))).status_code == 400


async def test_a_large_body_is_read_beside_the_loop_and_of_who_is_over_their_budget_in_a_lane_of_its_own(
    house: House,
) -> None:
    threads: list[str] = []

    def look(_request: Request, _body: bytes) -> None:
        threads.append(threading.current_thread().name)

    house.entrances["/whatsapp"] = Entrance(lambda _request: Standing.PERHAPS, 10_000, 100, look)
    for size in (doors.SMALL, doors.SMALL + 1):
        assert (await house.ask(body=b"x" * size)).status_code == 403
    await house.exhaust()
    for size in (doors.SMALL, doors.SMALL + 1):
        assert (await house.ask(body=b"x" * size)).status_code == 429
    assert [name.partition("_")[0] for name in threads] == ["MainThread", "door", "MainThread", "door-narrow"]


# Who is not known


async def test_strangers_have_a_budget_by_source_that_fills_again(house: House) -> None:
    await house.exhaust()
    assert (await house.ask(headers=WRONG, body=b"a=b")).status_code == 429
    assert (await house.ask("/open", method="GET")).headers["retry-after"] == "60"
    assert (await house.ask("/open", method="GET", peer="203.0.113.9")).status_code == 200
    house.now += 2
    assert [(await house.ask("/open", method="GET")).status_code for _each in range(3)] == [200, 200, 429]


async def test_what_is_validly_signed_never_counts_and_is_never_turned_away(house: House) -> None:
    for number in range(STRANGERS.burst + 5):
        form = FORM | {"MessageSid": f"SM{number}"}
        assert (await house.ask(body=form, headers=signed(form))).status_code == 200
    await house.exhaust()
    assert (await house.ask(body=FORM, headers=signed(FORM))).status_code == 200
    assert len(house.taken) == STRANGERS.burst + 6


async def test_a_wrong_signature_counts_and_the_one_after_it_is_looked_at_all_the_same(house: House) -> None:
    for _each in range(STRANGERS.burst):
        assert (await house.ask(body=FORM, headers=WRONG)).status_code == 403
    assert (await house.ask(body=FORM, headers=WRONG)).status_code == 429
    assert (await house.ask(body=FORM, headers=signed(FORM))).status_code == 200


LARGE = FORM | {"Body": "x" * doors.SMALL}


class Reading:
    """What reads large bodies, held up until it is let go; notes whose it reads."""

    def __init__(self, house: House) -> None:
        self.read: list[str] = []
        self.going = threading.Event()
        (entrance,) = set(house.entrances.values())
        self._really = entrance.by_body
        held = Entrance(entrance.by_head, entrance.largest, entrance.fields, self)
        house.entrances |= dict.fromkeys(house.entrances, held)

    def __call__(self, request: Request, body: bytes) -> object | None:
        if len(body) > doors.SMALL:
            self.going.wait(PATIENCE)
            self.read.append(request.client.host if request.client else "")
        assert self._really is not None
        return self._really(request, body)


@pytest.fixture
def reading(house: House) -> Iterator[Reading]:
    made = Reading(house)
    yield made
    made.going.set()


async def ended(asked: list[asyncio.Task[httpx.Response]], number: int) -> list[int]:
    """What those heard who were answered, when it is so many."""
    await until(lambda: sum(each.done() for each in asked) == number)
    return [each.result().status_code for each in asked if each.done()]


async def test_of_who_is_over_their_budget_a_few_large_forms_wait_and_the_others_are_refused_at_once(
    house: House, reading: Reading
) -> None:
    await house.exhaust()
    asked = [asyncio.create_task(house.ask(body=LARGE, headers=WRONG)) for _each in range(60)]
    # One is being read, the others have not been looked at and never are.
    assert await ended(asked, 60 - 1 - doors.WAITING) == [429] * (59 - doors.WAITING)
    reading.going.set()
    await ended(asked, 60)
    assert len(reading.read) == 1 + doors.WAITING


async def test_what_a_service_signed_is_never_refused_for_what_strangers_send_from_the_same_source(
    house: House, reading: Reading
) -> None:
    # All come by one proxy that is not named in the settings: Twilio, and whoever else.
    assert (await house.ask(body=FORM, headers=signed(FORM))).status_code == 200
    await house.exhaust()
    wrong = [asyncio.create_task(house.ask(body=LARGE, headers=WRONG)) for _each in range(30)]
    small = await house.ask(body=FORM, headers=signed(FORM))
    large = [asyncio.create_task(house.ask(body=LARGE, headers=signed(LARGE))) for _each in range(3)]
    await asyncio.sleep(0)
    reading.going.set()
    assert (small.status_code, await ended(large, 3)) == (200, [200] * 3)
    assert set(await ended(wrong, 30)) == {429}


async def test_a_small_signed_form_is_read_at_once_whoever_fills_the_lanes(house: House, reading: Reading) -> None:
    await house.exhaust()
    asked = [asyncio.create_task(house.ask(body=LARGE, headers=WRONG)) for _each in range(20)]
    await ended(asked, 19 - doors.WAITING)
    assert (await house.ask(body=FORM, headers=signed(FORM))).status_code == 200
    assert reading.read == []
    reading.going.set()
    await ended(asked, 20)


async def test_a_source_stays_a_service_for_a_day(house: House) -> None:
    await house.ask(body=FORM, headers=signed(FORM))
    assert house.door._is_service("198.51.100.7")
    assert not house.door._is_service("203.0.113.9")
    house.now += doors.SERVICE
    assert not house.door._is_service("198.51.100.7")
    await house.ask(body=FORM, headers=WRONG)
    assert not house.door._is_service("198.51.100.7")


async def test_the_sources_take_turns_in_a_lane(house: House, reading: Reading) -> None:
    many, few = "198.51.100.7", "203.0.113.9"
    asked = [asyncio.create_task(house.ask(body=LARGE, headers=WRONG, peer=many)) for _each in range(20)]
    await until(lambda: house.door._lane.waiting(many) == 18)
    asked += [asyncio.create_task(house.ask(body=LARGE, headers=signed(LARGE), peer=few)) for _each in range(3)]
    await until(lambda: house.door._lane.waiting(few) == 3)
    reading.going.set()
    await ended(asked, 23)
    # Two were being read; from then on one of each.
    assert sorted(reading.read[2:8]) == [many] * 3 + [few] * 3


async def test_of_one_source_the_shortest_is_read_first() -> None:
    lane, done, going = Lane(1, "test"), list[int](), threading.Event()
    first = asyncio.create_task(lane.run("a", 9, lambda: going.wait(PATIENCE), lambda: False))
    works = {length: partial(done.append, length) for length in (60, 14, 20)}
    asked = [asyncio.create_task(lane.run("a", length, works[length], lambda: False)) for length in (60, 14, 60, 20)]
    await until(lambda: lane.waiting("a") == 4)
    going.set()
    await asyncio.gather(first, *asked)
    assert done == [14, 20, 60, 60]
    lane.close()


async def test_what_nobody_waits_for_any_longer_is_not_read() -> None:
    lane, done = Lane(1, "test"), list[str]()
    going = threading.Event()
    here = asyncio.create_task(lane.run("a", 1, lambda: going.wait(PATIENCE), lambda: False))
    gone = asyncio.create_task(lane.run("a", 1, lambda: done.append("gone"), lambda: True))
    cancelled = asyncio.create_task(lane.run("a", 1, lambda: done.append("cancelled"), lambda: False))
    last = asyncio.create_task(lane.run("b", 1, lambda: done.append("last"), lambda: False))
    await until(lambda: lane.waiting("a") == 2 and lane.waiting("b") == 1)
    cancelled.cancel()
    going.set()
    assert await here
    await last
    with pytest.raises(ConnectionAbortedError):
        await gone
    assert done == ["last"]
    # The thread is free again.
    await lane.run("c", 1, lambda: done.append("c"), lambda: True)
    assert done == ["last", "c"]
    lane.close()


async def test_a_source_is_what_a_configured_proxy_says_and_nobody_else(house: House) -> None:
    def said(*hops: str) -> dict[str, str]:
        return {"x-forwarded-for": ", ".join(hops)}

    # A stranger who says to be somebody new each time is still one.
    for number in range(STRANGERS.burst):
        await house.ask("/open", method="GET", headers=said(f"192.0.2.{number}"))
    assert (await house.ask("/open", method="GET", headers=said("192.0.2.250"))).status_code == 429
    # Behind the proxy each is one of their own, by what the proxy itself added.
    for number in range(STRANGERS.burst):
        await house.ask("/open", method="GET", headers=said(f"192.0.2.{number}", "203.0.113.1"), peer="10.0.0.1")
    crowded = await house.ask("/open", method="GET", headers=said("9.9.9.9", "203.0.113.1"), peer="10.0.0.1")
    other = await house.ask("/open", method="GET", headers=said("9.9.9.9", "203.0.113.2"), peer="10.0.0.1")
    assert (crowded.status_code, other.status_code) == (429, 200)


async def test_what_is_no_address_is_no_source_however_many_names_a_caller_has(house: House) -> None:
    async def said(hop: str) -> int:
        answer = await house.ask("/open", method="GET", headers={"x-forwarded-for": hop}, peer="10.0.0.1")
        return answer.status_code

    for number in range(STRANGERS.burst):
        assert await said(f"junk{number}") == 200
    for junk in ("another", "203.0.113.1:x", "2001:db8::1:junk", "[2001:db8::1", "1.2.3.999", "x" * 400):
        assert await said(junk) == 429
    assert await said("203.0.113.1") == 200


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:198.51.100.7", "198.51.100.7", True),
        ("fe80::1%eth0", "fe80::2", True),
        ("64:ff9b::203.0.113.1", "203.0.113.1", False),
        ("junk1", "junk2", True),
        ("", "", True),
    ],
)
def test_a_house_has_one_budget_however_many_addresses_it_has(first: str, second: str, same: bool) -> None:
    assert (doors.house(first) == doors.house(second)) is same


async def test_so_many_sources_are_remembered_and_no_more(house: House) -> None:
    assert house.door._full_at.maxsize == doors.SOURCES


# What comes through


async def test_what_is_signed_and_not_ours_is_answered_empty_and_never_taken(
    house: House,
) -> None:
    import structlog

    with structlog.testing.capture_logs() as said:
        for strange in (
            {"From": "+31600000009"},
            {"To": "+31800555001"},
            {"To": "whatsapp:+31800555002"},
            {"AccountSid": "AC" + "1" * 32},
        ):
            form = FORM | {"Body": "wis mij"} | strange
            answer = await house.ask(body=form, headers=signed(form))
            assert (answer.status_code, answer.text) == (200, "<Response/>")
        other = {"AccountSid": "AC" + "1" * 32, "MessageStatus": "failed"}
        url = f"{PUBLIC}/whatsapp/status?o=1"
        answer = await house.ask("/whatsapp/status?o=1", body=other, headers=signed(other, url))
        assert answer.status_code == 200
    assert (house.taken, house.settled) == ([], [])
    assert [line["event"] for line in said] == ["form not ours"] * 5
    assert not any(sign in str(said) for sign in ("316", "318", "wis mij", "AC1"))


@pytest.mark.parametrize(
    ("fails", "after"), [(DatabaseUnavailable("database: gone"), "2"), (ValueError("Rozenstraat"), "30")]
)
async def test_what_could_not_be_committed_is_not_acknowledged(house: House, fails: Exception, after: str) -> None:
    house.fails = fails
    answer = await house.ask(body=FORM, headers=signed(FORM))
    assert (answer.status_code, answer.headers["retry-after"]) == (503, after)
    house.fails = None
    assert (await house.ask(body=FORM, headers=signed(FORM))).status_code == 200


async def test_a_fault_behind_the_door_is_answered_and_its_words_stay_out_of_the_log() -> None:
    import structlog

    async def broken(_request: Request) -> Response:
        raise ValueError("Rozenstraat 5")

    door = Door(Starlette(routes=[Route("/broken", broken)]), {})
    with structlog.testing.capture_logs() as said:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(door), base_url="http://bot") as client:
            assert (await client.get("/broken")).status_code == 500
    door.close()
    assert [(line["event"], line["error"]) for line in said] == [("request failed", "ValueError")]


async def test_without_the_door_nobody_is_known(house: House) -> None:
    hook = Hook(TOKEN, PUBLIC, OURS, never, never, lambda: EVENING)
    transport = httpx.ASGITransport(Starlette(routes=hook.routes()))
    async with httpx.AsyncClient(transport=transport, base_url="http://bot") as client:
        answer = await client.post("/whatsapp", data=FORM, headers=signed(FORM))
    assert answer.status_code == 403


def test_a_form_of_any_size_that_comes_in_is_read_in_linear_time() -> None:
    """Twice the fields are not four times the steps: each name is asked for once, from a table."""
    steps = [0, 0]

    class Counting(hooks.Form):
        def __init__(self, number: int, values: dict[str, list[str]]) -> None:
            super().__init__(values)
            self.number = number

        def getlist(self, name: str) -> list[str]:
            steps[self.number] += 1
            return super().getlist(name)

    compute: Callable[..., str] = RequestValidator(TOKEN).compute_signature
    for number, count in enumerate((50, 100)):
        compute(PUBLIC, Counting(number, {f"f{each}": ["x"] for each in range(count)}))
    assert steps == [50, 100]
