"""A call for help rings at the coordinators: whose rings at once, and whose is told together with
others, a few minutes later. All of them stand in the inbox.
"""

from collections.abc import Generator, Iterable, Iterator, Mapping
from datetime import timedelta
from enum import Enum, auto

from bot.flows.engine.effects import Notify, button
from bot.flows.requests import Inbox, InboxItem
from bot.ground.about import About
from bot.ground.budget import Budget
from bot.ground.deed import Effect
from bot.ground.messages import Occasion
from bot.ground.text import Text, _, lines, plural, within
from bot.people.nouns import StaffRole
from bot.turns.reach import unreachable
from bot.turns.rights import COORDINATORS
from bot.turns.tables import WhenDue
from bot.turns.turn import Skip, Turn
from storage import budgets, invites, journal, requests, timers
from storage.requests import Opened
from storage.timers import Timer

# A worry rings at once. What the same person adds within this while rings once more at its end, and
# tells how often: nothing that is added stays unheard for longer, and fifty are no fifty alarms.
RING = Budget(1, timedelta(minutes=5))
AGAIN = "alarm again"
# Anybody in the world can be somebody new, forty times in a minute: of all of them together the
# first ones ring, and so does one in a while; the others are told in one message, again and again.
STRANGERS = Budget(3, timedelta(minutes=20))
TOGETHER = timedelta(minutes=3)
# One chat that calls again and again is told so soon three times, and then seldom.
SOON = Budget(3, timedelta(minutes=20))
CALLS = "calls for help"
# So long (seconds) it is known by a keyed hash that a chat rang, also when its person was erased
# and is somebody new.
KNOWN_FOR = 3600


class Heard(Enum):
    """Who hears a call: the coordinators at once, or soon; or nobody of them can be reached."""

    NOW = auto()
    SOON = auto()
    BY_NOBODY = auto()


def ring(turn: Turn, opened: Opened, *, voice: bool = False) -> Generator[Effect, None, Heard]:
    """All coordinators, at once, also in quiet hours; the words themselves only in the inbox.

    What is added to a worry that rang just now rings together. They hear it soon only, with others,
    when nobody knows who calls.
    """
    was_somebody_else = _was_somebody_else(turn)
    known = _is_known(turn) and not was_somebody_else
    _remember_call(turn, opened.id, known=known)
    first = opened.new and not was_somebody_else
    if known:
        yield from _ring_of(turn, opened, voice=voice)
    elif (first and _strangers_may(turn, "rang")) or (voice and _strangers_may(turn, "spoke")):
        yield from _ring_now(turn, opened, voice=voice)
    else:
        tell_together(turn, opened.id)
        return Heard.SOON if _can_hear(turn) else (yield from _nobody_hears(turn))
    return Heard.NOW if _can_hear(turn) else (yield from _nobody_hears(turn))


def _can_hear(turn: Turn) -> bool:
    """Whether any coordinator can be reached at all."""
    towards = (turn.towards(person_id) for person_id in _others(turn))
    return any(other is not None and not unreachable(other, alarm=True) for other in towards)


def _nobody_hears(turn: Turn) -> Generator[Effect, None, Heard]:
    """Administrators see nobody's card, but know whom of the project to call."""
    turn.note("nobody hears", rule="no coordinator can be reached")
    admins = invites.people_of_staff(turn.reading, turn.programme.id, (StaffRole.ADMIN,))
    if admins and _strangers_may(turn, "were not heard"):
        told = _(
            "❗ Somebody needs help now, and I can reach no coordinator. "
            "Please call the people of the project. They must write to me, and look in the inbox."
        )
        for person_id, _id in admins:
            yield Notify(person_id, told, "nobody hears a call for help", now=True, occasion=Occasion.ALARM)
    return Heard.BY_NOBODY


def goes_loudly(turn: Turn, *, listed: bool) -> bool:
    """Whether it rings at once that somebody wants to be deleted whose call for help is open:
    deleting oneself, and calling again, is no way to ring more often than other strangers.
    """
    if turn.proactive:
        return True
    return not _was_somebody_else(turn) and (listed or _strangers_may(turn, "went"))


