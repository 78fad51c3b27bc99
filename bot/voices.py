"""Voice messages that are brought to staff: sent on by name within an app that can, else fetched and brought as a file."""

from bot.acts import Act
from bot.file_kinds import Sent
from bot.text import Text, _
from storage import files

# Apps in which a voice message of another chat can be sent on by its name.
SENDS_ON = ("telegram",)
CANNOT_HEAR = _("A voice message belongs to this. Can you not hear it? Please call.")
CALL = _("There is a voice message. Please call.")


def bring(act: Act, to: int) -> tuple[str, int, Text]:
    """How somebody of the staff hears this voice message: by its name there, by the id of a file, and what is said of it."""
    incoming, other = act.draft.incoming, act.draft.towards(to)
    if other is None or not incoming.media:
        return "", 0, CALL
    channel = other.here.sends_to()[0]
    if channel == incoming.channel and channel in SENDS_ON:
        return incoming.media, 0, CANNOT_HEAR
    return "", _keep(act), CANNOT_HEAR


def _keep(act: Act) -> int:
    """It was asked for, so it is fetched; it goes with the words once it is here, or they go alone."""
    incoming = act.draft.incoming
    if files.one(act.connection, act.message) is None:
        sent = Sent(act.message, incoming.media, "", incoming.mime, incoming.size)
        files.want(act.connection, sent, act.programme.id, act.person.id, incoming.channel, "", "", act.seconds, "")
        act.draft.work.wants_files = True
        act.note("file sent", f"file:{act.message}", "a voice message for staff")
    return act.message
