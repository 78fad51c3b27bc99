"""Words and numbers between the two sides of a match, and what keeps them safe."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta

from bot.flows.engine.effects import Notify, Tell, button
from bot.flows.matches.pair import ShareMyNumber, WriteTo
from bot.ground.about import About
from bot.ground.budget import Budget
from bot.ground.deed import Deed, Effect
from bot.ground.text import Exact, Listed, Text, _, as_is, paragraphs, quoted
from bot.matches.deeds import Relay, Report, ShareNumber
from bot.matches.nouns import Match, MatchState
from bot.matches.words import named
from bot.people.nouns import Role
from bot.requests.nouns import RequestKind
from bot.turns import bringing
from bot.turns.events import NeedsStaff, PersonStops
from bot.turns.tables import Does
from bot.turns.turn import Turn
from storage import budgets, history, matches, meetings
from storage.history import Relayed


def _live(turn: Turn, id_: int) -> Match | None:
    match = matches.one(turn.connection, id_)
    mine = match is not None and match.state is MatchState.LIVE and match.side_of(turn.person.id) is not None
    return match if mine else None


# The same words are reported to the coordinators once a day.
REPORTED = Budget(1, timedelta(days=1))
ENDED = _("This match has ended. I cannot bring messages any more.")


def relay(turn: Turn, deed: Relay) -> Iterator[Effect]:
    """Bring somebody's words to the other side, marked as theirs."""
    match = _live(turn, deed.match)
    if match is None:
        yield Tell(ENDED)
        return
    text = paragraphs(_("✉️ {name} writes to you:", name=turn.person.name), quoted(deed.words))
    actions = (
        button(WriteTo, match.about, _("Answer")),
        bringing.report(turn),
    )
    others = match.others(turn.person.id)
    here = tuple(each for each in others if not _is_absent(turn, each.person_id))
    if not here:
        yield Tell(
            _(
                "{others} is not in this chat yet, so I cannot bring it. Please call or write yourself.",
                others=named(others),
            )
        )
        return
    if not bringing.may_bring(turn, match.id):
        yield Tell(bringing.TOO_MANY)
        return
    for member in here:
        yield Notify(member.person_id, text, "words of the other side", match.about, actions)
    turn.note("message relayed", match.about)
    yield Tell(_("I bring it to {others}.", others=named(here)))


def _is_absent(turn: Turn, person_id: int) -> bool:
    other = turn.towards(person_id)
    return other is None or other.here.absent


def report(turn: Turn, deed: Report) -> Iterator[Effect]:
    """The coordinator sees what was reported, by whom and from whom."""
    found = history.relayed(turn.connection, deed.message, turn.person.id)
    match = _brought_in(turn, found) if found is not None and found.words else None
    if found is None or match is None:
        yield Tell(_("I cannot find this message any more. Write “person” to talk to the project."))
        return
    sender = next((member.name for member in match.members if member.person_id == found.sender), None)
    told = (
        _("⚠️ {name} reports a message of {sender}:", name=turn.person.name, sender=sender)
        if sender is not None
        else _(
            "⚠️ {name} reports a message of the other side of the match. Who wrote it is not in it any more, "
            "and I have no name. Please talk to {name}.",
            name=turn.person.name,
        )
    )
    turn.note("message reported", match.about, f"message {deed.message}")
    if budgets.spend(turn.connection, f"reported:{deed.message}:{turn.person.id}", REPORTED, turn.seconds):
        notices = turn.tell_coordinators(match, paragraphs(told, quoted(found.words)), "a message was reported", "")
        # It waits in the inbox: nobody may count on the one notice.
        yield NeedsStaff(RequestKind.REPORT, match.about, match=match, words=found.words)
        # The words of who was erased are in the chat of the coordinator, and not with us.
        yield from (replace(each, erase=sender is None) for each in notices)
    yield Tell(
        _("Thank you for telling us. The coordinator reads it. {sender} does not hear that you told us.", sender=sender)
        if sender is not None
        else _("Thank you for telling us. The coordinator reads it. Who wrote it is not in your match any more.")
    )


def _brought_in(turn: Turn, found: Relayed) -> Match | None:
    """The match in which this was brought to who acts, though its sender may be in none any more:
    they were erased or left, or the chat was taken off them.
    """
    me = turn.person.id
    mine = matches.of_person(turn.connection, me, tuple(MatchState))
    theirs = (match for match in mine if found.sender in [each.person_id for each in match.others(me)])
    about = About(found.about)
    meeting = meetings.one(turn.connection, about.id) if about.kind == "meeting" else None
    thing = about if meeting is None else About.of("match", meeting.match_id)
    return next(theirs, None) or next((match for match in mine if match.about == thing), None)


def share_number(turn: Turn, deed: ShareNumber) -> Iterator[Effect]:
    """Nobody sees a number before both sides shared theirs."""
    match = _live(turn, deed.match)
    if match is None:
        yield Tell(ENDED)
        return
    me = turn.person.id
    match = matches.share_number(turn.connection, match, me, deed.number)
    turn.note("number shared", match.about)
    ready = all(any(member.number for member in match.of(side)) for side in Role)
    if not ready:
        yield Tell(_("Thank you. {others} sees it when they share their number too.", others=named(match.others(me))))
        told = _("{name} would like to share phone numbers with you. You decide.", name=turn.person.name)
        actions = (button(ShareMyNumber, match.about, _("Share my number")),)
        for member in match.others(me):
            yield Notify(member.person_id, told, "the other side shares a number", match.about, actions)
        return
    for member in match.members:
        shown = _numbers(match, member.person_id)
        yield turn.say(member.person_id, shown, "both sides shared their number", match.about)


def _numbers(match: Match, person_id: int) -> Text:
    rows = tuple(
        Text("{name}: {number}", {"name": as_is(m.name), "number": Exact(m.number)})
        for m in match.others(person_id)
        if m.number
    )
    return _("You both shared your number. {numbers}", numbers=Listed(rows))


def person_stops(turn: Turn, _event: PersonStops) -> Iterator[Effect]:
    """Somebody stopped all messages: staff and whoever waits for them hear it, without reasons."""
    mine = matches.of_person(turn.connection, turn.person.id, (MatchState.PROPOSED, MatchState.LIVE))
    for match in mine:
        told = _("I cannot reach {name} now. The coordinator knows it.", name=turn.person.name)
        for member in match.others(turn.person.id):
            yield Notify(member.person_id, told, "the other side stopped all messages", match.about)
    if turn.person.listed_at is not None:
        told = _("{name} stopped all messages of the bot.", name=turn.person.name)
        yield from turn.tell_coordinators(mine[0] if mine else None, told, "somebody stopped all messages")


DEEDS: Mapping[type[Deed], Does] = {Relay: relay, Report: report, ShareNumber: share_number}
