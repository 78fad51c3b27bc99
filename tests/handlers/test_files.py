"""Files under an address that nobody can guess: what a phone or a service gets there."""

import asyncio
import json
from email import message as mail
from typing import Any
from urllib.parse import unquote

import httpx
import pytest
from sqlalchemy import delete, insert, update
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.types import Message

from bot import papers
from bot.ground.messages import Attachment
from bot.handlers.files import ASKED, AT_HAND, AT_ONCE, PIECE, PROOF, Files
from bot.people.nouns import StaffRole
from playground.server import loopback, serving
from playground.testing import PATIENCE
from storage import invites
from storage.database import Connection, Database
from storage.tables import addresses, outbox, people
from tests.papers.cookbook import CALENDAR, CERTIFICATE, PATH, WORDS, Recipe

KEY = "opens nothing"


class Desk:
    """A web server of ours, and rows for it to find."""

    def __init__(self, database: Database, url: str) -> None:
        self.database = database
        self.url = url
        self.is_of(1)
        self.files = self.restarted()

    def is_of(self, person: int, **more: Any) -> None:
        """The chat to which all goes is theirs."""
        row = {"id": person, "programme": "leiden", "language": "en", "created_at": 1} | more
        theirs = {"key": "whatsapp:1", "person_id": person}

        def put(connection: Connection) -> None:
            connection.execute(delete(addresses))
            connection.execute(insert(people).values(**row))
            connection.execute(insert(addresses).values(**theirs))

        self.database.write(put)

    def restarted(self, secret: str = KEY) -> Files:
        self.files = Files(secret, self.url, self.database)
        return self.files

    def keep(self, message: int, recipe: Recipe | None) -> None:
        row: dict[str, Any] = {
            "id": message,
            "person_id": 1,
            "channel": "whatsapp",
            "address": "1",
            "rank": 0,
            "text": "x",
        }
        extra = json.dumps({"paper": recipe}) if recipe else ""
        row |= {"buttons": "", "extra": extra, "language": "en", "not_before": 1, "expires": 2, "erase": 0}
        self.database.write(lambda c: c.execute(insert(outbox).values(**row)))

    def lose(self) -> None:
        self.database.write(lambda c: c.execute(delete(outbox)))

    async def get(self, link: str, method: str = "GET") -> httpx.Response:
        listener = loopback()
        port = listener.getsockname()[1]
        async with (
            serving(Starlette(routes=self.files.routes()), listener),
            httpx.AsyncClient(trust_env=False, base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE) as client,
        ):
            return await client.request(method, link.removeprefix(self.url))


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database, "https://buurmaat.example")


@pytest.mark.parametrize(
    ("recipe", "mime", "how"),
    [
        (CALENDAR, "text/calendar; charset=utf-8", 'inline; filename="meeting.ics"'),
        (CERTIFICATE, "application/pdf", 'inline; filename="certificaat.pdf"'),
        (PATH, "image/png", 'inline; filename="programme.png"'),
        (WORDS, "application/json", 'attachment; filename="my-data.json"'),
    ],
    ids=lambda value: value["paper"] if isinstance(value, dict) else "",
)
async def test_a_file_is_made_anew_from_its_row_also_after_a_restart(
    desk: Desk, recipe: Recipe, mime: str, how: str
) -> None:
    desk.keep(77, recipe)
    link = desk.files.link(77, papers.make(recipe))
    desk.restarted()
    answer = await desk.get(link)
    assert (answer.status_code, answer.headers["content-type"]) == (200, mime)
    assert answer.headers["content-disposition"].startswith(how)
    assert answer.headers["cache-control"] == "private, no-store"
    assert answer.content == papers.make(recipe).data
    asked = await desk.get(link, "HEAD")
    assert (asked.status_code, asked.content, asked.headers["content-type"]) == (200, b"", mime)


