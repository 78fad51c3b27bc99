"""Reads what conversations know of theme meetings."""

from dataclasses import replace

from bot.flows.engine.effects import Tell
from bot.flows.engine.flow import Facts, Flow
from bot.flows.themes.people import theme_buttons
from bot.themes import words as theme_words
from bot.themes.facts import ThemeFacts
from bot.themes.nouns import ThemeMeeting
from bot.turns import rights
from bot.turns.facts import Gone, LookAt, Read, Stands
from bot.turns.turn import Turn
from storage import themes


def mine(turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
    """The theme meetings to which somebody on the list is invited."""
    if facts.person.listed_at is None or facts.programme.profile.themes is None:
        return facts
    found = themes.of_person(turn.reading, facts.person.id, turn.seconds - 12 * 3600)
    return facts.having(replace(facts.of(ThemeFacts), themes=tuple(found)))


def look(turn: Turn, flow: type[Flow], facts: Facts, id_: int) -> Facts:
    """Staff see all of a theme meeting; others only one they were invited to, while they are on the
    list.
    """
    connection = turn.reading
    theme = themes.one(connection, id_)
    if flow.for_staff:
        may_see = rights.may_use(facts.person, flow)
    else:
        listed = facts.person.listed_at is not None
        may_see = listed and themes.reply_of(connection, id_, facts.person.id) is not None
    if theme is None or not may_see:
        raise Gone(facts.about)
    return replace(facts, thing=theme)


def replies(turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
    """What everybody said to the theme meeting."""
    found = themes.replies(turn.reading, facts.about.id)
    return facts.having(replace(facts.of(ThemeFacts), replies=tuple(found)))


def planned(turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
    """The theme meetings that come, and those of the last two weeks."""
    found = themes.since(turn.reading, facts.programme.id, turn.seconds - 14 * 86400)
    return facts.having(replace(facts.of(ThemeFacts), planned=tuple(found)))


def stands(facts: Facts) -> Tell | None:
    """How the theme meeting stands now, and what may be done with it."""
    theme = facts.thing
    if not isinstance(theme, ThemeMeeting):
        return None
    return Tell(theme_words.state(theme, facts.programme), theme_buttons(theme))


READERS: dict[str, Read] = {"themes": mine, "planned themes": planned, "replies": replies}
KINDS: dict[str, LookAt] = {"theme": look}
STANDS: dict[str, Stands] = {"theme": stands}
