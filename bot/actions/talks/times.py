"""The times at which a talk can be, from what the two sides said about their free times."""

from datetime import date, datetime, time

from bot.ground.programme import Programme
from bot.matches.nouns import Match
from bot.people.nouns import Role
from bot.talks.nouns import Talk
from bot.talks.slots import slots
from storage import candidates, people
from storage.database import Connection


def possible_times(
    connection: Connection, programme: Programme, match: Match, talk: Talk, now: datetime
) -> tuple[tuple[date, time], ...]:
    """The times to choose from, the best first; the one that is proposed is not among them."""
    at = programme.profile.talk_times
    if at is None:
        return ()
    newcomer, mentor = match.of(Role.NEWCOMER)[0].person_id, match.of(Role.MENTOR)[0].person_id
    seeker = candidates.seeker(connection, newcomer)
    side = candidates.side(connection, programme.id, people.mentor_key(connection, mentor), int(now.timestamp()))
    free = [seeker.free if seeker else frozenset(), *(helper.free for helper in (side.helpers if side else ()))]
    times = tuple(time.fromisoformat(each) for each in at.times)
    found = slots(talk.target, now.astimezone(programme.zone).date(), at.weekdays, times, free, 7)
    return tuple(each for each in found if each != (talk.day, talk.time))[:6]
