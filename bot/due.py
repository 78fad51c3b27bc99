"""What happens when a timer is due: it is looked at whether it still makes sense, and the journal hears why."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from bot import announcements, care, endings, inbox, opening, parts, sent_files, staying, talks, themes, waiting
from bot.acts import Act, Postpone, Skip
from bot.asking import RequestKind
from bot.calendar import Lateness, lateness
from bot.flows import saying
from bot.flows.effects import Effect, Notify, Start
from bot.flows.saying import named
from bot.matches import Match, MatchState, Meeting, MeetingState
from bot.messages import Occasion
from bot.people import Role
from bot.programme import Programme
from bot.reach import ABSENT, NOT_YET
from bot.steps import Steps
from bot.text import Text, _, lines, paragraphs, plural
from bot.working_set import Draft
from storage import listed, matches, timers
from storage.timers import Timer

# A question about a meeting that comes later than this begins with a word about it.
SORRY_AFTER = timedelta(days=1)
# A friendly word when nobody answered how it was: once, never more.
NUDGE = timedelta(days=1)
SILENCE = timedelta(hours=24)
SORRY = _("Sorry, I ask this late.")


class Due:
    """Carries out timers, each in the draft of its own turn."""

    def __init__(self, programme: Programme, steps: Steps) -> None:
        self._programme = programme
        self._steps = steps

    def take(self, draft: Draft, timer: Timer) -> None:
        """Do what is due, or skip it; either way it is marked in the same transaction."""
        connection, now = draft.writing(), draft.work.seconds
        if draft.guest is None:
            # What nobody marks would be due for ever.
            timers.mark(connection, timer.id, "skipped", "the person is gone", now)
            return
        try:
            due = datetime.fromtimestamp(timer.due, UTC)
            late = lateness(due, _moment(timer.expires), draft.work.now, SORRY_AFTER)
            if late is Lateness.USELESS:
                raise Skip("too late to be of use")
            if draft.here.absent and timer.kind not in REGARDLESS:
                # What was planned for somebody stays planned until they are here.
                raise Postpone(draft.work.now + ABSENT, NOT_YET)
            effects = list(
                self._effects(Act(draft, connection, self._programme, self._steps.links), timer, late is Lateness.SORRY)
            )
        except Skip as reason:
            timers.mark(connection, timer.id, "skipped", str(reason), now)
            draft.note("skipped", timer.about, f"{timer.kind}: {reason}", whom=timer.person_id)
            return
        except Postpone as later:
            timers.postpone(connection, timer.id, int(later.until.timestamp()), str(later), now)
            # Somebody may not come for months, and each week would say so.
            if not (draft.here.absent and timer.reason == NOT_YET):
                draft.note("later", timer.about, f"{timer.kind}: {later}", whom=timer.person_id)
            return
        timers.mark(connection, timer.id, "sent", "", now)
        self._steps.do(draft, effects, resume=False)

    def _effects(self, act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
        if timer.kind.startswith("ask "):
            yield from _ask(act, timer)
        else:
            yield from KINDS[timer.kind](act, timer, late)


def _moment(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


def _meeting(act: Act, timer: Timer) -> tuple[Meeting, Match]:
    """The meeting of a timer, when it is still the one that was planned."""
    meeting = matches.meeting(act.connection, int(timer.about.split(":")[1]))
    match = matches.one(act.connection, meeting.match_id) if meeting else None
    if meeting is None or match is None or meeting.version != timer.version:
        raise Skip("the meeting has changed")
    return meeting, match


def _match(act: Act, timer: Timer, *states: MatchState) -> Match:
    match = matches.one(act.connection, int(timer.about.split(":")[1]))
    if match is None or match.version != timer.version or match.state not in states:
        raise Skip("the match has moved on")
    return match


def _ask(act: Act, timer: Timer) -> Iterator[Effect]:
    """A question that had to wait: for the morning, or behind another question."""
    flow, about = timer.kind.removeprefix("ask "), f"{timer.about}:{timer.version}"
    kind = timer.about.split(":")[0]
    if kind == "meeting":
        meeting, _of = _meeting(act, timer)
        if flow == "MeetingAsked" and meeting.state is not MeetingState.PROPOSED:
            raise Skip("answered meanwhile")
        if flow == "MeetingAsked" and meeting.starts <= act.now:
            raise Skip("its time is over")
    elif kind == "talk":
        talks.still_asks(act, timer, flow)
    elif kind == "theme":
        themes.still_asks(act, timer)
    elif kind == "match":
        _match(act, timer, MatchState.ASKED, MatchState.PROPOSED)
    yield Start(timer.person_id, flow, about, "it had to wait", late=True)


def _reminder(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    meeting, match = _meeting(act, timer)
    if meeting.state is not MeetingState.CONFIRMED:
        raise Skip("the meeting is not confirmed")
    others = named(match.others(timer.person_id))
    days = (meeting.day - act.now.astimezone(act.programme.zone).date()).days
    today = days == 0
    head = (
        _("⏰ Today you meet {others}.", others=others) if today else _("📅 Tomorrow you meet {others}.", others=others)
    )
    text = paragraphs(head, saying.when(meeting, act.programme))
    actions = saying.day_actions(meeting) if today else saying.meeting_actions(meeting)
    yield Notify(
        timer.person_id,
        text,
        f"reminder: {timer.kind}",
        meeting.about,
        actions,
        now=True,
        useless_at=timer.expires or 0,
        occasion=Occasion.REMINDER,
        given=(meeting.day, meeting.time),
    )


def _after(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    meeting, match = _meeting(act, timer)
    side = match.side_of(timer.person_id)
    if meeting.state is not MeetingState.CONFIRMED or side is None:
        raise Skip("the meeting did not go on")
    if any(each.side is side for each in matches.held(act.connection, meeting.id)):
        raise Skip("answered already")
    about = f"{meeting.about}:{meeting.version}"
    nudge = timer.kind == "after"
    if nudge:
        due = int((act.now + NUDGE).timestamp())
        timers.plan(
            act.connection,
            "after nudge",
            timer.person_id,
            due,
            act.seconds,
            about=meeting.about,
            version=meeting.version,
            expires=timer.expires,
        )
    if late and nudge:
        yield Notify(timer.person_id, SORRY, "an apology: asked late", meeting.about)
    yield Start(timer.person_id, "AfterMeeting", about, "how was it" if nudge else "how was it, once more")


def _meeting_unanswered(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    meeting, _of = _meeting(act, timer)
    if meeting.state is not MeetingState.PROPOSED:
        raise Skip("answered meanwhile")
    yield Start(timer.person_id, "MeetingAsked", f"{meeting.about}:{meeting.version}", "not answered for a day")


def _match_unanswered(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    """One reminder, then the coordinator."""
    match = _match(act, timer, MatchState.PROPOSED)
    side = match.side_of(timer.person_id)
    if side is None or match.answer_of(side):
        raise Skip("answered meanwhile")
    if timer.kind == "match unanswered":
        again = int((act.now + timedelta(days=3)).timestamp())
        timers.plan(
            act.connection,
            "match silent",
            timer.person_id,
            again,
            act.seconds,
            about=match.about,
            version=match.version,
        )
        yield Start(timer.person_id, "MatchProposal", f"{match.about}:{match.version}", "not answered for three days")
        return
    name = next(member.name for member in match.members if member.person_id == timer.person_id)
    told = _("{name} has not answered the proposal for six days: {match}.", name=name, match=saying.pair(match))
    actions = ((f"!MatchDesk {match.about}", _("Open this match")),)
    yield from act.tell_coordinators(match, told, "the proposal is not answered", match.about, actions)


def _consult_unanswered(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    match = _match(act, timer, MatchState.ASKED)
    if timer.kind == "consult unanswered":
        again = int((act.now + timedelta(days=3)).timestamp())
        timers.plan(
            act.connection,
            "consult silent",
            timer.person_id,
            again,
            act.seconds,
            about=match.about,
            version=match.version,
        )
        yield Start(timer.person_id, "Consult", f"{match.about}:{match.version}", "not answered for three days")
        return
    told = _("The case manager has not answered for six days: {match}.", match=saying.pair(match))
    actions = ((f"!MatchDesk {match.about}", _("Open this match")),)
    yield from act.tell_coordinators(match, told, "the case manager does not answer", match.about, actions)


def _pause_over(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    match = matches.one(act.connection, int(timer.about.split(":")[1]))
    paused = int(match.paused_until.timestamp()) if match and match.paused_until else 0
    if match is None or match.state is not MatchState.LIVE or paused != timer.version:
        raise Skip("the break has changed")
    text = _("The break is over. Would you like to meet {others} again?", others=named(match.others(timer.person_id)))
    yield Notify(timer.person_id, text, "the break is over", match.about, saying.plan_actions(match))


def _sign_ups(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    since = int(timer.about.split(":")[1])
    count = listed.signed_up(act.connection, act.programme.id, since)
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
    yield Notify(timer.person_id, text, "new sign-ups", "", (("!WhoWaits", _("Who waits?")),))


def _blocked(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    """The coordinator hears it at once, the other side after a day; a newer message has made it void."""
    if act.draft.here.blocked_at is None:
        raise Skip("they wrote again")
    name = act.person.name
    mine = matches.of_person(act.connection, timer.person_id, (MatchState.PROPOSED, MatchState.LIVE))
    if timer.kind == "blocked":
        timers.plan(act.connection, "unreachable", timer.person_id, int((act.now + SILENCE).timestamp()), act.seconds)
        told = _("I cannot reach {name} any more. They blocked the bot or left the app.", name=name)
        if act.person.listed_at is not None:
            opening.open_(act, RequestKind.DELIVERY, about=opening.BLOCKED, news=False)
            yield from act.tell_coordinators(mine[0] if mine else None, told, "somebody blocked us")
        return
    for match in mine:
        for member in match.others(timer.person_id):
            told = _("We cannot reach {name} now. The coordinator knows it.", name=name)
            yield Notify(member.person_id, told, "the other side can't be reached", match.about)


NOT_REACHED = {
    "no template": _(
        "{name} did not write for a day, so I may not write first. What I have waits until {name} writes."
    ),
    "limited": _("WhatsApp does not bring my messages to {name} now. They wait until {name} writes to me."),
    "bad address": _("My messages do not reach {name}. Perhaps the number or the app has changed."),
}


def _undelivered(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    """Somebody is not reached: the coordinator hears why, once a week at most."""
    if act.person.listed_at is None:
        raise Skip("not on the list")
    name = act.person.name
    opening.open_(act, RequestKind.DELIVERY, about=timer.about, news=False)
    told = NOT_REACHED[timer.about.removeprefix("why:")]
    mine = matches.of_person(act.connection, timer.person_id, (MatchState.PROPOSED, MatchState.LIVE))
    text = Text(told.sentence, {"name": name})
    yield from act.tell_coordinators(mine[0] if mine else None, text, "somebody is not reached")


def _year_begins(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    """A match that was live before there were years gets what is left of its own."""
    match = care.live(act, timer)
    care.watch(act, match)
    talks.plan_all(act, match)
    yield from ()


# What concerns others too, or that somebody never comes, does not wait for them.
REGARDLESS = frozenset(
    ("match ends", "talk overdue", "meeting unanswered", "match unanswered", "match silent", "pause over", *staying.DUE)
)
KINDS: dict[str, Callable[[Act, Timer, bool], Iterator[Effect]]] = {
    "day before": _reminder,
    "two hours": _reminder,
    "after": _after,
    "after nudge": _after,
    "meeting unanswered": _meeting_unanswered,
    "match unanswered": _match_unanswered,
    "match silent": _match_unanswered,
    "consult unanswered": _consult_unanswered,
    "consult silent": _consult_unanswered,
    "pause over": _pause_over,
    "sign-ups": _sign_ups,
    "blocked": _blocked,
    "unreachable": _blocked,
    "undelivered": _undelivered,
    "year begins": _year_begins,
    **care.DUE,
    **endings.DUE,
    **talks.DUE,
    **parts.DUE,
    **themes.DUE,
    **waiting.DUE,
    **announcements.DUE,
    **inbox.DUE,
    **staying.DUE,
    **sent_files.DUE,
}
