"""Templates at Twilio: what is missing, handing in for approval, reading back what Meta decided.
These calls block.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TypeVar

from twilio.base.exceptions import TwilioRestException

from bot.ground.errors import SendError, SettingsError, why
from bot.ground.messages import CONTINUE
from bot.handlers.whatsapp.http import Account
from bot.language.templates import SUPPORTED, Template, Templates
from storage import outbox, windows
from storage.database import Connection, Database
from storage.windows import Content

T = TypeVar("T")

NOT_SUBMITTED, OTHER_WORDS = "not submitted", "submitted with other words"


@dataclass(frozen=True, slots=True)
class Standing:
    """How one template stands in one language."""

    template: Template
    language: str
    state: str
    reason: str = ""
    sid: str = ""


def standings(templates: Templates, database: Database) -> list[Standing]:
    """Every template in every language it has, as we last knew it."""
    made = database.write(lambda connection: windows.contents(connection, "template."))
    return [_standing(template, code, made.get(template.key(code))) for template, code in _each(templates)]


def _each(templates: Templates) -> Iterator[tuple[Template, str]]:
    return ((template, code) for template in templates.all for code in template.texts)


def _standing(template: Template, code: str, known: Content | None) -> Standing:
    if known is None:
        return Standing(template, code, NOT_SUBMITTED)
    if known.print != template.print(code):
        return Standing(template, code, OTHER_WORDS)
    return Standing(template, code, known.state, known.reason, known.sid)


def submit(account: Account, templates: Templates, database: Database, now: datetime) -> Iterator[Standing]:
    """Hand in what is not there yet, or has other words now; gives each as it then stands."""
    for each in standings(templates, database):
        if each.state not in (NOT_SUBMITTED, OTHER_WORDS, "broken"):
            continue
        yield _call(partial(_submit, account, each.template, each.language, database, now))


def _submit(account: Account, template: Template, code: str, database: Database, now: datetime) -> Standing:
    sid = account.make(described(template, code))
    # Kept before the approval is asked: should that fail, the next run does not make another one.
    _keep(database, Content(template.key(code), sid, template.print(code), "made"), now)
    account.ask_approval(sid, template.given_name(code), template.category)
    _keep(database, Content(template.key(code), sid, template.print(code), "submitted"), now)
    return Standing(template, code, "submitted", "", sid)


def sync(account: Account, templates: Templates, database: Database, now: datetime) -> Iterator[Standing]:
    """Read back what Meta decided; what waited for a template goes once there is one."""
    for each in standings(templates, database):
        if not each.sid:
            yield each
            continue
        if each.state == "made":
            _call(
                partial(account.ask_approval, each.sid, each.template.given_name(each.language), each.template.category)
            )
        state, reason = _call(partial(account.approval, each.sid))
        content = Content(each.template.key(each.language), each.sid, each.template.print(each.language), state, reason)
        if (state, reason) != (each.state, each.reason):
            _keep(database, content, now)
        yield Standing(each.template, each.language, state, reason, each.sid)
    database.write(lambda connection: outbox.retry_waiting(connection, "no template", int(now.timestamp())))


def _keep(database: Database, content: Content, now: datetime) -> None:
    def work(connection: Connection) -> None:
        windows.keep_content(connection, content, int(now.timestamp()))

    database.write(work)


def _call(work: Callable[[], T]) -> T:
    """Raises SettingsError with Twilio's code, which its documentation explains."""
    try:
        return work()
    except TwilioRestException as error:
        raise SettingsError(
            f"Twilio refused, code {int(error.code or error.status)}. See https://www.twilio.com/docs/api/errors"
        ) from error
    except SendError as error:
        raise SettingsError(f"Twilio is not reached: {why(error)}.") from error


def described(template: Template, code: str) -> dict[str, object]:
    """A template as Twilio's Content API wants it: the text with its places, and one button."""
    body = template.texts[code]
    for number in range(1, len(template.places) + 1):
        body = body.replace(f"{{{number}}}", f"{{{{{number}}}}}")
    action = {"type": "QUICK_REPLY", "title": template.buttons[code], "id": CONTINUE}
    return {
        "friendly_name": template.given_name(code),
        "language": SUPPORTED[code],
        "variables": {str(n): sample for n, sample in enumerate(template.samples.get(code, ()), 1)},
        "types": {"twilio/quick-reply": {"body": body, "actions": [action]}},
    }


def table(found: list[Standing]) -> str:
    """A line per template and language."""
    rows = [
        ("template", "language", "state", "why"),
        *((s.template.name, s.language, s.state, s.reason) for s in found),
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
