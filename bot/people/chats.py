"""The chats by which one person is reached, and what a new one may not do yet. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

# So long a chat that was added by a code is on trial: an older one can undo it.
TRIAL = timedelta(days=7)
# What is about a code or a chat, in a request for the coordinator.
MANY_CODES, UNDONE = "why:codes", "why:undone"


@dataclass(frozen=True, slots=True)
class Chat:
    """``id`` is since when it is theirs in epoch seconds, which no two of one person share.

    ``here`` is where the person writes now; ``trial_until`` stands while it is on trial.
    """

    id: int
    key: str
    since: datetime
    trial_until: datetime | None = None
    here: bool = False
    blocked: bool = False

    @property
    def channel(self) -> str:
        return self.key.partition(":")[0]

    @property
    def on_trial(self) -> bool:
        return self.trial_until is not None


@dataclass(frozen=True, slots=True)
class OpenedCode:
    """A code that somebody typed: whose it is, as far as a stranger may hear it,
    and the app it was made in.
    """

    name: str
    channel: str


def removable(chats: Sequence[Chat]) -> list[Chat]:
    """What the person may remove from where they write now.

    Nobody removes the chat they write in, so nobody ends up with none; a new chat can only leave.
    """
    here = next((chat for chat in chats if chat.here), None)
    if here is None:
        return []
    if here.on_trial:
        return [here] if len(chats) > 1 else []
    return [chat for chat in chats if not chat.here]


def first_name(name: str) -> str:
    """As much of a name as a stranger may hear."""
    return (name.split() or [""])[0]
