"""A pair in its year: how tests bring Amal and Sanne to where a test begins."""

from datetime import timedelta

from sqlalchemy import select

from storage.tables import match_members
from storage.tables import signs as sign_rows
from storage.tables import talks as talk_rows
from tests.town import Town

FIRST, SECOND = "talk:1", "talk:2"


def a_pair_is_made(town: Town) -> None:
    """Amal and Sanne, live from a Monday morning; Marieke coordinates,
    Iris is Amal's case manager.
    """
    town.bot.now -= timedelta(hours=9)
    town.staff("Marieke")
    town.staff("Iris", "case-manager")
    town.newcomer("Amal")
    town.mentor("Sanne")
    town.case_manager_of("amal", "Iris")
    town.match("amal", "sanne", year=True)
    for who in town.people:
        town.bot.replies(who)


def state(town: Town, id_: int = 1) -> str:
    return str(town.one(select(talk_rows.c.state).where(talk_rows.c.id == id_)))


def agree(town: Town, *names: str) -> None:
    for name in names or ("amal", "sanne", "iris"):
        town.pick(name, "yes")


def asked(town: Town) -> Town:
    town.bot.later(hours=30)
    return town


def confirmed(town: Town) -> Town:
    agree(asked(town))
    assert state(town) == "confirmed"
    return town


def open_signs(town: Town) -> list[str]:
    return [row[0] for row in town.rows(select(sign_rows.c.kind).where(sign_rows.c.closed_at.is_(None)))]


def meet(town: Town, asker: str, other: str) -> None:
    """One week: plan a meeting for in three days, say yes, meet, and both say that it was good."""
    match = town.one(select(match_members.c.match_id).where(match_members.c.person_id == town.id(asker)))
    day = (town.bot.now + timedelta(days=3)).astimezone(town.bot.zone).date().isoformat()
    town.plan(asker, match, day)
    town.pick(other, "yes")
    town.bot.later(days=3, hours=12)
    for who in (asker, other):
        town.pick(who, "yes", "60", "good")
    town.bot.later(days=3, hours=12)


def end(town: Town, *answers: str) -> None:
    town.begin("amal", "EndTogether", "match:1:2")
    town.pick("amal", "yes", *answers)
