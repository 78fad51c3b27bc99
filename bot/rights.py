"""Who may do what: the one place where rights are checked."""

from bot.flows.flow import Flow
from bot.matches import Match
from bot.people import Person, StaffRole

COORDINATORS = (StaffRole.COORDINATOR, StaffRole.ADMIN)


def may_use(person: Person, flow: type[Flow]) -> bool:
    """Whether this person may have this conversation at all."""
    return not flow.for_staff or (person.staff is not None and person.staff.role in flow.for_staff)


def may_see_match(person: Person, match: Match, case_manager: str, flow: type[Flow]) -> bool:
    """Members see their match, coordinators each, a case manager only those of their own newcomers."""
    if not flow.for_staff:
        return match.side_of(person.id) is not None
    return may_see_newcomer(person, case_manager)


def may_see_newcomer(person: Person, case_manager: str) -> bool:
    """``case_manager`` is the staff id that stands in the newcomer's profile, as written there."""
    staff = person.staff
    if staff is None:
        return False
    return staff.role in COORDINATORS or (staff.role is StaffRole.CASE_MANAGER and case_manager == str(staff.id))
