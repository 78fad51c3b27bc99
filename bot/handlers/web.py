"""The web server's own paths: Telegram's webhook, and how we are."""

import hmac
import json
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.ground.errors import BuurmaatError
from bot.handlers.door import Entrance, Standing
from bot.handlers.health import State

log = structlog.get_logger()

LARGEST = 1_000_000
Update = dict[str, Any]


class TelegramHook:
    """``take`` returns when an update is committed."""

    def __init__(self, secret: str, take: Callable[[list[Update]], Awaitable[None]]) -> None:
        self._secret = secret
        self._take = take

    def routes(self) -> list[Route]:
        return [Route("/telegram", self.update, methods=["POST"])]

    def entrances(self) -> dict[str, Entrance]:
        """How the door knows Telegram."""
        return {"/telegram": Entrance(self._standing, LARGEST)}

    def _standing(self, request: Request) -> Standing:
        given = request.headers.get("x-telegram-bot-api-secret-token", "")
        knows = request.method == "POST" and same(given, self._secret)
        return Standing.KNOWN if knows else Standing.STRANGER

    async def update(self, request: Request) -> Response:
        """An update, answered when it is committed."""
        if self._standing(request) is not Standing.KNOWN:
            return Response(status_code=403)
        try:
            update = json.loads(await request.body())
            if not isinstance(update, dict):
                raise TypeError("an update is an object")
        except (ValueError, TypeError, RecursionError) as error:
            # It will never read; a redelivery would only block this chat.
            log.warning("update does not read", error=type(error).__name__)
            return Response(status_code=200)
        try:
            await self._take([update])
        except BuurmaatError as error:
            log.warning("update not taken", reason=type(error).__name__)
            return Response(status_code=503, headers={"retry-after": "2"})
        except Exception as error:
            log.exception("update not taken", error=type(error).__name__)
            return Response(status_code=503, headers={"retry-after": "30"})
        return Response(status_code=200)


class HealthPage:
    """ "ok" or "not ok" for everybody; what is wrong for who has the token, if there is one."""

    def __init__(self, state: Callable[[], Awaitable[State]], token: str) -> None:
        self._state = state
        self._token = token

    def routes(self) -> list[Route]:
        return [Route("/health", self.show)]

    def entrances(self) -> dict[str, Entrance]:
        """How the door knows who may hear more."""
        return {"/health": Entrance(self._standing)}

    def _standing(self, request: Request) -> Standing:
        given = request.headers.get("authorization", "")
        return Standing.KNOWN if self._token and same(given, f"Bearer {self._token}") else Standing.STRANGER

    async def show(self, request: Request) -> Response:
        state = await self._state()
        well = all(value == "ok" for value in state.values())
        if self._standing(request) is Standing.KNOWN:
            return JSONResponse(state, 200 if well else 503)
        return PlainTextResponse("ok" if well else "not ok", 200 if well else 503)


def same(given: str, secret: str) -> bool:
    """Whether somebody knows a secret, in a time that tells nothing; an empty one nobody knows."""
    return bool(secret) and hmac.compare_digest(given.encode(), secret.encode())
