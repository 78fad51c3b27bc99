"""Sentences about matches that several conversations say."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.ground.text import Listed, Spoken, Text, Value, _, as_is, lines, paragraphs
from bot.matches.nouns import Match, MatchState, Member
from bot.people.nouns import Role

Actions = tuple[tuple[str, Text], ...]

# Why somebody says no or ends a match; the person who hears it is only the coordinator.
REASONS: dict[str, Text] = {
    "time": _("No time now"),
    "fit": _("We do not fit"),
    "language": _("We cannot talk"),
    "far": _("It is too far"),
    "goal": _("We are ready"),
    "moved": _("I move away"),
    "unsafe": _("I do not feel safe"),
    "left": _("Left the project"),
    "unsaid": _("I do not say"),
}


def named(members: tuple[Member, ...]) -> Value:
    """First names, as a value of a text; of who was erased there is none."""
    if not members:
        return "…"
    return members[0].name if len(members) == 1 else Listed(tuple(as_is(member.name) for member in members))


def sides(match: Match) -> tuple[Value, Value]:
    """The names of the newcomer's side and of the mentor's."""
    return named(match.of(Role.NEWCOMER)), named(match.of(Role.MENTOR))


def pair(match: Match) -> Text:
    """Both sides of a match, for staff."""
    return _("{newcomer} and {mentor}", newcomer=named(match.of(Role.NEWCOMER)), mentor=named(match.of(Role.MENTOR)))


def pair_short(match: Match) -> Text:
    """The same on a button."""
    return as_is(match.names)


# A first sentence that the other side can read: in the language of each.
OPENER = _("Hello, I am {name}. I look forward to meeting you.")


def match_begins(match: Match, person_id: int, languages: tuple[str, ...]) -> Text:
    """Both said yes: what the person does next,
    with a first sentence to say in each language of the two.
    """
    others = named(match.others(person_id))
    name = next((member.name for member in match.members if member.person_id == person_id), "")
    opener = Text(OPENER.sentence, {"name": name})
    return paragraphs(
        _("🎉 You and {others} both said yes.", others=others),
        lines(
            _("A first sentence that you can send or say:"),
            *(Text("«{it}»", {"it": Spoken(opener, code)}) for code in languages),
        ),
        _("Now plan your first meeting. Say hello, drink something together, and tell about yourself."),
        _("I bring your messages to {others}. Your number stays private until you both share it.", others=others),
    )


def match_state(match: Match, person_id: int, zone: ZoneInfo) -> Text:
    """How a match stands now, as its member or staff may know it."""
    if match.side_of(person_id) is None:
        return _("{names}: {state}", names=pair(match), state=STATES[match.state])
    others = named(match.others(person_id))
    match match.state:
        case MatchState.PROPOSED:
            return _("I asked you and {others}. I wait for the answers.", others=others)
        case MatchState.LIVE:
            return _("You and {others} are a match.", others=others)
        case MatchState.ENDED:
            return _("Your match with {others} has ended.", others=others)
        case _:
            return _("This match does not go on. You stay on the list.")


STATES: dict[MatchState, Text] = {
    MatchState.DRAFT: _("not proposed yet"),
    MatchState.ASKED: _("the case manager is asked"),
    MatchState.OBJECTED: _("the case manager does not agree"),
    MatchState.AGREED: _("ready to propose"),
    MatchState.PROPOSED: _("both sides are asked"),
    MatchState.LIVE: _("a live match"),
    MatchState.DECLINED: _("declined"),
    MatchState.WITHDRAWN: _("taken back"),
    MatchState.ENDED: _("ended"),
}
