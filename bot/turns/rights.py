"""Who may do what: the one place where rights are checked.
What each role may is the table in `bot.people.roles`.
"""

from bot.flows.engine.flow import Flow
from bot.matches.nouns import Match
from bot.people import roles
from bot.people.nouns import Person
from bot.people.roles import MAY, Right

COORDINATORS = tuple(sorted(roles.COORDINATORS))


def may(person: Person, right: Right) -> bool:
    """Whether the role of somebody who works here has this right."""
    return person.staff is not None and right in MAY[person.staff.role]


def may_use(person: Person, flow: type[Flow]) -> bool:
    """Whether this person may have this conversation at all."""
    return not flow.for_staff or (person.staff is not None and person.staff.role in flow.for_staff)


def may_see_match(person: Person, match: Match, case_manager: str, flow: type[Flow]) -> bool:
    """Members see their match, coordinators each,
    a case manager only those of their own newcomers.
    """
    if not flow.for_staff:
        return match.side_of(person.id) is not None
    return may_see_newcomer(person, case_manager)


def may_see_newcomer(person: Person, case_manager: str) -> bool:
    """``case_manager`` is the staff id that stands in the newcomer's profile, as written there."""
    if may(person, Right.EVERYBODY):
        return True
    mine = person.staff is not None and case_manager == str(person.staff.id)
    return mine and may(person, Right.OWN_NEWCOMERS)
