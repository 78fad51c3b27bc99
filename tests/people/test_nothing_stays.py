"""Nothing stays: two people leave their words and names in every column there is, through the chat;
then they are erased, or much time passes, and everything is looked through.
"""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import LargeBinary, String, func, select

from bot.flows.every import PROFILE
from bot.ground.messages import Kind
from bot.ground.programme import Programme
from bot.language.speech import Speech
from bot.simulation import TELEGRAM, WHATSAPP, Simulation
from playground.samples import PICTURE
from scheduler.retention import ask_who_stays, remove_old_texts
from storage.data_map import MAP, Whose
from storage.database import Connection, Database
from storage.tables import conversations, link_codes, metadata, outbox, people, requests
from tests.conftest import EVENING
from tests.kept import Files, Kept, Rows
from tests.sent_files import arrives, as_csv, send_file
from tests.town import Town

# Amal's name and address, her words and those of others about her; and the same of Sanne.
AMAL, HER_WORDS = "zqamal", "zqword"
SANNE, SANNES_WORDS = "zqsanne", "zqmentor"
NUMBER = "06 5550 1234"
OTHER_APP = "+31600000001"
ALL_OF_AMAL = (AMAL, HER_WORDS, NUMBER, OTHER_APP)
CANARIES = (*ALL_OF_AMAL, SANNE, SANNES_WORDS)
# What has words and is not filled here, and why.
NOT_FILLED = {
    "outbox.given": "days and times only, today",
    "talks.place": "a place of the programme, today",
    "staff.name": "the two are no staff",
    "invites.kept": "nobody of them was imported; its row goes with its person (test_links.py)",
    "audience_groups.name": "a name for many",
    "theme_meetings.theme": "for all to read",
    "theme_meetings.place": "for all to read",
    "theme_meetings.link": "for all to read",
}
# What she asked of help in her other app waits for staff, for some days, when it is not from there
# that she is erased: what she said, and how she is reached there.
WHO_CALLED = {"people.called": "Zqamal", "addresses.key": f"{WHATSAPP}:{OTHER_APP}"}
OF_THE_CALL = WHO_CALLED | {"requests.media": f"https://{HER_WORDS}", "files.data": f"OggS{HER_WORDS}"}
TEXTS = [
    column
    for table in metadata.sorted_tables
    for column in table.columns
    if isinstance(column.type, (String, LargeBinary))
]


def found(connection: Connection, canaries: tuple[str, ...]) -> dict[str, str]:
    """The columns that have one of these, with the first such value."""
    there = {}
    for column in TEXTS:
        for value in connection.execute(select(column).where(column.is_not(None))).scalars():
            text = value.decode("utf-8", "replace") if isinstance(value, bytes) else value
            if any(canary in text.casefold() for canary in canaries):
                there.setdefault(str(column), text)
    return there


class Canaries:
    """The town of the two, and which columns they have filled so far."""

    def __init__(self, town: Town, filled: set[str] | None = None) -> None:
        self.town, self.filled = town, filled or set[str]()

    def look(self) -> None:
        self.filled |= self.town.bot.database.write(lambda c: found(c, CANARIES)).keys()


def voice(town: Town, who: str) -> None:
    town.bot.receive(
        town.bot.message(who, Kind.VOICE, media=f"https://{HER_WORDS}", mime="audio/ogg", file_name=f"{AMAL}.ogg")
    )


def they_sign_up(here: Canaries) -> None:
    town = here.town
    town.staff("Marieke")
    town.staff("Iris", "case-manager")
    town.mentor("Zqsanne", side="team", team_name=f"Team {SANNES_WORDS}", languages=["tr"])
    town.begin("zqsanne", "MentorTellsMore")
    town.pick("zqsanne", "now")
    town.bot.say("zqsanne", f"I worked at {SANNES_WORDS}")
    town.pick("zqsanne", "other", "done")
    town.bot.say("zqsanne", f"Also {SANNES_WORDS}")
    town.pick("zqsanne", "skip")
    town.newcomer("Zqamal", dutch="none")
    town.begin("zqamal", "NewcomerTellsMore")
    town.pick("zqamal", "now", "skip", "other", "done")
    town.bot.say("zqamal", f"I like {HER_WORDS}")
    town.pick("zqamal", "no")
    town.pick("zqamal", str(town.one(select(people.c.staff_id).where(people.c.called == "Iris"))))
    here.look()
    town.bot.say("zqamal", "menu")
    town.pick("zqamal", "ChangeAnswers", "name_")
    here.look()
    town.bot.say("zqamal", "Zqamal")
    town.pick("zqamal", "ok")
    here.town.sent()


