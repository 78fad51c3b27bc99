"""Announcements, who they are for, and what became of each."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, func, insert, select, text, update

from bot.announcements.rules import Announcement, Audience, Candidate, Fallback, Group, State
from bot.ground.errors import StaleWrite
from bot.ground.packed import pack, unpack
from bot.ground.typed import normalise
from bot.matches.nouns import MatchState
from storage import outbox as sending
from storage.scope import bound, mine
from storage.tables import (
    announced,
    announcements,
    audience_groups,
    files,
    match_members,
    matches,
    meeting_answers,
    meetings,
    mentors,
    newcomers,
    people,
    subscriptions,
    theme_replies,
)
from storage.tables import outbox as messages
from storage.times import moment, seconds

_LEFT = text("announced.state = 'left'")
_COLUMNS = (
    announcements.c.id,
    announcements.c.programme,
    announcements.c.state,
    announcements.c.version,
    announcements.c.staff_id,
    announcements.c.person_id,
    announcements.c.audience,
    announcements.c.texts,
    announcements.c.fallback,
    announcements.c.replies,
    announcements.c.important,
    announcements.c.file_id,
    announcements.c.goes_at,
    announcements.c.created_at,
    announcements.c.progress,
)
_NOT_REACHED = ("failed", "blocked", "uncertain")
WEEK = 7 * 86400


def audience_of(stored: str) -> Audience:
    """An audience as it is stored."""
    kept: dict[str, Any] = unpack(stored)
    read: dict[str, Any] = {name: tuple(each) if isinstance(each, list) else each for name, each in kept.items()}
    return Audience(**read)


def _stored(audience: Audience) -> str:
    return pack({name: each for name, each in asdict(audience).items() if each})


def _one(row: Any) -> Announcement:
    id_, programme, state, version, staff_id, person_id, audience, texts, fallback, *rest = row
    replies, important, file_id, goes_at, created_at, progress = rest
    return Announcement(
        id=id_,
        programme=programme,
        state=State(state),
        version=version,
        staff_id=staff_id,
        person_id=person_id,
        audience=audience_of(audience),
        texts=unpack(texts),
        fallback=Fallback(fallback),
        replies=tuple(unpack(replies)),
        important=bool(important),
        file_id=file_id,
        goes_at=moment(goes_at),
        created_at=moment(created_at),
        progress=progress,
    )


def _row(one: Announcement) -> dict[str, Any]:
    return {
        "state": one.state.value,
        "audience": _stored(one.audience),
        "texts": pack(dict(one.texts)),
        "fallback": one.fallback.value,
        "replies": pack(one.replies),
        "important": int(one.important),
        "file_id": one.file_id,
        "goes_at": seconds(one.goes_at),
        "progress": one.progress,
    }


def create(connection: Connection, new: Announcement, now: int) -> Announcement:
    """Keep a draft; returns it with its id, in its first version."""
    row = _row(new) | {
        "programme": new.programme,
        "version": 1,
        "staff_id": new.staff_id,
        "person_id": new.person_id,
        "created_at": now,
        "changed_at": now,
    }
    id_ = connection.execute(insert(announcements).values(**row).returning(announcements.c.id)).scalar_one()
    return replace(new, id=int(id_), version=1)


def _this(connection: Connection, id_: int) -> ColumnElement[bool]:
    return and_(announcements.c.id == id_, mine(connection, announcements))


def _told(connection: Connection, id_: int) -> ColumnElement[bool]:
    """Everybody it is for."""
    return and_(announced.c.announcement_id == id_, mine(connection, announced))


def one(connection: Connection, id_: int) -> Announcement | None:
    row = connection.execute(select(*_COLUMNS).where(_this(connection, id_))).first()
    return None if row is None else _one(row)


def change(connection: Connection, was: Announcement, now: int, **values: Any) -> Announcement:
    """Write it anew as its next version; raises StaleWrite when it changed since it was read."""
    new = replace(was, version=was.version + 1, **values)
    same = and_(_this(connection, was.id), announcements.c.version == was.version)
    done = connection.execute(
        update(announcements).where(same).values(**_row(new), version=new.version, changed_at=now)
    )
    if done.rowcount != 1:
        raise StaleWrite("an announcement changed meanwhile")
    return new


def hand_over(connection: Connection, person_id: int, to: int) -> None:
    """What somebody looked after is somebody else's from now on, with the files that go along."""
    theirs = and_(announcements.c.person_id == person_id, mine(connection, announcements))
    along = files.c.id.in_(select(announcements.c.file_id).where(theirs, announcements.c.file_id.is_not(None)))
    connection.execute(update(files).where(along).values(person_id=to))
    connection.execute(update(announcements).where(theirs).values(person_id=to, progress=None))


