"""What the turns are handed by the composition root. They know no subject: these tables do."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.flows.engine.flow import Flow
from bot.ground.deed import Deed, Effect, Event
from bot.turns.facts import Looks
from bot.turns.turn import Turn
from storage.invites import Invite
from storage.timers import Timer

# What a deed or an event does: it writes its rows and yields what follows, which is carried out as
# it comes.
Does = Callable[[Turn, Any], Iterator[Effect]]
WhenDue = Callable[[Turn, Timer], Iterator[Effect]]
# Whether a question that had to wait makes sense yet; raises Skip.
StillAsks = Callable[[Turn, Timer, type[Flow]], None]


@dataclass(frozen=True, slots=True)
class Typed:
    """What follows when somebody typed a code; ``found``: it is one of somebody,
    ``asks``: whether they are that person.
    """

    effects: tuple[Effect, ...]
    found: bool = False
    asks: bool = False


@dataclass(frozen=True, slots=True)
class WaysIn:
    """How a chat turns out to be somebody's we know: by a code of theirs,
    or by a link made for them.

    ``code_in`` gives the code that a message is, or ""; ``typed`` what that leads to. ``by_link``
    is what happens to who opens a link that is for one person, ``over`` to who opens one that opens
    no more.
    """

    code_in: Callable[[str], str]
    typed: Callable[[Turn, str], Typed]
    by_link: Callable[[Turn, Invite], Iterator[Effect]]
    over: Callable[[Turn, str], Iterator[Effect]]


@dataclass(frozen=True, slots=True)
class Tables:
    """Deeds, due kinds and events with what they do;
    ``regardless`` is due also for who has not come yet.

    ``events`` are heard in this order. ``still_asks`` goes by the kind of thing that is asked
    about.
    """

    deeds: Mapping[type[Deed], Does]
    due: Mapping[str, WhenDue]
    regardless: frozenset[str]
    still_asks: Mapping[str, StillAsks]
    events: Mapping[type[Event], tuple[Does, ...]]
    ways_in: WaysIn
    looks: Looks
