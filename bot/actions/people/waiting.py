"""Waiting with news: honest news once a month on the list, a gentle word when a sign-up was left half-way."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, time

from bot.flows.engine.effects import Notify, Tell, button
from bot.flows.matches.pair import TakeABreak
from bot.flows.people.waiting import MyFreeTimes, between
from bot.flows.sign_up.welcome import INTAKES
from bot.ground.calendar import instant, months_later, own_quiet
from bot.ground.deed import Effect
from bot.ground.dialogue import Stage
from bot.ground.text import Text, _, lines, paragraphs, plural
from bot.matches.nouns import TAKES_PLACE
from bot.people.deeds import ChangeFree, SetQuiet
from bot.people.nouns import Role
from bot.turns import reach
from bot.turns.turn import Act, Postpone, Skip
from storage import matches, people, profiles, timers, turns
from storage.timers import Timer

NEWS = "waiting news"
# The local hour of the monthly news.
AT = time(10)


def unreachable(act: Act) -> str:
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
    why = unreachable(act)
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
        buttons=(button(MyFreeTimes, label=_("Update my free times")), button(TakeABreak, label=_("Leave the list"))),
        nudge=True,
    )


def _how_it_stands(act: Act, role: Role, since: datetime) -> Text:
    """Since when somebody waits, who waits longer, how many matches began; never a promise."""
    zone, programme = act.programme.zone, act.programme.id
    longer = people.waiting_longer(act.connection, programme, role, int(since.timestamp()))
    day = act.now.astimezone(zone).date()
    month = instant(months_later(day, -1), time(0), zone)
    began = people.began(act.connection, programme, int(month.timestamp()))
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
    mine = [d for d in act.draft.here.dialogues.values() if (d.flow, d.stage) == (INTAKES[role].name(), Stage.FINISHED)]
    if mine:
        act.draft.here.put(replace(mine[-1], answers={**mine[-1].answers, "free": answer}))
    else:
        turns.change_answer(act.connection, act.person.id, INTAKES[role].name(), "free", answer)
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


DEEDS: dict[type, Callable[..., Iterator[Effect]]] = {ChangeFree: change_free, SetQuiet: set_quiet}
DUE: dict[str, Callable[[Act, Timer, bool], Iterator[Effect]]] = {NEWS: _news}
