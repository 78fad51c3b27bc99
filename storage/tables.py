"""The tables. Times are UTC epoch seconds; a text that has been removed is the empty string.

Ids of the rows that a turn writes are given out by the one writer (see `storage.database`):
they only grow, so that new rows go to the end of every index.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
# SQLite gives a primary key its fast form only under this exact name.
Big = BigInteger().with_variant(Integer, "sqlite")


def _when(name: str) -> Column[int | None]:
    return Column(name, BigInteger, nullable=True)


people = Table(
    "people",
    metadata,
    Column("id", Big, primary_key=True, autoincrement=False),
    Column("programme", String(32), nullable=False),
    Column("language", String(8), nullable=False),
    Column("hint", String(16), nullable=False, server_default=""),
    Column("role", String(16), nullable=False, server_default=""),
    Column("name", String(80), nullable=False, server_default=""),
    Column("called", String(200), nullable=False, server_default=""),
    Column("team_id", Big, ForeignKey("teams.id"), nullable=True),
    Column("created_at", BigInteger, nullable=False),
    _when("listed_at"),
    _when("more_at"),
    _when("stopped_at"),
    # Somebody who works for the programme and talks with us: their row of ``staff``.
    Column("staff_id", BigInteger, nullable=True),
    # Until when nothing is proposed to them, by their own wish.
    _when("paused_until"),
    # Their own quiet hours, "21:00-08:00"; empty for those of the programme.
    Column("quiet", String(11), nullable=False, server_default=""),
    # When we wrote of our own accord in the last days, and how often since they last wrote
    # themselves.
    Column("nudges", String(80), nullable=False, server_default=""),
    Column("unanswered", SmallInteger, nullable=False, server_default="0"),
    Index(
        "ix_people_staff_id",
        "staff_id",
        sqlite_where=text("staff_id IS NOT NULL"),
        postgresql_where=text("staff_id IS NOT NULL"),
    ),
)

# A way to reach a person; ``key`` is channel:address. ``heard_at`` is when they last wrote, where
# that opens a window for us; ``knocked_at`` when we last asked them to; ``waiting``: texts wait
# until they do. ``chosen_at``: of several, the one chosen last is written to. ``offered`` is JSON:
# what the numbers of the last message mean, where it had no buttons. ``linked_at`` is since when it
# is this person's, and the name of the chat for us: no two of one person have the same. A chat that
# was added by a code is on trial for a while: ``trial_until``. ``with_person_at``: they last asked
# for, or wrote to, a human there; ``with_person_for`` is the request about safety that was answered
# there, if that began it.
addresses = Table(
    "addresses",
    metadata,
    Column("key", String(80), primary_key=True),
    Column("person_id", Big, ForeignKey("people.id"), nullable=False, index=True),
    _when("blocked_at"),
    _when("heard_at"),
    _when("knocked_at"),
    Column("waiting", SmallInteger, nullable=False, server_default="0"),
    _when("chosen_at"),
    _when("failing_since"),
    Column("offered", Text, nullable=False, server_default=""),
    Column("linked_at", BigInteger, nullable=False, server_default="0"),
    _when("trial_until"),
    _when("with_person_at"),
    Column("with_person_for", BigInteger, nullable=False, server_default="0"),
)

# A code that is typed in another app, to be the same person there. ``made_in`` is the chat it
# comes from; ``opened_by`` the person who typed it and was asked: nobody else can use it then.
link_codes = Table(
    "link_codes",
    metadata,
    Column("code", String(12), primary_key=True),
    Column("person_id", Big, ForeignKey("people.id"), nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("made_in", BigInteger, nullable=False, server_default="0"),
    Column("opened_by", BigInteger, nullable=True),
)

# What a channel had to be told beforehand: interactive messages and templates, with the id it gave
# them. ``print`` changes when the words do; ``state`` is the approval of a template, or made.
contents = Table(
    "contents",
    metadata,
    Column("key", String(80), primary_key=True),
    Column("sid", String(40), nullable=False),
    Column("print", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    Column("reason", String(200), nullable=False, server_default=""),
    Column("changed_at", BigInteger, nullable=False),
)

conversations = Table(
    "conversations",
    metadata,
    Column("id", Big, primary_key=True, autoincrement=False),
    Column("person_id", Big, ForeignKey("people.id"), nullable=False),
    Column("flow", String(40), nullable=False),
    Column("stage", String(10), nullable=False),
    Column("answers", Text, nullable=False),
    Column("asked", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("touched_at", BigInteger, nullable=False),
    # What it is about, in a version: "meeting:12:3"; empty for most.
    Column("about", String(40), nullable=False, server_default=""),
    # The chat it was begun in (its ``linked_at``); 0 where that is not known.
    Column("chat", BigInteger, nullable=False, server_default="0"),
    # Only conversations that go on are looked up by person on each turn.
    Index(
        "ix_conversations_going_on",
        "person_id",
        sqlite_where=text("stage IN ('open', 'waiting')"),
        postgresql_where=text("stage IN ('open', 'waiting')"),
    ),
    Index("ix_conversations_person_id_flow", "person_id", "flow"),
)

# Everything that came in. ``state``: done, failed, or kept (for a person of the project to read).
# ``for_staff``: in whose work for the project it was written ("coordinator:3"); "" for all others.
# ``about``: what the conversation is about in which it was said, without a version, "match:12".
inbox = Table(
    "inbox",
    metadata,
    Column("id", Big, primary_key=True, autoincrement=False),
    Column("channel", String(16), nullable=False),
    Column("message_id", String(80), nullable=False),
    Column("person_id", BigInteger, nullable=True),
    Column("kind", String(12), nullable=False),
    Column("text", Text, nullable=False),
    Column("state", String(8), nullable=False),
    Column("received_at", BigInteger, nullable=False),
    Column("for_staff", String(32), nullable=False, server_default=""),
    # The chat (its ``linked_at``) that alone may see it again; 0 for any of the person.
    Column("chat", BigInteger, nullable=False, server_default="0"),
    Column("about", String(40), nullable=False, server_default=""),
    UniqueConstraint("channel", "message_id"),
    # What people sent lately is counted before each of their messages, without a look at the
    # rows: for that the channel stands in it too. It also leads to all that is somebody's.
    Index("ix_inbox_person_id_received_at", "person_id", "received_at", "channel"),
)

# Everything that goes out. ``id`` is the inbox id times 256 and a number, so it also dedupes.
# ``rank``: -1 about safety, 0 reply, 1 reminder, 2 announcement. ``erase``: 1 to blank the row
# when it has been sent, 2 a week later; see the map.
# ``buttons`` is JSON, [[data, label] rows, [data, label] controls]; ``extra`` is JSON or empty:
# what to edit, the recipe of a file, leaving a group. ``for_staff``: which member of the staff, in
# which role, it was written for ("coordinator:3"). It goes to nobody else and is not their data.
outbox = Table(
    "outbox",
    metadata,
    Column("id", Big, primary_key=True, autoincrement=False),
    Column("person_id", BigInteger, nullable=True),
    Column("channel", String(16), nullable=False),
    Column("address", String(64), nullable=False),
    Column("rank", SmallInteger, nullable=False),
    Column("text", Text, nullable=False),
    Column("buttons", Text, nullable=False),
    Column("extra", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("not_before", BigInteger, nullable=False),
    Column("expires", BigInteger, nullable=False),
    Column("state", String(10), nullable=False, server_default="queued"),
    Column("reason", String(80), nullable=False, server_default=""),
    Column("attempt", SmallInteger, nullable=False, server_default="0"),
    Column("provider_id", String(80), nullable=False, server_default=""),
    Column("changed_at", BigInteger, nullable=False, server_default="0"),
    Column("erase", SmallInteger, nullable=False),
    # What it is about, without a version: "meeting:12"; when that changes, what still waits is not
    # sent.
    Column("about", String(40), nullable=False, server_default=""),
    # What a template says where the text itself may not be sent: its occasion, and JSON of the
    # values it shows.
    Column("occasion", String(12), nullable=False, server_default=""),
    Column("given", Text, nullable=False, server_default=""),
    Column("for_staff", String(32), nullable=False, server_default=""),
    # Whether it is for this chat only: it goes to no other one of the person, whatever happens.
    Column("stays", SmallInteger, nullable=False, server_default="0"),
    Index(
        "ix_outbox_waiting",
        "address",
        sqlite_where=text("state = 'waiting'"),
        postgresql_where=text("state = 'waiting'"),
    ),
    Index(
        "ix_outbox_again",
        "address",
        sqlite_where=text("state = 'queued' AND attempt > 0"),
        postgresql_where=text("state = 'queued' AND attempt > 0"),
    ),
    # What somebody is sent without having written; see `storage.messages`.
    Index(
        "ix_outbox_no_reply",
        "person_id",
        sqlite_where=text("rank != 0"),
        postgresql_where=text("rank != 0"),
    ),
    # What went to somebody before we knew who that is.
    Index(
        "ix_outbox_nobodys",
        "address",
        sqlite_where=text("person_id IS NULL AND address != ''"),
        postgresql_where=text("person_id IS NULL AND address != ''"),
    ),
    Index(
        "ix_outbox_reportable",
        "id",
        sqlite_where=text("erase = 2"),
        postgresql_where=text("erase = 2"),
    ),
    Index(
        "ix_outbox_unsent",
        "rank",
        "id",
        sqlite_where=text("state IN ('queued', 'sending')"),
        postgresql_where=text("state IN ('queued', 'sending')"),
    ),
)

# Audit, timeline and the answer to "why was this (not) sent?". Never anybody's words.
# ``who`` acted; ``whom`` is the person it was (not) sent to.
journal = Table(
    "journal",
    metadata,
    Column("id", Big, primary_key=True, autoincrement=True),
    Column("at", BigInteger, nullable=False),
    Column("who", String(40), nullable=False),
    Column("kind", String(24), nullable=False),
    Column("about", String(80), nullable=False),
    Column("rule", String(120), nullable=False),
    Column("whom", BigInteger, nullable=True),
    # In whose work it happened; "" for what was written before this was known, and stays nobody's.
    Column("programme", String(32), nullable=False, server_default=""),
    # The chat of who acted, where it is for that one chat of theirs only; else 0.
    Column("chat", BigInteger, nullable=False, server_default="0"),
    Index(
        "ix_journal_whom",
        "whom",
        sqlite_where=text("whom IS NOT NULL"),
        postgresql_where=text("whom IS NOT NULL"),
    ),
)

teams = Table(
    "teams",
    metadata,
    Column("id", Big, primary_key=True, autoincrement=True),
    Column("programme", String(32), nullable=False),
    Column("name", String(80), nullable=False),
    Column("token", String(64), nullable=False, unique=True),
    Column("created_at", BigInteger, nullable=False),
)

staff = Table(
    "staff",
    metadata,
    Column("id", Big, primary_key=True, autoincrement=True),
    Column("programme", String(32), nullable=False),
    Column("role", String(16), nullable=False),
    Column("name", String(80), nullable=False),
    Column("created_at", BigInteger, nullable=False),
    _when("left_at"),
)

# Links by which people come in; any number of people may use one until it expires.
# One for somebody of the staff (``staff_id``) opens once, for who tells the name it was made for:
# ``opened_by`` is the person who is asked, ``tries`` how often the name was wrong.
invites = Table(
    "invites",
    metadata,
    Column("token", String(64), primary_key=True),
    Column("programme", String(32), nullable=False),
    Column("role", String(16), nullable=False),
    Column("team_id", Big, ForeignKey("teams.id"), nullable=True),
    Column("expires_at", BigInteger, nullable=True),
    Column("created_at", BigInteger, nullable=False),
    Column("staff_id", BigInteger, nullable=True),
    _when("used_at"),
    # Somebody whom staff put on the list; it opens once, and the chat is theirs then. ``kept`` is
    # JSON of what was known of them before, should it turn out to be the chat of somebody else.
    Column("person_id", BigInteger, nullable=True),
    Column("opened_by", BigInteger, nullable=True),
    Column("tries", SmallInteger, nullable=False, server_default="0"),
    Column("kept", Text, nullable=False, server_default=""),
)


def _profile(name: str, *columns: Column[str] | Column[int]) -> Table:
    return Table(name, metadata, Column("person_id", Big, ForeignKey("people.id"), primary_key=True), *columns)


def _word(name: str, size: int = 40) -> Column[str]:
    return Column(name, String(size), nullable=False, server_default="")


# Several choices are stored as their ids between commas, sorted: ",ar,nl,".
newcomers = _profile(
    "newcomers",
    _word("age"),
    _word("town"),
    _word("languages", 200),
    _word("dutch"),
    _word("free"),
    _word("wish"),
    _word("gender"),
    _word("goals", 200),
    _word("interests", 200),
    _word("interests_words", 400),
    _word("children"),
    _word("case_manager"),
)

mentors = _profile(
    "mentors",
    _word("age"),
    _word("town"),
    _word("knows_town"),
    _word("languages", 200),
    _word("free"),
    _word("wish"),
    _word("gender"),
    Column("hours", Integer, nullable=False, server_default="0"),
    Column("newcomers", Integer, nullable=False, server_default="0"),
    Column("conduct_at", BigInteger, nullable=False, server_default="0"),
    # Of a certificate of conduct only the day on which it was seen.
    Column("vog_at", BigInteger, nullable=False, server_default="0"),
    Column("background", Text, nullable=False, server_default=""),
    _word("interests", 200),
    _word("interests_words", 400),
    _word("together", 200),
)

# One mentor side and one newcomer side. ``since`` is when it came into its state; each new state is
# a new version. ``override`` is why staff matched them in spite of what does not fit.
matches = Table(
    "matches",
    metadata,
    Column("id", Big, primary_key=True, autoincrement=True),
    Column("programme", String(32), nullable=False),
    Column("state", String(12), nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("since", BigInteger, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("staff_id", BigInteger, nullable=True),
    Column("override", Text, nullable=False, server_default=""),
    Column("consulted", String(12), nullable=False, server_default=""),
    Column("consult_reason", Text, nullable=False, server_default=""),
    Column("end_reason", String(20), nullable=False, server_default=""),
    Column("ended_by", String(12), nullable=False, server_default=""),
    _when("paused_until"),
    # When it became live; the side that got the last suggestion; when it ends after a last meeting.
    _when("began_at"),
    Column("suggested", String(10), nullable=False, server_default=""),
    _when("ends_at"),
)

# Who belongs to a match; somebody who was erased leaves an empty place.
match_members = Table(
    "match_members",
    metadata,
    Column("id", Big, primary_key=True, autoincrement=True),
    Column("match_id", Big, ForeignKey("matches.id"), nullable=False, index=True),
    Column("person_id", BigInteger, nullable=True, index=True),
    Column("side", String(10), nullable=False),
    Column("answer", String(4), nullable=False, server_default=""),
    Column("reason", String(20), nullable=False, server_default=""),
    _when("answered_at"),
    Column("number", String(40), nullable=False, server_default=""),
    # What they want when the match has ended: again or stop; empty when they did not say.
    Column("afterwards", String(6), nullable=False, server_default=""),
)

# ``day`` and ``time`` are what people agreed on, on the clock of the place; ``starts_at`` is the
# moment that is.
meetings = Table(
    "meetings",
    metadata,
    Column("id", Big, primary_key=True, autoincrement=True),
    Column("match_id", Big, ForeignKey("matches.id"), nullable=False, index=True),
    Column("state", String(10), nullable=False),
    Column("version", Integer, nullable=False),
    Column("since", BigInteger, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("day", String(10), nullable=False),
    Column("time", String(5), nullable=False),
    Column("place", String(200), nullable=False),
    Column("starts_at", BigInteger, nullable=False),
    Column("proposed_by", String(10), nullable=False),
)

# What each side said after a meeting; hours stay without the person.
meeting_answers = Table(
    "meeting_answers",
    metadata,
    Column("id", Big, primary_key=True, autoincrement=True),
    Column("meeting_id", Big, ForeignKey("meetings.id"), nullable=False),
    Column("side", String(10), nullable=False),
    Column("person_id", BigInteger, nullable=True),
    Column("met", SmallInteger, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("face", String(8), nullable=False),
    Column("answered_at", BigInteger, nullable=False),
    UniqueConstraint("meeting_id", "side"),
)

# A talk of a match after some months, with somebody of the staff. ``kind`` is its id in the
# programme profile; ``day`` and ``time`` are empty until a time is proposed.
talks = Table(
    "talks",
    metadata,
    Column("id", Big, primary_key=True, autoincrement=True),
    Column("match_id", Big, ForeignKey("matches.id"), nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("state", String(10), nullable=False),
    Column("version", Integer, nullable=False),
    Column("since", BigInteger, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("target", String(10), nullable=False),
    Column("day", String(10), nullable=False, server_default=""),
    Column("time", String(5), nullable=False, server_default=""),
    Column("place", String(200), nullable=False, server_default=""),
    _when("starts_at"),
    Column("moves", SmallInteger, nullable=False, server_default="0"),
    Column("staff_id", BigInteger, nullable=True),
    Column("notes", Text, nullable=False, server_default=""),
    UniqueConstraint("match_id", "kind"),
)

# What each of a talk said: yes to its time (in this version), their preparation and whether they
# share it, and afterwards, privately, how to go on and how much it helped. ``who`` is newcomer,
# mentor or staff.
talk_answers = Table(
    "talk_answers",
    metadata,
    Column("id", Big, primary_key=True, autoincrement=True),
    Column("talk_id", Big, ForeignKey("talks.id"), nullable=False),
    Column("who", String(10), nullable=False),
    Column("person_id", BigInteger, nullable=True, index=True),
    Column("yes_version", Integer, nullable=False, server_default="0"),
    Column("prepared", Text, nullable=False, server_default=""),
    Column("shared", SmallInteger, nullable=False, server_default="0"),
    Column("choice", String(10), nullable=False, server_default=""),
    Column("helpful", SmallInteger, nullable=False, server_default="0"),
    Column("answered_at", BigInteger, nullable=False),
    UniqueConstraint("talk_id", "who"),
)

# Why somebody of the staff should look after a match. ``about`` is what it is about, ``words`` what
# a person wrote.
signs = Table(
    "signs",
    metadata,
    Column("id", Big, primary_key=True, autoincrement=True),
    Column("programme", String(32), nullable=False),
    Column("match_id", Big, ForeignKey("matches.id"), nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("about", String(40), nullable=False, server_default=""),
    Column("person_id", BigInteger, nullable=True),
    Column("words", Text, nullable=False, server_default=""),
    Column("opened_at", BigInteger, nullable=False),
    _when("closed_at"),
    Column("closed_by", String(40), nullable=False, server_default=""),
    Column("more", Integer, nullable=False, server_default="0"),
    Index(
        "ix_signs_open",
        "programme",
        "opened_at",
        sqlite_where=text("closed_at IS NULL"),
        postgresql_where=text("closed_at IS NULL"),
    ),
)

# A theme meeting; those of one ``series`` (the id of its first) were planned together. ``whom``:
# mentors, newcomers or both; ``room`` 0 is room for all. ``code`` is shown in the room.
theme_meetings = Table(
    "theme_meetings",
    metadata,
    Column("id", Big, primary_key=True, autoincrement=True),
    Column("programme", String(32), nullable=False),
    Column("series", BigInteger, nullable=True),
    Column("state", String(10), nullable=False),
    Column("version", Integer, nullable=False),
    Column("since", BigInteger, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("staff_id", BigInteger, nullable=True),
    Column("theme", String(120), nullable=False),
    Column("day", String(10), nullable=False),
    Column("time", String(5), nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("place", String(200), nullable=False, server_default=""),
    Column("link", String(300), nullable=False, server_default=""),
    Column("language", String(8), nullable=False, server_default=""),
    Column("room", Integer, nullable=False, server_default="0"),
    Column("whom", String(10), nullable=False),
    Column("starts_at", BigInteger, nullable=False),
    Column("code", String(8), nullable=False, server_default=""),
    Index("ix_theme_meetings_programme_starts_at", "programme", "starts_at"),
)

# Who was invited and what they said: "", yes, no or maybe. ``place``: going or waiting, "" for
# neither. ``attended`` is null until somebody says so.
theme_replies = Table(
    "theme_replies",
    metadata,
    Column("id", Big, primary_key=True, autoincrement=True),
    Column("theme_id", Big, ForeignKey("theme_meetings.id"), nullable=False),
    Column("person_id", BigInteger, nullable=True, index=True),
    Column("reply", String(6), nullable=False, server_default=""),
    Column("place", String(8), nullable=False, server_default=""),
    _when("placed_at"),
    Column("attended", SmallInteger, nullable=True),
    Column("invited_at", BigInteger, nullable=False),
    _when("replied_at"),
    UniqueConstraint("theme_id", "person_id"),
)

# What staff wrote down of a newcomer's programme, by the part's id in the profile; days as they
# stand on paper.
programme_parts = Table(
    "programme_parts",
    metadata,
    Column("id", Big, primary_key=True, autoincrement=True),
    Column("person_id", Big, ForeignKey("people.id"), nullable=False),
    Column("part", String(20), nullable=False),
    Column("state", String(8), nullable=False),
    Column("version", Integer, nullable=False),
    Column("begins", String(10), nullable=False, server_default=""),
    Column("ends", String(10), nullable=False, server_default=""),
    Column("staff_id", BigInteger, nullable=True),
    Column("changed_at", BigInteger, nullable=False),
    UniqueConstraint("person_id", "part"),
)

# What is to happen at a moment. ``state``: scheduled, sent, skipped or cancelled; after
# ``expires_at`` it is useless. ``staff_id``: as whom of the staff the person was to hear it.
timers = Table(
    "timers",
    metadata,
    Column("id", Big, primary_key=True, autoincrement=True),
    Column("kind", String(40), nullable=False),
    Column("person_id", BigInteger, nullable=False),
    Column("about", String(40), nullable=False),
    Column("version", Integer, nullable=False),
    Column("due_at", BigInteger, nullable=False),
    _when("expires_at"),
    Column("state", String(10), nullable=False),
    Column("reason", String(120), nullable=False, server_default=""),
    Column("changed_at", BigInteger, nullable=False),
    Column("staff_id", BigInteger, nullable=True),
    UniqueConstraint("kind", "person_id", "about", "version"),
    Index(
        "ix_timers_due",
        "due_at",
        sqlite_where=text("state = 'scheduled'"),
        postgresql_where=text("state = 'scheduled'"),
    ),
    Index(
        "ix_timers_waiting",
        "about",
        sqlite_where=text("state = 'scheduled'"),
        postgresql_where=text("state = 'scheduled'"),
    ),
)

# A message of staff to many. ``audience``, ``texts`` (per language) and ``replies`` (ids of
# options) are JSON; ``progress`` is our id of the message that shows staff how far it is.
announcements = Table(
    "announcements",
    metadata,
    Column("id", Big, primary_key=True, autoincrement=True),
    Column("programme", String(32), nullable=False),
    Column("state", String(10), nullable=False),
    Column("version", Integer, nullable=False),
    Column("staff_id", BigInteger, nullable=True),
    Column("person_id", BigInteger, nullable=False),
    Column("audience", Text, nullable=False),
    Column("texts", Text, nullable=False),
    Column("fallback", String(8), nullable=False),
    Column("replies", Text, nullable=False, server_default="[]"),
    Column("important", SmallInteger, nullable=False, server_default="0"),
    Column("file_id", BigInteger, nullable=True),
    _when("goes_at"),
    Column("created_at", BigInteger, nullable=False),
    Column("changed_at", BigInteger, nullable=False),
    Column("progress", BigInteger, nullable=True),
    Index("ix_announcements_programme_created_at", "programme", "created_at"),
)

# Everybody an announcement was for, once. ``state``: left (their turn comes), queued (a row of the
# outbox), skipped.
announced = Table(
    "announced",
    metadata,
    Column("id", Big, primary_key=True, autoincrement=True),
    Column("announcement_id", Big, ForeignKey("announcements.id"), nullable=False),
    Column("person_id", BigInteger, nullable=True, index=True),
    Column("state", String(8), nullable=False),
    Column("reason", String(20), nullable=False, server_default=""),
    Column("language", String(8), nullable=False, server_default=""),
    Column("outbox_id", BigInteger, nullable=True),
    Column("reply", String(12), nullable=False, server_default=""),
    _when("replied_at"),
    UniqueConstraint("announcement_id", "person_id"),
    Index(
        "ix_announced_left",
        "announcement_id",
        "id",
        sqlite_where=text("state = 'left'"),
        postgresql_where=text("state = 'left'"),
    ),
)

# An audience with a name, to choose again.
audience_groups = Table(
    "audience_groups",
    metadata,
    Column("id", Big, primary_key=True, autoincrement=True),
    Column("programme", String(32), nullable=False),
    Column("name", String(40), nullable=False),
    Column("audience", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    UniqueConstraint("programme", "name"),
)

# What waits for a person of the programme. ``words`` are those of who asked, one message a line;
# ``media`` the channel's own name of a voice message. ``claimed_by`` is the row of ``staff`` of who
# looks after it.
requests = Table(
    "requests",
    metadata,
    Column("id", Big, primary_key=True, autoincrement=True),
    Column("programme", String(32), nullable=False),
    Column("kind", String(12), nullable=False),
    Column("state", String(8), nullable=False),
    Column("version", Integer, nullable=False),
    Column("person_id", BigInteger, nullable=True, index=True),
    Column("about", String(40), nullable=False, server_default=""),
    Column("words", Text, nullable=False, server_default=""),
    Column("channel", String(16), nullable=False, server_default=""),
    Column("media", String(200), nullable=False, server_default=""),
    # The chat in which it was asked (its ``linked_at``): what a person answers goes there only.
    Column("chat", BigInteger, nullable=False, server_default="0"),
    # Whether that chat was on trial then; this stays known when the chat is theirs no more.
    Column("new_chat", SmallInteger, nullable=False, server_default="0"),
    Column("claimed_by", BigInteger, nullable=True),
    Column("opened_at", BigInteger, nullable=False),
    Column("changed_at", BigInteger, nullable=False),
    _when("closed_at"),
    Column("closed_by", String(40), nullable=False, server_default=""),
    Column("parts", Integer, nullable=False, server_default="1"),
    Column("more", Integer, nullable=False, server_default="0"),
    Index(
        "ix_requests_waiting",
        "programme",
        "opened_at",
        sqlite_where=text("state != 'closed'"),
        postgresql_where=text("state != 'closed'"),
    ),
)

# Who asked for the newsletter or the tips, by the id in the programme profile.
subscriptions = Table(
    "subscriptions",
    metadata,
    Column("person_id", Big, ForeignKey("people.id"), primary_key=True),
    Column("kind", String(12), primary_key=True),
    Column("since", BigInteger, nullable=False),
)

# What people sent because we asked for it; ``id`` is the one of its message. ``media`` is its name
# where it lies until it was fetched. ``then_flow`` and ``again_flow`` begin when it is here, or
# can't be had; ``plan`` is JSON of what was found in it, ``sent_as`` JSON of the names that
# channels gave it when it was sent there.
files = Table(
    "files",
    metadata,
    Column("id", Big, primary_key=True, autoincrement=False),
    Column("programme", String(32), nullable=False),
    Column("person_id", BigInteger, nullable=False, index=True),
    Column("channel", String(16), nullable=False),
    Column("media", String(300), nullable=False),
    Column("name", String(200), nullable=False),
    Column("mime", String(100), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("state", String(8), nullable=False),
    Column("reason", String(120), nullable=False, server_default=""),
    Column("then_flow", String(40), nullable=False, server_default=""),
    Column("again_flow", String(40), nullable=False, server_default=""),
    Column("data", LargeBinary, nullable=True),
    Column("plan", Text, nullable=False, server_default=""),
    Column("sent_as", Text, nullable=False, server_default=""),
    Column("created_at", BigInteger, nullable=False),
    Index(
        "ix_files_wanted",
        "id",
        sqlite_where=text("state = 'wanted'"),
        postgresql_where=text("state = 'wanted'"),
    ),
)

# Who was erased and had so many messages that some of them have still to go; for minutes. Their
# number is given to nobody meanwhile.
forgetting = Table(
    "forgetting",
    metadata,
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("programme", String(32), nullable=False),
)

# How much somebody has used of what they may: ``key`` says in which programme, whose bucket it is
# and of what ("leiden:rang:12"), ``full_at`` when it is full again; see
# `bot.ground.budget`.
budgets = Table(
    "budgets",
    metadata,
    Column("key", String(120), primary_key=True),
    Column("full_at", BigInteger, nullable=False),
)

# The numbers of a month, quarter or year as they were given out, so that they never change and
# nobody can subtract one day's from another's. ``shown`` is JSON of what may be seen; ``counted``
# JSON of what lies behind it, of a month, until its year is out. Numbers only, of nobody by name.
released = Table(
    "released",
    metadata,
    Column("id", Big, primary_key=True, autoincrement=True),
    Column("programme", String(32), nullable=False),
    Column("unit", String(8), nullable=False),
    Column("first", String(10), nullable=False),
    Column("shown", Text, nullable=False),
    Column("counted", Text, nullable=False, server_default=""),
    Column("released_at", BigInteger, nullable=False),
    UniqueConstraint("programme", "unit", "first"),
)

# Who takes turns on this database; the lock itself lies with the operating system or the server.
lease = Table(
    "lease",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("holder", String(200), nullable=False),
    Column("since", BigInteger, nullable=False),
)
