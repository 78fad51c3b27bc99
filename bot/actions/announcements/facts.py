"""Reads what conversations know of announcements."""

from dataclasses import replace

from bot.actions.announcements import audience
from bot.announcements.facts import AnnouncementFacts
from bot.announcements.rules import Announcement, State
from bot.flows.engine.flow import Facts, Flow
from bot.turns.facts import Gone, LookAt, Read
from bot.turns.turn import Turn
from storage import announcements, files, subscriptions


def look(turn: Turn, flow: type[Flow], facts: Facts, id_: int) -> Facts:
    """Staff see all of it; others only one they got."""
    connection = turn.reading
    found = announcements.one(connection, id_)
    if found is None or found.programme != facts.programme.id:
        raise Gone(facts.about)
    if not flow.for_staff and not announcements.was_sent_to(connection, id_, facts.person.id):
        raise Gone(facts.about)
    file = files.one(connection, found.file_id) if found.file_id and flow.for_staff else None
    return replace(facts, thing=found).having(replace(facts.of(AnnouncementFacts), file=file))


def look_at_subscription(turn: Turn, flow: type[Flow], facts: Facts, place: int) -> Facts:
    """Something to subscribe to, by its place in the profile."""
    every = facts.programme.profile.subscriptions
    if place >= len(every):
        raise Gone(facts.about)
    return replace(facts, thing=every[place])


def how_far(turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
    """What would happen if the announcement went now; of one that goes, how far it has come."""
    connection, known, found = turn.reading, facts.of(AnnouncementFacts), facts.thing
    if isinstance(found, Announcement) and found.state in (State.DRAFT, State.PLANNED):
        tried = audience.try_out(connection, facts.programme, found, turn.now)
        return facts.having(replace(known, dry=tried))
    return facts.having(replace(known, how_far=audience.report(connection, facts.about.id)))


def announced(turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
    found = announcements.newest(turn.reading, facts.programme.id)
    return facts.having(replace(facts.of(AnnouncementFacts), announced=tuple(found)))


def groups(turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
    found = announcements.groups(turn.reading, facts.programme.id)
    return facts.having(replace(facts.of(AnnouncementFacts), groups=tuple(found)))


def subscribed(turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
    found = subscriptions.of_person(turn.reading, facts.person.id)
    return facts.having(replace(facts.of(AnnouncementFacts), subscribed=found))


READERS: dict[str, Read] = {
    "how far": how_far,
    "announced": announced,
    "groups": groups,
    "subscriptions": subscribed,
}
KINDS: dict[str, LookAt] = {"announce": look, "sub": look_at_subscription}
