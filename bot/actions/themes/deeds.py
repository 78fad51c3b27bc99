"""Theme meetings: planned, invited to, full, moved, called off, and who was there."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta

from bot.flows.engine.effects import Begin, Notify, SendPaper, Tell, button
from bot.flows.themes import people as theme_flows
from bot.flows.themes.people import WhyMissed
from bot.flows.themes.staff import ThemeDesk
from bot.ground.calendar import instant
from bot.ground.deed import Deed, Effect
from bot.ground.messages import Occasion
from bot.ground.paper import Paper
from bot.ground.text import Text, _, paragraphs, plural
from bot.papers.maps import map_link
from bot.themes import words as theme_words
from bot.themes.deeds import AnswerTheme, AttendByCode, CancelTheme, ChangeTheme, PlanThemes, SayWhyMissed, TickTheme
from bot.themes.nouns import ThemeMeeting, ThemeState
from bot.turns.events import PersonLeaves, PersonStops
from bot.turns.tables import Does
from bot.turns.turn import MovedOn, Turn
from storage import themes, timers
from storage.timers import Wanted

MORNING = time(10)
# A change this near is told also in quiet hours.
SOON = timedelta(hours=14)
AROUND = 14 * 3600


def plan(turn: Turn, deed: PlanThemes) -> Iterator[Effect]:
    """One, or several on the programme's rhythm: on the same weekday at the same wall time,
    whatever the clocks do.
    """
    weeks = turn.programme.profile.themes.every_weeks if turn.programme.profile.themes else 6
    staff = turn.person.staff
    made: list[ThemeMeeting] = []
    for number in range(deed.count):
        day = deed.day + timedelta(weeks=weeks * number)
        new = ThemeMeeting(
            id=0,
            series=made[0].id if made else None,
            state=ThemeState.PLANNED,
            version=0,
            theme=deed.theme,
            day=day,
            time=deed.time,
            minutes=deed.minutes,
            place=deed.place,
            link=deed.link,
            language=deed.language,
            room=deed.room,
            whom=deed.whom,
            starts=instant(day, deed.time, turn.programme.zone),
            code=_code(turn),
            staff_id=staff.id if staff else None,
        )
        theme = themes.create(turn.connection, turn.programme.id, new, turn.seconds)
        if deed.count > 1 and not made:
            themes.name_series(turn.connection, theme.id)
        made.append(theme)
        turn.note("theme planned", theme.about, f"{theme.day} {theme.time:%H:%M}, for {theme.whom}")
        _open(turn, theme)
    told = plural("I planned {count} theme meeting.", "I planned {count} theme meetings.", count=len(made))
    yield Tell(
        paragraphs(told, theme_words.when(made[0], turn.programme)), (button(ThemeDesk, made[0].about, _("Open it")),)
    )


def _code(turn: Turn) -> str:
    """Four numbers that nobody can guess from the day;
    enough for a room of people who are trusted.
    """
    coming = {each.code for each in themes.since(turn.connection, turn.programme.id, turn.seconds, 200)}
    while (code := f"{random.SystemRandom().randrange(1000, 10000)}") in coming:
        pass
    return code


def _open(turn: Turn, theme: ThemeMeeting) -> None:
    """When people are invited, and when staff are asked who was there;
    carried by a coordinator's timers.
    """
    days = turn.programme.profile.themes.invite_days if turn.programme.profile.themes else 21
    opens = instant(theme.day - timedelta(days=days), MORNING, turn.programme.zone)
    staff = (turn.coordinators() or [turn.person.id])[0] if turn.person.staff is None else turn.person.id
    turn.plan("theme opens", staff, max(opens, turn.now), theme.seen, expires=theme.starts)
    turn.plan("theme after", staff, theme.starts + timedelta(minutes=theme.minutes + 60), theme.seen)


def read(turn: Turn, id_: int) -> ThemeMeeting:
    theme = themes.one(turn.connection, id_)
    if theme is None:
        raise LookupError("the theme meeting is gone")
    return theme


def answer(turn: Turn, deed: AnswerTheme) -> Iterator[Effect]:
    """Come, perhaps, or not; where it is full, a place on the waiting list."""
    theme = read(turn, deed.theme)
    before = themes.reply_of(turn.connection, theme.id, turn.person.id)
    if (
        theme.version != deed.version
        or theme.state is not ThemeState.PLANNED
        or theme.starts <= turn.now
        or before is None
    ):
        stands = theme.state is ThemeState.PLANNED and theme.starts > turn.now
        buttons = theme_flows.theme_buttons(theme) if stands else ()
        raise MovedOn(theme.about, Tell(theme_words.state(theme, turn.programme), buttons))
    if deed.reply == "yes" and before.place:
        yield Tell(theme_words.said(before), theme_flows.theme_buttons(theme))
        return
    turn.note("theme reply", theme.about, deed.reply)
    if deed.reply == "yes":
        full = theme.room and themes.going(turn.connection, theme.id) >= theme.room
        _place(turn, theme, turn.person.id, "waiting" if full else "going", "yes")
        yield _waits(turn, theme) if full else _comes(turn, theme)
        return
    themes.say(
        turn.connection,
        theme.id,
        turn.person.id,
        turn.seconds,
        reply=deed.reply,
        place="",
        placed_at=None,
        replied_at=turn.seconds,
    )
    turn.cancel("another answer", about=theme.about, person_id=turn.person.id)
    if deed.reply == "maybe":
        turn.plan("theme tomorrow", turn.person.id, _evening_before(turn, theme), theme.seen, expires=theme.starts)
        yield Tell(_("That is fine. I ask you again the day before."), theme_flows.theme_buttons(theme))
    else:
        yield Tell(_("That is fine. Thank you for your answer."), theme_flows.theme_buttons(theme))
    if before.place == "going":
        yield from _move_up(turn, theme)


def _place(turn: Turn, theme: ThemeMeeting, person_id: int, place: str, reply: str) -> None:
    themes.say(
        turn.connection,
        theme.id,
        person_id,
        turn.seconds,
        reply=reply,
        place=place,
        placed_at=turn.seconds,
        replied_at=turn.seconds,
    )
    if place == "going":
        plan_reminders(turn, theme, person_id)


def plan_reminders(turn: Turn, theme: ThemeMeeting, person_id: int) -> None:
    week = instant(theme.day - timedelta(days=7), MORNING, turn.programme.zone)
    if week > turn.now + timedelta(days=1):
        turn.plan("theme week", person_id, week, theme.seen, expires=week + timedelta(days=4))
    before = _evening_before(turn, theme)
    if before > turn.now + timedelta(hours=1):
        turn.plan("theme tomorrow", person_id, before, theme.seen, expires=theme.starts)


def _evening_before(turn: Turn, theme: ThemeMeeting) -> datetime:
    return instant(theme.day - timedelta(days=1), turn.programme.evening, turn.programme.zone)


def invitation(turn: Turn, theme: ThemeMeeting) -> Paper:
    return Paper("calendar", "theme-meeting.ics", theme_words.invitation_paper(theme, turn.programme, turn.seconds))


def where(turn: Turn, theme: ThemeMeeting) -> list[Text]:
    return theme_words.reach_it(theme, map_link(theme.place, turn.programme.towns) if theme.place else "")


def _comes(turn: Turn, theme: ThemeMeeting) -> Effect:
    text = paragraphs(_("✅ You come:"), theme_words.when(theme, turn.programme), *where(turn, theme))
    return SendPaper(text, invitation(turn, theme))


def _waits(turn: Turn, theme: ThemeMeeting) -> Effect:
    waiting = [each for each in themes.replies(turn.connection, theme.id) if each.place == "waiting"]
    number = next((k for k, each in enumerate(waiting, 1) if each.person_id == turn.person.id), len(waiting))
    text = _(
        "It is full now. You are number {number} on the waiting list. I tell you when a place is free.", number=number
    )
    return Tell(text, theme_flows.theme_buttons(theme))


def _move_up(turn: Turn, theme: ThemeMeeting) -> Iterator[Effect]:
    """Whoever waits longest gets the place that is free."""
    while theme.starts > turn.now and (not theme.room or themes.going(turn.connection, theme.id) < theme.room):
        first = themes.first_waiting(turn.connection, theme.id)
        if first is None:
            return
        _place(turn, theme, first, "going", "yes")
        turn.note("theme place", theme.about, "moved up from the waiting list", whom=first)
        text = paragraphs(_("A place is free. You come:"), theme_words.when(theme, turn.programme), *where(turn, theme))
        yield Notify(
            first,
            text,
            "a place is free",
            theme.about,
            theme_flows.theme_buttons(theme),
            occasion=Occasion.CHANGED,
            given=(theme.day, theme.time),
            paper=invitation(turn, theme),
        )


def person_goes(turn: Turn, _event: PersonLeaves | PersonStops) -> Iterator[Effect]:
    """Somebody goes: their places at coming theme meetings are free for others."""
    for id_ in themes.places_of(turn.connection, turn.person.id, turn.seconds):
        themes.say(turn.connection, id_, turn.person.id, turn.seconds, reply="no", place="", placed_at=None)
        turn.cancel("they left", about=f"theme:{id_}", person_id=turn.person.id)
        yield from _move_up(turn, read(turn, id_))


def change(turn: Turn, deed: ChangeTheme) -> Iterator[Effect]:
    """Another day, time, place or room; who needs to know is told one by one, as due rows."""
    theme = read(turn, deed.theme)
    if theme.version != deed.version or theme.state is not ThemeState.PLANNED:
        raise MovedOn("", Tell(theme_words.state(theme, turn.programme)), Begin(ThemeDesk, theme.about))
    if deed.room is not None:
        theme = themes.change(turn.connection, theme, replace(theme, room=deed.room), turn.seconds)
        _carry_on(turn, theme)
        turn.note("theme room", theme.about, str(deed.room))
        yield from _move_up(turn, theme)
        yield Tell(
            _("That is fine. There is room for {count} now.", count=deed.room)
            if deed.room
            else _("There is room for all now.")
        )
        return
    apart = (deed.on - theme.day) if deed.on else timedelta(0)
    some = themes.later_of_series(turn.connection, theme) if deed.all_later else [theme]
    for each in some:
        day, at = each.day + apart, deed.at or each.time
        new = replace(
            each, day=day, time=at, starts=instant(day, at, turn.programme.zone), place=deed.place or each.place
        )
        changed = themes.change(turn.connection, each, replace(new, link="" if deed.place else each.link), turn.seconds)
        turn.note("theme changed", changed.about, f"version {changed.version}, {day} {at:%H:%M}")
        _tell_all(turn, changed, "theme changed")
        _open(turn, changed)
    yield Tell(
        plural(
            "I changed {count} theme meeting. Who needs to know hears it.",
            "I changed {count} theme meetings. Who needs to know hears it.",
            count=len(some),
        )
    )


def _carry_on(turn: Turn, theme: ThemeMeeting) -> None:
    """A new version with the same time: what was planned for the old one is planned for it."""
    for timer in turn.cancel("another room", about=theme.about):
        due = datetime.fromtimestamp(timer.due, turn.now.tzinfo)
        until = None if timer.expires is None else datetime.fromtimestamp(timer.expires, turn.now.tzinfo)
        turn.plan(timer.kind, timer.person_id, due, theme.seen, expires=until)


def _tell_all(turn: Turn, theme: ThemeMeeting, kind: str) -> None:
    """A due row for everybody who was invited and did not say no."""
    turn.cancel("it has changed since", about=theme.about)
    said = themes.replies(turn.connection, theme.id)
    wanted = [
        Wanted(kind, each.person_id, turn.seconds, theme.about, theme.version) for each in said if each.reply != "no"
    ]
    timers.plan_all(turn.connection, wanted, turn.seconds)


def cancel(turn: Turn, deed: CancelTheme) -> Iterator[Effect]:
    theme = read(turn, deed.theme)
    if theme.version != deed.version or theme.state is not ThemeState.PLANNED:
        raise MovedOn("", Tell(theme_words.state(theme, turn.programme)))
    some = themes.later_of_series(turn.connection, theme) if deed.all_later else [theme]
    for each in some:
        off = themes.change(turn.connection, each, replace(each, state=ThemeState.CANCELLED), turn.seconds)
        turn.note("theme cancelled", off.about, "called off by staff")
        _tell_all(turn, off, "theme cancelled")
    yield Tell(plural("I called off {count} theme meeting.", "I called off {count} theme meetings.", count=len(some)))


def tick(turn: Turn, deed: TickTheme) -> Iterator[Effect]:
    theme = read(turn, deed.theme)
    themes.tick(turn.connection, theme.id, deed.came)
    turn.note("theme attendance", theme.about, f"{len(deed.came)} were there")
    turn.plan("theme missed", turn.person.id, turn.now + timedelta(days=1), theme.about.at(0))
    yield Tell(_("Thank you. I wrote it down."))


def attend(turn: Turn, deed: AttendByCode) -> Iterator[Effect]:
    """Somebody is in the room; also who was not invited or never answered."""
    found = themes.by_code(turn.connection, turn.programme.id, deed.code, turn.seconds - AROUND, turn.seconds + AROUND)
    if found is None:
        yield Tell(_("I do not know this code today. Please look again, or ask the coordinator."))
        return
    themes.say(turn.connection, found.id, turn.person.id, turn.seconds, attended=1)
    turn.note("theme attendance", found.about, "by the code in the room")
    yield Tell(_("Welcome. I wrote down that you are there."))


def why_missed(turn: Turn, deed: SayWhyMissed) -> Iterator[Effect]:
    turn.note("theme missed", f"theme:{deed.theme}", f"because: {deed.why}")
    label = next(option.label for option in WhyMissed.why.static if option.id == deed.why)
    told = _("{name} missed two theme meetings. What would help: {why}", name=turn.person.name, why=label)
    yield from turn.tell_coordinators(None, told, "why theme meetings were missed", f"theme:{deed.theme}")
    yield Tell(_("Thank you. The coordinator reads it."))


DEEDS: Mapping[type[Deed], Does] = {
    PlanThemes: plan,
    AnswerTheme: answer,
    ChangeTheme: change,
    CancelTheme: cancel,
    TickTheme: tick,
    AttendByCode: attend,
    SayWhyMissed: why_missed,
}
