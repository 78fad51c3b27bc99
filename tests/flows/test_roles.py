"""Who may begin what: every conversation is tried as every role, by the menu,
by its button and by words.

The table `MAY` says for each flow who gets its question. A flow that does not stand there fails the
first test: add a line with one of the groups. A flow about a kind of thing that is not in `THINGS`
needs one of its kind there.
"""

from collections import Counter
from typing import Any

import pytest
from sqlalchemy import select, text

from bot.flows.every import BY_NAME, FLOWS
from bot.ground.messages import Kind
from bot.ground.typed import Command
from bot.language.speech import Speech
from bot.people import roles
from bot.simulation import Reply, Simulation
from storage.database import Database
from storage.tables import (
    announcements,
    conversations,
    files,
    meetings,
    metadata,
    outbox,
    people,
    requests,
    staff,
    talks,
    theme_meetings,
)
from tests.everybody import build
from tests.kept import walked
from tests.town import Town
from tests.walking import failed

STRANGER = "stranger"
NEWCOMER, NEWCOMER_IN_MATCH = "amal", "selam"
MENTOR, MENTOR_IN_MATCH = "tom", "sanne"
COORDINATOR, CASE_MANAGER, OTHER_CASE_MANAGER = "marieke", "iris", "joris"
ADMIN, REVOKED = "kim", "oscar"

ROLES = (
    STRANGER,
    NEWCOMER,
    NEWCOMER_IN_MATCH,
    MENTOR,
    MENTOR_IN_MATCH,
    COORDINATOR,
    CASE_MANAGER,
    OTHER_CASE_MANAGER,
    ADMIN,
    REVOKED,
)
# The groups of the table.
EVERYBODY = frozenset(ROLES) - {STRANGER}
# Members of the match, and nobody else, the staff neither.
PAIR = frozenset({NEWCOMER_IN_MATCH, MENTOR_IN_MATCH})
# Who is on the list, and so got the announcement.
LISTED = frozenset({NEWCOMER, NEWCOMER_IN_MATCH, MENTOR, MENTOR_IN_MATCH})
# Those invited to the theme meeting.
INVITED = frozenset({MENTOR, MENTOR_IN_MATCH})
COORDINATORS = frozenset({COORDINATOR})
# The coordinator and the case manager of this very newcomer.
CARERS = frozenset({COORDINATOR, CASE_MANAGER})
CASE_MANAGERS = frozenset({CASE_MANAGER, OTHER_CASE_MANAGER})
STAFF = COORDINATORS | CASE_MANAGERS | {ADMIN}
ADMINS = frozenset({ADMIN})


def _all(group: frozenset[str], names: str) -> dict[str, frozenset[str]]:
    return dict.fromkeys(names.split(), group)


