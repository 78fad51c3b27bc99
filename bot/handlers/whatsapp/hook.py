"""What Twilio calls: messages of people, news of ours. Only what it signed, as the door found."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from urllib.parse import parse_qsl

import structlog
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from twilio.request_validator import (
    SIGNATURE_HEADER,
    SIGNATURE_SETTINGS_HEADER,
    RequestValidator,
    get_signature_algorithm,
)

from bot.ground.errors import BuurmaatError, why
from bot.ground.messages import Incoming
from bot.handlers.door import Entrance, Standing
from bot.handlers.whatsapp import forms as whatsapp_forms
from bot.handlers.whatsapp.forms import NotTaken, Ours, Receipt

log = structlog.get_logger()

# Bytes and fields of a form: Twilio's have some thirty fields and 1,600 letters of text.
LARGEST, FIELDS = 64_000, 100
FORM = "application/x-www-form-urlencoded"
# How long a signature is: 20 or 32 bytes in base64.
LENGTHS = {"HMAC_SHA1": 28, "HMAC_SHA256": 44}
Take = Callable[[Incoming], Awaitable[None]]
Now = Callable[[], datetime]
Settle = Callable[[Receipt], Awaitable[None]]


class Form(dict[str, list[str]]):
    """All values of each field, also the empty ones: a signature is over all of them."""

    def getlist(self, name: str) -> list[str]:
        """What Twilio's library asks of a form."""
        return self[name]

    @property
    def last(self) -> Mapping[str, str]:
        return {name: values[-1] for name, values in self.items()}


def parse(body: bytes) -> Form:
    """The form of a body, in one go; raises ValueError for too many fields."""
    form = Form()
    for name, value in parse_qsl(body.decode(errors="replace"), keep_blank_values=True, max_num_fields=FIELDS):
        form.setdefault(name, []).append(value)
    return form


class Hook:
    """``take`` and ``settle`` return when what they were given is committed."""

    def __init__(self, token: str, public_url: str, ours: Ours, take: Take, settle: Settle, now: Now) -> None:
        self._validator = RequestValidator(token)
        self._public_url = public_url.rstrip("/")
        self._ours = ours
        self._take = take
        self._settle = settle
        self._now = now

    def routes(self) -> list[Route]:
        return [
            Route("/whatsapp", self._answered(self.message), methods=["POST"]),
            Route("/whatsapp/status", self._answered(self.status), methods=["POST"]),
        ]

    def entrances(self) -> dict[str, Entrance]:
        """How the door knows Twilio."""
        signed = Entrance(_may_be_signed, LARGEST, FIELDS, self.signed)
        return {"/whatsapp": signed, "/whatsapp/status": signed}

    def signed(self, request: Request, body: bytes) -> Form | None:
        """The form, when its signature is Twilio's; over the address that we gave, never the one of
        the request. It computes for a while: not on the loop.
        """
        query = f"?{request.url.query}" if request.url.query else ""
        url = f"{self._public_url}{request.url.path}{query}"
        form = parse(body)
        return form if self._validator.validate(url, form, *_signature(request)) else None

    def _answered(
        self, does: Callable[[Request, Mapping[str, str]], Awaitable[None]]
    ) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            # Without the door, or without its word, nobody is known.
            form = request.scope.get("state", {}).get("read")
            if not isinstance(form, Form):
                return Response(status_code=403)
            try:
                await does(request, form.last)
            except NotTaken as error:
                # It will never be ours; asking for it again would change nothing.
                log.warning("form not ours", reason=why(error))
            except BuurmaatError as error:
                log.warning("form not taken", reason=type(error).__name__)
                return Response(status_code=503, headers={"retry-after": "2"})
            except Exception as error:
                log.exception("form not taken", error=type(error).__name__)
                return Response(status_code=503, headers={"retry-after": "30"})
            return Response("<Response/>", media_type="text/xml")

        return answer

    async def message(self, _request: Request, form: Mapping[str, str]) -> None:
        """A person wrote; answered when it is committed."""
        await self._take(whatsapp_forms.read(form, self._ours, self._now()))

    async def status(self, request: Request, form: Mapping[str, str]) -> None:
        """News of a message of ours."""
        await self._settle(whatsapp_forms.read_receipt(request.query_params, form, self._ours))


def _signature(request: Request) -> tuple[str, str]:
    """The signature that was given, and by which algorithm it says it was made."""
    algorithm = get_signature_algorithm(request.headers.get(SIGNATURE_SETTINGS_HEADER)).upper()
    return request.headers.get(SIGNATURE_HEADER, ""), algorithm


def _may_be_signed(request: Request) -> Standing:
    """By its headers alone: a signature of the right length over a form."""
    given, algorithm = _signature(request)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    fits = request.method == "POST" and kind == FORM and len(given) == LENGTHS.get(algorithm)
    return Standing.PERHAPS if fits else Standing.STRANGER