def they_are_matched(here: Canaries) -> None:
    town = here.town
    town.begin("marieke", "FindPerson")
    town.bot.say("marieke", "Zqamal")
    town.pick("marieke", str(town.id("zqamal")))
    town.begin("marieke", "FindMentor", f"person:{town.id('zqamal')}")
    town.pick("marieke", "team-1")
    town.bot.say("marieke", f"Both {HER_WORDS} all the same")
    town.pick("marieke", "record")
    town.bot.say("marieke", f"Iris says that {HER_WORDS}")
    town.pick("marieke", "propose")
    here.look()
    for who in ("zqamal", "zqsanne"):
        town.pick(who, "yes")
    here.town.sent()


def they_write_and_meet(here: Canaries) -> None:
    town, bot = here.town, here.town.bot
    town.begin("zqamal", "WriteTo", "match:1")
    bot.say("zqamal", f"My cousin {HER_WORDS} is ill")
    town.begin("zqsanne", "WriteTo", "match:1")
    bot.say("zqsanne", f"What is with {HER_WORDS}?")
    town.pick("zqsanne", "!ReportMessage")
    town.pick("zqsanne", "yes")
    town.begin("zqamal", "ShareNumber", "match:1")
    bot.say("zqamal", NUMBER)
    town.begin("zqsanne", "ShareNumber", "match:1")
    bot.say("zqsanne", "06 5550 9999")
    day = (bot.now + timedelta(days=3)).astimezone(bot.zone).date().isoformat()
    town.begin("zqamal", "PlanMeeting", "match:1")
    town.pick("zqamal", day, "14:00", "elsewhere")
    bot.say("zqamal", f"At my home, {HER_WORDS} street 5")
    town.pick("zqamal", "ok")
    town.pick("zqsanne", "yes")
    here.town.sent()
    bot.later(days=3, hours=12)
    for who in ("zqamal", "zqsanne"):
        town.pick(who, "yes", "60", "good")
    here.look()


def they_turn_to_the_staff(here: Canaries) -> None:
    town, bot = here.town, here.town.bot
    town.begin("zqamal", "NotSure", "match:1")
    bot.say("zqamal", f"I doubt, {HER_WORDS}")
    bot.say("zqamal", "my data")
    # A paper with her name on it.
    town.begin("zqamal", "MyHours", "match:1")
    here.look()
    town.begin("zqsanne", "NotSure", "match:1")
    bot.say("zqsanne", f"Zqamal is late, {HER_WORDS}")
    town.begin("zqamal", "TalkToPerson")
    bot.say("zqamal", f"My letter is {HER_WORDS}")
    asked = town.one(select(requests.c.id).where(requests.c.kind == "asked"))
    town.begin("marieke", "InboxItem", f"request:{asked}")
    town.pick("marieke", "answer")
    bot.say("marieke", f"Dear Zqamal, {HER_WORDS} is easy")
    town.begin("zqamal", "BackToTheBot")
    town.begin("zqamal", "Concern")
    town.pick("zqamal", "me")
    bot.say("zqamal", f"I am afraid of {HER_WORDS}")
    bot.later(days=1)
    town.begin("marieke", "PersonDesk", f"person:{town.id('zqamal')}")
    town.pick("marieke", "nothing")


def they_talk_after_three_months(here: Canaries) -> None:
    town, bot = here.town, here.town.bot
    for who in ("zqamal", "zqsanne", "iris"):
        town.pick(who, "yes")
    here.town.sent()
    bot.later(days=81)
    for who in ("zqamal", "zqsanne"):
        bot.say(who, f"We laugh about {HER_WORDS}")
        town.pick(who, "skip", "skip", "yes")
    bot.later(days=8)
    town.pick("iris", "yes")
    bot.say("iris", f"She lives at {HER_WORDS} now")
    here.look()
    here.town.sent()


def staff_write_to_all(here: Canaries) -> None:
    town, bot = here.town, here.town.bot
    town.begin("marieke", "Announce")
    town.pick("marieke", "en", "done")
    bot.say("marieke", "Zqamal wrote a book. Come and see.")
    send_file(town, "marieke", f"{AMAL}.png", PICTURE.content, "image/png")
    town.pick("marieke", "en", "come", "all", "not", "done", "names", "done")
    bot.say("marieke", "Zqamal, Kees")
    town.pick("marieke", "no", "group")
    bot.say("marieke", "Not them")
    town.pick("marieke", "now")
    bot.later(seconds=62)
    here.look()
    here.town.sent()
    for _day in range(3):
        bot.later(days=1)
        here.town.sent()
    town.begin("marieke", "ImportPeople")
    rows = [["Rol", "Voornaam", "Woonplaats"], ["statushouder", "Zqamal", "Leiden"]]
    send_file(town, "marieke", f"{AMAL}.csv", as_csv(rows))
    here.look()
    here.town.sent()


