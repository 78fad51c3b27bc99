"""What Twilio and WhatsApp refuse: sizes, places, languages; by code,
as their documentation states it.
"""

import json
import re
from typing import Any
from urllib.parse import urlsplit

from playground.people import Json

LANGUAGES = frozenset({"nl", "en", "ar", "fa", "prs_AF", "ps_AF", "tr", "uk", "ru", "fr", "es", "ur"})
CATEGORIES = frozenset({"UTILITY", "MARKETING", "AUTHENTICATION"})
BODY, INTERACTIVE = 1600, 1024
TITLE, ITEM, DESCRIPTION, ID = 20, 24, 72, 200
# The kinds of files that WhatsApp brings and how large (bytes) they may be; only pictures keep
# their words.
MEDIA = {"image/png": 5_000_000, "image/jpeg": 5_000_000, "application/pdf": 16_000_000, "audio/ogg": 16_000_000}
_PLACE = re.compile(r"\{\{(\d+)\}\}")
KINDS = ("twilio/text", "twilio/quick-reply", "twilio/list-picker", "twilio/call-to-action")


class TwilioRefused(Exception):
    """An answer of 4xx: its status, Twilio's own code, and what it says."""

    def __init__(self, status: int, code: int, says: str) -> None:
        super().__init__(says)
        self.status = status
        self.code = code
        self.says = says

    def as_json(self) -> Json:
        more = f"https://www.twilio.com/docs/errors/{self.code}"
        return {"code": self.code, "message": self.says, "more_info": more, "status": self.status}


def invalid(says: str) -> TwilioRefused:
    return TwilioRefused(400, 20001, says)


def check_ends(form: Json, ours: str) -> None:
    """Who writes to whom; raises TwilioRefused."""
    sender, to = str(form.get("From", "")), str(form.get("To", ""))
    if not sender and not form.get("MessagingServiceSid"):
        raise TwilioRefused(400, 21603, "A 'From' phone number is required.")
    if not to.removeprefix("whatsapp:"):
        raise TwilioRefused(400, 21604, "A 'To' phone number is required.")
    if not to.startswith("whatsapp:"):
        raise TwilioRefused(400, 21910, "'From' and 'To' should be of the same channel.")
    if sender not in ("", f"whatsapp:{ours}"):
        raise TwilioRefused(400, 63007, "Could not find a Channel with the specified From address.")
    if urlsplit(str(form.get("StatusCallback", "http://none"))).scheme not in ("http", "https"):
        raise TwilioRefused(400, 21609, "The 'StatusCallback' URL is not valid.")


def check_content(given: Json) -> None:
    """Whether a content may be made; raises TwilioRefused."""
    strange = sorted(set(given) - {"friendly_name", "language", "variables", "types"})
    if strange:
        raise invalid(f"unknown parameters: {', '.join(strange)}")
    types = given.get("types")
    if not isinstance(types, dict) or len(types) != 1 or next(iter(types)) not in KINDS:
        raise invalid("types must hold one known type")
    if not re.fullmatch(r"[a-z]{2,3}(_[A-Z]{2})?", str(given.get("language", ""))):
        raise invalid("language is not valid")
    if not isinstance(given.get("variables", {}), dict):
        raise invalid("variables must be an object")
    problem = problem_of(types)
    if problem:
        raise invalid(problem)


def problem_of(types: Json) -> str:
    """What WhatsApp would not take of a content; empty when it would.
    Places count as short words.
    """
    kind, what = next(iter(types.items()))
    body = str(what.get("body", ""))
    if not body:
        return "body is empty"
    if kind == "twilio/text":
        return "" if len(body) <= BODY else "body is too long"
    if len(body) > INTERACTIVE:
        return "body is too long"
    if kind == "twilio/quick-reply":
        return _quick_reply(what.get("actions"))
    return _list(what) if kind == "twilio/list-picker" else ""


def _quick_reply(actions: Any) -> str:
    if not isinstance(actions, list) or not 1 <= len(actions) <= 3:
        return "quick-reply takes 1 to 3 actions"
    if any(action.get("type") != "QUICK_REPLY" for action in actions):
        return "an action of a quick-reply is a QUICK_REPLY"
    titles = [str(action.get("title", "")) for action in actions]
    if len(set(titles)) < len(titles):
        return "two titles are the same"
    if any(not 1 <= len(title) <= TITLE for title in titles):
        return f"a title has 1 to {TITLE} characters"
    return "" if all(1 <= len(str(action.get("id", ""))) <= ID for action in actions) else "an id is too long"


def _list(what: Json) -> str:
    items, button = what.get("items"), str(what.get("button", ""))
    if not 1 <= len(button) <= TITLE:
        return f"the button has 1 to {TITLE} characters"
    if not isinstance(items, list) or not 1 <= len(items) <= 10:
        return "a list takes 1 to 10 items"
    titles = [str(item.get("item", "")) for item in items]
    if len(set(titles)) < len(titles):
        return "two items are the same"
    for item in items:
        if not 1 <= len(str(item.get("item", ""))) <= ITEM or not 1 <= len(str(item.get("id", ""))) <= ID:
            return "an item or its id is too long"
        if len(str(item.get("description", ""))) > DESCRIPTION:
            return "a description is too long"
    return ""


def check_approval(content: Json, given: Json) -> None:
    """Whether a content may be handed in as a template; raises TwilioRefused."""
    types = content["types"]
    if not re.fullmatch(r"[a-z0-9_]{1,512}", str(given.get("name", ""))):
        raise invalid("name takes lower case letters, digits and underscores")
    if given.get("category") not in CATEGORIES:
        raise invalid("category is not valid")
    if content["language"] not in LANGUAGES:
        raise invalid("WhatsApp has no templates in this language")
    if "twilio/list-picker" in types:
        raise invalid("a list can't be a template")
    body = str(next(iter(types.values()))["body"])
    if body.startswith("{{") or body.endswith("}}") or "}}{{" in body.replace(" ", ""):
        raise invalid("a variable may not begin or end the body, or stand beside another one")
    if set(_PLACE.findall(json.dumps(types))) - set(content.get("variables") or {}):
        raise invalid("a variable has no sample")


def filled(content: Json, given: str) -> Json:
    """The types of a content with its variables filled in; raises TwilioRefused 21656."""
    wrong = TwilioRefused(400, 21656, "The ContentVariables parameter is invalid.")
    try:
        values = json.loads(given or "{}")
    except ValueError:
        raise wrong from None
    well = isinstance(values, dict) and all(isinstance(value, str) and value for value in values.values())
    source = json.dumps(content["types"])
    if not well or set(_PLACE.findall(source)) - set(values):
        raise wrong
    types: Json = _fill(content["types"], values)
    return types


def _fill(part: Any, values: dict[str, str]) -> Any:
    if isinstance(part, str):
        return _PLACE.sub(lambda found: values[found[1]], part)
    if isinstance(part, list):
        return [_fill(each, values) for each in part]
    return {name: _fill(each, values) for name, each in part.items()} if isinstance(part, dict) else part
