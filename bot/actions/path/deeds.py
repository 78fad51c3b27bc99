"""The newcomer's programme: staff write down a part, the newcomer hears it once,
and is reminded of its dates.
"""

from collections.abc import Iterator, Mapping
from datetime import date, time, timedelta

from bot.flows.engine.effects import Close, Tell, button
from bot.flows.path.staff import NewcomerPath
from bot.ground.about import About
from bot.ground.calendar import JUST_NOW, MINUTE, instant, own_quiet, quiet_since
from bot.ground.deed import Deed, Effect
from bot.ground.programme import PathPart
from bot.ground.text import Text, _, paragraphs
from bot.matches.nouns import Waiting
from bot.path.deeds import RecordPart
from bot.path.nouns import Part, PartState
from bot.path.words import part_line
from bot.people.nouns import Role
from bot.turns import rights
from bot.turns.tables import Does
from bot.turns.turn import NOT_THERE, MovedOn, Turn
from storage import matches, path, people, timers

# What staff change within so long is one notice, and a slip that is put right at once is none.
GATHER = timedelta(minutes=15)
WEEK, DAY = timedelta(days=7), timedelta(days=1)
# On the day itself it is still of use until now.
NOON = time(12)
# The reminders: kind, how long before, and whether it is of the begin.
REMINDERS = (
    ("part week", WEEK, True),
    ("part tomorrow", DAY, True),
    ("part end week", WEEK, False),
    ("part end tomorrow", DAY, False),
)
NEWS = "path news"


def plan_of(turn: Turn, part: str) -> PathPart | None:
    """A part as it stands in the profile now; None when it was taken out."""
    plan = turn.programme.profile.path
    return next((each for each in plan.parts if each.id == part), None) if plan else None


def record(turn: Turn, deed: RecordPart) -> Iterator[Effect]:
    """Write down a part in the version that was seen; the newcomer hears of it a little later."""
    newcomer, plan = _newcomer(turn, deed.newcomer), plan_of(turn, deed.part)
    if newcomer is None or plan is None:
        turn.note("refused", f"person:{deed.newcomer}", "not there, or not for this person")
        yield Tell(NOT_THERE)
        return
    known = {part.part: part for part in path.of_person(turn.connection, deed.newcomer)}
    was = known.get(deed.part)
    more = (button(NewcomerPath, About.of("person", deed.newcomer), _("Another part")),)
    if (was.version if was else 0) != deed.version:
        told = paragraphs(_("Somebody changed this just now. It stands like this:"), _line(turn, plan, was))
        raise MovedOn(was.about if was else "", Tell(told, more))
    if was is not None and (was.state, was.begins, was.ends) == (deed.state, deed.begins, deed.ends):
        yield Tell(_("This stands there already. I changed nothing."), more)
        return
    if was is not None:
        yield Close(was.about, (deed.newcomer,))
    staff = turn.person.staff
    new = Part(deed.part, deed.state, deed.version, deed.begins, deed.ends)
    part = path.record(turn.connection, deed.newcomer, was, new, staff.id if staff else None, turn.seconds)
    turn.note("part recorded", part.about, f"{part.part}: {part.state.value}", whom=deed.newcomer)
    _remind(turn, deed.newcomer, part)
    _plan_news(turn, deed.newcomer)
    yield Tell(
        paragraphs(
            _("I wrote it down for {name}:", name=newcomer.name),
            _line(turn, plan, part),
            _("In a quarter of an hour I tell {name} all that changed.", name=newcomer.name),
        ),
        more,
    )


def _newcomer(turn: Turn, person_id: int) -> Waiting | None:
    """A newcomer on the list whom this member of staff may see."""
    found = people.one(turn.connection, person_id)
    allowed = rights.may_see_newcomer(turn.person, matches.case_manager_of(turn.connection, person_id))
    return found if found is not None and found.role is Role.NEWCOMER and allowed else None


def _line(turn: Turn, plan: PathPart, part: Part | None) -> Text:
    return part_line(plan, part.state if part else PartState.OPEN, part, turn.today)


def _plan_news(turn: Turn, person_id: int) -> None:
    if not timers.stands(turn.connection, NEWS, person_id):
        turn.plan(NEWS, person_id, turn.now + GATHER, f"since:{turn.seconds}")


def day_of_part(part: Part, *, begin: bool) -> date | None:
    """The day of a part that is worth a reminder: of what is done none,
    of what goes on only its end.
    """
    if part.state is PartState.DONE or (begin and part.state is PartState.NOW):
        return None
    return part.begins if begin else part.ends


def _remind(turn: Turn, person_id: int, part: Part) -> None:
    """Plan a word a week before and a day before its days,
    or say in the journal why one of them will not come.
    """
    other = turn.towards(person_id)
    quiet = own_quiet(other.here.person.quiet if other else "", turn.programme.quiet)
    zone, evening = turn.programme.zone, turn.programme.evening
    for kind, before, begin in REMINDERS:
        day = day_of_part(part, begin=begin)
        if day is None or day <= turn.today:
            continue
        due = instant(day - before, evening, zone)
        since = quiet_since(due, quiet, zone)
        due = due if since is None else since - MINUTE
        if due <= turn.now + JUST_NOW:
            turn.note("not planned", part.about, f"{kind}: written down after that moment", whom=person_id)
            continue
        expires = instant(day - DAY, evening, zone) - timedelta(hours=1) if before is WEEK else instant(day, NOON, zone)
        turn.plan(kind, person_id, due, part.seen, expires=expires)


DEEDS: Mapping[type[Deed], Does] = {RecordPart: record}