def she_speaks_in_another_app(here: Canaries) -> None:
    """What she says on WhatsApp is fetched, and brought to the coordinators on Telegram."""
    town = here.town
    town.begin("zqamal", "MyApps")
    town.pick("zqamal", f"add{WHATSAPP}")
    code = town.one(select(link_codes.c.code))
    town.bot.channels[OTHER_APP] = WHATSAPP
    town.bot.receive(town.bot.message(OTHER_APP, Kind.TEXT, str(code)))
    town.hears(OTHER_APP)
    town.pick(OTHER_APP, "yes")
    town.begin(OTHER_APP, "Concern")
    town.pick(OTHER_APP, "me")
    voice(town, OTHER_APP)
    here.look()
    asyncio.run(arrives(town, b"OggS" + HER_WORDS.encode()))
    here.look()
    here.town.sent()


WALK = (
    they_sign_up,
    they_are_matched,
    they_write_and_meet,
    they_turn_to_the_staff,
    they_talk_after_three_months,
    staff_write_to_all,
    she_speaks_in_another_app,
)


# All that happened, by the kind of database, and which columns it filled.
WALKED: dict[bool, tuple[Kept, set[str]]] = {}


@pytest.fixture
def here(database: Database, leiden: Programme, speech: Speech) -> Canaries:
    """All that happened. Who was there before need not walk again; files are put down byte by byte,
    so they have lived.
    """
    bot = Simulation(database, leiden, speech, EVENING - timedelta(hours=9), (TELEGRAM, WHATSAPP))
    if database.is_sqlite in WALKED:
        kept, filled = WALKED[database.is_sqlite]
        return Canaries(kept.into(bot), set(filled))
    here = Canaries(Town(bot))
    for step in WALK:
        step(here)
    kept = Kept(here.town, Files(database) if database.is_sqlite else Rows(database))
    WALKED[database.is_sqlite] = kept, set(here.filled)
    return here


def there_still(here: Canaries, canaries: tuple[str, ...]) -> dict[str, str]:
    return here.town.bot.database.write(lambda c: found(c, canaries))


def in_the_files(here: Canaries, canaries: tuple[str, ...]) -> list[tuple[str, str]]:
    """What the bytes of the database's files have: free pages, the log, what lies between rows."""
    database = here.town.bot.database
    if not database.is_sqlite:
        return []
    beside = Path(str(database.url.database))
    kept = {path.name: path.read_bytes().lower() for path in beside.parent.glob(f"{beside.name}*")}
    assert f"{beside.name}-wal" in kept
    return [(name, canary) for name, data in kept.items() for canary in canaries if canary.encode() in data]


def she_deletes_herself(town: Town, who: str) -> None:
    """Also what she asked of help, if she did."""
    town.begin(who, "DeleteMe")
    asked = town.rows(select(requests.c.id).where(requests.c.kind == "concern", requests.c.person_id == town.id(who)))
    town.pick(who, "delete", *(["now"] if asked else []), "delete")


def she_is_helped_first(town: Town, who: str) -> None:
    """And deleted when that is done, if she asked for help."""
    asked = town.rows(select(requests.c.id).where(requests.c.kind == "concern", requests.c.person_id == town.id(who)))
    if not asked:
        she_deletes_herself(town, who)
        return
    town.begin(who, "DeleteMe")
    town.pick(who, "delete", "first")
    staff_close_what_she_asked(town)
    town.bot.later(seconds=1)


def staff_close_what_she_asked(town: Town) -> None:
    open_ = select(requests.c.id).where(requests.c.kind == "concern", requests.c.state != "closed")
    for (concern,) in town.rows(open_.order_by(requests.c.id)):
        town.begin("marieke", "InboxItem", f"request:{concern}")
        town.pick("marieke", "close")


def staff_erase_her(town: Town, who: str) -> None:
    staff_close_what_she_asked(town)
    town.begin("marieke", "PersonDesk", f"person:{town.id(who)}")
    town.pick("marieke", "erase", "own wish", "delete", "delete")


def they_write_once_more(here: Canaries) -> None:
    """Each to the other, in the day, just before it all goes."""
    town = here.town
    town.bot.later(hours=14)
    for who, words in (("zqamal", HER_WORDS), ("zqsanne", SANNES_WORDS)):
        town.begin(who, "WriteTo", "match:1")
        town.bot.say(who, f"Until soon, {words}")
    here.town.sent()


def staff_have_read_it(town: Town) -> None:
    """What somebody told staff alone waits for them, and what was reported."""
    town.begin("marieke", "CareDesk", "match:1")
    town.pick("marieke", "done")
    reported = town.one(select(requests.c.id).where(requests.c.kind == "report"))
    town.begin("marieke", "InboxItem", f"request:{reported}")
    town.pick("marieke", "close")
    town.sent()


def a_week_later(town: Town) -> None:
    town.bot.later(days=7, minutes=1)
    town.sent()
    remove_old_texts(town.bot.database, 90, town.bot.now)