def newest(connection: Connection, programme: str, limit: int = 40) -> list[Announcement]:
    """A programme's announcements, the newest first."""
    found = select(*_COLUMNS).where(announcements.c.programme == programme)
    rows = connection.execute(found.order_by(announcements.c.created_at.desc(), announcements.c.id.desc()).limit(limit))
    return [_one(row) for row in rows]


def keep_progress(connection: Connection, id_: int, message: int) -> None:
    """Our id of the message that shows how far it is; no new version,
    since nothing of it changed.
    """
    connection.execute(update(announcements).where(_this(connection, id_)).values(progress=message))


def save_group(connection: Connection, programme: str, name: str, audience: Audience, now: int) -> None:
    """Keep an audience under a name; one of the same name is replaced."""
    same = and_(audience_groups.c.programme == programme, audience_groups.c.name == name)
    kept = _stored(audience)
    if connection.execute(update(audience_groups).where(same).values(audience=kept)).rowcount == 0:
        row = {"programme": programme, "name": name, "audience": kept, "created_at": now}
        connection.execute(insert(audience_groups).values(**row))


def groups(connection: Connection, programme: str) -> list[Group]:
    columns = (audience_groups.c.id, audience_groups.c.name, audience_groups.c.audience)
    found = select(*columns).where(audience_groups.c.programme == programme).order_by(audience_groups.c.name)
    return [Group(row[0], row[1], audience_of(row[2])) for row in connection.execute(found)]


def _group(connection: Connection, id_: int) -> Audience | None:
    kept = connection.execute(
        select(audience_groups.c.audience).where(audience_groups.c.id == id_, mine(connection, audience_groups))
    ).scalar()
    return None if kept is None else audience_of(kept)


# Who


def ids_of(connection: Connection, programme: str, audience: Audience, now: int) -> list[int]:
    """The people of an audience, each once; a saved group chooses further among the others."""
    wanted = [people.c.programme == programme, people.c.listed_at.is_not(None), *_conditions(audience, now)]
    towns = func.coalesce(newcomers.c.town, mentors.c.town, "")
    if audience.towns:
        wanted.append(towns.in_(audience.towns))
    if audience.not_towns:
        wanted.append(towns.not_in(audience.not_towns))
    found = (
        select(people.c.id, people.c.name)
        .outerjoin(newcomers, newcomers.c.person_id == people.c.id)
        .outerjoin(mentors, mentors.c.person_id == people.c.id)
        .where(and_(*wanted))
        .order_by(people.c.id)
    )
    not_these = {normalise(name) for name in audience.not_names}
    ids = [row[0] for row in connection.execute(found) if normalise(row[1]) not in not_these]
    for id_, keeps in ((audience.group, True), (audience.not_group, False)):
        group = _group(connection, id_) if id_ else None
        if group is not None:
            others = set(ids_of(connection, programme, replace(group, group=0, not_group=0), now))
            ids = [each for each in ids if (each in others) is keeps]
    return ids


