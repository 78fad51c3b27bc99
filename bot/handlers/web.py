"""The web server: the webhook, signatures first, and /health."""

import hmac
import json
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import structlog
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.ground.errors import BuurmaatError

log = structlog.get_logger()

LARGEST = 1_000_000
Updates = list[dict[str, Any]]


def server(
    health: Callable[[], Awaitable[dict[str, str]]],
    telegram: Callable[[Updates], Awaitable[None]] | None,
    secret: str,
    more: Sequence[Route] = (),
) -> Starlette:
    """The routes. ``telegram`` takes updates and returns when they are committed;
    None when polling.
    """

    async def show_health(_request: Request) -> Response:
        state = await health()
        well = all(value == "ok" for value in state.values())
        return JSONResponse(state, 200 if well else 503)

    async def take_update(request: Request) -> Response:
        given = request.headers.get("x-telegram-bot-api-secret-token", "")
        if not secret or not hmac.compare_digest(given.encode(), secret.encode()):
            return Response(status_code=403)
        try:
            update = await _update(request)
        except ClientDisconnect:
            return Response(status_code=400)
        except OverflowError:
            return Response(status_code=413)
        except (ValueError, TypeError, RecursionError) as error:
            # It will never read; a redelivery would only block this chat.
            log.warning("update does not read", error=type(error).__name__)
            return Response(status_code=200)
        try:
            await telegram([update])  # type: ignore[misc]  # the route exists only with it
        except BuurmaatError as error:
            log.warning("update not taken", reason=type(error).__name__)
            return Response(status_code=503, headers={"retry-after": "2"})
        except Exception as error:
            log.exception("update not taken", error=type(error).__name__)
            return Response(status_code=503, headers={"retry-after": "30"})
        return Response(status_code=200)

    routes = [Route("/health", show_health), *more]
    if telegram is not None:
        routes.append(Route("/telegram", take_update, methods=["POST"]))
    return Starlette(routes=routes)


async def _update(request: Request) -> dict[str, Any]:
    """The body as JSON object; raises OverflowError when it is larger than any update,
    ValueError, TypeError.
    """
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise OverflowError("larger than any update")
    update = json.loads(body)
    if not isinstance(update, dict):
        raise TypeError("an update is an object")
    return update
