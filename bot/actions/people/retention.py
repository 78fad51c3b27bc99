"""Who stays and who goes: nobody is kept for ever because they said nothing, and nobody is erased without a word before."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time, timedelta

from bot.flows.engine.effects import Forget, Notify, Tell, button
from bot.flows.menu import DeleteMe
from bot.flows.people.waiting import GoOnSigningUp, StayOnList
from bot.ground.calendar import instant, months_later
from bot.ground.deed import Effect
from bot.ground.text import Text, _, paragraphs, plural
from bot.matches.nouns import TAKES_PLACE
from bot.people.deeds import KeepMe
from bot.turns import reach
from bot.turns.turn import Act, Postpone, Skip
from storage import journal, matches, profiles, retention, timers
from storage.timers import Timer

ASK, OVER, NEWS = "still wanted", "kept too long", "erased news"
# The code of the reason in the journal.
RETENTION = "retention"
# So long after the question arrived, silence is an answer.
GRACE = timedelta(days=30)
# So often it is asked when it did not arrive, though nothing keeps us from writing.
TRIES = 3
MORNING = time(9)


def _unreachable(act: Act) -> str:
    """Why somebody is not written to at all; empty when they may be."""
    if act.draft.here.absent:
        return reach.NOT_YET
    if act.person.stopped_at is not None:
        return "stopped all messages"
    return "blocked us" if act.draft.here.blocked_at is not None else ""


def _unfinished(act: Act) -> bool:
    return act.person.listed_at is None and not profiles.read(act.connection, act.person.id)


def _silent_for_long(act: Act, last: datetime) -> datetime:
    """When somebody whose last word was then has been silent for as long as the programme allows."""
    privacy, zone = act.programme.profile.privacy, act.programme.zone
    if _unfinished(act):
        return last + timedelta(days=privacy.unfinished_days)
    since = max(last, act.person.listed_at or last)
    return instant(months_later(since.astimezone(zone).date(), privacy.applicants_months), MORNING, zone)


def _over(act: Act) -> datetime:
    """When it is too long; raises Skip for those it never concerns, and Postpone for whom it can't be said yet."""
    person = act.person
    if act.draft.here.staff_id is not None:
        raise Skip("they work here, or did")
    if retention.had_match(act.connection, person.id):
        raise Skip("they had a match")
    if matches.of_person(act.connection, person.id, TAKES_PLACE):
        raise Postpone(act.now + GRACE, "a match is being made")
    if person.paused_until is not None and person.paused_until > act.now:
        raise Postpone(person.paused_until, "they take a break")
    last = datetime.fromtimestamp(retention.last_word(act.connection, person.id), UTC)
    return _silent_for_long(act, last)


def _still_wanted(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    """Nothing was heard of somebody for long: they are asked, and told what happens when they say nothing."""
    over = _over(act)
    if act.now < over:
        raise Postpone(over, "they wrote since, or it is not long enough")
    yield from _ask(act, 1)


def _ask(act: Act, number: int) -> Iterator[Effect]:
    why = _unreachable(act)
    if not why:
        reach.after_quiet(act.draft, act.programme)
    # By the id of this turn it can be seen later whether the question arrived.
    act.plan(OVER, act.person.id, act.now + GRACE, f"said:{act.message}", number)
    if why:
        raise Skip(why)
    text, actions = _question(act)
    yield Notify(act.person.id, text, "nothing was heard for long", buttons=actions)


def _question(act: Act) -> tuple[Text, tuple[tuple[str, Text], ...]]:
    delete = button(DeleteMe, label=_("Delete me"))
    told = _("Press a button, or write to me. When I hear nothing, I delete everything about you in 30 days.")
    if act.person.listed_at is not None:
        day = act.person.listed_at.astimezone(act.programme.zone).date()
        asked = _("You are on the list since {day}. Would you like to stay on it?", day=day)
        return paragraphs(asked, told), (button(StayOnList, label=_("Yes, I stay")), delete)
    if _unfinished(act):
        asked = _("You began to sign up, and did not finish. Would you like to go on?")
        return paragraphs(asked, told), (button(GoOnSigningUp, label=_("Go on")), delete)
    asked = _("You are not on the list any more, but I still have your answers. Shall I keep them?")
    return paragraphs(asked, told), (button(StayOnList, label=_("Keep my answers")), delete)


def _kept_too_long(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    """Silence for 30 days after the question arrived, or from somebody who can't be asked: they are erased."""
    over = _over(act)
    if act.now < over:
        act.plan(ASK, act.person.id, over, "")
        raise Skip("they wrote since")
    if not _unreachable(act):
        arrived = retention.arrived_at(act.connection, act.person.id, timer.about.id)
        if arrived is None and timer.version < TRIES:
            yield from _ask(act, timer.version + 1)
            return
        if arrived is not None:
            silent_until = datetime.fromtimestamp(arrived, UTC) + GRACE
            if act.now < silent_until:
                raise Postpone(silent_until, "the question arrived later")
    _tell_the_number(act)
    text = _("I heard nothing from you, so I deleted everything about you. You are always welcome again.")
    yield Notify(act.person.id, text, "nothing was heard for long")
    yield Forget(RETENTION)


def _tell_the_number(act: Act) -> None:
    """Coordinators hear once, on the next working morning, how many were erased."""
    for id_ in act.coordinators():
        if not timers.stands(act.connection, NEWS, id_):
            act.plan(NEWS, id_, act.programme.office.next_at(act.now, MORNING), f"since:{act.seconds}")


def _erased_news(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    count = journal.count(act.connection, "erased", RETENTION, timer.about.id)
    text = plural(
        "I heard nothing from {count} person for long, also after I asked. I deleted everything about this person.",
        "I heard nothing from {count} people for long, also after I asked. I deleted everything about them.",
        count=count,
    )
    yield Notify(timer.person_id, text, "erased by retention")


def keep(act: Act, _deed: KeepMe) -> Iterator[Effect]:
    """One tap, and it is asked again only after as long a silence."""
    person = act.person
    timers.cancel(act.connection, act.seconds, "they stay", person_id=person.id, kinds=(OVER,))
    act.plan(ASK, person.id, _silent_for_long(act, act.now), "")
    act.note("stays", rule="asked by the person")
    yield Tell(
        _("Thank you. You stay on the list.")
        if person.listed_at is not None
        else _("That is fine. I keep your answers. Do you want to go on later? Write “start”.")
    )


DEEDS: dict[type, Callable[..., Iterator[Effect]]] = {KeepMe: keep}
DUE: dict[str, Callable[[Act, Timer, bool], Iterator[Effect]]] = {
    ASK: _still_wanted,
    OVER: _kept_too_long,
    NEWS: _erased_news,
}
