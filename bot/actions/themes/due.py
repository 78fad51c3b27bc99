"""What is due about theme meetings."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from bot.actions.themes.deeds import SOON, invitation, plan_reminders, where
from bot.flows.engine.effects import Notify, Start, Stop, button
from bot.flows.themes import people as theme_flows
from bot.flows.themes.people import ThemeInvite, WhyMissed
from bot.flows.themes.staff import WhoWasThere
from bot.ground.deed import Effect
from bot.ground.messages import Occasion
from bot.ground.text import _, paragraphs
from bot.themes import words as theme_words
from bot.themes.nouns import ThemeMeeting, ThemeState
from bot.turns import reach
from bot.turns.turn import Act, Postpone, Skip
from storage import journal, themes, timers
from storage.timers import Timer, Wanted

# What is due


def _due(act: Act, timer: Timer, *, version: bool = True) -> ThemeMeeting:
    theme = themes.one(act.connection, timer.about.id)
    if theme is None or theme.state is not ThemeState.PLANNED or (version and theme.version != timer.version):
        raise Skip("the theme meeting has changed")
    return theme


def still_asks(act: Act, timer: Timer) -> None:
    """Whether a question that had to wait makes sense yet; raises Skip."""
    theme = _due(act, timer)
    if theme.starts <= act.now:
        raise Skip("the theme meeting is over")


def opens(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    """Everybody of the role who is on the list now gets a due row: no turn is long, however many they are."""
    theme = _due(act, timer)
    ids = themes.audience(act.connection, act.programme.id, theme.whom, theme.id)
    themes.invite(act.connection, theme.id, ids, act.seconds)
    timers.plan_all(
        act.connection,
        [Wanted("theme invite", id_, act.seconds, theme.about, theme.version) for id_ in ids],
        act.seconds,
    )
    act.note("theme opens", theme.about, f"{len(ids)} are invited")
    yield from ()


def invite(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    theme = _due(act, timer)
    if act.person.listed_at is None:
        raise Skip("not on the list any more")
    said = themes.reply_of(act.connection, theme.id, act.person.id)
    if said is None or said.reply:
        raise Skip("answered already")
    if theme.starts - act.now < timedelta(hours=3):
        raise Skip("too late to be of use")
    try:
        reach.gently(act.draft, act.programme)
    except Postpone as later:
        # Not later than two days before: an invitation that comes too late is none.
        if later.until <= theme.starts - timedelta(days=2):
            raise
    yield Start(act.person.id, ThemeInvite, theme.seen, "invited to a theme meeting", nudge=True)


def remind(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    theme = _due(act, timer)
    said = themes.reply_of(act.connection, theme.id, act.person.id)
    if said is None or (said.place != "going" and said.reply != "maybe"):
        raise Skip("they do not come")
    if said.reply == "maybe":
        yield Start(act.person.id, ThemeInvite, theme.seen, "perhaps: asked the day before")
        return
    days = (theme.day - act.now.astimezone(act.programme.zone).date()).days
    head = (
        _("📣 Tomorrow is the theme meeting.")
        if days == 1
        else _("📣 Today is the theme meeting.")
        if days == 0
        else _("📣 The theme meeting is next week.")
    )
    text = paragraphs(head, theme_words.when(theme, act.programme), *where(act, theme))
    yield Notify(
        act.person.id,
        text,
        f"reminder: {timer.kind}",
        theme.about,
        theme_flows.theme_buttons(theme),
        useless_at=int(theme.starts.timestamp()),
        occasion=Occasion.REMINDER,
        given=(theme.day, theme.time),
    )


def tell_change(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    """Who said yes keeps the place and hears it; who had not answered is asked about the new time."""
    theme = _due(act, timer)
    said = themes.reply_of(act.connection, theme.id, act.person.id)
    if said is None or said.reply == "no":
        raise Skip("they do not come")
    yield Stop(theme.about, (act.person.id,))
    if not said.place:
        yield Start(act.person.id, ThemeInvite, theme.seen, "the theme meeting was changed")
        return
    if said.place == "going":
        plan_reminders(act, theme, act.person.id)
    text = paragraphs(
        _("❗ The theme meeting has changed. It is now:"),
        theme_words.when(theme, act.programme),
        theme_words.said(said),
    )
    yield Notify(
        act.person.id,
        text,
        "the theme meeting was changed",
        theme.about,
        theme_flows.theme_buttons(theme),
        now=theme.starts - act.now < SOON,
        occasion=Occasion.CHANGED,
        given=(theme.day, theme.time),
        paper=invitation(act, theme) if said.place == "going" else None,
    )


def tell_cancelled(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    theme = themes.one(act.connection, timer.about.id)
    said = themes.reply_of(act.connection, theme.id, act.person.id) if theme else None
    if theme is None or said is None or theme.starts <= act.now:
        raise Skip("it is over")
    yield Stop(theme.about, (act.person.id,))
    if not said.place and said.reply != "maybe":
        raise Skip("they had not said that they come")
    text = paragraphs(_("❗ This theme meeting does not go on:"), theme_words.when(theme, act.programme))
    yield Notify(
        act.person.id,
        text,
        "the theme meeting was called off",
        theme.about,
        now=theme.starts - act.now < SOON,
        occasion=Occasion.CHANGED,
        given=(theme.day, theme.time),
        paper=invitation(act, theme) if said.place == "going" else None,
    )


def ask_who_came(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    theme = _due(act, timer)
    text = paragraphs(_("The theme meeting is over:"), theme_words.when(theme, act.programme), _("Who was there?"))
    yield Notify(
        timer.person_id,
        text,
        "who was at the theme meeting",
        theme.about,
        (button(WhoWasThere, theme.about, _("Who was there?")),),
    )


def look_for_missed(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    """Who said yes twice and was not there twice is asked one friendly question."""
    theme = _due(act, timer, version=False)
    ids = themes.missed_twice(act.connection, theme.id)
    timers.plan_all(
        act.connection, [Wanted("missed twice", id_, act.seconds, theme.about, 0) for id_ in ids], act.seconds
    )
    yield from ()


def ask_why_missed(act: Act, timer: Timer, late: bool) -> Iterator[Effect]:
    theme = _due(act, timer, version=False)
    if journal.has(act.connection, f"person:{act.person.id}", "theme missed", theme.about):
        raise Skip("answered already")
    reach.gently(act.draft, act.programme)
    yield Start(act.person.id, WhyMissed, theme.seen, "missed two in a row", nudge=True)


DUE: dict[str, Callable[[Act, Timer, bool], Iterator[Effect]]] = {
    "theme opens": opens,
    "theme invite": invite,
    "theme week": remind,
    "theme tomorrow": remind,
    "theme changed": tell_change,
    "theme cancelled": tell_cancelled,
    "theme after": ask_who_came,
    "theme missed": look_for_missed,
    "missed twice": ask_why_missed,
}
