"""Waiting with news: honest news once a month on the list, a gentle word when a sign-up was left half-way."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from bot import reach
from bot.acts import Act, Postpone, Skip
from bot.calendar import instant, months_later, own_quiet
from bot.dialogue import Dialogue, Stage
from bot.flows.deeds import ChangeFree, SetQuiet
from bot.flows.effects import Effect, Notify, Tell
from bot.flows.waiting import between
from bot.flows.welcome import INTAKES
from bot.matches import TAKES_PLACE
from bot.people import Role
from bot.text import Text, _, lines, paragraphs, plural
from bot.working_set import Draft
from storage import listed, matches, profiles, timers, turns
from storage.timers import Timer

NEWS, INTAKE = "waiting news", "intake waits"
# The local hour of the monthly news.
AT = time(10)
# A sign-up that was left: so long after the last answer, once each.
PATIENCE = {1: timedelta(days=3), 2: timedelta(days=14)}


def _unreachable(act: Act) -> str:
    """Why somebody is not written to at all; empty when they may be."""
    if act.person.stopped_at is not None:
        return "stopped all messages"
    return "blocked us" if act.draft.here.blocked_at is not None else ""


# News of the list


def in_a_month(act: Act) -> datetime:
    zone = act.programme.zone
    return instant(months_later(act.now.astimezone(zone).date(), 1), AT, zone)


def begin_news(act: Act) -> None:
    """Somebody comes on the list. It is written with the rest of the batch, as sign-ups come in crowds."""
    due = int(in_a_month(act).timestamp())
    act.draft.planned.append(timers.Wanted(NEWS, act.person.id, due, again=True))


def plan_news(act: Act, person_id: int) -> None:
    """Whoever waits, or waits again, hears how it stands in a month; nothing when that is planned already."""
    if not timers.stands(act.connection, NEWS, person_id):
        act.plan(NEWS, person_id, in_a_month(act), "")


def forget_news(act: Act, reason: str) -> None:
    """They do not wait any more."""
    timers.cancel(act.connection, act.seconds, reason, person_id=act.person.id, kinds=(NEWS,))


def _news(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    person = act.person
    if person.listed_at is None or person.role is None:
        raise Skip("not on the list any more")
    if matches.of_person(act.connection, person.id, TAKES_PLACE):
        raise Skip("they have a match, or one is being made")
    why = _unreachable(act)
    if not why and person.paused_until is not None and person.paused_until > act.now:
        raise Postpone(person.paused_until, "they take a break")
    if not why:
        reach.gently(act.draft, act.programme)
    # Somebody who stopped may start again, and then the news goes on.
    act.plan(NEWS, person.id, in_a_month(act), "", timer.version + 1)
    if why:
        raise Skip(why)
    yield Notify(
        person.id,
        _how_it_stands(act, person.role, person.listed_at),
        "how it stands on the list",
        actions=(("!MyFreeTimes", _("Update my free times")), ("!TakeABreak", _("Leave the list"))),
        nudge=True,
    )


def _how_it_stands(act: Act, role: Role, since: datetime) -> Text:
    """Since when somebody waits, who waits longer, how many matches began; never a promise."""
    zone, programme = act.programme.zone, act.programme.id
    longer = listed.waiting_longer(act.connection, programme, role, int(since.timestamp()))
    day = act.now.astimezone(zone).date()
    month = instant(months_later(day, -1), time(0), zone)
    began = listed.began(act.connection, programme, int(month.timestamp()))
    return paragraphs(
        _("🌷 You still wait. We did not forget you."),
        lines(
            _("You are on the list since {day}.", day=since.astimezone(zone).date()),
            _longer(role, longer),
            plural("{count} match began in the last month.", "{count} matches began in the last month.", count=began)
            if began
            else _("No match began in the last month."),
        ),
        act.programme.how_long,
        _("I cannot say when it is your turn."),
    )


def _longer(role: Role, count: int) -> Text:
    if role is Role.NEWCOMER:
        if not count:
            return _("No newcomer waits longer than you.")
        return plural("{count} newcomer waits longer than you.", "{count} newcomers wait longer than you.", count=count)
    if not count:
        return _("No mentor waits longer than you.")
    return plural("{count} mentor waits longer than you.", "{count} mentors wait longer than you.", count=count)


def change_free(act: Act, deed: ChangeFree) -> Iterator[Effect]:
    """Other free times in the profile, and in the answers that *change my answers* and *my data* show."""
    role = act.person.role
    if role is None or act.person.listed_at is None:
        return
    profiles.change_free(act.connection, act.person.id, role, deed.free)
    answer = ([str(each) for each in sorted(deed.free)], act.seconds, act.person.language)
    mine = [d for d in act.draft.here.dialogues.values() if (d.flow, d.stage) == (INTAKES[role], Stage.FINISHED)]
    if mine:
        act.draft.here.put(replace(mine[-1], answers={**mine[-1].answers, "free": answer}))
    else:
        turns.change_answer(act.connection, act.person.id, INTAKES[role], "free", answer)
    act.note("free times", rule="changed by the person")
    yield Tell(_("Thank you. I wrote down your free times."))


def set_quiet(act: Act, deed: SetQuiet) -> Iterator[Effect]:
    act.draft.here.set(quiet=deed.quiet)
    act.note("quiet hours", rule=deed.quiet or "as the programme")
    hours = between(own_quiet(deed.quiet, act.programme.quiet))
    yield Tell(
        paragraphs(
            _("From now on I do not write first {hours}.", hours=hours),
            _("Does something change on the day of a meeting? Then I write at once."),
        )
    )


# A sign-up left half-way


def plan_intake(draft: Draft) -> None:
    """One gentle word some days after the last answer; nobody is asked anew who was reminded before."""
    due = int((draft.work.now + PATIENCE[1]).timestamp())
    draft.planned.append(timers.Wanted(INTAKE, draft.here.person.id, due, "intake", 1))


def _intake(draft: Draft) -> Dialogue | None:
    going_on = (d for d in draft.here.dialogues.values() if d.stage in (Stage.OPEN, Stage.WAITING))
    return next((d for d in going_on if d.flow in INTAKES.values()), None)


def _intake_waits(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    if act.person.listed_at is not None:
        raise Skip("signed up")
    why = _unreachable(act)
    if why:
        raise Skip(why)
    if _intake(act.draft) is None:
        raise Skip("these questions were stopped")
    touched = datetime.fromtimestamp(act.draft.here.touched_at, UTC)
    due = touched + PATIENCE[timer.version]
    if act.now < due:
        raise Postpone(due, "they answered since")
    reach.gently(act.draft, act.programme)
    if timer.version + 1 in PATIENCE:
        again = max(touched + PATIENCE[timer.version + 1], act.now + PATIENCE[1])
        act.plan(INTAKE, timer.person_id, again, "intake", timer.version + 1)
    yield Notify(
        timer.person_id,
        _("👋 You began to sign up. Shall we go on? I keep your answers."),
        "the sign-up was left half-way",
        actions=(("!GoOnSigningUp", _("Go on")), ("!NotNow", _("Not now"))),
        nudge=True,
    )


DEEDS: dict[type, Callable[..., Iterator[Effect]]] = {ChangeFree: change_free, SetQuiet: set_quiet}
DUE: dict[str, Callable[[Act, Timer, bool], Iterator[Effect]]] = {NEWS: _news, INTAKE: _intake_waits}
