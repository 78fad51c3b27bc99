"""Theme meetings: planned, invited to, full, moved, called off, and who was there."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta

from bot.flows.engine.effects import Begin, Notify, SendPaper, Tell, button
from bot.flows.themes import people as theme_flows
from bot.flows.themes.people import WhyMissed
from bot.flows.themes.staff import ThemeDesk
from bot.ground.calendar import instant
from bot.ground.deed import Effect
from bot.ground.messages import Occasion
from bot.ground.paper import Paper
from bot.ground.text import Text, _, paragraphs, plural
from bot.papers.maps import map_link
from bot.themes import words as theme_words
from bot.themes.deeds import AnswerTheme, AttendByCode, CancelTheme, ChangeTheme, PlanThemes, SayWhyMissed, TickTheme
from bot.themes.nouns import ThemeMeeting, ThemeState
from bot.turns.turn import Act
from storage import themes, timers
from storage.timers import Wanted

MORNING = time(10)
# A change this near is told also in quiet hours.
SOON = timedelta(hours=14)
AROUND = 14 * 3600


def plan(act: Act, deed: PlanThemes) -> Iterator[Effect]:
    """One, or several on the programme's rhythm: on the same weekday at the same wall time, whatever the clocks do."""
    weeks = act.programme.profile.themes.every_weeks if act.programme.profile.themes else 6
    staff = act.person.staff
    made: list[ThemeMeeting] = []
    for number in range(deed.count):
        day = deed.day + timedelta(weeks=weeks * number)
        new = ThemeMeeting(
            0,
            made[0].id if made else None,
            ThemeState.PLANNED,
            0,
            deed.theme,
            day,
            deed.time,
            deed.minutes,
            deed.place,
            deed.link,
            deed.language,
            deed.room,
            deed.whom,
            instant(day, deed.time, act.programme.zone),
            _code(act),
            staff.id if staff else None,
        )
        theme = themes.create(act.connection, act.programme.id, new, act.seconds)
        if deed.count > 1 and not made:
            themes.name_series(act.connection, theme.id)
        made.append(theme)
        act.note("theme planned", theme.about, f"{theme.day} {theme.time:%H:%M}, for {theme.whom}")
        _open(act, theme)
    told = plural("I planned {count} theme meeting.", "I planned {count} theme meetings.", count=len(made))
    yield Tell(
        paragraphs(told, theme_words.when(made[0], act.programme)), (button(ThemeDesk, made[0].about, _("Open it")),)
    )


def _code(act: Act) -> str:
    """Four numbers that nobody can guess from the day; enough for a room of people who are trusted."""
    coming = {each.code for each in themes.since(act.connection, act.programme.id, act.seconds, 200)}
    while (code := f"{random.SystemRandom().randrange(1000, 10000)}") in coming:
        pass
    return code


def _open(act: Act, theme: ThemeMeeting) -> None:
    """When people are invited, and when staff are asked who was there; carried by a coordinator's timers."""
    days = act.programme.profile.themes.invite_days if act.programme.profile.themes else 21
    opens = instant(theme.day - timedelta(days=days), MORNING, act.programme.zone)
    staff = (act.coordinators() or [act.person.id])[0] if act.person.staff is None else act.person.id
    act.plan("theme opens", staff, max(opens, act.now), theme.about, theme.version, theme.starts)
    act.plan("theme after", staff, theme.starts + timedelta(minutes=theme.minutes + 60), theme.about, theme.version)


def read(act: Act, id_: int) -> ThemeMeeting:
    theme = themes.one(act.connection, id_)
    if theme is None:
        raise LookupError("the theme meeting is gone")
    return theme


def answer(act: Act, deed: AnswerTheme) -> Iterator[Effect]:
    """Come, perhaps, or not; where it is full, a place on the waiting list."""
    theme = read(act, deed.theme)
    before = themes.reply_of(act.connection, theme.id, act.person.id)
    if (
        theme.version != deed.version
        or theme.state is not ThemeState.PLANNED
        or theme.starts <= act.now
        or before is None
    ):
        act.note("came too late", theme.about, "it has changed since")
        stands = theme.state is ThemeState.PLANNED and theme.starts > act.now
        yield Tell(theme_words.state(theme, act.programme), theme_flows.theme_buttons(theme) if stands else ())
        return
    if deed.reply == "yes" and before.place:
        yield Tell(theme_words.said(before), theme_flows.theme_buttons(theme))
        return
    act.note("theme reply", theme.about, deed.reply)
    if deed.reply == "yes":
        full = theme.room and themes.going(act.connection, theme.id) >= theme.room
        _place(act, theme, act.person.id, "waiting" if full else "going", "yes")
        yield _waits(act, theme) if full else _comes(act, theme)
        return
    themes.say(
        act.connection,
        theme.id,
        act.person.id,
        act.seconds,
        reply=deed.reply,
        place="",
        placed_at=None,
        replied_at=act.seconds,
    )
    timers.cancel(act.connection, act.seconds, "another answer", about=theme.about, person_id=act.person.id)
    if deed.reply == "maybe":
        act.plan("theme tomorrow", act.person.id, _evening_before(act, theme), theme.about, theme.version, theme.starts)
        yield Tell(_("That is fine. I ask you again the day before."), theme_flows.theme_buttons(theme))
    else:
        yield Tell(_("That is fine. Thank you for your answer."), theme_flows.theme_buttons(theme))
    if before.place == "going":
        yield from _move_up(act, theme)