def earlier(turn: Turn) -> list[int]:
    """What this chat asked within the hour as somebody whom nobody knew: it asks for that again."""
    ids = (key.removeprefix(_calls(turn)).partition(":")[2] for key in _rang_as(turn))
    return [int(id_) for id_ in ids if id_]


def _is_known(turn: Turn) -> bool:
    """Also whose chat was taken off somebody on the list while their call was open."""
    return turn.person.listed_at is not None or bool(journal.parted(turn.reading, turn.person.id))


def goes_on(turn: Turn, key: str, was: int, now_: int) -> None:
    """Who rings in this chat is the same as before, though they are somebody of their own now."""
    calls = f"called:{turn.batch.setting.hashed(key)}:"
    mine = budgets.remembered(turn.reading, f"{calls}{was}:", turn.seconds)
    budgets.drop(turn.connection, mine)
    for each in mine:
        budgets.remember(turn.connection, each.replace(f"{calls}{was}:", f"{calls}{now_}:"), turn.seconds + KNOWN_FOR)


def _strangers_may(turn: Turn, what: str) -> bool:
    key = f"strangers {what}"
    return budgets.spend(turn.connection, key, STRANGERS, turn.seconds)


def _calls(turn: Turn) -> str:
    return f"called:{_chat(turn)}:"


def _rang_as(turn: Turn) -> list[str]:
    """As whom this chat rang within the hour, each with the request where nobody knew them."""
    return budgets.remembered(turn.reading, _calls(turn), turn.seconds)


def _was_somebody_else(turn: Turn) -> bool:
    """Whether this chat rang within the hour as somebody who is not there any more."""
    mine = f"{_calls(turn)}{turn.person.id}:"
    return any(not key.startswith(mine) for key in _rang_as(turn))


def _remember_call(turn: Turn, id_: int, *, known: bool) -> None:
    """What somebody asked whom people know is never joined with what a stranger asks in that chat
    later: it would stand there under another name.
    """
    mine = f"{_calls(turn)}{turn.person.id}:{'' if known else id_}"
    budgets.remember(turn.connection, mine, turn.seconds + KNOWN_FOR)


def _chat(turn: Turn) -> str:
    return turn.batch.setting.hashed(turn.incoming.key)


def _ring_of(turn: Turn, opened: Opened, *, voice: bool) -> Iterator[Effect]:
    about = About.of("request", opened.id)
    rings = _rings(turn, opened.id)
    if opened.new or rings or voice:
        yield from _ring_now(turn, opened, voice=voice)
        return
    for person_id in _others(turn):
        if not timers.lately(turn.connection, AGAIN, person_id, about, turn.seconds + 1):
            turn.plan(AGAIN, person_id, turn.now + RING.every, about)


def _rings(turn: Turn, id_: int) -> bool:
    """Whether an alarm about a request is loud now, and did not ring just before."""
    return budgets.spend(turn.connection, f"rang:{id_}", RING, turn.seconds)


def _ring_now(turn: Turn, opened: Opened, *, voice: bool = False) -> Iterator[Effect]:
    about = About.of("request", opened.id)
    told = _(
        "❗ {name} wrote about safety. Please look at it now.", name=within(turn.person.name or turn.person.called)
    )
    buttons = (button(InboxItem, about, _("Open it")),)
    for person_id in _others(turn):
        yield Notify(
            person_id, told, "about somebody's safety", about, buttons, now=True, spoken=voice, occasion=Occasion.ALARM
        )


def _others(turn: Turn) -> list[int]:
    return [id_ for id_ in turn.coordinators() if id_ != turn.person.id]