MAY: dict[str, frozenset[str]] = {
    # What everybody may begin; where it makes no sense it ends at once or shows the menu.
    **_all(EVERYBODY, "Welcome Menu ComeBack ChangeAnswers ChooseLanguage TalkToPerson BackToTheBot Help MyData Stop"),
    **_all(EVERYBODY, "DeleteMe MyApps WhoseCode QuietHours"),
    # Whoever is on the list changes their answers; nobody becomes somebody else there.
    **_all(EVERYBODY - LISTED, "NewcomerIntake MentorIntake"),
    **_all(EVERYBODY, "NewcomerTellsMore MentorTellsMore"),
    # Of one's own chats alone; see `tests/people/test_my_chats.py`.
    "UndoNewChat": frozenset(),
    **_all(EVERYBODY, "HelpNow InNeed Concern WhoHelps HelpWith Subscriptions LeaveSubscription MentorGroup"),
    **_all(
        EVERYBODY,
        "GoOnSigningUp NotNow StayOnList MyFreeTimes TakeABreak WhereAmI MyProgramme MyThemes AtAMeeting MyMatch",
    ),
    **_all(EVERYBODY, "PlanAMeeting MyMeetings WriteAMessage IAmNotSure"),
    # Only whom the words were brought to.
    "ReportMessage": frozenset({NEWCOMER_IN_MATCH}),
    # What belongs to a match, a meeting or a talk.
    **_all(PAIR, "MatchProposal PlanMeeting WriteTo ShareNumber PauseTogether EndTogether NotSure MyTalks SayThanks"),
    **_all(PAIR, "MyHours MoveMeeting MeetingAsked RunningLate IAmHere CannotCome AfterMeeting"),
    **_all(PAIR, "TalkAsked TalkMove PrepareForTalk HowToGoOn"),
    **_all(INVITED, "ThemeInvite WhyMissed"),
    # The staff.
    **_all(STAFF, "StaffHello"),
    **_all(COORDINATORS, "WhoWaits Matches WhoNeedsCare ThemeMeetings PlanTheme ThemeDesk WhoWasThere"),
    **_all(COORDINATORS, "FindMentor OpenMentor MatchDesk CareDesk"),
    **_all(COORDINATORS, "Announcements Announce AnnouncementDesk UndoAnnouncementNow HaltAnnouncement SendToOthers"),
    **_all(COORDINATORS, "TheirChats Inbox MoreInbox InboxItem Numbers NumbersFile"),
    **_all(COORDINATORS, "ImportPeople ImportColumns ImportSure"),
    **_all(EVERYBODY, "ImportedHello"),
    **_all(LISTED, "AnnounceReply"),
    **_all(CASE_MANAGERS, "MyNewcomers"),
    **_all(COORDINATORS | CASE_MANAGERS, "FindPerson"),
    **_all(CARERS, "PersonDesk WhoSaw"),
    **_all(ADMINS, "WhoSawWhat"),
    **_all(COORDINATORS | ADMINS, "WhoCameIn"),
    # Only who has just opened a link that was made for one person.
    **_all(frozenset(), "OpenLink"),
    **_all(CARERS, "NewcomerPath Consult TalkAskedStaff TalkMoveStaff PrepareForTalkStaff TalkOutcome TalksDesk"),
}
# Among the words is *stop*: whoever left the list signs up again, as what they were.
OWN_SIGN_UP: dict[str, frozenset[str]] = dict.fromkeys(ROLES, frozenset())
OWN_SIGN_UP |= dict.fromkeys((NEWCOMER, NEWCOMER_IN_MATCH), frozenset({"NewcomerIntake"}))
OWN_SIGN_UP |= dict.fromkeys((MENTOR, MENTOR_IN_MATCH), frozenset({"MentorIntake"}))
# A thing of each kind that exists, by its place in the town; others are tried with one that does
# not.
THINGS = {
    "match": select(text("id")).select_from(text("matches")),
    "meeting": select(meetings.c.id),
    "talk": select(talks.c.id),
    "theme": select(theme_meetings.c.id),
    "person": select(people.c.id).where(people.c.called == NEWCOMER_IN_MATCH.capitalize()),
    "said": select(outbox.c.id // 256).where(outbox.c.buttons.contains("!ReportMessage")),
    "announce": select(announcements.c.id),
    "request": select(requests.c.id).where(requests.c.state != "closed"),
    "topic": select(text("1")),
    "behind": select(text("0")),
    "sub": select(text("1")),
    "period": select(text("1202611")),
    "file": select(files.c.id),
    "staff": select(staff.c.id).where(staff.c.name == "Joris"),
    "link": select(text("1")),
}
# What may change when somebody is refused: that they wrote, and what they were answered.
WROTE = {"inbox", "outbox", "journal", "conversations"}
REFUSALS = (
    "This is not there any more.",
    "What would you like to do?",
    "That button is old.",
    "Die knop is oud.",
    "I do not understand this.",
    "Please choose",
)


def contents(database: Database, leave_out: set[str]) -> Counter[Any]:
    """Every row of every table but these, in one look."""
    names = [table.name for table in metadata.sorted_tables if table.name not in leave_out]
    if database.is_sqlite:
        looks = [f"SELECT '{name}', * FROM {name}" for name in names]
    else:
        looks = [" UNION ALL ".join(f"SELECT '{name}', one::text FROM {name} AS one" for name in names)]
    return database.write(lambda c: Counter(tuple(row) for look in looks for row in c.exec_driver_sql(look)))


@pytest.fixture
def town(bot: Simulation) -> Town:
    found = walked(bot, build)
    assert set(found.people) == EVERYBODY
    assert failed(found.bot) == 0
    return found


def begun(town: Town, who: str, flow: str, after: int) -> bool:
    """Whether this person is (or was) in a conversation of this flow that is newer than
    ``after``.
    """
    mine = conversations.c.person_id == select(people.c.id).where(people.c.called == who.capitalize()).scalar_subquery()
    newer = select(conversations.c.id).where(mine, conversations.c.flow == flow, conversations.c.id > after)
    return bool(town.rows(newer))


def last_conversation(town: Town) -> int:
    return int(town.one(select(conversations.c.id).order_by(conversations.c.id.desc())) or 0)


def press(town: Town, who: str, data: str) -> list[Reply]:
    town.bot.receive(town.bot.message(who, Kind.PRESS, data, press="1"))
    return town.bot.replies(who)


def through_the_menu(town: Town, who: str, flow: str) -> bool:
    """Press the entry of a flow in the menu, as it stands there or made up;
    says whether it stood there.
    """
    shown = [b for r in town.bot.say(who, "/menu") for b in r.options if ".pick." in b.data]
    entry = next((b.data for b in shown if b.data.endswith(f".pick.{flow}")), "")
    if shown:
        press(town, who, entry or f"{shown[0].data.rpartition('.')[0]}.{flow}")
    return bool(entry)


def thing(town: Town, kind: str) -> str:
    id_ = town.one(THINGS[kind].limit(1)) if kind in THINGS else 4711
    return f"{kind}:{id_}"


def test_the_table_names_every_conversation_once() -> None:
    assert set(BY_NAME) - set(MAY) == set(), "say in MAY who may begin these"
    assert set(MAY) - set(BY_NAME) == set(), "these are no flows any more"
    assert not any(STRANGER in group for group in MAY.values())


def test_the_staff_of_the_table_are_the_staff_of_the_code() -> None:
    of_role = {
        COORDINATOR: "coordinator",
        CASE_MANAGER: "case-manager",
        OTHER_CASE_MANAGER: "case-manager",
        ADMIN: "admin",
    }
    for flow in FLOWS:
        wrong = [who for who in MAY.get(flow.name(), ()) if flow.for_staff and of_role.get(who) not in flow.for_staff]
        assert not wrong, f"{flow.name()} is not for {wrong}"
    assert set(roles.MAY) == set(roles.STAFF)
    assert roles.COORDINATORS.isdisjoint(roles.CASE_MANAGERS)


@pytest.mark.parametrize("flow", [flow.name() for flow in FLOWS])
def test_whoever_may_not_begin_it_is_refused_and_changes_nothing(town: Town, flow: str) -> None:
    about = thing(town, BY_NAME[flow].of) if BY_NAME[flow].of else ""
    for who in ROLES:
        if who in MAY.get(flow, EVERYBODY):
            continue
        after, before = last_conversation(town), contents(town.bot.database, WROTE)
        heard = press(town, who, f"!{flow} {about}".strip())
        assert any(refusal in heard[-1].text for refusal in REFUSALS), f"{who} got {heard[-1].text!r}"
        assert contents(town.bot.database, WROTE) == before, f"{who} changed something"
        if who != STRANGER:
            assert not through_the_menu(town, who, flow), f"{flow} stands in the menu of {who}"
            # It may be near the title of something that they may begin.
            titles = [town_speech(town).say(BY_NAME[flow].title, code) for code in ("en", "nl", "ar", "ti")]
            town.bot.receive(*(town.bot.message(who, Kind.TEXT, title) for title in titles))
        assert not begun(town, who, flow, after), f"{who} is in {flow}"
    assert failed(town.bot) == 0


def town_speech(town: Town) -> Speech:
    return town.bot.setting.speech


@pytest.mark.parametrize("flow", [flow.name() for flow in FLOWS if MAY.get(flow.name())])
def test_whoever_may_begin_it_gets_it(town: Town, flow: str) -> None:
    kind = BY_NAME[flow].of
    assert not kind or kind in THINGS, f"the town has no {kind} yet"
    about = thing(town, kind) if kind else ""
    for who in sorted(MAY[flow]):
        after = last_conversation(town)
        heard = press(town, who, f"!{flow} {about}".strip())
        assert heard, f"{who} hears nothing"
        assert begun(town, who, flow, after), f"{who} may not begin {flow}: {heard[-1].text!r}"
    assert failed(town.bot) == 0


@pytest.mark.parametrize("flow", [flow.name() for flow in FLOWS])
def test_a_made_up_thing_is_told_to_be_gone(town: Town, flow: str) -> None:
    """Also a thing of another kind, and none where one is needed."""
    kind, before = BY_NAME[flow].of, contents(town.bot.database, WROTE)
    made_up = [f"{kind}:987654321", f"{kind}:987654321:7", ""] if kind else ["person:1", "match:1:1"]
    for who in ROLES:
        # The menu comes instead of a refused thing.
        tried = [about for about in made_up if flow != "Menu"]
        after = last_conversation(town)
        pressed = [town.bot.message(who, Kind.PRESS, f"!{flow} {about}".strip(), press="1") for about in tried]
        town.bot.receive(*pressed)
        assert not begun(town, who, flow, after), f"{who} is in {flow} about one of {tried}"
    assert contents(town.bot.database, WROTE) == before
    assert failed(town.bot) == 0


@pytest.mark.parametrize("who", ROLES)
def test_words_that_work_anywhere_lead_nobody_to_what_is_not_theirs(town: Town, who: str) -> None:
    others = set(EVERYBODY) - {who}
    before = others_rows(town, others)
    words = [f"/{command}" for command in Command if command is not Command.START]
    for code in ("en", "nl", "ar", "ti"):
        for spellings in town_speech(town).languages[code].words.values():
            words += list(spellings)[:2]
    after = last_conversation(town)
    for word in words:
        town.bot.say(who, word, name=who.capitalize())
    found = select(conversations.c.flow).join(people, people.c.id == conversations.c.person_id)
    mine = {row[0] for row in town.rows(found.where(conversations.c.id > after, people.c.called == who.capitalize()))}
    allowed = {flow for flow, group in MAY.items() if (NEWCOMER if who == STRANGER else who) in group} | OWN_SIGN_UP[
        who
    ]
    assert mine <= allowed, f"{who} came to {sorted(mine - allowed)}"
    assert others_rows(town, others) == before
    assert failed(town.bot) == 0


def others_rows(town: Town, others: set[str]) -> list[Any]:
    names = [who.capitalize() for who in others]
    return town.rows(select(people).where(people.c.called.in_(names)).order_by(people.c.id))


@pytest.mark.parametrize("who", sorted(EVERYBODY))
def test_the_menu_offers_only_what_somebody_may_begin(town: Town, who: str) -> None:
    shown = [b.data.rpartition(".")[2] for r in town.bot.say(who, "/menu") for b in r.options if ".pick." in b.data]
    assert shown
    assert [flow for flow in shown if flow != "resume" and who not in MAY.get(flow, EVERYBODY)] == []
