"""Who stays and who goes: nobody is kept for ever because they said nothing,
and nobody is erased without a word before.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta

from bot.flows.anywhere import DeleteMe
from bot.flows.engine.effects import Buttons, Forget, Notify, Tell, button
from bot.flows.people.waiting import GoOnSigningUp, StayOnList
from bot.ground.calendar import MORNING, instant, months_later
from bot.ground.deed import Deed, Effect
from bot.ground.text import Text, _, paragraphs, plural
from bot.matches.nouns import TAKES_PLACE
from bot.people.deeds import KeepMe
from bot.requests.nouns import ERASED_AFTER
from bot.turns import reach
from bot.turns.tables import Does, WhenDue
from bot.turns.turn import Postpone, Skip, Turn
from storage import journal, matches, profiles, requests, retention, timers
from storage.timers import Timer

ASK, OVER, NEWS = "still wanted", "kept too long", "erased news"
# The code of the reason in the journal.
RETENTION = "retention"
# So long after the question arrived, silence is an answer.
GRACE = timedelta(days=30)
# So often it is asked when it did not arrive, though nothing keeps us from writing.
TRIES = 3


def _unfinished(turn: Turn) -> bool:
    return turn.person.listed_at is None and not profiles.read(turn.connection, turn.person.id)


def _silent_for_long(turn: Turn, last: datetime) -> datetime:
    """When somebody whose last word was then has been silent for as long as the programme
    allows.
    """
    privacy, zone = turn.programme.profile.privacy, turn.programme.zone
    if _unfinished(turn):
        return last + timedelta(days=privacy.unfinished_days)
    since = max(last, turn.person.listed_at or last)
    return instant(months_later(since.astimezone(zone).date(), privacy.applicants_months), MORNING, zone)


def _over(turn: Turn) -> datetime:
    """When it is too long; raises Skip for those it never concerns,
    and Postpone for whom it can't be said yet.
    """
    person = turn.person
    if turn.here.staff_id is not None:
        raise Skip("they work here, or did")
    if retention.had_match(turn.connection, person.id):
        raise Skip("they had a match")
    if matches.of_person(turn.connection, person.id, TAKES_PLACE):
        raise Postpone(turn.now + GRACE, "a match is being made")
    if requests.in_need(turn.connection, person.id):
        raise Postpone(turn.now + GRACE, "they asked for help, and nobody has closed it")
    if person.paused_until is not None and person.paused_until > turn.now:
        raise Postpone(person.paused_until, "they take a break")
    last = datetime.fromtimestamp(retention.last_word(turn.connection, person.id), UTC)
    return _silent_for_long(turn, last)


def _still_wanted(turn: Turn, timer: Timer) -> Iterator[Effect]:
    """Nothing was heard of somebody for long: they are asked,
    and told what happens when they say nothing.
    """
    over = _over(turn)
    if turn.now < over:
        raise Postpone(over, "they wrote since, or it is not long enough")
    yield from _ask(turn, 1)


def _ask(turn: Turn, number: int) -> Iterator[Effect]:
    why = reach.unreachable(turn)
    if not why:
        reach.after_quiet(turn)
    # By the id of this turn it can be seen later whether the question arrived.
    turn.plan(OVER, turn.person.id, turn.now + GRACE, f"said:{turn.message}", version=number)
    if why:
        raise Skip(why)
    text, buttons = _question(turn)
    yield Notify(turn.person.id, text, "nothing was heard for long", buttons=buttons)


def _question(turn: Turn) -> tuple[Text, Buttons]:
    delete = button(DeleteMe, label=_("Delete me"))
    told = _("Press a button, or write to me. When I hear nothing, I delete everything about you in 30 days.")
    if turn.person.listed_at is not None:
        day = turn.person.listed_at.astimezone(turn.programme.zone).date()
        asked = _("You are on the list since {day}. Would you like to stay on it?", day=day)
        return paragraphs(asked, told), (button(StayOnList, label=_("Yes, I stay")), delete)
    if _unfinished(turn):
        asked = _("You began to sign up, and did not finish. Would you like to go on?")
        return paragraphs(asked, told), (button(GoOnSigningUp, label=_("Go on")), delete)
    asked = _("You are not on the list any more, but I still have your answers. Shall I keep them?")
    return paragraphs(asked, told), (button(StayOnList, label=_("Keep my answers")), delete)


def _kept_too_long(turn: Turn, timer: Timer) -> Iterator[Effect]:
    """Silence for 30 days after the question arrived, or from somebody who can't be asked:
    they are erased.
    """
    over = _over(turn)
    if turn.now < over:
        turn.plan(ASK, turn.person.id, over)
        raise Skip("they wrote since")
    if not reach.unreachable(turn):
        arrived = retention.arrived_at(turn.connection, turn.person.id, timer.about.id)
        if arrived is None and timer.version < TRIES:
            yield from _ask(turn, timer.version + 1)
            return
        if arrived is not None:
            silent_until = datetime.fromtimestamp(arrived, UTC) + GRACE
            if turn.now < silent_until:
                raise Postpone(silent_until, "the question arrived later")
    _tell_the_number(turn)
    text = _("I heard nothing from you, so I deleted everything about you. You are always welcome again.")
    yield Notify(turn.person.id, text, "nothing was heard for long")
    yield Forget(RETENTION)


def _tell_the_number(turn: Turn) -> None:
    """Coordinators hear once, on the next working morning, how many were erased."""
    for id_ in turn.coordinators():
        if not timers.stands(turn.connection, NEWS, id_):
            turn.plan(NEWS, id_, turn.programme.office.next_at(turn.now, MORNING), f"since:{turn.seconds}")


def _erased_news(turn: Turn, timer: Timer) -> Iterator[Effect]:
    count = journal.count(turn.connection, "erased", RETENTION, timer.about.id)
    text = plural(
        "I heard nothing from {count} person for long, also after I asked. I deleted everything about this person.",
        "I heard nothing from {count} people for long, also after I asked. I deleted everything about them.",
        count=count,
    )
    yield Notify(timer.person_id, text, "erased by retention")


def keep(turn: Turn, _deed: KeepMe) -> Iterator[Effect]:
    """One tap, and it is asked again only after as long a silence."""
    person = turn.person
    turn.cancel("they stay", person_id=person.id, kinds=(OVER, ERASED_AFTER))
    turn.plan(ASK, person.id, _silent_for_long(turn, turn.now))
    turn.note("stays", rule="asked by the person")
    yield Tell(
        _("Thank you. You stay on the list.")
        if person.listed_at is not None
        else _("That is fine. I keep your answers. Do you want to go on later? Write “start”.")
    )


DEEDS: Mapping[type[Deed], Does] = {KeepMe: keep}
DUE: Mapping[str, WhenDue] = {
    ASK: _still_wanted,
    OVER: _kept_too_long,
    NEWS: _erased_news,
}
