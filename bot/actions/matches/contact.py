"""Words and numbers between the two sides of a match, and what keeps them safe."""

from collections.abc import Callable, Iterator

from bot.flows.engine.effects import Notify, Tell, button
from bot.flows.matches.pair import ReportMessage, ShareMyNumber, WriteTo
from bot.ground.about import About
from bot.ground.deed import Effect
from bot.ground.text import Exact, Listed, Text, _, as_is, paragraphs
from bot.matches.deeds import Relay, Report, ShareNumber
from bot.matches.nouns import Match, MatchState
from bot.matches.words import named
from bot.people.nouns import Role
from bot.turns.turn import Act
from storage import history, matches


def _live(act: Act, id_: int) -> Match | None:
    match = matches.one(act.connection, id_)
    mine = match is not None and match.state is MatchState.LIVE and match.side_of(act.person.id) is not None
    return match if mine else None


ENDED = _("This match has ended. I cannot bring messages any more.")


def relay(act: Act, deed: Relay) -> Iterator[Effect]:
    """Bring somebody's words to the other side, marked as theirs."""
    match = _live(act, deed.match)
    if match is None:
        yield Tell(ENDED)
        return
    text = paragraphs(_("✉️ {name} writes to you:", name=act.person.name), Text("«{words}»", {"words": deed.words}))
    actions = (
        button(WriteTo, match.about, _("Answer")),
        button(ReportMessage, About.of("said", act.message), _("Report this")),
    )
    others = match.others(act.person.id)
    here = tuple(each for each in others if not _is_absent(act, each.person_id))
    if not here:
        yield Tell(
            _(
                "{others} is not in this chat yet, so I cannot bring it. Please call or write yourself.",
                others=named(others),
            )
        )
        return
    for member in here:
        yield Notify(member.person_id, text, "words of the other side", match.about, actions)
    act.note("message relayed", match.about)
    yield Tell(_("I bring it to {others}.", others=named(here)))


def _is_absent(act: Act, person_id: int) -> bool:
    other = act.draft.towards(person_id)
    return other is None or other.here.absent


def report(act: Act, deed: Report) -> Iterator[Effect]:
    """The coordinator sees what was reported, by whom and from whom."""
    found = history.relayed(act.connection, deed.message)
    mine = matches.of_person(act.connection, act.person.id, tuple(MatchState))
    match = next((m for m in mine if found and found[0] in [o.person_id for o in m.others(act.person.id)]), None)
    if found is None or match is None:
        yield Tell(_("I cannot find this message any more. Write “person” to talk to the project."))
        return
    sender = next(member.name for member in match.members if member.person_id == found[0])
    text = paragraphs(
        _("⚠️ {name} reports a message of {sender}:", name=act.person.name, sender=sender),
        Text("«{words}»", {"words": found[1]}),
    )
    act.note("message reported", match.about, f"message {deed.message}")
    yield from act.tell_coordinators(match, text, "a message was reported", "")
    yield Tell(
        _("Thank you for telling us. The coordinator reads it. {sender} does not hear that you told us.", sender=sender)
    )


def share_number(act: Act, deed: ShareNumber) -> Iterator[Effect]:
    """Nobody sees a number before both sides shared theirs."""
    match = _live(act, deed.match)
    if match is None:
        yield Tell(ENDED)
        return
    me = act.person.id
    match = matches.share_number(act.connection, match, me, deed.number)
    act.note("number shared", match.about)
    ready = all(any(member.number for member in match.of(side)) for side in Role)
    if not ready:
        yield Tell(_("Thank you. {others} sees it when they share their number too.", others=named(match.others(me))))
        told = _("{name} would like to share phone numbers with you. You decide.", name=act.person.name)
        actions = (button(ShareMyNumber, match.about, _("Share my number")),)
        for member in match.others(me):
            yield Notify(member.person_id, told, "the other side shares a number", match.about, actions)
        return
    for member in match.members:
        shown = _numbers(match, member.person_id)
        if member.person_id == me:
            yield Tell(shown)
        else:
            yield Notify(member.person_id, shown, "both sides shared their number", match.about)


def _numbers(match: Match, person_id: int) -> Text:
    rows = tuple(
        Text("{name}: {number}", {"name": as_is(m.name), "number": Exact(m.number)})
        for m in match.others(person_id)
        if m.number
    )
    return _("You both shared your number. {numbers}", numbers=Listed(rows))


def stopped(act: Act) -> Iterator[Effect]:
    """Somebody stopped all messages: staff and whoever waits for them hear it, without reasons."""
    mine = matches.of_person(act.connection, act.person.id, (MatchState.PROPOSED, MatchState.LIVE))
    for match in mine:
        told = _("I cannot reach {name} now. The coordinator knows it.", name=act.person.name)
        for member in match.others(act.person.id):
            yield Notify(member.person_id, told, "the other side stopped all messages", match.about)
    if act.person.listed_at is not None:
        told = _("{name} stopped all messages of the bot.", name=act.person.name)
        yield from act.tell_coordinators(mine[0] if mine else None, told, "somebody stopped all messages")


DEEDS: dict[type, Callable[..., Iterator[Effect]]] = {Relay: relay, Report: report, ShareNumber: share_number}
