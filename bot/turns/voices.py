"""Voice messages that are brought to staff: sent on by name within an app that can,
else fetched and brought as a file.
"""

from collections.abc import Iterator
from dataclasses import replace

from bot.files.kinds import Sent
from bot.flows.engine.effects import Notify
from bot.ground.text import _, paragraphs
from bot.turns.turn import Turn
from storage import files

# Apps in which a voice message of another chat can be sent on by its name.
SENDS_ON = ("telegram",)
CANNOT_HEAR = _("A voice message belongs to this. Can you not hear it? Please call.")
FOLLOWS = _("🎤 This is the voice message.")
NO_MORE = _("I cannot bring this voice message: there are many. The coordinators have the first ones.")
CALL = _("There is a voice message. Please call.")


def told(turn: Turn, said: Notify) -> Iterator[Notify]:
    """What somebody is told of a voice message that came. The words never wait for its file:
    that follows them.
    """
    name, file = _heard(turn, said.person)
    words = paragraphs(said.text, CANNOT_HEAR if name or file else CALL)
    yield replace(said, text=words, voice=name, spoken=False)
    if file:
        yield Notify(said.person, FOLLOWS, said.why, said.about, now=said.now, file=file)


def _heard(turn: Turn, to: int) -> tuple[str, int]:
    """By what name in their app they hear it, or the file that is being fetched for them;
    neither when they can't.
    """
    incoming, other = turn.incoming, turn.towards(to)
    if other is None or not incoming.media:
        return "", 0
    channel = other.here.sends_to()[0]
    if channel == incoming.channel and channel in SENDS_ON:
        return incoming.media, 0
    return "", _kept(turn)


def _kept(turn: Turn) -> int:
    """It is fetched once, for however many are to hear it, when there is room for it."""
    incoming = turn.incoming
    if files.one(turn.connection, turn.message) is None:
        if not turn.has_room(incoming.size):
            turn.unheard = True
            return 0
        turn.fetch(Sent(turn.message, incoming.media, "", incoming.mime, incoming.size))
    return turn.message
