"""Sign-ups: the coordinators hear of them together,
and who stopped half-way hears a gentle word.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta

from bot.actions.people.waiting import begin_news
from bot.flows.engine.effects import Notify, Tell, button
from bot.flows.matches.find_mentor import WhoWaits
from bot.flows.people.waiting import GoOnSigningUp, NotNow
from bot.flows.sign_up.welcome import INTAKE_NAMES
from bot.ground.about import About
from bot.ground.calendar import MORNING
from bot.ground.deed import Deed, Effect
from bot.ground.dialogue import Dialogue, Stage
from bot.ground.text import Exact, Text, _, lines, plural
from bot.people.deeds import Save
from bot.people.nouns import MentorMore, MentorProfile, NewcomerMore, NewcomerProfile, Role, Team
from bot.turns import reach
from bot.turns.events import SignUpBegins
from bot.turns.tables import Does, WhenDue
from bot.turns.turn import Postpone, Skip, Turn
from storage import invites, people, timers
from storage.timers import Timer

GATHERED, INTAKE = "sign-ups", "intake waits"
# A sign-up that was left: so long after the last answer, once each.
PATIENCE = {1: timedelta(days=3), 2: timedelta(days=14)}


def sign_ups(turn: Turn, timer: Timer) -> Iterator[Effect]:
    count = people.signed_up(turn.connection, turn.programme.id, timer.about.id)
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


def save(turn: Turn, deed: Save) -> Iterator[Effect]:
    """Keep what somebody told; a core profile also puts them on the list."""
    guest, profile = turn.here, deed.profile
    turn.saved.append((guest.person.id, profile))
    match profile:
        case NewcomerProfile():
            _enter(turn, Role.NEWCOMER, profile.name)
        case MentorProfile():
            _enter(turn, Role.MENTOR, profile.name)
            if profile.new_team:
                yield Tell(_found_team(turn, profile.new_team))
        case NewcomerMore() | MentorMore():
            guest.set(more_at=turn.now)
    turn.note("saved", type(profile).__name__, "confirmed by the person")


def _enter(turn: Turn, role: Role, name: str) -> None:
    """Reports count who came by these lines, which stay when somebody is erased."""
    guest = turn.here
    if guest.person.listed_at is None:
        _gather(turn)
        begin_news(turn)
        turn.note("entered", role.value, "on the list")
    guest.set(role=role, name=name, listed_at=guest.person.listed_at or turn.now)


def _gather(turn: Turn) -> None:
    """Coordinators hear of sign-ups once, on the next working morning."""
    for person_id in turn.coordinators():
        if not timers.stands(turn.reading, GATHERED, person_id):
            morning = turn.programme.office.next_at(turn.now, MORNING)
            turn.plan(GATHERED, person_id, morning, About.of("since", turn.seconds))


def _found_team(turn: Turn, name: str) -> Text:
    guest, token = turn.here, turn.batch.setting.new_token()
    guest.team_id = invites.found_team(turn.connection, guest.person.programme, name, token, turn.seconds)
    guest.set(team=Team(guest.team_id, name, token))
    turn.note("team", str(guest.team_id), "made with the intake")
    link = turn.links[turn.incoming.channel](token)
    return _("Your team {team} is made. Send this link to the others of your team: {link}", team=name, link=Exact(link))


# A sign-up left half-way


def sign_up_begins(turn: Turn, _event: SignUpBegins) -> Iterator[Effect]:
    """One gentle word some days after the last answer;
    nobody is asked anew who was reminded before.
    """
    due = int((turn.now + PATIENCE[1]).timestamp())
    turn.planned.append(timers.Wanted(INTAKE, turn.person.id, due, "intake", 1))
    yield from ()


def _intake(turn: Turn) -> Dialogue | None:
    going_on = (d for d in turn.here.dialogues.values() if d.stage in (Stage.OPEN, Stage.WAITING))
    return next((d for d in going_on if d.flow in INTAKE_NAMES), None)


def intake_waits(turn: Turn, timer: Timer) -> Iterator[Effect]:
    if turn.person.listed_at is not None:
        raise Skip("signed up")
    why = reach.unreachable(turn)
    if why:
        raise Skip(why)
    if _intake(turn) is None:
        raise Skip("these questions were stopped")
    touched = datetime.fromtimestamp(turn.here.touched_at, UTC)
    due = touched + PATIENCE[timer.version]
    if turn.now < due:
        raise Postpone(due, "they answered since")
    reach.gently(turn)
    if timer.version + 1 in PATIENCE:
        again = max(touched + PATIENCE[timer.version + 1], turn.now + PATIENCE[1])
        turn.plan(INTAKE, timer.person_id, again, "intake", version=timer.version + 1)
    yield Notify(
        timer.person_id,
        _("👋 You began to sign up. Shall we go on? I keep your answers."),
        "the sign-up was left half-way",
        buttons=(button(GoOnSigningUp, label=_("Go on")), button(NotNow, label=_("Not now"))),
        nudge=True,
    )


DEEDS: Mapping[type[Deed], Does] = {Save: save}
DUE: Mapping[str, WhenDue] = {GATHERED: sign_ups, INTAKE: intake_waits}