async def test_nobody_finds_a_file_by_guessing(desk: Desk) -> None:
    desk.keep(77, WORDS)
    desk.keep(78, WORDS)
    link = desk.files.link(77, papers.make(WORDS))
    assert len(link.rpartition("-")[2]) == 40
    for guess in (link.replace("77", "78"), link[:-1], f"{desk.url}/files/77-", f"{desk.url}/files/77-é"):
        assert (await desk.get(guess)).status_code == 404
    desk.restarted("another secret")
    assert (await desk.get(link)).status_code == 404


async def test_a_sign_behind_the_link_does_no_harm(desk: Desk) -> None:
    desk.keep(1, WORDS)
    link = desk.files.link(1, papers.make(WORDS))
    for sign in (".", ")", "\u2060"):
        assert (await desk.get(f"{link}{sign}")).status_code == 200


async def test_a_file_whose_row_is_gone_or_blank_is_gone_too_and_the_phone_says_so(desk: Desk) -> None:
    desk.keep(77, None)
    links = [desk.files.link(message, papers.make(WORDS)) for message in (77, 78)]
    desk.restarted()
    for link in links:
        answer = await desk.get(link)
        assert (answer.status_code, answer.text) == (
            404,
            "This file is not here any more. Ask for it again in the chat.",
        )


