"""A stand-in of Twilio: an account with one WhatsApp number, the phones that write to it,
contents and templates.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

from playground.faults import CODES, MARKS
from playground.messages import File, Message, Version
from playground.people import Json, Person
from playground.stage import Stage
from playground.twilio_line import Letter, Line
from playground.twilio_rules import (
    MEDIA,
    TwilioRefused,
    check_approval,
    check_content,
    check_ends,
    filled,
    problem_of,
)

ACCOUNT_SID = "AC" + "0123456789abcdef" * 2
AUTH_TOKEN = "fedcba9876543210" * 2  # opens nothing
FROM = "+31800555001"
WINDOW = 24 * 3600
# What Twilio says of a file that it can't bring.
NOT_BROUGHT = {63019: "The file could not be fetched", 63005: "WhatsApp does not take such a file"}
# What a fault says later of a message that was taken.
LATER = {f"later_{code}": code for code in CODES}


def media_url(file_id: str) -> str:
    """Where Twilio keeps what somebody sent."""
    return f"https://api.twilio.com/2010-04-01/Accounts/{ACCOUNT_SID}/Messages/MM{file_id}/Media/ME{file_id}"


@dataclass
class Content:
    """A content, and how far its approval as a template is."""

    sid: str
    described: Json
    status: str = "unsubmitted"
    reason: str = ""
    name: str = ""
    category: str = ""


@dataclass
class Twilio:
    """``approve`` decides what becomes of a template that is handed in: its status.

    ``taken``: what the bot sent and Twilio took; ``heard``: when each person wrote last; ``sids``:
    Twilio's id of each message on a phone.
    """

    scene: Stage
    approve: Callable[[Content], str] = field(default=lambda _content: "approved")
    contents: dict[str, Content] = field(default_factory=dict)
    taken: list[Json] = field(default_factory=list)
    heard: dict[int, float] = field(default_factory=dict)
    sids: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._numbers = count(1)
        self.line = Line(AUTH_TOKEN, self.scene.faults, self.scene.changed)

    # People

    def receive(self, person: Person, text: str = "", message: Message | None = None, **more: str) -> None:
        """Something a person sent; it opens the window."""
        person.started = True
        self.heard[person.id] = self.scene.clock()
        sid = f"SM{next(self._numbers):032x}"
        if message is not None:
            self.sids[message.id] = sid
        form = {
            "MessageSid": sid,
            "SmsMessageSid": sid,
            "AccountSid": ACCOUNT_SID,
            "From": f"whatsapp:{person.phone_number}",
            "To": f"whatsapp:{FROM}",
            "Body": text,
            "WaId": person.phone_number.removeprefix("+"),
            "ExternalUserId": person.external_id,
            "ProfileName": person.name,
            "NumMedia": "0",
            "MessageType": "text",
            "ChannelMetadata": '{"type": "whatsapp"}',
        }
        self.line.hand_in(person.id, Letter(form | more, message))

    def is_open(self, person: Person) -> bool:
        return self.scene.clock() - self.heard.get(person.id, -1e18) < WINDOW

    def closes_at(self, person: Person) -> float | None:
        """Until when the bot may write freely; None when it may not."""
        return self.heard[person.id] + WINDOW if self.is_open(person) else None

    # The bot

    def send(self, form: Json) -> Json:
        """A message of the bot: refused now (TwilioRefused), or taken, and then brought or not."""
        check_ends(form, FROM)
        types, template = self._what(form)
        person = self.owner(form)
        if person is not None and self.scene.faults.take("opted_out"):
            self.tell_refused(form, "opted_out")
            raise TwilioRefused(400, 21610, "Attempt to send to unsubscribed recipient")
        sid = f"SM{next(self._numbers):032x}"
        taken = {"sid": sid, "form": form, "code": self._later(person, types, template)}
        self.taken.append(taken)
        if form.get("MediaUrl") and not taken["code"]:
            self.line.run(self._fetch(person, types, taken))
        else:
            self._bring(person, types, taken)
        return {"sid": sid, "status": "queued", "error_code": None, "error_message": None, "account_sid": ACCOUNT_SID}

    async def _fetch(self, person: Person | None, types: Json, taken: Json) -> None:
        """Twilio fetches the file that the bot names, before it brings anything."""
        answer = await self.line.fetch(str(taken["form"]["MediaUrl"]))
        if answer is None or not answer.is_success:
            taken["code"] = 63019
            return self._bring(person, types, taken)
        named = answer.headers.get("content-disposition", "").partition('filename="')[2].partition('"')[0]
        mime = answer.headers.get("content-type", "").partition(";")[0]
        if len(answer.content) > MEDIA.get(mime, 0):
            taken["code"] = 63005
            return self._bring(person, types, taken)
        return self._bring(person, types, taken, self.scene.keep(File("", named or "file", mime, answer.content)))

    def _bring(self, person: Person | None, types: Json, taken: Json, file: File | None = None) -> None:
        """The message on the phone, or a line about why it is not there; and the news of it."""
        form, code = taken["form"], taken["code"]
        if person is not None and not code:
            self.sids[self._show(person, types, file).id] = taken["sid"]
        elif person is not None:
            self.scene.note(
                person.id, f"The bot wrote, and WhatsApp did not bring it. {(CODES | NOT_BROUGHT)[code]} ({code})."
            )
        if form.get("StatusCallback"):
            self.line.tell(
                str(form["StatusCallback"]), self._news(taken["sid"], form, code), hurried=self.scene.hurried
            )

    def _what(self, form: Json) -> tuple[Json, bool]:
        """The filled types of a message, and whether it is an approved template."""
        if form.get("ContentSid"):
            content = self.contents.get(str(form["ContentSid"]))
            if content is None:
                raise TwilioRefused(400, 21655, "The ContentSid parameter is invalid.")
            return filled(content.described, str(form.get("ContentVariables", ""))), content.status == "approved"
        body = str(form.get("Body", ""))
        if not body and not form.get("MediaUrl"):
            raise TwilioRefused(400, 21602, "Message body is required.")
        if len(body) > 1600:
            raise TwilioRefused(400, 21617, "The concatenated message body exceeds the 1600 character limit")
        return {"twilio/text": {"body": body}}, False

    def _later(self, person: Person | None, types: Json, template: bool) -> int:
        """Why it does not arrive although it was taken; 0 when it does."""
        if person is None or person.deleted:
            return 63024
        if person.blocked:
            return 63014
        for fault, code in LATER.items():
            if self.scene.faults.take(fault):
                return code
        if problem_of(types) and next(iter(types.values()))["body"]:  # a file may come without words
            return 63021
        return 0 if template or self.is_open(person) else 63016

    def _news(self, sid: str, form: Json, code: int) -> list[Json]:
        states = (
            ["queued", "sent", "failed" if code == 63016 else "undelivered"] if code else ["sent", "delivered", "read"]
        )
        base = {"MessageSid": sid, "AccountSid": ACCOUNT_SID, "To": str(form["To"]), "From": str(form.get("From", ""))}
        news = [base | {"MessageStatus": state, "SmsStatus": state} for state in states]
        if code:
            news[-1]["ErrorCode"] = str(code)
        return news

    def owner(self, form: Json) -> Person | None:
        """Whose phone it is that a message goes to."""
        to = str(form.get("To", "")).removeprefix("whatsapp:")
        return next((one for one in self.scene.people.values() if _lives_at(one, to)), None)

    def tell_refused(self, form: Json, fault: str) -> None:
        """A line on the phone, when a fault kept a message away."""
        if person := self.owner(form):
            self.scene.note(person.id, f"The bot tried to write here. {MARKS[fault].capitalize()}.")

    def mark_lost(self, sid: str) -> None:
        """Show on a message that the bot does not know of it."""
        for person_id in self.scene.people:
            for message in self.scene.messages(person_id):
                if self.sids.get(message.id) == sid:
                    message.marks.append(MARKS["lost_reply"])
                    self.scene.changed(person_id)

    def _show(self, person: Person, types: Json, file: File | None) -> Message:
        kind, what = next(iter(types.items()))
        rows, sheet = _keyboard(kind, what)
        keyboard = {"inline_keyboard": rows, "sheet": sheet} if rows else None
        picture = file is not None and file.mime.startswith("image/")
        media = {} if file is None else _shown_as(file)
        # WhatsApp shows words with a picture only.
        words = "" if file is not None and not picture else str(what.get("body", ""))
        version = Version(self.scene.clock(), words, keyboard)
        message = Message(self.scene.new_id(), self.scene.chats[person.id], self.scene.bot(), [version], media, file)
        message.state = "delivered"
        self.scene.entries[person.id].append(message)
        self.scene.changed(person.id)
        return message

    # Contents

    def make(self, described: Json) -> Content:
        check_content(described)
        content = Content(f"HX{next(self._numbers):032x}", described)
        self.contents[content.sid] = content
        return content

    def hand_in(self, content: Content, given: Json) -> None:
        """A template for approval, decided at once."""
        check_approval(content.described, given)
        content.name, content.category = str(given["name"]), str(given["category"])
        refused = self.scene.faults.take("reject_template")
        content.status = "rejected" if refused else self.approve(content)
        content.reason = "INVALID_FORMAT" if content.status == "rejected" else ""


def _lives_at(person: Person, address: str) -> bool:
    return person.app == "whatsapp" and address in (person.phone_number, person.external_id)


def _keyboard(kind: str, what: Json) -> tuple[list[list[Json]], str]:
    """The buttons of a message, one a row, and the word of the button that opens a list."""
    if kind == "twilio/quick-reply":
        return [[{"text": one["title"], "callback_data": one["id"]}] for one in what["actions"]], ""
    if kind == "twilio/list-picker":
        rows = [
            [{"text": one["item"], "callback_data": one["id"], "description": one.get("description", "")}]
            for one in what["items"]
        ]
        return rows, str(what["button"])
    return [], ""


def _shown_as(file: File) -> Json:
    if file.mime.startswith("image/"):
        return file.as_photo()
    return file.as_voice() if file.mime.startswith("audio/") else file.as_document()
