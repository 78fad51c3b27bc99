"""What comes in from a channel and what goes out to one, the same for every channel."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from bot.ground.text import Text


class Kind(StrEnum):
    """What a person sent."""

    TEXT = "text"
    PRESS = "press"
    START = "start"
    VOICE = "voice"
    PICTURE = "picture"
    STICKER = "sticker"
    CONTACT = "contact"
    LOCATION = "location"
    FILE = "file"
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"
    GROUP = "group"
    UNREADABLE = "unreadable"
    # Other words in a message that came before: it was answered already.
    EDIT = "edit"
    # Not sent by anybody: the bot itself begins the flow that ``text`` names.
    BEGIN = "begin"
    # Not sent by anybody: the timer with the id ``text`` is due for the person with the id
    # ``address``.
    DUE = "due"


class Occasion(StrEnum):
    """Why we write first: each has a template for where the text itself may not be sent."""

    NEWS = "news"
    QUESTION = "question"
    REMINDER = "reminder"
    CHANGED = "changed"
    # Somebody asks for help: it goes whatever was not answered before, and after a stop as well.
    ALARM = "alarm"


# Where we may write freely only for so long after somebody wrote.
WINDOWS: Mapping[str, timedelta] = {"whatsapp": timedelta(hours=24)}
# What the button of a template says to us: the person lets us write again.
CONTINUE = "continue"


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing a person sent.

    ``message_id`` is unique per channel; ``address`` is the chat to answer to. ``text`` is what was
    written, the data of the button or the payload of an invite link. ``handle`` is the channel's
    own name for the message a button hangs under, ``press`` for the press itself. ``name`` and
    ``language`` are what the app says of the person: first guesses, never the truth. ``opens``:
    from now on we may write freely for a while. ``media`` is the channel's own name for a voice
    message, by which it can be sent on there, or for a picture or document, by which it can be
    fetched; ``file_name``, ``mime`` and ``size`` (bytes, 0 for not known) say what it is.
    """

    channel: str
    message_id: str
    address: str
    kind: Kind
    at: datetime
    text: str = ""
    name: str = ""
    language: str = ""
    handle: str = ""
    press: str = ""
    opens: bool = False
    media: str = ""
    file_name: str = ""
    mime: str = ""
    size: int = 0

    @property
    def key(self) -> str:
        return f"{self.channel}:{self.address}"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer a person may choose: a stable id, a label, a pictogram beside it.

    The ``main`` one (Done, That is right) stands alone where others stand side by side.
    """

    id: str
    label: Text
    icon: str = ""
    main: bool = False


@dataclass(frozen=True, slots=True)
class Button:
    """A rendered option: what the press says and what the person reads."""

    data: str
    label: str
    main: bool = False


@dataclass(frozen=True, slots=True)
class Knock:
    """A template that goes instead of a text: the service's id of it,
    and what it shows in its places.
    """

    name: str
    language: str
    sid: str
    given: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes along: its name, what kind it is, and its bytes.

    ``known`` is the channel's own name of it, where it has it already; ``learn`` is told that name.
    """

    name: str
    mime: str
    data: bytes
    known: str = ""
    learn: Callable[[str], None] | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One rendered message, ready for a channel.

    ``controls`` (Back, Menu) stand in one row below the ``buttons``.
    ``edit`` is the channel's handle of an earlier message that this one replaces.
    ``file`` goes with the text as its caption; ``leave`` says good-bye to a group for ever.
    ``page`` of the buttons is shown where not all fit; ``plain`` shows them as numbered lines.
    ``knock`` goes instead of all of it. ``attempt`` counts from 1.
    ``voice`` is the channel's own name of a voice message that is sent on, with the text below it.
    """

    id: int
    address: str
    text: str
    buttons: tuple[Button, ...] = ()
    controls: tuple[Button, ...] = ()
    right_to_left: bool = False
    edit: str = ""
    file: Attachment | None = None
    leave: bool = False
    language: str = ""
    page: int = 0
    plain: bool = False
    knock: Knock | None = None
    attempt: int = 1
    voice: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much fits, and how fast: sizes in the channel's own units, rates per second."""

    text: int
    label: int
    data_bytes: int
    per_second: float
    per_chat_second: float


@dataclass(frozen=True, slots=True)
class Description:
    """What an app shows of the bot in one language: a text for the empty chat, and (word,
    explanation) commands.
    """

    text: str
    commands: tuple[tuple[str, str], ...]


class Channel(Protocol):
    """A way to reach people. ``send`` returns the channel's handle or raises a SendError.

    With a ``window`` we may write freely only for so long after a person's message.
    """

    name: str
    limits: Limits
    window: timedelta | None

    async def open(self) -> None:
        """Reach the service; raises SendError, or SettingsError when it does not know us."""

    async def close(self) -> None: ...

    def link(self, token: str) -> str:
        """The link that opens a chat with us and carries a token."""

    async def send(self, message: Outgoing) -> str: ...

    def numbered(self, message: Outgoing) -> tuple[str, ...]:
        """What the numbers of a message that was just sent without buttons mean;
        empty when it had buttons.
        """

    async def fetch(self, media: str, at_most: int) -> bytes:
        """What somebody sent, by the channel's name of it, at most so many bytes;
        raises a SendError.
        """

    async def acknowledge(self, incoming: Incoming) -> None:
        """Stop the spinner of a pressed button, as well as can be."""

    async def describe(self, descriptions: Mapping[str, Description]) -> None:
        """Show what the bot is, per language code ("" for all others). Raises SendError."""
