"""Sign-ups: the coordinators hear of them together, and who stopped half-way hears a gentle word."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from bot.actions.people.waiting import unreachable
from bot.flows.engine.effects import Notify, button
from bot.flows.matches.find_mentor import WhoWaits
from bot.flows.people.waiting import GoOnSigningUp, NotNow
from bot.flows.sign_up.welcome import INTAKE_NAMES
from bot.ground.deed import Effect
from bot.ground.dialogue import Dialogue, Stage
from bot.ground.text import _, lines, plural
from bot.people.nouns import Role
from bot.turns import reach
from bot.turns.batch import Draft
from bot.turns.turn import Act, Postpone, Skip
from storage import people, timers
from storage.timers import Timer

MORNING = time(9)
INTAKE = "intake waits"
# A sign-up that was left: so long after the last answer, once each.
PATIENCE = {1: timedelta(days=3), 2: timedelta(days=14)}


def sign_ups(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    since = timer.about.id
    count = people.signed_up(act.connection, act.programme.id, since)
    if not count:
        raise Skip("nobody is new any more")
    text = lines(
        _("New people signed up:"),
        *(
            [plural("{count} newcomer", "{count} newcomers", count=count[Role.NEWCOMER])]
            if Role.NEWCOMER in count
            else []
        ),
        *([plural("{count} mentor", "{count} mentors", count=count[Role.MENTOR])] if Role.MENTOR in count else []),
    )
    yield Notify(timer.person_id, text, "new sign-ups", "", (button(WhoWaits, label=_("Who waits?")),))


def gather_sign_up(act: Act) -> None:
    """Coordinators hear of sign-ups once, on the next working morning."""
    for person_id in act.coordinators():
        if not timers.stands(act.connection, "sign-ups", person_id):
            due = act.programme.office.next_at(act.now, MORNING)
            connection = act.draft.writing()
            timers.plan(
                connection, "sign-ups", person_id, int(due.timestamp()), act.seconds, about=f"since:{act.seconds}"
            )


# A sign-up left half-way


def plan_intake(draft: Draft) -> None:
    """One gentle word some days after the last answer; nobody is asked anew who was reminded before."""
    due = int((draft.work.now + PATIENCE[1]).timestamp())
    draft.planned.append(timers.Wanted(INTAKE, draft.here.person.id, due, "intake", 1))


def _intake(draft: Draft) -> Dialogue | None:
    going_on = (d for d in draft.here.dialogues.values() if d.stage in (Stage.OPEN, Stage.WAITING))
    return next((d for d in going_on if d.flow in INTAKE_NAMES), None)


def intake_waits(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    if act.person.listed_at is not None:
        raise Skip("signed up")
    why = unreachable(act)
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
        buttons=(button(GoOnSigningUp, label=_("Go on")), button(NotNow, label=_("Not now"))),
        nudge=True,
    )