async def test_what_is_blanked_once_it_is_sent_is_at_hand_for_a_while(desk: Desk) -> None:
    desk.keep(1, None)
    link = desk.files.link(1, papers.make(WORDS))
    assert (await desk.get(link)).content == papers.make(WORDS).data
    large = Attachment("large", "application/json", b"x" * (AT_HAND // 2 + 1))
    for message in (2, 3):
        desk.files.link(message, large)
    assert (await desk.get(link)).status_code == 404


async def test_what_is_at_hand_is_for_nobody_when_whom_it_was_for_is_erased(desk: Desk) -> None:
    desk.keep(1, WORDS)
    link = desk.files.link(1, papers.make(WORDS))
    desk.database.write(lambda c: c.execute(update(outbox).values(person_id=None, extra="")))
    assert (await desk.get(link)).status_code == 404
    desk.lose()
    assert (await desk.get(link)).status_code == 404


async def test_a_link_is_answered_as_often_as_a_phone_needs_and_then_costs_no_turn(desk: Desk) -> None:
    desk.keep(1, WORDS)
    link = desk.files.link(1, papers.make(WORDS))
    desk.files._asked[1] = ASKED - 1
    assert (await desk.get(link)).status_code == 200
    answer = await desk.get(link)
    # What was asked behind it on the same line is not heard either.
    assert (answer.status_code, answer.headers["connection"]) == (429, "close")


async def test_a_link_is_answered_few_times_at_once_and_each_keeps_one_piece_of_the_file(desk: Desk) -> None:
    desk.keep(1, WORDS)
    file = Attachment("a.json", "application/json", b"x" * 1_000_000)
    link = desk.files.link(1, file)
    scope = {"type": "http", "method": "GET", "path_params": {"given": link.rpartition("/")[2]}, "headers": []}
    held, went, sent = asyncio.Event(), asyncio.Semaphore(0), list[int]()

    async def send(message: Message) -> None:
        sent.append(len(message.get("body", b"")))
        went.release()
        await held.wait()

    async def ask() -> int:
        answer = await desk.files.file(Request(dict(scope)))
        await answer(scope, _nothing, send)
        return answer.status_code

    asked = [asyncio.create_task(ask()) for _each in range(AT_ONCE)]
    for _each in asked:
        await went.acquire()
    refused = await desk.files.file(Request(dict(scope)))
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "2")
    held.set()
    assert await asyncio.gather(*asked) == [200] * AT_ONCE
    assert max(sent) == PIECE
    assert sum(sent) == AT_ONCE * 1_000_000
    assert (await desk.get(link)).content == file.data
    gone = [await desk.get(desk.files.link(2, file)) for _each in range(AT_ONCE + 1)]
    assert [answer.status_code for answer in gone] == [404] * (AT_ONCE + 1)


async def _nothing() -> Message:
    return {"type": "http.disconnect"}


@pytest.mark.parametrize("number", ["9" * 5_000, "9" * 4_000, "9" * 19, "-1", "", "\u0661", "1.0", "1e3", "0x1"])
async def test_what_is_no_number_of_a_message_is_not_there_and_no_fault(desk: Desk, number: str) -> None:
    assert (await desk.get(f"{desk.url}/files/{number}-{'a' * PROOF}")).status_code == 404


async def test_a_broken_recipe_is_no_file(desk: Desk) -> None:
    desk.keep(77, PATH | {"parts": []})
    assert (await desk.get(desk.files.link(77, papers.make(WORDS)))).status_code == 200
    desk.restarted()
    assert (await desk.get(desk.files.link(78, papers.make(WORDS)).replace("78-", "77-"))).status_code == 404
    link = Files(KEY, desk.url, desk.database).link(77, papers.make(WORDS))
    assert (await desk.get(link)).status_code == 404


async def test_a_name_in_any_script_stays_a_name(desk: Desk) -> None:
    desk.keep(1, None)
    link = desk.files.link(1, Attachment("برنامج.png", "image/png", b"x"))
    shown = (await desk.get(link)).headers["content-disposition"]
    assert shown == "inline; filename=\"file.png\"; filename*=UTF-8''%D8%A8%D8%B1%D9%86%D8%A7%D9%85%D8%AC.png"


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ('a"; filename="evil.exe', "file.exe"),
        ("a\r\nSet-Cookie: x=1.png", "file.png"),
        ("een foto; met punt.png", "file.png"),
        ("back\\slash.pdf", "file.pdf"),
        ("list 2026_v-1.csv", "list 2026_v-1.csv"),
        ("x" * 300 + ".png", "file.png"),
    ],
)
async def test_a_name_that_staff_gave_a_file_stays_a_name_in_its_header(desk: Desk, name: str, plain: str) -> None:
    desk.keep(1, None)
    answer = await desk.get(desk.files.link(1, Attachment(name, "image/png", b"x")))
    shown = answer.headers["content-disposition"]
    read = mail.Message()
    read["content-disposition"] = shown.partition("; filename*=")[0]
    assert (read.get_content_disposition(), read.get_filename()) == ("inline", plain)
    assert shown.startswith(f"inline; filename=\"{plain}\"; filename*=UTF-8''")
    assert unquote(shown.partition("filename*=UTF-8''")[2]) == name
    assert "set-cookie" not in answer.headers


def test_without_a_public_address_there_is_no_link(database: Database) -> None:
    assert Files(KEY, "", database).link(1, papers.make(WORDS)) == ""


async def test_a_link_to_a_file_for_the_staff_opens_for_nobody_who_left(desk: Desk) -> None:
    """Made anew from its row, and also while it is at hand."""

    role = StaffRole.COORDINATOR
    id_ = desk.database.write(lambda c: invites.invite_staff(c, "t", "leiden", role, "Marieke", now=1, expires=2))
    desk.is_of(5, staff_id=id_)
    desk.keep(77, WORDS)
    desk.keep(78, None)
    desk.database.write(lambda c: c.execute(update(outbox).values(for_staff=f"coordinator:{id_}", person_id=5)))
    links = [desk.files.link(77, papers.make(WORDS)), desk.files.link(78, papers.make(CERTIFICATE))]
    assert [(await desk.get(link)).status_code for link in links] == [200, 200]
    desk.database.write(lambda c: invites.end_rights(c, id_, 3))
    assert [(await desk.get(link)).status_code for link in links] == [404, 404]
    desk.restarted()
    assert [(await desk.get(link)).status_code for link in links] == [404, 404]
