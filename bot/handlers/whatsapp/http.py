"""Twilio's library over an HTTP client of ours: with time-outs,
and with a stand-in for all of its hosts.
"""

import json
import logging
import re
from typing import Any
from urllib.parse import urljoin, urlsplit, urlunsplit

import httpx
from twilio.base.exceptions import TwilioRestException
from twilio.http import HttpClient
from twilio.http.response import Response
from twilio.rest import Client

from bot.ground import links
from bot.ground.errors import NotSent, Refused, SlowDown, TooLarge, Uncertain

API = "https://api.twilio.com"
CONTENT = "https://content.twilio.com/v1"
_TIMEOUT = httpx.Timeout(15, connect=5, pool=15)
_REST = 2.0


# Where messages and their files are asked for, also in a region of its own ("api.dublin.ie1"); and
# where Twilio keeps the files: https://help.twilio.com/articles/223183748 names the first of these
# two, the other one serves the same files. A file that may be had without rights lies on hosts that
# are not Twilio's own ("s3-external-1.amazonaws.com"), where anybody may keep anything: it is not
# fetched.
_API_HOSTS = re.compile(r"api(\.[a-z0-9-]{1,30}){0,2}\.twilio\.com")
_MEDIA_HOSTS = re.compile(r"(mms|media)\.twiliocdn\.com|api(\.[a-z0-9-]{1,30}){0,2}\.twilio\.com")
# So often a file may be sent on.
HOPS = 3


def _is_at(url: str, hosts: re.Pattern[str]) -> bool:
    """Whether an address is one of these hosts, by https, and says nothing else."""
    found = links.parts(url)
    return (
        found is not None
        and found.scheme == "https"
        and found.port in (None, 443)
        and hosts.fullmatch(found.hostname or "") is not None
    )


class Wire(HttpClient):  # type: ignore[misc]  # the library has no types
    """Carries the library's requests. ``base`` replaces scheme, host and port of all of them."""

    def __init__(self, base: str = "") -> None:
        super().__init__(logging.getLogger("twilio.wire"), is_async=False)
        self._base = urlsplit(base) if base and base != API else None
        self._client = httpx.Client(timeout=_TIMEOUT, trust_env=self._base is None, follow_redirects=False)

    def request(
        self,
        method: str,
        url: str,
        params: Any = None,
        data: Any = None,
        headers: dict[str, str] | None = None,
        auth: Any = None,
        timeout: float | None = None,
        allow_redirects: bool = False,
    ) -> Response:
        """One request; raises NotSent, Uncertain or SlowDown where there is no answer to read."""
        is_json = (headers or {}).get("Content-Type") == "application/json"
        body = {"json": data} if is_json else {"data": data}
        try:
            answer = self._client.request(method, self._at(url), params=params, headers=headers, auth=auth, **body)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            raise NotSent("no connection") from error
        except httpx.HTTPError as error:
            raise Uncertain("the connection broke off") from error
        if answer.status_code == 429:
            after = answer.headers.get("Retry-After", "")
            raise SlowDown(float(after) if after.replace(".", "", 1).isdigit() else _REST)
        return Response(answer.status_code, answer.text, answer.headers)

    def _at(self, url: str) -> str:
        if self._base is None:
            return url
        _scheme, _host, path, query, fragment = urlsplit(url)
        return urlunsplit((self._base.scheme, self._base.netloc, path, query, fragment))

    def fetch(self, url: str, at_most: int, auth: tuple[str, str] | None = None) -> bytes | str:
        """The bytes at an address, or the address it sends us on to; raises a SendError."""
        try:
            with self._client.stream("GET", self._at(url), auth=auth) as answer:
                if answer.is_redirect:
                    return str(urljoin(url, str(answer.headers.get("Location", ""))))
                if answer.status_code == 429:
                    raise SlowDown(_REST)
                if answer.status_code in (410, 415):
                    raise Refused(f"Twilio answered {answer.status_code}")
                # Also 404: a file may be known a moment later than its message.
                if not answer.is_success:
                    raise NotSent(f"Twilio answered {answer.status_code}")
                return read_at_most(answer, at_most)
        except httpx.HTTPError as error:
            raise NotSent("the connection broke off") from error

    def close(self) -> None:
        self._client.close()