def _place(act: Act, theme: ThemeMeeting, person_id: int, place: str, reply: str) -> None:
    themes.say(
        act.connection,
        theme.id,
        person_id,
        act.seconds,
        reply=reply,
        place=place,
        placed_at=act.seconds,
        replied_at=act.seconds,
    )
    if place == "going":
        plan_reminders(act, theme, person_id)


def plan_reminders(act: Act, theme: ThemeMeeting, person_id: int) -> None:
    week = instant(theme.day - timedelta(days=7), MORNING, act.programme.zone)
    if week > act.now + timedelta(days=1):
        act.plan("theme week", person_id, week, theme.about, theme.version, week + timedelta(days=4))
    before = _evening_before(act, theme)
    if before > act.now + timedelta(hours=1):
        act.plan("theme tomorrow", person_id, before, theme.about, theme.version, theme.starts)


def _evening_before(act: Act, theme: ThemeMeeting) -> datetime:
    return instant(theme.day - timedelta(days=1), act.programme.evening, act.programme.zone)


def invitation(act: Act, theme: ThemeMeeting) -> Paper:
    return Paper("calendar", "theme-meeting.ics", theme_words.invitation_paper(theme, act.programme, act.seconds))


def where(act: Act, theme: ThemeMeeting) -> list[Text]:
    return theme_words.reach_it(theme, map_link(theme.place, act.programme.towns) if theme.place else "")


def _comes(act: Act, theme: ThemeMeeting) -> Effect:
    text = paragraphs(_("✅ You come:"), theme_words.when(theme, act.programme), *where(act, theme))
    return SendPaper(text, invitation(act, theme))


def _waits(act: Act, theme: ThemeMeeting) -> Effect:
    waiting = [each for each in themes.replies(act.connection, theme.id) if each.place == "waiting"]
    number = next((k for k, each in enumerate(waiting, 1) if each.person_id == act.person.id), len(waiting))
    text = _(
        "It is full now. You are number {number} on the waiting list. I tell you when a place is free.", number=number
    )
    return Tell(text, theme_flows.theme_buttons(theme))


def _move_up(act: Act, theme: ThemeMeeting) -> Iterator[Effect]:
    """Whoever waits longest gets the place that is free."""
    while theme.starts > act.now and (not theme.room or themes.going(act.connection, theme.id) < theme.room):
        first = themes.first_waiting(act.connection, theme.id)
        if first is None:
            return
        _place(act, theme, first, "going", "yes")
        act.draft.note("theme place", theme.about, "moved up from the waiting list", whom=first)
        text = paragraphs(_("A place is free. You come:"), theme_words.when(theme, act.programme), *where(act, theme))
        yield Notify(
            first,
            text,
            "a place is free",
            theme.about,
            theme_flows.theme_buttons(theme),
            occasion=Occasion.CHANGED,
            given=(theme.day, theme.time),
            paper=invitation(act, theme),
        )


def free_places(act: Act) -> Iterator[Effect]:
    """Somebody goes: their places at coming theme meetings are free for others."""
    for id_ in themes.places_of(act.connection, act.person.id, act.seconds):
        themes.say(act.connection, id_, act.person.id, act.seconds, reply="no", place="", placed_at=None)
        timers.cancel(act.connection, act.seconds, "they left", about=f"theme:{id_}", person_id=act.person.id)
        yield from _move_up(act, read(act, id_))


CARRIED = ("theme opens", "theme after", "theme missed")


def hand_over(act: Act) -> None:
    """A coordinator goes: what they carry of theme meetings another one carries."""
    others = [id_ for id_ in act.coordinators() if id_ != act.person.id]
    if others:
        timers.hand_over(act.connection, CARRIED, act.person.id, others[0], act.seconds)


