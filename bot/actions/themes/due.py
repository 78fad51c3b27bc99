"""What is due about theme meetings."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from bot.actions.themes.deeds import SOON, invitation, plan_reminders, where
from bot.flows.engine.effects import Notify, Start, Stop, button
from bot.flows.engine.flow import Flow
from bot.flows.themes import people as theme_flows
from bot.flows.themes.people import ThemeInvite, WhyMissed
from bot.flows.themes.staff import WhoWasThere
from bot.ground.deed import Effect
from bot.ground.messages import Occasion
from bot.ground.text import _, paragraphs
from bot.themes import words as theme_words
from bot.themes.nouns import ThemeMeeting, ThemeState
from bot.turns import reach
from bot.turns.events import StaffLeaves
from bot.turns.tables import WhenDue
from bot.turns.turn import Postpone, Skip, Turn
from storage import journal, themes, timers
from storage.timers import Timer, Wanted

# What is due


def _due(turn: Turn, timer: Timer, *, version: bool = True) -> ThemeMeeting:
    theme = themes.one(turn.connection, timer.about.id)
    if theme is None or theme.state is not ThemeState.PLANNED or (version and theme.version != timer.version):
        raise Skip("the theme meeting has changed")
    return theme


def still_asks(turn: Turn, timer: Timer, flow: type[Flow]) -> None:
    """Whether a question that had to wait makes sense yet; raises Skip."""
    if flow is WhyMissed:
        _due(turn, timer, version=False)
    elif _due(turn, timer).starts <= turn.now:
        raise Skip("the theme meeting is over")


def opens(turn: Turn, timer: Timer) -> Iterator[Effect]:
    """Everybody of the role who is on the list now gets a due row: no turn is long,
    however many they are.
    """
    theme = _due(turn, timer)
    ids = themes.audience(turn.connection, turn.programme.id, theme.whom, theme.id)
    themes.invite(turn.connection, theme.id, ids, turn.seconds)
    timers.plan_all(
        turn.connection,
        [Wanted("theme invite", id_, turn.seconds, theme.about, theme.version) for id_ in ids],
        turn.seconds,
    )
    turn.note("theme opens", theme.about, f"{len(ids)} are invited")
    yield from ()


def invite(turn: Turn, timer: Timer) -> Iterator[Effect]:
    theme = _due(turn, timer)
    if turn.person.listed_at is None:
        raise Skip("not on the list any more")
    said = themes.reply_of(turn.connection, theme.id, turn.person.id)
    if said is None or said.reply:
        raise Skip("answered already")
    if theme.starts - turn.now < timedelta(hours=3):
        raise Skip("too late to be of use")
    try:
        reach.gently(turn)
    except Postpone as later:
        # Not later than two days before: an invitation that comes too late is none.
        if later.until <= theme.starts - timedelta(days=2):
            raise
    yield Start(turn.person.id, ThemeInvite, theme.seen, "invited to a theme meeting", nudge=True)


def remind(turn: Turn, timer: Timer) -> Iterator[Effect]:
    theme = _due(turn, timer)
    said = themes.reply_of(turn.connection, theme.id, turn.person.id)
    if said is None or (said.place != "going" and said.reply != "maybe"):
        raise Skip("they do not come")
    if said.reply == "maybe":
        yield Start(turn.person.id, ThemeInvite, theme.seen, "perhaps: asked the day before")
        return
    days = (theme.day - turn.today).days
    head = (
        _("📣 Tomorrow is the theme meeting.")
        if days == 1
        else _("📣 Today is the theme meeting.")
        if days == 0
        else _("📣 The theme meeting is next week.")
    )
    text = paragraphs(head, theme_words.when(theme, turn.programme), *where(turn, theme))
    yield Notify(
        turn.person.id,
        text,
        f"reminder: {timer.kind}",
        theme.about,
        theme_flows.theme_buttons(theme),
        useless_at=int(theme.starts.timestamp()),
        occasion=Occasion.REMINDER,
        given=(theme.day, theme.time),
    )


def tell_change(turn: Turn, timer: Timer) -> Iterator[Effect]:
    """Who said yes keeps the place and hears it;
    who had not answered is asked about the new time.
    """
    theme = _due(turn, timer)
    said = themes.reply_of(turn.connection, theme.id, turn.person.id)
    if said is None or said.reply == "no":
        raise Skip("they do not come")
    yield Stop(theme.about, (turn.person.id,))
    if not said.place:
        yield Start(turn.person.id, ThemeInvite, theme.seen, "the theme meeting was changed")
        return
    if said.place == "going":
        plan_reminders(turn, theme, turn.person.id)
    text = paragraphs(
        _("❗ The theme meeting has changed. It is now:"),
        theme_words.when(theme, turn.programme),
        theme_words.said(said),
    )
    yield Notify(
        turn.person.id,
        text,
        "the theme meeting was changed",
        theme.about,
        theme_flows.theme_buttons(theme),
        now=theme.starts - turn.now < SOON,
        occasion=Occasion.CHANGED,
        given=(theme.day, theme.time),
        paper=invitation(turn, theme) if said.place == "going" else None,
    )


def tell_cancelled(turn: Turn, timer: Timer) -> Iterator[Effect]:
    theme = themes.one(turn.connection, timer.about.id)
    said = themes.reply_of(turn.connection, theme.id, turn.person.id) if theme else None
    if theme is None or said is None or theme.starts <= turn.now:
        raise Skip("it is over")
    yield Stop(theme.about, (turn.person.id,))
    if not said.place and said.reply != "maybe":
        raise Skip("they had not said that they come")
    text = paragraphs(_("❗ This theme meeting does not go on:"), theme_words.when(theme, turn.programme))
    yield Notify(
        turn.person.id,
        text,
        "the theme meeting was called off",
        theme.about,
        now=theme.starts - turn.now < SOON,
        occasion=Occasion.CHANGED,
        given=(theme.day, theme.time),
        paper=invitation(turn, theme) if said.place == "going" else None,
    )


def ask_who_came(turn: Turn, timer: Timer) -> Iterator[Effect]:
    theme = _due(turn, timer)
    text = paragraphs(_("The theme meeting is over:"), theme_words.when(theme, turn.programme), _("Who was there?"))
    yield Notify(
        timer.person_id,
        text,
        "who was at the theme meeting",
        theme.about,
        (button(WhoWasThere, theme.about, _("Who was there?")),),
    )


def look_for_missed(turn: Turn, timer: Timer) -> Iterator[Effect]:
    """Who said yes twice and was not there twice is asked one friendly question."""
    theme = _due(turn, timer, version=False)
    ids = themes.missed_twice(turn.connection, theme.id)
    timers.plan_all(
        turn.connection, [Wanted("missed twice", id_, turn.seconds, theme.about, 0) for id_ in ids], turn.seconds
    )
    yield from ()


def ask_why_missed(turn: Turn, timer: Timer) -> Iterator[Effect]:
    theme = _due(turn, timer, version=False)
    if journal.has(turn.connection, f"person:{turn.person.id}", "theme missed", theme.about):
        raise Skip("answered already")
    reach.gently(turn)
    yield Start(turn.person.id, WhyMissed, theme.seen, "missed two in a row", nudge=True)


CARRIED = ("theme opens", "theme after", "theme missed")


def staff_leaves(turn: Turn, _event: StaffLeaves) -> Iterator[Effect]:
    """What a coordinator carries of theme meetings another one carries."""
    turn.hand_over(CARRIED)
    yield from ()


DUE: Mapping[str, WhenDue] = {
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
