"""Short ways to talk to the stand-in of Twilio,
and a bot's web server that keeps what it is posted.
"""

import contextlib
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import parse_qsl

import httpx
from starlette.requests import Request
from starlette.responses import Response

from playground.server import loopback, serving
from playground.testing import PATIENCE
from playground.twilio import ACCOUNT_SID, AUTH_TOKEN, FROM

MESSAGES = f"/2010-04-01/Accounts/{ACCOUNT_SID}/Messages.json"
OURS = f"whatsapp:{FROM}"
Json = dict[str, Any]


class Account:
    """One client of the account, as a bot would be."""

    def __init__(self, url: str, token: str = AUTH_TOKEN) -> None:
        self.http = httpx.AsyncClient(base_url=url, auth=(ACCOUNT_SID, token), trust_env=False, timeout=PATIENCE)

    async def send(self, to: str, **form: str) -> httpx.Response:
        given = {"To": f"whatsapp:{to}", "From": OURS} | form
        return await self.http.post(MESSAGES, data={name: value for name, value in given.items() if value})

    async def make(self, types: Json, language: str = "nl", **variables: str) -> httpx.Response:
        numbered = {name.removeprefix("v"): value for name, value in variables.items()}
        body = {"friendly_name": "x", "language": language, "variables": numbered, "types": types}
        return await self.http.post("/v1/Content", json=body)

    async def made(self, types: Json, language: str = "nl", **variables: str) -> str:
        answer = await self.make(types, language, **variables)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["sid"])

    async def ask_approval(self, sid: str, name: str = "hello_1", category: str = "UTILITY") -> httpx.Response:
        return await self.http.post(
            f"/v1/Content/{sid}/ApprovalRequests/whatsapp", json={"name": name, "category": category}
        )

    async def approval(self, sid: str) -> Json:
        answer = await self.http.get(f"/v1/Content/{sid}/ApprovalRequests")
        found: Json = answer.json()["whatsapp"]
        return found


class Hook:
    """Where Twilio posts to; answers with the given status codes, then 200."""

    def __init__(self, *codes: int) -> None:
        self.codes = list(codes)
        self.url = ""
        # What is fetched from here.
        self.file = Response(status_code=404)
        self.seen: list[tuple[str, Json, httpx.Headers]] = []

    @property
    def forms(self) -> list[Json]:
        return [form for _url, form, _headers in self.seen]

    def states(self) -> list[str]:
        return [form["MessageStatus"] for form in self.forms if "MessageStatus" in form]

    def inbound(self) -> list[Json]:
        return [form for form in self.forms if "MessageStatus" not in form]

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        request = Request(scope, receive)
        if request.method == "GET":
            return await self.file(scope, receive, send)
        form = dict(parse_qsl((await request.body()).decode(), keep_blank_values=True))
        self.seen.append((str(request.url), form, httpx.Headers(dict(request.headers))))
        return await Response(status_code=self.codes.pop(0) if self.codes else 200)(scope, receive, send)


@contextlib.asynccontextmanager
async def listening(*codes: int) -> AsyncIterator[Hook]:
    hook, door = Hook(*codes), loopback()
    hook.url = f"http://127.0.0.1:{door.getsockname()[1]}"
    async with serving(hook, door):
        yield hook


def text(body: str) -> Json:
    return {"twilio/text": {"body": body}}


def quick(body: str, *titles: str) -> Json:
    actions = [{"type": "QUICK_REPLY", "title": title, "id": f"id-{n}"} for n, title in enumerate(titles)]
    return {"twilio/quick-reply": {"body": body, "actions": actions}}


def items(*titles: str, body: str = "Where?", button: str = "Choose", description: str = "") -> Json:
    listed = [{"item": title, "id": f"id-{n}", "description": description} for n, title in enumerate(titles)]
    return {"twilio/list-picker": {"body": body, "button": button, "items": listed}}