def _conditions(audience: Audience, now: int) -> list[Any]:
    wanted: list[Any] = []
    if audience.role:
        wanted.append(people.c.role == audience.role)
    if audience.languages:
        wanted.append(people.c.language.in_(audience.languages))
    if audience.stage:
        wanted.append(_in_stage(audience.stage))
    if audience.theme:
        said = and_(theme_replies.c.theme_id == audience.theme, theme_replies.c.person_id.is_not(None))
        replied = theme_replies.c.reply == ("" if audience.reply == "silent" else audience.reply)
        wanted.append(people.c.id.in_(select(theme_replies.c.person_id).where(said, replied)))
    if audience.weeks:
        wanted.append(people.c.id.in_(_without_meeting(now - audience.weeks * WEEK)))
    if audience.subscription:
        asked = subscriptions.c.kind == audience.subscription
        wanted.append(people.c.id.in_(select(subscriptions.c.person_id).where(asked)))
    if audience.failed_of:
        missed = announced.join(messages, messages.c.id == announced.c.outbox_id)
        of = (announced.c.announcement_id == audience.failed_of, messages.c.state.in_(_NOT_REACHED))
        wanted.append(people.c.id.in_(select(announced.c.person_id).select_from(missed).where(*of)))
    return wanted


def _members(*states: MatchState) -> Any:
    joined = match_members.join(matches, matches.c.id == match_members.c.match_id)
    wanted = (matches.c.state.in_([state.value for state in states]), match_members.c.person_id.is_not(None))
    return select(match_members.c.person_id).select_from(joined).where(*wanted)


def _in_stage(stage: str) -> Any:
    live = people.c.id.in_(_members(MatchState.LIVE))
    if stage == "matched":
        return live
    ended = people.c.id.in_(_members(MatchState.ENDED))
    return and_(~live, ended if stage == "ended" else ~ended)


def _without_meeting(since: int) -> Any:
    """Members of live matches that began before then and have not met since:
    nobody says they did.
    """
    met = (
        select(meetings.c.match_id)
        .join(meeting_answers, meeting_answers.c.meeting_id == meetings.c.id)
        .where(meeting_answers.c.met == 1, meetings.c.starts_at >= since)
    )
    joined = match_members.join(matches, matches.c.id == match_members.c.match_id)
    quiet = (
        matches.c.state == MatchState.LIVE.value,
        func.coalesce(matches.c.began_at, matches.c.since) < since,
        matches.c.id.not_in(met),
        match_members.c.person_id.is_not(None),
    )
    return select(match_members.c.person_id).select_from(joined).where(*quiet)


# As many as a statement takes on every database.
_SOME = 500
_PEOPLE = (
    people.c.id,
    people.c.name,
    people.c.language,
    people.c.stopped_at,
    people.c.quiet,
    people.c.nudges,
    people.c.role,
)


def candidates(connection: Connection, ids: Sequence[int], now: int) -> list[Candidate]:
    """These people as they stand now, in the given order; who is gone is left out."""
    found: dict[int, Candidate] = {}
    for start in range(0, len(ids), _SOME):
        part = ids[start : start + _SOME]
        rests = _rests(connection, part)
        doors = sending.best_keys(connection, part, now)
        for row in connection.execute(select(*_PEOPLE).where(people.c.id.in_(part), mine(connection, people))):
            id_, name, language, stopped, quiet, nudges, role = row
            key, blocked, heard = doors.get(id_, ("", None, None))
            found[id_] = Candidate(
                person_id=id_,
                name=name,
                language=language,
                address=key,
                blocked=blocked is not None,
                heard_at=moment(heard),
                stopped=stopped is not None,
                on_a_break=moment(rests.get(id_)),
                quiet=quiet,
                nudges=nudges,
                role=role,
            )
    return [found[id_] for id_ in ids if id_ in found]


def _rests(connection: Connection, ids: Collection[int]) -> Mapping[int, int]:
    """Until when all live matches of people rest, or they themselves want nothing proposed."""
    joined = match_members.join(matches, matches.c.id == match_members.c.match_id)
    until = func.min(func.coalesce(matches.c.paused_until, 0))
    live = (matches.c.state == MatchState.LIVE.value, match_members.c.person_id.in_(ids), mine(connection, matches))
    found = select(match_members.c.person_id, until).select_from(joined).where(*live)
    rests = {row[0]: row[1] for row in connection.execute(found.group_by(match_members.c.person_id)) if row[1]}
    own = select(people.c.id, people.c.paused_until).where(people.c.id.in_(ids), people.c.paused_until.is_not(None))
    for id_, paused in connection.execute(own.where(mine(connection, people))):
        rests[id_] = max(paused, rests.get(id_, 0))
    return rests