def test_each_column_that_may_have_words_has_some_and_no_other_one(here: Canaries) -> None:
    with_words = {
        f"{table}.{name}"
        for table, kept in MAP.items()
        for name, each in kept.columns.items()
        if each.whose is not Whose.NOBODY
    }
    assert here.filled == with_words - NOT_FILLED.keys()


@pytest.mark.parametrize("erased", [she_deletes_herself, she_is_helped_first, staff_erase_her])
def test_after_erasing_nothing_of_them_is_anywhere_but_what_can_be_reported_for_a_week_and_then_nothing(
    here: Canaries, erased: Any, capfd: Any
) -> None:
    """And but what the other one told staff alone, until staff have read that, and what she asked
    of help in another chat.
    """
    town = here.town
    they_write_once_more(here)
    erased(town, "zqamal")
    # The good-bye, and what others must hear, are on their way.
    for who in ("zqamal", OTHER_APP):
        town.hears(who)
    said = [reply.text for who in ("zqamal", OTHER_APP) for reply in town.bot._shown[who]]
    assert any("deleted everything about you" in text for text in said)
    assert "has ended" in town.hears("zqsanne")
    # Some of it waits for the morning.
    town.bot.later(hours=24)
    here.town.sent()
    stays = OF_THE_CALL if erased is she_deletes_herself else {}
    assert there_still(here, ALL_OF_AMAL) == stays | {
        "outbox.text": f"│ Until soon, {HER_WORDS}",
        "requests.words": f"My cousin {HER_WORDS} is ill",
        "signs.words": f"Zqamal is late, {HER_WORDS}",
    }
    assert there_still(here, (AMAL, NUMBER, OTHER_APP)).keys() == {"signs.words", *(stays and WHO_CALLED)}
    brought = select(outbox.c.person_id, outbox.c.text).where(outbox.c.text.contains(HER_WORDS))
    assert town.rows(brought) == [(town.id("zqsanne"), f"│ Until soon, {HER_WORDS}")]
    staff_have_read_it(town)
    a_week_later(town)
    # While her call is open staff are reminded of it, and see it in their list.
    reminded = {"outbox.text": "⏳ Zqamal waits for more than two working days."}
    still = there_still(here, ALL_OF_AMAL)
    listed = still.pop("outbox.buttons", "")
    assert still == (stays and stays | reminded)
    assert ("Zqamal · " in listed) == bool(stays)
    a_week_later(town)
    assert there_still(here, ALL_OF_AMAL) == {}
    assert in_the_files(here, ALL_OF_AMAL) == []
    assert SANNES_WORDS in there_still(here, (SANNES_WORDS,))["teams.name"]
    erased(town, "zqsanne")
    town.bot.later(hours=24)
    here.town.sent()
    # Whom she wrote to is gone as well, and so is what came to them.
    assert there_still(here, CANARIES) == {}
    assert in_the_files(here, CANARIES) == []
    out, err = capfd.readouterr()
    assert not [canary for canary in CANARIES if canary in (out + err).casefold()]


def test_after_540_days_only_what_they_told_of_themselves_is_left(here: Canaries) -> None:
    town = here.town
    # What is about safety stays until a person has closed it.
    staff_close_what_she_asked(town)
    for _month in range(18):
        town.bot.later(days=30)
        here.town.sent()
        remove_old_texts(town.bot.database, 90, town.bot.now)
    of_herself = {"newcomers.interests_words", "mentors.background", "mentors.interests_words", "teams.name"}
    assert there_still(here, (HER_WORDS, SANNES_WORDS)).keys() == {*of_herself, "conversations.answers"}
    assert there_still(here, (NUMBER,)).keys() <= {"match_members.number"}
    told = select(conversations.c.flow).where(conversations.c.answers.contains("zq")).distinct()
    assert {row[0] for row in town.rows(told)} <= set(PROFILE)


def test_who_says_nothing_and_is_erased_leaves_nothing(database: Database, leiden: Programme, speech: Speech) -> None:
    bot = Simulation(database, leiden, speech, EVENING - timedelta(hours=9))
    here = Canaries(Town(bot))
    town = here.town
    town.staff("Marieke")
    town.newcomer("Zqamal")
    town.begin("zqamal", "TalkToPerson")
    bot.say("zqamal", HER_WORDS)
    town.begin("marieke", "FindPerson")
    bot.say("marieke", "Zqaml")
    here.town.sent()
    for _week in range(62):
        ask_who_stays(bot.database, leiden, bot.now)
        bot.later(days=7)
        here.town.sent()
        remove_old_texts(bot.database, 90, bot.now)
    assert town.one(select(func.count()).select_from(people)) == 1
    assert there_still(here, CANARIES) == {}
    assert in_the_files(here, CANARIES) == []