def change(act: Act, deed: ChangeTheme) -> Iterator[Effect]:
    """Another day, time, place or room; who needs to know is told one by one, as due rows."""
    theme = read(act, deed.theme)
    if theme.version != deed.version or theme.state is not ThemeState.PLANNED:
        yield Tell(theme_words.state(theme, act.programme))
        yield Begin(ThemeDesk, theme.about)
        return
    if deed.room is not None:
        theme = themes.change(act.connection, theme, replace(theme, room=deed.room), act.seconds)
        _carry_on(act, theme)
        act.note("theme room", theme.about, str(deed.room))
        yield from _move_up(act, theme)
        yield Tell(
            _("That is fine. There is room for {count} now.", count=deed.room)
            if deed.room
            else _("There is room for all now.")
        )
        return
    apart = (deed.on - theme.day) if deed.on else timedelta(0)
    some = themes.later_of_series(act.connection, theme) if deed.all_later else [theme]
    for each in some:
        day, at = each.day + apart, deed.at or each.time
        new = replace(
            each, day=day, time=at, starts=instant(day, at, act.programme.zone), place=deed.place or each.place
        )
        changed = themes.change(act.connection, each, replace(new, link="" if deed.place else each.link), act.seconds)
        act.note("theme changed", changed.about, f"version {changed.version}, {day} {at:%H:%M}")
        _tell_all(act, changed, "theme changed")
        _open(act, changed)
    yield Tell(
        plural(
            "I changed {count} theme meeting. Who needs to know hears it.",
            "I changed {count} theme meetings. Who needs to know hears it.",
            count=len(some),
        )
    )


def _carry_on(act: Act, theme: ThemeMeeting) -> None:
    """A new version with the same time: what was planned for the old one is planned for it."""
    for timer in timers.cancel(act.connection, act.seconds, "another room", about=theme.about):
        due = datetime.fromtimestamp(timer.due, act.now.tzinfo)
        until = None if timer.expires is None else datetime.fromtimestamp(timer.expires, act.now.tzinfo)
        act.plan(timer.kind, timer.person_id, due, theme.about, theme.version, until)


def _tell_all(act: Act, theme: ThemeMeeting, kind: str) -> None:
    """A due row for everybody who was invited and did not say no."""
    timers.cancel(act.connection, act.seconds, "it has changed since", about=theme.about)
    said = themes.replies(act.connection, theme.id)
    wanted = [
        Wanted(kind, each.person_id, act.seconds, theme.about, theme.version) for each in said if each.reply != "no"
    ]
    timers.plan_all(act.connection, wanted, act.seconds)


def cancel(act: Act, deed: CancelTheme) -> Iterator[Effect]:
    theme = read(act, deed.theme)
    if theme.version != deed.version or theme.state is not ThemeState.PLANNED:
        yield Tell(theme_words.state(theme, act.programme))
        return
    some = themes.later_of_series(act.connection, theme) if deed.all_later else [theme]
    for each in some:
        off = themes.change(act.connection, each, replace(each, state=ThemeState.CANCELLED), act.seconds)
        act.note("theme cancelled", off.about, "called off by staff")
        _tell_all(act, off, "theme cancelled")
    yield Tell(plural("I called off {count} theme meeting.", "I called off {count} theme meetings.", count=len(some)))


def tick(act: Act, deed: TickTheme) -> Iterator[Effect]:
    theme = read(act, deed.theme)
    themes.tick(act.connection, theme.id, deed.came)
    act.note("theme attendance", theme.about, f"{len(deed.came)} were there")
    act.plan("theme missed", act.person.id, act.now + timedelta(days=1), theme.about, 0)
    yield Tell(_("Thank you. I wrote it down."))


def attend(act: Act, deed: AttendByCode) -> Iterator[Effect]:
    """Somebody is in the room; also who was not invited or never answered."""
    found = themes.by_code(act.connection, act.programme.id, deed.code, act.seconds - AROUND, act.seconds + AROUND)
    if found is None:
        yield Tell(_("I do not know this code today. Please look again, or ask the coordinator."))
        return
    themes.say(act.connection, found.id, act.person.id, act.seconds, attended=1)
    act.note("theme attendance", found.about, "by the code in the room")
    yield Tell(_("Welcome. I wrote down that you are there."))


def why_missed(act: Act, deed: SayWhyMissed) -> Iterator[Effect]:
    act.note("theme missed", f"theme:{deed.theme}", f"because: {deed.why}")
    label = next(option.label for option in WhyMissed.why.static if option.id == deed.why)
    told = _("{name} missed two theme meetings. What would help: {why}", name=act.person.name, why=label)
    yield from act.tell_coordinators(None, told, "why theme meetings were missed", f"theme:{deed.theme}")
    yield Tell(_("Thank you. The coordinator reads it."))


DEEDS: dict[type, Callable[..., Iterator[Effect]]] = {
    PlanThemes: plan,
    AnswerTheme: answer,
    ChangeTheme: change,
    CancelTheme: cancel,
    TickTheme: tick,
    AttendByCode: attend,
    SayWhyMissed: why_missed,
}
