"""What Twilio calls: messages of people, news of ours. The signature is checked first."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from urllib.parse import parse_qsl

import structlog
from starlette.datastructures import ImmutableMultiDict
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from twilio.request_validator import (
    SIGNATURE_HEADER,
    SIGNATURE_SETTINGS_HEADER,
    RequestValidator,
    get_signature_algorithm,
)

from bot.ground.errors import BuurmaatError
from bot.ground.messages import Incoming
from bot.handlers.whatsapp import forms as whatsapp_forms
from bot.handlers.whatsapp.forms import Receipt

log = structlog.get_logger()

LARGEST = 200_000
EMPTY = Response("<Response/>", media_type="text/xml")
Form = ImmutableMultiDict[str, str]
Take = Callable[[Incoming], Awaitable[None]]
Now = Callable[[], datetime]
Settle = Callable[[Receipt], Awaitable[None]]


class Hook:
    """``take`` and ``settle`` return when what they were given is committed."""

    def __init__(self, token: str, public_url: str, take: Take, settle: Settle, now: Now) -> None:
        self._validator = RequestValidator(token)
        self._public_url = public_url.rstrip("/")
        self._take = take
        self._settle = settle
        self._now = now

    def routes(self) -> list[Route]:
        return [
            Route("/whatsapp", self._answered(self.message), methods=["POST"]),
            Route("/whatsapp/status", self._answered(self.status), methods=["POST"]),
        ]

    def _answered(self, does: Callable[[Request, Form], Awaitable[None]]) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            try:
                form = await self._form(request)
            except ClientDisconnect:
                return Response(status_code=400)
            except OverflowError:
                return Response(status_code=413)
            if form is None:
                return Response(status_code=403)
            try:
                await does(request, form)
            except ValueError as error:
                # It will never read; asking for it again would change nothing.
                log.warning("form does not read", reason=str(error))
            except BuurmaatError as error:
                log.warning("form not taken", reason=type(error).__name__)
                return Response(status_code=503, headers={"retry-after": "2"})
            except Exception as error:
                log.exception("form not taken", error=type(error).__name__)
                return Response(status_code=503, headers={"retry-after": "30"})
            return EMPTY

        return answer

    async def _form(self, request: Request) -> Form | None:
        """The form, when its signature is Twilio's; over the address that we gave,
        never the one of the request.
        """
        body = bytearray()
        async for chunk in request.stream():
            body += chunk
            if len(body) > LARGEST:
                raise OverflowError("larger than any form of Twilio")
        form = Form(parse_qsl(body.decode(errors="replace"), keep_blank_values=True))
        given = request.headers.get(SIGNATURE_HEADER, "")
        query = f"?{request.url.query}" if request.url.query else ""
        url = f"{self._public_url}{request.url.path}{query}"
        algorithm = get_signature_algorithm(request.headers.get(SIGNATURE_SETTINGS_HEADER))
        if not given or not self._validator.validate(url, form, given, algorithm):
            return None
        return form

    async def message(self, _request: Request, form: Form) -> None:
        """A person wrote; answered when it is committed."""
        await self._take(whatsapp_forms.read(form, self._now()))

    async def status(self, request: Request, form: Form) -> None:
        """News of a message of ours."""
        await self._settle(whatsapp_forms.read_receipt(request.query_params, form))
