"""Waiting with news: honest news once a month on the list, own free times, own quiet hours."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, time

from bot.flows.engine.effects import Notify, Tell, button
from bot.flows.matches.pair import TakeABreak
from bot.flows.people.waiting import MyFreeTimes, between
from bot.flows.sign_up.welcome import INTAKES
from bot.ground.calendar import instant, months_later, own_quiet
from bot.ground.deed import Deed, Effect
from bot.ground.dialogue import Stage
from bot.ground.text import Text, _, lines, paragraphs, plural
from bot.matches.nouns import TAKES_PLACE
from bot.people.deeds import ChangeFree, SetQuiet
from bot.people.nouns import Role
from bot.turns import reach
from bot.turns.events import MatchNotMade, PutOnTheList, WaitsAgain
from bot.turns.tables import Does, WhenDue
from bot.turns.turn import Postpone, Skip, Turn
from storage import matches, people, profiles, timers, turns
from storage.timers import Timer

NEWS = "waiting news"
# The local hour of the monthly news.
AT = time(10)


# News of the list


def in_a_month(turn: Turn) -> datetime:
    return instant(months_later(turn.today, 1), AT, turn.programme.zone)


def begin_news(turn: Turn) -> None:
    """Somebody comes on the list. It is written with the rest of the batch,
    as sign-ups come in crowds.
    """
    due = int(in_a_month(turn).timestamp())
    turn.planned.append(timers.Wanted(NEWS, turn.person.id, due, again=True))


def plan_news(turn: Turn, person_id: int) -> None:
    """Whoever waits, or waits again, hears how it stands in a month;
    nothing when that is planned already.
    """
    if not timers.stands(turn.connection, NEWS, person_id):
        turn.plan(NEWS, person_id, in_a_month(turn))


def match_not_made(turn: Turn, event: MatchNotMade) -> Iterator[Effect]:
    for person_id in event.match.people:
        plan_news(turn, person_id)
    yield from ()


def put_on_the_list(turn: Turn, event: PutOnTheList) -> Iterator[Effect]:
    """They hear how it stands, when they are in the chat by then."""
    due = int(in_a_month(turn).timestamp())
    turn.planned += [timers.Wanted(NEWS, person_id, due) for person_id in event.people]
    yield from ()


def waits_again(turn: Turn, event: WaitsAgain) -> Iterator[Effect]:
    plan_news(turn, event.person)
    yield from ()


def forget_news(turn: Turn, reason: str) -> None:
    """They do not wait any more."""
    turn.cancel(reason, person_id=turn.person.id, kinds=(NEWS,))


def _news(turn: Turn, timer: Timer) -> Iterator[Effect]:
    person = turn.person
    if person.listed_at is None or person.role is None:
        raise Skip("not on the list any more")
    if matches.of_person(turn.connection, person.id, TAKES_PLACE):
        raise Skip("they have a match, or one is being made")
    why = reach.unreachable(turn)
    if not why and person.paused_until is not None and person.paused_until > turn.now:
        raise Postpone(person.paused_until, "they take a break")
    if not why:
        reach.gently(turn)
    # Somebody who stopped may start again, and then the news goes on.
    turn.plan(NEWS, person.id, in_a_month(turn), version=timer.version + 1)
    if why:
        raise Skip(why)
    yield Notify(
        person.id,
        _how_it_stands(turn, person.role, person.listed_at),
        "how it stands on the list",
        buttons=(button(MyFreeTimes, label=_("Update my free times")), button(TakeABreak, label=_("Leave the list"))),
        nudge=True,
    )


def _how_it_stands(turn: Turn, role: Role, since: datetime) -> Text:
    """Since when somebody waits, who waits longer, how many matches began; never a promise."""
    zone, programme = turn.programme.zone, turn.programme.id
    longer = people.waiting_longer(turn.connection, programme, role, int(since.timestamp()))
    month = instant(months_later(turn.today, -1), time(0), zone)
    began = people.began(turn.connection, programme, int(month.timestamp()))
    return paragraphs(
        _("🌷 You still wait. We did not forget you."),
        lines(
            _("You are on the list since {day}.", day=since.astimezone(zone).date()),
            _longer(role, longer),
            plural("{count} match began in the last month.", "{count} matches began in the last month.", count=began)
            if began
            else _("No match began in the last month."),
        ),
        turn.programme.how_long,
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


def change_free(turn: Turn, deed: ChangeFree) -> Iterator[Effect]:
    """Other free times in the profile,
    and in the answers that *change my answers* and *my data* show.
    """
    role = turn.person.role
    if role is None or turn.person.listed_at is None:
        return
    profiles.change_free(turn.connection, turn.person.id, role, deed.free)
    answer = ([str(each) for each in sorted(deed.free)], turn.seconds, turn.person.language)
    mine = [d for d in turn.here.dialogues.values() if (d.flow, d.stage) == (INTAKES[role].name(), Stage.FINISHED)]
    if mine:
        turn.here.put(replace(mine[-1], answers={**mine[-1].answers, "free": answer}))
    else:
        turns.change_answer(turn.connection, turn.person.id, INTAKES[role].name(), "free", answer)
    turn.note("free times", rule="changed by the person")
    yield Tell(_("Thank you. I wrote down your free times."))


def set_quiet(turn: Turn, deed: SetQuiet) -> Iterator[Effect]:
    turn.here.set(quiet=deed.quiet)
    turn.note("quiet hours", rule=deed.quiet or "as the programme")
    hours = between(own_quiet(deed.quiet, turn.programme.quiet))
    yield Tell(
        paragraphs(
            _("From now on I do not write first {hours}.", hours=hours),
            _("Does something change on the day of a meeting? Then I write at once."),
        )
    )


DEEDS: Mapping[type[Deed], Does] = {ChangeFree: change_free, SetQuiet: set_quiet}
DUE: Mapping[str, WhenDue] = {NEWS: _news}
