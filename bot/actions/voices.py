"""Voice messages that are brought to staff: sent on by name within an app that can, else fetched and brought as a file."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.files.kinds import Sent
from bot.flows.engine.effects import Notify
from bot.ground.text import Text, _, paragraphs
from bot.turns.turn import Act
from storage import files

# Apps in which a voice message of another chat can be sent on by its name.
SENDS_ON = ("telegram",)
CANNOT_HEAR = _("A voice message belongs to this. Can you not hear it? Please call.")
FOLLOWS = _("🎤 This is the voice message.")
CALL = _("There is a voice message. Please call.")


@dataclass(frozen=True, slots=True)
class Spoken:
    """How a voice message is heard: by its ``name`` in the app, or as the ``file`` that is being fetched; or not at all."""

    name: str = ""
    file: int = 0


def bring(act: Act, to: int) -> Spoken:
    """How somebody of the staff hears this voice message."""
    incoming, other = act.draft.incoming, act.draft.towards(to)
    if other is None or not incoming.media:
        return Spoken()
    channel = other.here.sends_to()[0]
    if channel == incoming.channel and channel in SENDS_ON:
        return Spoken(name=incoming.media)
    return Spoken(file=_keep(act))


def told(
    person: int,
    text: Text,
    spoken: Spoken | None,
    why: str,
    about: str,
    actions: tuple[tuple[str, Text], ...],
    *,
    now: bool = False,
) -> Iterator[Notify]:
    """What staff are told of it. The words never wait for a file that is still being fetched: it follows them."""
    said = text if spoken is None else paragraphs(text, CANNOT_HEAR if spoken.name or spoken.file else CALL)
    yield Notify(person, said, why, about, actions, now=now, voice=spoken.name if spoken else "")
    if spoken is not None and spoken.file:
        yield Notify(person, FOLLOWS, why, about, now=now, file=spoken.file)


def _keep(act: Act) -> int:
    """It is fetched once, for however many are to hear it."""
    incoming = act.draft.incoming
    if files.one(act.connection, act.message) is None:
        act.fetch(Sent(act.message, incoming.media, "", incoming.mime, incoming.size))
    return act.message