def tell_together(turn: Turn, id_: int) -> None:
    """What is new of a call is told with those of others, in a few minutes."""
    chat, soon = _chat(turn), turn.seconds + int(TOGETHER.total_seconds())
    budgets.remember(turn.connection, f"together:{chat}:{id_}", turn.seconds + KNOWN_FOR)
    turn.note("rings with others", f"request:{id_}", "nobody knows who calls")
    late = [each for each in _others(turn) if not timers.stands(turn.connection, CALLS, each, by=soon)]
    if not late:
        return
    if budgets.spend(turn.connection, f"soon:{chat}", SOON, turn.seconds):
        _plan_calls(turn, late, TOGETHER)
    else:
        _plan_calls(turn, [each for each in late if not timers.stands(turn.connection, CALLS, each)], SOON.every)


def _plan_calls(turn: Turn, people: Iterable[int], within: timedelta) -> None:
    """What was to be told later is told then as well."""
    for person_id in people:
        before = turn.cancel("it is told sooner", person_id=person_id, kinds=(CALLS,))
        since = min([turn.seconds, *(timer.about.id for timer in before)])
        turn.plan(CALLS, person_id, turn.now + within, f"since:{since}")


# What is due


def alarm_again(turn: Turn, timer: Timer) -> Iterator[Effect]:
    """More came after an alarm: it rings once more for all of that, also at night."""
    found = requests.one(turn.connection, timer.about.id)
    if found is None or not found.is_open:
        raise Skip("it is done")
    if found.person_id is None:
        raise Skip("they were erased, and that was told")
    _may_hear(turn)
    _rings(turn, found.id)
    text = plural(
        "❗ {name} wrote about safety {count} time. Please look at it now.",
        "❗ {name} wrote about safety {count} times. Please look at it now.",
        count=found.parts,
        name=within(found.name or "?"),
    )
    actions = (button(InboxItem, found.key, _("Open it")),)
    yield Notify(
        timer.person_id, text, "about somebody's safety, again", found.key, actions, now=True, occasion=Occasion.ALARM
    )


def calls(turn: Turn, timer: Timer) -> Iterator[Effect]:
    """Those who rang with others since then, in one message, also at night."""
    _may_hear(turn)
    begins = "together:"
    came = budgets.remembered(turn.connection, begins, timer.about.id + KNOWN_FOR - 1)
    chats = {int(request): chat for chat, request in (key.removeprefix(begins).split(":") for key in came)}
    waiting = requests.still_open(turn.connection, chats or _since(turn, timer.about.id))
    if not waiting:
        raise Skip("all of it is done")
    gone = sum(person_id is None for person_id in waiting.values())
    text = lines(
        plural(
            "❗ {count} more call for help is in the inbox.",
            "❗ {count} more calls for help are in the inbox.",
            count=len(waiting),
        ),
        *((_from_chats(len({chats[id_] for id_ in waiting})),) if chats else ()),
        *((_deleted(gone),) if gone else ()),
    )
    actions = (button(Inbox, label=_("Open the inbox")),)
    yield Notify(
        timer.person_id, text, "about somebody's safety, together", "", actions, now=True, occasion=Occasion.ALARM
    )


def _since(turn: Turn, moment: int) -> list[int]:
    """The calls since then: after hours in which nothing ran, it is forgotten which of them rang
    with others, and they are told all the same.
    """
    found = requests.waiting(turn.connection, turn.programme.id)
    return [each.id for each in found if each.urgent and each.opened >= moment]


def _from_chats(count: int) -> Text:
    return plural(
        "From {count} chat of people we hardly know. Please look now.",
        "From {count} chats of people we hardly know. Please look now.",
        count=count,
    )


def _deleted(count: int) -> Text:
    return plural(
        "{count} of these people was deleted after the call. Perhaps somebody else had the phone.",
        "{count} of these people were deleted after the call. Perhaps somebody else had the phone.",
        count=count,
    )


def _may_hear(turn: Turn) -> None:
    if turn.person.staff is None or turn.person.staff.role not in COORDINATORS:
        raise Skip("no coordinator any more")


DUE: Mapping[str, WhenDue] = {AGAIN: alarm_again, CALLS: calls}