def read_at_most(answer: httpx.Response, at_most: int) -> bytes:
    """The body of an answer; raises TooLarge when it is larger, before it is all here."""
    data = bytearray()
    for chunk in answer.iter_bytes():
        data += chunk
        if len(data) > at_most:
            raise TooLarge("larger than we take")
    return bytes(data)


class Account:
    """The few calls we make of one account; they block,
    and raise SendErrors or TwilioRestException.
    """

    def __init__(self, sid: str, token: str, base: str, service: str = "") -> None:
        self._wire = Wire(base)
        self._sid = sid
        self._rights = (sid, token)
        self._service = service
        self.client = Client(sid, token, http_client=self._wire)

    def close(self) -> None:
        self._wire.close()

    def hello(self) -> None:
        """Whether Twilio knows us."""
        self.client.api.accounts(self._sid).fetch()

    def send(self, to: str, sender: str, **what: Any) -> str:
        """Hand in a message; gives Twilio's id of it."""
        # Only with a service does Twilio need no sender; with both it takes the sender out of the
        # service.
        who = {"messaging_service_sid": self._service} if self._service else {}
        sent = self.client.messages.create(to=to, from_=sender, **who, **what)
        return str(sent.sid)

    def fetch(self, url: str, at_most: int) -> bytes:
        """A file of a message, where Twilio keeps it: asked for with our rights under our own
        account alone, and where that sends us on to, without them.
        """
        if not _is_at(url, _API_HOSTS) or not urlsplit(url).path.startswith(f"/2010-04-01/Accounts/{self._sid}/"):
            raise Refused("not a file of our account")
        found = self._wire.fetch(url, at_most, self._rights)
        for _hop in range(HOPS):
            if isinstance(found, bytes):
                return found
            if not _is_at(found, _MEDIA_HOSTS):
                raise Refused("sent on to a place that is not Twilio's")
            found = self._wire.fetch(found, at_most)
        if isinstance(found, str):
            raise Refused("sent on and on")
        return found

    def make(self, described: dict[str, object]) -> str:
        """Make a content; gives its id."""
        return str(self._content("POST", "/Content", described)["sid"])

    def delete(self, content_sid: str) -> None:
        self.client.request("DELETE", f"{CONTENT}/Content/{content_sid}")

    def ask_approval(self, content_sid: str, name: str, category: str) -> None:
        """Hand a template in for approval by Meta."""
        self._content("POST", f"/Content/{content_sid}/ApprovalRequests/whatsapp", {"name": name, "category": category})

    def approval(self, content_sid: str) -> tuple[str, str]:
        """(status, reason of a refusal) of a template that was handed in."""
        found = self._content("GET", f"/Content/{content_sid}/ApprovalRequests", None).get("whatsapp") or {}
        return str(found.get("status", "unsubmitted")), str(found.get("rejection_reason") or "")

    def _content(self, method: str, path: str, body: dict[str, object] | None) -> dict[str, Any]:
        headers = {"Content-Type": "application/json"} if body is not None else {}
        answer = self.client.request(method, f"{CONTENT}{path}", data=body, headers=headers)
        found: dict[str, Any] = _json(answer)
        if answer.status_code >= 400:
            code = found.get("code")
            raise TwilioRestException(answer.status_code, path, str(found.get("message", "")), code, method)
        return found


def _json(answer: Response) -> dict[str, Any]:
    try:
        found = json.loads(answer.text or "{}")
    except ValueError as error:
        raise Uncertain("no readable answer") from error
    return found if isinstance(found, dict) else {}
