"""A town with somebody of each role and one of each thing, for whoever tries all doors."""

from datetime import timedelta
from typing import Any

from bot.matches.nouns import MatchState
from bot.people.nouns import Role
from storage import announcements, invites, matches
from storage.announcements import audience_of
from storage.database import Connection
from tests.sent_files import as_csv, send_file
from tests.town import Town

STAFF = (
    ("Marieke", "coordinator"),
    ("Iris", "case-manager"),
    ("Joris", "case-manager"),
    ("Kim", "admin"),
    ("Oscar", "coordinator"),
)


def build(town: Town, mark: str = "") -> None:
    """A match in its year with a meeting and its talks, a care sign, a theme meeting, an
    announcement, a file, requests. All names and words end with the ``mark``.
    """
    marieke, amal, selam, tom, sanne = (f"{name}{mark}" for name in ("marieke", "amal", "selam", "tom", "sanne"))
    town.bot.now -= timedelta(hours=9)
    for name, role in STAFF:
        town.staff(f"{name}{mark}", role)
    for name in (amal, selam):
        town.newcomer(name.capitalize())
    for name in (tom, sanne):
        town.mentor(name.capitalize())
    town.case_manager_of(selam, f"Iris{mark}")
    match = town.match(selam, sanne, year=True)
    town.begin(sanne, "PlanMeeting", f"match:{match}")
    town.pick(sanne, "2026-11-26", "14:00", "library", "ok")
    town.pick(selam, "yes")
    town.begin(sanne, "WriteTo", f"match:{match}")
    town.bot.say(sanne, f"I come by bike {mark}")
    town.begin(selam, "NotSure", f"match:{match}")
    town.pick(selam, "skip")
    town.begin(marieke, "PlanTheme")
    town.pick(marieke, "cultures")
    town.bot.say(marieke, "15-12-2026")
    town.pick(marieke, "19:30", "usual", "nl", "mentors")
    town.bot.say(marieke, "0")
    town.bot.say(marieke, "1")
    town.pick(marieke, "ok")
    town.begin(marieke, "ImportPeople")
    send_file(
        town, marieke, f"list{mark}.csv", as_csv([["Rol", "Naam", "Plaats"], ["mentor", f"Truus{mark}", "Leiden"]])
    )
    town.bot.say(marieke, "stop")
    town.pick(marieke, "this")
    town.bot.say(amal, f"My phone was away for a week {mark}")
    town.bot.later(days=2)
    # It goes out at the end: the bot looks after it until it is sent, and here nothing is.
    town.begin(marieke, "Announce")
    town.pick(marieke, "en", "done")
    town.bot.say(marieke, f"The office is closed on Friday. {mark}")
    town.pick(marieke, "skip", "en", "come", "all", "done", "yes", "now")
    town.bot.later(minutes=2)
    now = int(town.bot.now.timestamp())
    programme = town.bot.setting.programme.id
    town.bot.database.write(lambda c: invites.revoke(c, programme, f"Oscar{mark}", now))
    for who in town.people:
        town.bot.say(who, "menu")
        town.bot.say(who, "menu")
    for who in town.people:
        town.hears(who)


def matches_in_each_state(town: Town, newcomer: str, mentor: str) -> None:
    """Of the same two, so that each state can be tried."""
    sides = [(town.id(newcomer), Role.NEWCOMER), (town.id(mentor), Role.MENTOR)]
    now, programme = int(town.bot.now.timestamp()), town.bot.setting.programme.id

    def work(connection: Connection) -> None:
        for state in MatchState:
            id_ = matches.create(connection, programme, sides, None, "", now)
            found = matches.one(connection, id_)
            assert found is not None
            facts: dict[str, Any] = {"end_reason": "goal"} if state is MatchState.ENDED else {}
            if state is not MatchState.DRAFT:
                matches.move(connection, found, state, now, **facts)

    town.bot.database.write(work)


def a_group(town: Town, name: str) -> None:
    """An audience with a name."""
    now, programme = int(town.bot.now.timestamp()), town.bot.setting.programme.id
    audience = audience_of("{}")
    town.bot.database.write(lambda c: announcements.save_group(c, programme, name, audience, now))