# What became of each


def put_down(connection: Connection, id_: int, ids: Sequence[int]) -> None:
    """Everybody it is for, each once, however often this is done."""
    rows = [{"a": id_, "p": person_id} for person_id in ids]
    if rows:
        connection.execute(_PUT, rows)


_PUT = text(
    "INSERT INTO announced (announcement_id, person_id, state) VALUES (:a, :p, 'left') "
    "ON CONFLICT (announcement_id, person_id) DO NOTHING"
)


def left(connection: Connection, id_: int, limit: int) -> list[int]:
    """The next whose turn comes."""
    found = select(announced.c.person_id).where(_LEFT, _told(connection, id_), announced.c.person_id.is_not(None))
    return list(connection.execute(found.order_by(announced.c.id).limit(limit)).scalars())


_DONE = (
    update(announced)
    .where(announced.c.announcement_id == bindparam("the_id"), announced.c.person_id == bindparam("the_person"))
    .values(
        state=bindparam("new_state"),
        reason=bindparam("new_reason"),
        language=bindparam("new_language"),
        outbox_id=bindparam("new_outbox"),
    )
)


def settle(connection: Connection, id_: int, rows: Sequence[Mapping[str, Any]]) -> None:
    """What became of some: ``the_person`` with new_state, new_reason,
    new_language and new_outbox.
    """
    if rows:
        connection.execute(bound(connection, _DONE, announced), [{"the_id": id_, **row} for row in rows])


def skip_left(connection: Connection, id_: int, reason: str) -> int:
    """Nobody who is left gets it; returns how many that were."""
    rest = and_(_LEFT, _told(connection, id_))
    return connection.execute(update(announced).where(rest).values(state="skipped", reason=reason)).rowcount


def nudged(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """That these people heard from us: ``the_id`` with ``new_nudges``."""
    if rows:
        connection.execute(bound(connection, _NUDGED, people), list(rows))


_NUDGED = update(people).where(people.c.id == bindparam("the_id")).values(nudges=bindparam("new_nudges"))


def reply(connection: Connection, id_: int, person_id: int, option: str, now: int) -> bool:
    """Keep what somebody answered; says whether they got it at all."""
    theirs = and_(_told(connection, id_), announced.c.person_id == person_id)
    return connection.execute(update(announced).where(theirs).values(reply=option, replied_at=now)).rowcount == 1


def was_sent_to(connection: Connection, id_: int, person_id: int) -> bool:
    """Whether somebody got it."""
    theirs = and_(_told(connection, id_), announced.c.person_id == person_id, announced.c.state == "queued")
    return connection.execute(select(announced.c.id).where(theirs)).first() is not None


def counted(connection: Connection, id_: int) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    """Its people by the state of their message, by why they got none, and by what they answered."""
    state = func.coalesce(messages.c.state, "left")
    why = func.coalesce(messages.c.reason, "")
    rows = connection.execute(
        select(announced.c.state, announced.c.reason, state, why, func.count())
        .select_from(announced.outerjoin(messages, messages.c.id == announced.c.outbox_id))
        .where(_told(connection, id_))
        .group_by(announced.c.state, announced.c.reason, state, why)
    )
    states: dict[str, int] = {}
    skipped: dict[str, int] = {}
    for own, reason, sent, sent_why, count in rows:
        if own == "skipped":
            skipped[reason] = skipped.get(reason, 0) + count
        elif sent == "skipped":
            skipped[sent_why] = skipped.get(sent_why, 0) + count
        else:
            states[sent] = states.get(sent, 0) + count
    said = and_(_told(connection, id_), announced.c.reply != "")
    replied = connection.execute(select(announced.c.reply, func.count()).where(said).group_by(announced.c.reply))
    return states, skipped, {row[0]: row[1] for row in replied}
