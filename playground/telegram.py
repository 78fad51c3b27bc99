"""The stand-in of the Telegram Bot API over HTTP: ``/bot<token>/<method>``, GET and POST."""

import json
import re
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from playground import methods
from playground.faults import MARKS
from playground.messages import File, Message
from playground.parameters import Parameters
from playground.refused import Refused, bad_request
from playground.scene import Scene
from playground.updates import check_poll

TOKEN_SHAPE = re.compile(r"\d{1,20}:[A-Za-z0-9_-]{30,}")
POLL = frozenset({"offset", "limit", "timeout", "allowed_updates"})


def routes(world: Scene) -> list[Route]:
    """The Bot API of this world's bot, to mount in any Starlette application."""

    async def method(request: Request) -> Response:
        try:
            _check_token(world, request.path_params["token"])
            name = str(request.path_params["method"])
            return await _answer(world, name, await read_parameters(request))
        except Refused as refused:
            return _refusal(refused)

    async def file(request: Request) -> Response:
        found = world.files.get(request.path_params["id"])
        if request.path_params["token"] != world.token or found is None:
            return _refusal(Refused(404, "Not Found"))
        return Response(found.content, media_type=found.mime)

    return [
        Route("/bot{token}/{method}", method, methods=["GET", "POST"]),
        Route("/file/bot{token}/files/{id}/{name}", file, methods=["GET"]),
    ]


async def read_parameters(request: Request) -> Parameters:
    """From the query and from an urlencoded, multipart or JSON body."""
    values: dict[str, Any] = dict(request.query_params)
    files: dict[str, File] = {}
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        values |= _read_json(await request.body())
    elif kind in {"application/x-www-form-urlencoded", "multipart/form-data"}:
        async with request.form() as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    files[name] = await _read_file(name, value)
                else:
                    values[name] = value
    return Parameters(values, files)


def _read_json(body: bytes) -> dict[str, Any]:
    try:
        values = json.loads(body or b"{}")
    except ValueError:
        raise bad_request("can't parse request body as JSON") from None
    if not isinstance(values, dict):
        raise bad_request("expected a JSON object")
    return values


async def _read_file(name: str, upload: UploadFile) -> File:
    mime = upload.content_type or "application/octet-stream"
    return File("", upload.filename or name, mime, await upload.read())


async def _answer(world: Scene, name: str, given: Parameters) -> Response:
    if name.lower() == "getupdates":
        return _result(await _get_updates(world, given))
    if not methods.find(name).writes:
        return _result(methods.call(world, name, given))
    return _write(world, name, given)


async def _get_updates(world: Scene, given: Parameters) -> Any:
    methods.check_known("getUpdates", POLL, given)
    offset, limit = given.number("offset", 0), given.number("limit", 100)
    timeout = given.number("timeout", 0)
    check_poll(offset, limit, timeout)
    if "allowed_updates" in given.values:
        world.updates.allow(given.json("allowed_updates") or [])
    return await world.updates.poll(offset, limit, min(timeout, 50))


def _write(world: Scene, name: str, given: Parameters) -> Response:
    """A send or an edit, unless a fault strikes before or after it."""
    chat_id = int(given.text("chat_id")) if given.text("chat_id").lstrip("-").isdigit() else 0
    if struck := world.faults.refusal():
        fault, refused = struck
        world.note(chat_id, f"The bot tried to write here. {MARKS[fault].capitalize()}.")
        return _refusal(refused)
    try:
        result = methods.call(world, name, given)
    except Refused as refused:
        if "not modified" not in refused.description:
            world.note(chat_id, f"The bot could not write here. {refused.description}.")
        raise
    if not world.faults.take("lost"):
        return _result(result)
    _mark(world.message(chat_id, result["message_id"]), MARKS["lost"])
    return BrokenLine()


def _mark(message: Message | None, words: str) -> None:
    if message is not None and words not in message.marks:
        message.marks.append(words)


def _check_token(world: Scene, token: str) -> None:
    if not TOKEN_SHAPE.fullmatch(token):
        raise Refused(404, "Not Found")
    if token != world.token:
        raise Refused(401, "Unauthorized")


def _result(result: Any) -> Response:
    return JSONResponse({"ok": True, "result": result})


def _refusal(refused: Refused) -> Response:
    body: dict[str, Any] = {"ok": False, "error_code": refused.code}
    body["description"] = refused.description
    if refused.retry_after is None:
        return JSONResponse(body, refused.code)
    body["parameters"] = {"retry_after": refused.retry_after}
    return JSONResponse(body, refused.code, {"Retry-After": str(refused.retry_after)})


class BrokenLine(Response):
    """An answer that begins and never ends: the server then closes the connection."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"content-type", b"application/json"), (b"content-length", b"9999")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
