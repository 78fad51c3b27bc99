"""What each role may do: the one table. `bot.turns.rights` checks it,
and flows look here whom they are for.
"""

from collections.abc import Mapping
from enum import StrEnum

from bot.people.nouns import StaffRole


class Right(StrEnum):
    """What somebody of the staff may do with people who are not themselves."""

    # Cards, matches, care, theme meetings, requests and messages of everybody.
    EVERYBODY = "everybody"
    # Cards, talks and the programme of the newcomers who named them; their word on a match.
    OWN_NEWCOMERS = "own newcomers"
    # A file of all that is kept of one person, to hand over; who of the staff saw this person.
    EXPORT = "export"
    # Put somebody on the list or take them off; erase them.
    LIST = "list"
    ERASE = "erase"
    # Hear who of the staff came in, and end that at once.
    STAFF = "staff"
    # What the staff did in the last days, without the names of people.
    STAFF_JOURNAL = "staff journal"


# Newcomers and mentors stand in no row: they see and do what is theirs, and so does whoever left
# the staff.
MAY: Mapping[StaffRole, frozenset[Right]] = {
    StaffRole.COORDINATOR: frozenset({Right.EVERYBODY, Right.EXPORT, Right.LIST, Right.ERASE, Right.STAFF}),
    StaffRole.CASE_MANAGER: frozenset({Right.OWN_NEWCOMERS, Right.EXPORT}),
    # Looks after the bot and the staff links, on the machine; needs nobody's card for that.
    StaffRole.ADMIN: frozenset({Right.STAFF_JOURNAL, Right.STAFF}),
}


def with_right(*rights: Right) -> frozenset[StaffRole]:
    """The roles that have one of these."""
    return frozenset(role for role, may in MAY.items() if may & set(rights))


STAFF = frozenset(StaffRole)
COORDINATORS = with_right(Right.EVERYBODY)
CASE_MANAGERS = with_right(Right.OWN_NEWCOMERS)
# Who looks after people, all of them or their own.
CARERS = COORDINATORS | CASE_MANAGERS
