"""Twilio's HTTP side: accounts, messages, contents and approvals,
each as its library asks for it.
"""

import base64
import hmac
import json
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from playground.people import Json
from playground.telegram import BrokenLine
from playground.twilio import ACCOUNT_SID, AUTH_TOKEN, Content, Twilio
from playground.twilio_rules import TwilioRefused

KNOWN = frozenset(
    {
        "To",
        "From",
        "MessagingServiceSid",
        "Body",
        "ContentSid",
        "ContentVariables",
        "MediaUrl",
        "StatusCallback",
    }
)
Does = Callable[[Request], Awaitable[Response]]
MOST = 500  # contents on a page
BASE = f"/2010-04-01/Accounts/{ACCOUNT_SID}"


def twilio_routes(twilio: Twilio) -> list[Route]:
    """The calls of one account, to mount in any Starlette application."""
    api = _Api(twilio)
    return [
        Route(f"{BASE}.json", api.let_in(api.account)),
        Route(f"{BASE}/Messages.json", api.let_in(api.message), methods=["POST"]),
        Route(f"{BASE}/Messages/{{sid}}/Media/ME{{file}}", api.let_in(api.media)),
        Route("/media-of-twilio/{file}", api.stored),
        Route("/2010-04-01/{rest:path}", api.let_in(api.unknown), methods=["GET", "POST"]),
        Route("/v1/Content", api.let_in(api.make), methods=["POST"]),
        Route("/v1/Content", api.let_in(api.listing)),
        Route("/v1/Content/{sid}", api.let_in(api.content), methods=["GET", "DELETE"]),
        Route("/v1/Content/{sid}/ApprovalRequests/whatsapp", api.let_in(api.hand_in), methods=["POST"]),
        Route("/v1/Content/{sid}/ApprovalRequests", api.let_in(api.approval)),
        Route("/v1/ContentAndApprovals", api.let_in(api.with_approvals)),
        Route("/v1/{rest:path}", api.let_in(api.unknown), methods=["GET", "POST", "DELETE"]),
    ]


class _Api:
    def __init__(self, twilio: Twilio) -> None:
        self._twilio = twilio
        right = f"{ACCOUNT_SID}:{AUTH_TOKEN}".encode()
        self._right = b"Basic " + base64.b64encode(right)

    def let_in(self, does: Does) -> Does:
        async def answer(request: Request) -> Response:
            given = request.headers.get("authorization", "").encode()
            try:
                if not hmac.compare_digest(given, self._right):
                    raise TwilioRefused(401, 20003, "Authenticate")
                return await does(request)
            except TwilioRefused as refused:
                return JSONResponse(refused.as_json(), refused.status)

        return answer

    async def account(self, _request: Request) -> Response:
        return JSONResponse({"sid": ACCOUNT_SID, "status": "active", "friendly_name": "Playground", "type": "Full"})

    async def unknown(self, _request: Request) -> Response:
        raise TwilioRefused(404, 20404, "The requested resource was not found")

    async def message(self, request: Request) -> Response:
        async with request.form() as form:
            given = {name: str(value) for name, value in form.multi_items()}
        strange = sorted(set(given) - KNOWN)
        if strange:
            raise TwilioRefused(400, 20001, f"Unknown parameters: {', '.join(strange)}")
        faults = self._twilio.scene.faults
        if faults.take("twilio_429"):
            self._twilio.tell_refused(given, "twilio_429")
            refused = TwilioRefused(429, 20429, "Too Many Requests")
            return JSONResponse(refused.as_json(), 429, {"Retry-After": "2"})
        if faults.take("twilio_500"):
            self._twilio.tell_refused(given, "twilio_500")
            raise TwilioRefused(503, 20503, "Service unavailable")
        taken = self._twilio.send(given)
        if faults.take("lost_reply"):
            self._twilio.mark_lost(taken["sid"])
            return BrokenLine()
        return JSONResponse(taken, 201)

    async def media(self, request: Request) -> Response:
        """Twilio sends us on to where the file lies, under an address that needs no rights."""
        if request.path_params["file"] not in self._twilio.scene.files:
            raise TwilioRefused(404, 20404, "The requested resource was not found")
        return RedirectResponse(f"https://mms.twiliocdn.com/media-of-twilio/{request.path_params['file']}", 307)

    async def stored(self, request: Request) -> Response:
        found = self._twilio.scene.files.get(request.path_params["file"])
        if found is None or request.headers.get("authorization"):
            return Response(status_code=400 if found else 404)
        return Response(found.content, media_type=found.mime)

    async def make(self, request: Request) -> Response:
        return JSONResponse(_shown(self._twilio.make(await _body(request))), 201)

    async def listing(self, request: Request) -> Response:
        return self._page(request, _shown)

    async def with_approvals(self, request: Request) -> Response:
        return self._page(request, lambda content: _shown(content) | {"approval_requests": _approval(content)})

    def _page(self, request: Request, show: Callable[[Content], Json]) -> Response:
        try:
            size, page = int(request.query_params.get("PageSize", 50)), int(request.query_params.get("Page", 0))
        except ValueError:
            raise TwilioRefused(400, 20001, "PageSize and Page are numbers") from None
        if not 1 <= size <= MOST or page < 0:
            raise TwilioRefused(400, 20001, f"PageSize is 1 to {MOST}, Page 0 or more")
        found = list(self._twilio.contents.values())
        more = len(found) > (page + 1) * size
        following = str(request.url.include_query_params(PageSize=size, Page=page + 1)) if more else None
        shown = [show(content) for content in found[page * size : (page + 1) * size]]
        meta = {"next_page_url": following, "page": page, "page_size": size, "key": "contents"}
        return JSONResponse({"contents": shown, "meta": meta})

    async def content(self, request: Request) -> Response:
        found = self._found(request)
        if request.method == "DELETE":
            del self._twilio.contents[found.sid]
            return Response(status_code=204)
        return JSONResponse(_shown(found))

    async def hand_in(self, request: Request) -> Response:
        found, given = self._found(request), await _body(request)
        self._twilio.hand_in(found, given)
        kind = next(iter(found.described["types"]))
        taken = given | {"status": "received", "rejection_reason": "", "content_type": kind}
        return JSONResponse(taken, 201)

    async def approval(self, request: Request) -> Response:
        found = self._found(request)
        return JSONResponse({"sid": found.sid, "whatsapp": _approval(found)})

    def _found(self, request: Request) -> Content:
        found = self._twilio.contents.get(request.path_params["sid"])
        if found is None:
            raise TwilioRefused(404, 20404, "The requested resource was not found")
        return found


async def _body(request: Request) -> Json:
    if not request.headers.get("content-type", "").startswith("application/json"):
        raise TwilioRefused(415, 20001, "Send JSON")
    try:
        body = json.loads(await request.body())
    except ValueError:
        raise TwilioRefused(400, 20001, "This is no JSON") from None
    if not isinstance(body, dict):
        raise TwilioRefused(400, 20001, "Send an object")
    return body


def _approval(content: Content) -> Json:
    """How far a template is; nothing for what was never handed in."""
    if not content.name:
        return {}
    return {
        "type": "whatsapp",
        "status": content.status,
        "rejection_reason": content.reason,
        "name": content.name,
        "category": content.category,
        "content_type": next(iter(content.described["types"])),
    }


def _shown(content: Content) -> Json:
    return {"sid": content.sid, "account_sid": ACCOUNT_SID, **content.described}
