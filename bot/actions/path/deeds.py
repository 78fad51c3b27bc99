"""The newcomer's programme: staff write down a part, the newcomer hears it once, and is reminded of its dates."""

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta

from bot.flows.engine.effects import Close, Tell, button
from bot.flows.path.staff import NewcomerPath
from bot.ground.about import About
from bot.ground.calendar import JUST_NOW, MINUTE, instant, own_quiet, quiet_since
from bot.ground.deed import Effect
from bot.ground.programme import PathPart
from bot.ground.text import Text, _, paragraphs
from bot.matches.nouns import Waiting
from bot.path.deeds import RecordPart
from bot.path.nouns import Part, PartState
from bot.path.words import part_line
from bot.people.nouns import Role
from bot.turns import rights
from bot.turns.turn import Act
from storage import matches, path, people
from storage import timers as due_rows

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
NOT_THERE = _("This is not there any more.")


def plan_of(act: Act, part: str) -> PathPart | None:
    """A part as it stands in the profile now; None when it was taken out."""
    plan = act.programme.profile.path
    return next((each for each in plan.parts if each.id == part), None) if plan else None


def today(act: Act) -> date:
    return act.now.astimezone(act.programme.zone).date()


def record(act: Act, deed: RecordPart) -> Iterator[Effect]:
    """Write down a part in the version that was seen; the newcomer hears of it a little later."""
    newcomer, plan = _newcomer(act, deed.newcomer), plan_of(act, deed.part)
    if newcomer is None or plan is None:
        act.draft.note("refused", f"person:{deed.newcomer}", "not there, or not for this person")
        yield Tell(NOT_THERE)
        return
    known = {part.part: part for part in path.of_person(act.connection, deed.newcomer)}
    was = known.get(deed.part)
    more = (button(NewcomerPath, About.of("person", deed.newcomer), _("Another part")),)
    if (was.version if was else 0) != deed.version:
        act.note("came too late", was.about if was else "", "it has changed since")
        yield Tell(paragraphs(_("Somebody changed this just now. It stands like this:"), _line(act, plan, was)), more)
        return
    if was is not None and (was.state, was.begins, was.ends) == (deed.state, deed.begins, deed.ends):
        yield Tell(_("This stands there already. I changed nothing."), more)
        return
    if was is not None:
        yield Close(was.about, (deed.newcomer,))
    staff = act.person.staff
    new = Part(deed.part, deed.state, deed.version, deed.begins, deed.ends)
    part = path.record(act.connection, deed.newcomer, was, new, staff.id if staff else None, act.seconds)
    act.draft.note("part recorded", part.about, f"{part.part}: {part.state.value}", whom=deed.newcomer)
    _remind(act, deed.newcomer, part)
    _plan_news(act, deed.newcomer)
    yield Tell(
        paragraphs(
            _("I wrote it down for {name}:", name=newcomer.name),
            _line(act, plan, part),
            _("In a quarter of an hour I tell {name} all that changed.", name=newcomer.name),
        ),
        more,
    )


def _newcomer(act: Act, person_id: int) -> Waiting | None:
    """A newcomer on the list whom this member of staff may see."""
    found = people.one(act.connection, person_id)
    allowed = rights.may_see_newcomer(act.person, matches.case_manager_of(act.connection, person_id))
    return found if found is not None and found.role is Role.NEWCOMER and allowed else None


def _line(act: Act, plan: PathPart, part: Part | None) -> Text:
    return part_line(plan, part.state if part else PartState.OPEN, part, today(act))


def _plan_news(act: Act, person_id: int) -> None:
    if not due_rows.stands(act.connection, NEWS, person_id):
        act.plan(NEWS, person_id, act.now + GATHER, f"since:{act.seconds}")


def day_of_part(part: Part, *, begin: bool) -> date | None:
    """The day of a part that is worth a reminder: of what is done none, of what goes on only its end."""
    if part.state is PartState.DONE or (begin and part.state is PartState.NOW):
        return None
    return part.begins if begin else part.ends


def _remind(act: Act, person_id: int, part: Part) -> None:
    """Plan a word a week before and a day before its days, or say in the journal why one of them will not come."""
    other = act.draft.towards(person_id)
    quiet = own_quiet(other.here.person.quiet if other else "", act.programme.quiet)
    zone, evening = act.programme.zone, act.programme.evening
    for kind, before, begin in REMINDERS:
        day = day_of_part(part, begin=begin)
        if day is None or day <= today(act):
            continue
        due = instant(day - before, evening, zone)
        since = quiet_since(due, quiet, zone)
        due = due if since is None else since - MINUTE
        if due <= act.now + JUST_NOW:
            act.draft.note("not planned", part.about, f"{kind}: written down after that moment", whom=person_id)
            continue
        expires = instant(day - DAY, evening, zone) - timedelta(hours=1) if before is WEEK else instant(day, NOON, zone)
        act.plan(kind, person_id, due, part.about, part.version, expires)


DEEDS: dict[type, Callable[..., Iterator[Effect]]] = {RecordPart: record}
