"""What a step of a conversation wants to happen; `bot.turns` carries it out."""

from dataclasses import dataclass
from typing import ClassVar

from bot.ground.deed import Effect
from bot.ground.messages import Occasion, Option
from bot.ground.paper import Paper
from bot.ground.text import Text, Value
from bot.ground.typed import Command
from bot.people.nouns import Role


class Conversation:
    """What a flow is to whoever begins it: its name, as it is stored, and its title."""

    title: ClassVar[Text]
    # What kind of thing it is about ("match", "meeting", "person", "said"); empty for nothing.
    of: ClassVar[str] = ""

    @classmethod
    def name(cls) -> str:
        return cls.__name__


# What a button says to us, and its label: a command, the rest of a button of this conversation, or
# what begins a flow.
Buttons = tuple[tuple[str, Text], ...]


def button(flow: type[Conversation], about: str = "", label: Text | None = None) -> tuple[str, Text]:
    """A button that begins a flow, perhaps about something ("!MatchDesk match:5"), by its title."""
    return (f"!{flow.name()} {about}" if about else f"!{flow.name()}"), label or flow.title


@dataclass(frozen=True, slots=True)
class Tell(Effect):
    """Say something that asks nothing."""

    text: Text
    buttons: Buttons = ()


@dataclass(frozen=True, slots=True)
class SendPaper(Effect):
    """Say something with a file to it; ``erase``: nothing of it stays with us once it is sent.
    ``about``: what it is about, so that staff who may not read that any more get nothing.
    """

    text: Text
    paper: Paper
    erase: bool = False
    about: str = ""


@dataclass(frozen=True, slots=True)
class Ask(Effect):
    """Ask a question. ``chosen`` is the label just chosen, repeated so that the chat shows it.

    ``picked`` holds the options set so far of a several-choice question, None for another.
    ``key`` names the rendering when it is the same for everybody, so that it is made once.
    """

    text: Text
    options: tuple[Option, ...]
    question: str
    number: int
    chosen: Option | None = None
    picked: tuple[str, ...] | None = None
    key: str = ""
    controls: tuple[Command, ...] = ()


@dataclass(frozen=True, slots=True)
class Redraw(Effect):
    """Show a several-choice question again in the message it was asked in."""

    ask: Ask


@dataclass(frozen=True, slots=True)
class Begin(Effect):
    """Start a flow with this person, perhaps about something, in a version: "meeting:12:3"."""

    flow: type[Conversation]
    about: str = ""


@dataclass(frozen=True, slots=True)
class Start(Effect):
    """Start a flow with somebody else, when they may be asked; ``why`` is for the journal.

    ``late`` when it has waited behind another question long enough. A ``nudge`` is of our own
    accord, so it counts, and is left out when somebody had enough of them this week. A ``voice``
    message goes with it.
    """

    person: int
    flow: type[Conversation]
    about: str
    why: str
    late: bool = False
    nudge: bool = False


@dataclass(frozen=True, slots=True)
class Notify(Effect):
    """Say something to somebody else, when they may be written to; ``now`` also in quiet hours.

    ``about`` is what it is about, without a version: when that changes, what waits is not sent.
    After ``useless_at`` (epoch seconds, 0 for the usual time) it is not sent either. ``occasion``
    and the values it has ``given`` are for a template, where the text itself may not be sent. A
    ``nudge`` is of our own accord: it counts, and is left out when somebody had enough of them this
    week. ``paper`` is a file to it that is made, ``file`` the id of one that somebody sent us.
    ``spoken``: the voice message that came now goes with it. ``chat`` is the one chat of the person
    that it is for: where that is not reached staff hear of it, and no other chat. ``erase``: we do
    not keep it once it is sent.
    """

    person: int
    text: Text
    why: str
    about: str = ""
    buttons: Buttons = ()
    now: bool = False
    useless_at: int = 0
    occasion: Occasion = Occasion.NEWS
    given: tuple[Value, ...] = ()
    nudge: bool = False
    voice: str = ""
    spoken: bool = False
    paper: Paper | None = None
    file: int = 0
    chat: int = 0
    erase: bool = False


@dataclass(frozen=True, slots=True)
class Close(Effect):
    """Nobody of these people is asked about this thing any more;
    what waits about it is not sent.
    """

    about: str
    people: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Stop(Effect):
    """These people need not answer about this thing any more: somebody else of their side did,
    or its time is over.

    Of these ``flows``, or of all.
    """

    about: str
    people: tuple[int, ...]
    flows: tuple[type[Conversation], ...] = ()


@dataclass(frozen=True, slots=True)
class Review(Effect):
    """Start a flow again with the answers of the last time, at its summary."""

    flow: type[Conversation]


@dataclass(frozen=True, slots=True)
class Resume(Effect):
    """Go on with the conversation that waits, from where it was."""


@dataclass(frozen=True, slots=True)
class CloseWaiting(Effect):
    """Stop the question that was open before this conversation."""


@dataclass(frozen=True, slots=True)
class SetLanguage(Effect):
    code: str


@dataclass(frozen=True, slots=True)
class SetRole(Effect):
    role: Role


@dataclass(frozen=True, slots=True)
class StopAll(Effect):
    """No more messages of ours; whoever writes still gets an answer."""


@dataclass(frozen=True, slots=True)
class StartAgain(Effect):
    pass


@dataclass(frozen=True, slots=True)
class CallPerson(Effect):
    """The person wants a human; ``reason`` is a code for the journal."""

    reason: str


@dataclass(frozen=True, slots=True)
class Stuck(Effect):
    """The person was not understood three times at this question."""

    question: str


@dataclass(frozen=True, slots=True)
class BackToBot(Effect):
    pass


@dataclass(frozen=True, slots=True)
class Forget(Effect):
    """Erase the person and everything about them; ``reason`` is a code for the journal.

    ``chat`` is in which they wanted it, where that is not the one of this message.
    """

    reason: str
    chat: int = 0
