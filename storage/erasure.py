"""Forgetting, by the map of the data: one person wholly, what others' rows say of them,
and what is older than it may be.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Connection,
    String,
    Table,
    and_,
    case,
    delete,
    exists,
    false,
    insert,
    literal,
    not_,
    or_,
    select,
    text,
    update,
)

from bot.ground.about import About
from bot.ground.packed import pack, unpack
from bot.ground.quotes import only_framed
from bot.ground.typed import normalise
from bot.requests.nouns import SAFETY, RequestState
from storage import journal
from storage.data_map import MAP, ONCE_SENT, REPORTABLE, REPORTABLE_FOR, Erasing, Kept, Old
from storage.database import note_removed
from storage.messages import (
    PER_MESSAGE,
    caused_by,
    messages_of,
    parts,
    replies_to,
    sent_before_known,
    sent_to,
    unasked,
)
from storage.scope import mine, programme_of
from storage.tables import (
    announcements,
    audience_groups,
    conversations,
    files,
    forgetting,
    inbox,
    invites,
    match_members,
    meetings,
    metadata,
    outbox,
    people,
    requests,
    talks,
    teams,
    timers,
)
from storage.tables import journal as journal_rows

# The button under what somebody else wrote.
RELAYED = '"!ReportMessage '
# Children first, so that no row points to what is gone.
_TABLES = tuple(reversed(metadata.sorted_tables))
_RELAYED = outbox.c.buttons.contains(RELAYED, autoescape=True)
# To the letter the conditions of the partial indices.
_UNSENT = text("outbox.state IN ('queued', 'sending')")
_WAITING = text("outbox.state = 'waiting'")
_REPORTABLE = text(f"outbox.erase = {REPORTABLE}")
DAY = 86400
# So many rows of one kind at once, so that nobody waits for it.
AT_ONCE = 300
# What came to nobody is reported by nobody.
_NOT_BROUGHT = ("waiting", "failed", "blocked", "skipped")


# One person


@dataclass(frozen=True, slots=True)
class Traces:
    """By what somebody is found in the rows of others: their names, the things they have a part in
    (as an ``about``), and who may have heard of them: all staff, whom they were matched with,
    strangers who had their link, and ``others`` who may have their name and nothing else of them.
    """

    names: tuple[str, ...]
    things: frozenset[str]
    matches: tuple[int, ...]
    staff: tuple[int, ...]
    partners: tuple[int, ...]
    others: tuple[int, ...] = ()


def traces(connection: Connection, person_id: int, unwritten: Iterable[journal.Entry] = ()) -> Traces:
    """To be read before somebody is forgotten; ``unwritten`` are lines of the same batch."""
    named = (
        connection.execute(
            select(people.c.name, people.c.called).where(people.c.id == person_id, mine(connection, people))
        ).first()
        or ()
    )
    member = match_members.c
    theirs = select(member.match_id).where(member.person_id == person_id, mine(connection, match_members)).distinct()
    left = journal.matches_left(connection, person_id, unwritten)
    matched = tuple(sorted({*connection.execute(theirs).scalars(), *left}))
    others = select(member.person_id).where(
        member.match_id.in_(matched), member.person_id.is_not(None), mine(connection, match_members)
    )
    things = {f"person:{person_id}", *(f"match:{id_}" for id_ in matched)}
    for kind, table in (("meeting", meetings), ("talk", talks)):
        found = connection.execute(
            select(table.c.id).where(table.c.match_id.in_(matched), mine(connection, table))
        ).scalars()
        things |= {f"{kind}:{id_}" for id_ in found}
    asked = connection.execute(
        select(requests.c.id).where(requests.c.person_id == person_id, mine(connection, requests))
    ).scalars()
    at_work = select(people.c.id).where(people.c.staff_id.is_not(None), mine(connection, people))
    staff = tuple(connection.execute(at_work).scalars())
    met = _met(connection, person_id)
    heard = {*connection.execute(others).scalars(), *met["link"]}
    partners = heard - {person_id, *staff}
    names = tuple({normalise(name) for name in named} - {""})
    by_name = {*met["code"], *_wrote_of(connection, names)} - {person_id, *staff, *partners}
    return Traces(
        names=names,
        things=frozenset(things | {f"request:{id_}" for id_ in asked}),
        matches=matched,
        staff=tuple(id_ for id_ in staff if id_ != person_id),
        partners=tuple(sorted(partners)),
        others=tuple(sorted(by_name)),
    )


def _met(connection: Connection, person_id: int) -> dict[str, set[int]]:
    """Who had the link or a chat of theirs (and was them for a while), and who typed a code of
    theirs and was asked whether they are them.
    """
    met: dict[str, set[int]] = {"link": set(), "code": set()}
    lines = select(journal_rows.c.kind, journal_rows.c.whom).where(
        journal_rows.c.kind.in_(("chat detached", journal.CHAT_PARTED, journal.CODE_TYPED)),
        journal_rows.c.about == f"person:{person_id}",
        journal_rows.c.whom.is_not(None),
        mine(connection, journal_rows),
    )
    for kind, whom in connection.execute(lines):
        met["code" if kind == journal.CODE_TYPED else "link"].add(int(whom or 0))
    return met


def _wrote_of(connection: Connection, names: Collection[str]) -> set[int]:
    """Who told staff of somebody with one of these names."""
    told = select(requests.c.person_id, requests.c.words).where(
        requests.c.words != "", requests.c.person_id.is_not(None), mine(connection, requests)
    )
    return {int(id_) for id_, words in connection.execute(told) if _has_name(names, words)}


def forget(connection: Connection, person_id: int, pseudonym: str, now: int) -> None:
    """Erase a person: what is theirs goes. The journal keeps a pseudonym.

    What is still on its way (at most the good-bye) is sent and blanked then; see `storage.outbox`.
    Of whoever wrote very much the messages go in pieces, so that nobody waits for it: the first of
    them now, the others by `forget_some`.
    """
    _drop_relayed(connection, person_id, now)
    _keep_brought(connection, person_id, now)
    # By where they are: that goes with their chats.
    _forget_sent(connection, sent_before_known(connection, [person_id]))
    _stop_sending(connection, person_id)
    _close_requests(connection, person_id)
    for table in _TABLES:
        kept = MAP[table]
        if kept.person and table not in (inbox, outbox):
            _forget_rows(connection, table, kept, and_(table.c[kept.person] == person_id, mine(connection, table)))
    if not _forget_messages(connection, person_id):
        connection.execute(insert(forgetting).values(person_id=person_id, programme=programme_of(connection)))
    _leave_only_words(connection)
    journal.rename(connection, person_id, pseudonym)
    note_removed(connection)


def forget_some(connection: Connection) -> bool:
    """One more piece of the messages of somebody who was erased; says whether there are more."""
    whose = select(forgetting.c.person_id).where(mine(connection, forgetting)).order_by(forgetting.c.person_id)
    person_id = connection.execute(whose.limit(1)).scalar()
    if person_id is None:
        return False
    if _forget_messages(connection, person_id):
        connection.execute(delete(forgetting).where(forgetting.c.person_id == person_id, mine(connection, forgetting)))
    _leave_only_words(connection)
    note_removed(connection)
    return True


def _forget_messages(connection: Connection, person_id: int) -> bool:
    """A piece of what they wrote, with what they were answered, and of what else came to them;
    says whether it was all.
    """
    wrote = messages_of(connection, person_id, AT_ONCE)
    came = replies_to(connection, wrote, person_id) + unasked(connection, person_id, AT_ONCE)
    _forget_sent(connection, came)
    for ids in parts(wrote):
        _forget_rows(connection, inbox, MAP[inbox], and_(inbox.c.id.in_(ids), mine(connection, inbox)))
    return max(len(wrote), len(came)) < AT_ONCE


def _forget_sent(connection: Connection, ids: Sequence[int]) -> None:
    """What is on its way is nobody's by now, and is blanked when it was sent."""
    for some in parts(ids):
        sent = and_(outbox.c.id.in_(some), outbox.c.state.not_in(["queued", "sending"]))
        _forget_rows(connection, outbox, MAP[outbox], and_(sent, mine(connection, outbox)))


def _forget_rows(connection: Connection, table: Table, kept: Kept, theirs: Any) -> None:
    if kept.erasing is Erasing.DELETE:
        connection.execute(delete(table).where(theirs))
    else:
        connection.execute(update(table).where(theirs).values({kept.person: None, **kept.emptied()}))


def _drop_relayed(connection: Connection, person_id: int, now: int) -> None:
    """Their words that were to be brought to somebody are not brought any more."""
    theirs = and_(_RELAYED, outbox.c.id.in_(caused_by(person_id)), mine(connection, outbox))
    gone = {"state": "skipped", "reason": "erased", "changed_at": now, **MAP[outbox].emptied_of_others()}
    waits = outbox.c.state.in_(["queued", "waiting"])
    connection.execute(update(outbox).where(waits, theirs).values(gone))


def _keep_brought(connection: Connection, person_id: int, now: int) -> None:
    """What they wrote to somebody stays with that one for some days more: whoever sends something
    vile and erases themselves at once must not take the report away.
    """
    theirs = and_(_brought_lately(now), outbox.c.id.in_(caused_by(person_id)), mine(connection, outbox))
    connection.execute(update(outbox).where(theirs).values(erase=REPORTABLE))


def _brought_lately(now: int) -> Any:
    """What somebody else wrote and came to them, or is on its way, and may be reported still."""
    since = now - REPORTABLE_FOR.days(0) * DAY
    return and_(_RELAYED, outbox.c.state.not_in(_NOT_BROUGHT), outbox.c.not_before >= since)


def has_brought(connection: Connection, person_id: int, now: int) -> bool:
    """Whether something that somebody wrote stays for some days when they are erased."""
    theirs = and_(_brought_lately(now), outbox.c.id.in_(caused_by(person_id)), mine(connection, outbox))
    return connection.execute(select(outbox.c.id).where(theirs).limit(1)).first() is not None


def _leave_only_words(connection: Connection) -> int:
    """Of what was brought by somebody who was erased only the words stay: no name, nothing of ours.

    What is on its way goes as it is, and is looked at the next time.
    """
    nobodys = exists().where(inbox.c.id == outbox.c.id // PER_MESSAGE, inbox.c.person_id.is_(None))
    sent = outbox.c.state.not_in(["queued", "sending", "waiting"])
    found = select(outbox.c.id, outbox.c.text).where(_REPORTABLE, sent, nobodys, mine(connection, outbox))
    named = [(id_, said) for id_, said in connection.execute(found) if said != only_framed(said)]
    for id_, said in named:
        connection.execute(update(outbox).where(outbox.c.id == id_).values(text=only_framed(said)))
    return len(named)


def _stop_sending(connection: Connection, person_id: int) -> None:
    theirs = (outbox.c.person_id == person_id, mine(connection, outbox))
    connection.execute(update(outbox).where(_WAITING, *theirs).values(state="skipped"))
    connection.execute(update(outbox).where(_UNSENT, *theirs).values(erase=ONCE_SENT, person_id=None))


def _close_requests(connection: Connection, person_id: int) -> None:
    """Nobody can be answered any more; what is about safety is closed by a person."""
    urgent = requests.c.kind.in_([kind.value for kind in SAFETY])
    over = {"state": RequestState.CLOSED.value, "closed_by": "erased", "closed_at": requests.c.changed_at}
    theirs = and_(requests.c.person_id == person_id, ~urgent, requests.c.state != over["state"])
    theirs = and_(theirs, mine(connection, requests))
    connection.execute(update(requests).where(theirs).values(**over))


def hand_over(connection: Connection, person_id: int, to: int) -> None:
    """Somebody turned out to be somebody else: what they wrote and asked for is theirs."""
    for table in (inbox, requests, files):
        theirs = (table.c.person_id == person_id, mine(connection, table))
        connection.execute(update(table).where(*theirs).values(person_id=to))


def drop_empty_teams(connection: Connection, team_ids: Collection[int]) -> None:
    """Remove those of these teams that nobody is in any more:
    their name was somebody's own word.
    """
    for id_ in team_ids:
        if (
            connection.execute(
                select(people.c.id).where(people.c.team_id == id_, mine(connection, people)).limit(1)
            ).scalar()
            is None
        ):
            connection.execute(delete(invites).where(invites.c.team_id == id_, mine(connection, invites)))
            connection.execute(delete(teams).where(teams.c.id == id_, mine(connection, teams)))


# What others' rows say of them


def forget_elsewhere(
    connection: Connection, gone: Traces, now: int, profile: Collection[str], stand_fast: Collection[str]
) -> None:
    """Somebody was forgotten: what was said of them to others, or by others, has done its work.

    Of the staff's rows all that is over goes: of whom of many they speak, nobody can say. Of whom
    they were matched with, those about them, and those with their name. What is still to be sent
    is sent, and goes then. ``profile``: conversations whose answers are somebody's profile;
    ``stand_fast``: those about safety, of which an open one is not taken away by who goes.
    """
    for table, kept in MAP.items():
        if kept.match is not None and gone.matches:
            words = and_(kept.match.in_(gone.matches), kept.over(now), mine(connection, table))
            connection.execute(update(table).where(words).values(kept.emptied_of_others()))
    for ids in parts(sent_to(connection, gone.staff)):
        _blank_sent(connection, outbox.c.id.in_(ids), now)
    for ids in parts(_speaking(connection, outbox, gone, gone.partners)):
        _blank_sent(connection, outbox.c.id.in_(ids), now)
    named = {*_speaking(connection, outbox, gone, gone.others, by_name=True), *_answers(connection, gone)}
    for ids in parts(sorted(named)):
        _blank_sent(connection, outbox.c.id.in_(ids), now)
    talk = and_(conversations.c.flow.not_in(profile), MAP[conversations].over(now))
    by_staff = conversations.c.person_id.in_(gone.staff)
    connection.execute(delete(conversations).where(by_staff, talk, mine(connection, conversations)))
    said = and_(inbox.c.person_id.in_(gone.staff), inbox.c.text != "", mine(connection, inbox))
    connection.execute(update(inbox).where(said).values(MAP[inbox].emptied_of_others()))
    everybody = (*gone.staff, *gone.partners)
    _remove(connection, inbox, _speaking(connection, inbox, gone, gone.partners), MAP[inbox].over(now))
    _remove(connection, inbox, _speaking(connection, inbox, gone, gone.others, by_name=True), MAP[inbox].over(now))
    # Open or over: nobody can go on with it, but who was telling of the one who goes.
    told = or_(conversations.c.flow.not_in(stand_fast), MAP[conversations].over(now))
    found = _speaking(connection, conversations, gone, everybody)
    _remove(connection, conversations, found, and_(~_is_profile(profile), told))
    for table in (requests, files):
        _remove(connection, table, _speaking(connection, table, gone, everybody), MAP[table].over(now))
    _remove(
        connection, requests, _speaking(connection, requests, gone, gone.others, by_name=True), MAP[requests].over(now)
    )
    about_them = timers.c.about.in_([each for each in gone.things if "person" in each])
    connection.execute(delete(timers).where(about_them, mine(connection, timers)))
    _forget_named(connection, gone, now)


def _is_profile(profile: Collection[str]) -> Any:
    return conversations.c.flow.in_(profile)


def _blank_sent(connection: Connection, which: Any, now: int) -> None:
    """Empty these messages: those that are still to be sent, as soon as they were."""
    over = MAP[outbox].over(now)
    emptied = {
        name: case((over, blank), else_=outbox.c[name]) for name, blank in MAP[outbox].emptied_of_others().items()
    }
    # To look is cheaper than to write anew what is empty already.
    words = or_(*(outbox.c[name] != "" for name in emptied))
    lately = _brought_lately(now)
    theirs = and_(which, words, mine(connection, outbox))
    connection.execute(update(outbox).where(theirs, not_(lately)).values(erase=ONCE_SENT, **emptied))
    connection.execute(update(outbox).where(theirs, lately).values(erase=REPORTABLE))


def _answers(connection: Connection, gone: Traces) -> list[int]:
    """What staff wrote to anybody, and has the name."""
    found = []
    for staff in gone.staff:
        which = (outbox.c.id.in_(caused_by(staff)), outbox.c.text != "", mine(connection, outbox))
        found += [
            int(id_)
            for id_, text_ in connection.execute(select(outbox.c.id, outbox.c.text).where(*which))
            if _names(gone, [text_])
        ]
    return found


def _speaking(
    connection: Connection, table: Table, gone: Traces, whose: Collection[int], *, by_name: bool = False
) -> list[int]:
    """The ids of rows of these people that are about somebody, or have their name;
    only ``by_name`` for who may have heard nothing else.
    """
    kept = MAP[table]
    words = [table.c[name] for name in kept.emptied_of_others() if isinstance(table.c[name].type, String)]
    about = table.c.about if "about" in table.c else literal("")
    their = table.c[kept.person].in_(whose)
    which = [table.c.id.in_(ids) for ids in parts(sent_to(connection, whose))] if table is outbox else [their]
    some = and_(or_(*(column != "" for column in words)), mine(connection, table))
    found = []
    for id_, thing, *texts in (
        row for each in which for row in connection.execute(select(table.c.id, about, *words).where(each, some))
    ):
        # A message about nothing may be about anybody: who asks for their match is shown it.
        about_them = About(thing).thing in gone.things or (table is outbox and not thing)
        if (about_them and not by_name) or _names(gone, texts):
            found.append(int(id_))
    return found


def _names(gone: Traces, texts: Iterable[str]) -> bool:
    """Whether one of these has a name of theirs, as a whole word."""
    return any(_has_name(gone.names, text) for text in texts if text)


def _has_name(names: Collection[str], text: str) -> bool:
    return any(f" {name} " in f" {normalise(text)} " for name in names)


def _remove(connection: Connection, table: Table, ids: Sequence[int], over: Any) -> None:
    """These rows lose the words they have, or go when they are nothing without them."""
    kept = MAP[table]
    for some in parts(ids):
        which = and_(table.c.id.in_(some), over, mine(connection, table))
        if kept.erasing is Erasing.DELETE:
            connection.execute(delete(table).where(which))
        else:
            connection.execute(update(table).where(which).values(kept.emptied_of_others()))


def _forget_named(connection: Connection, gone: Traces, now: int) -> None:
    """Announcements that have gone out and name them lose their words; nobody of this name need be
    left out of any.
    """
    for table in (announcements, audience_groups):
        texts = table.c.texts if table is announcements else literal("")
        over = MAP[table].over(now) if table is announcements else false()
        found = select(table.c.id, table.c.audience, texts, over).where(mine(connection, table))
        for id_, audience, words, is_over in connection.execute(found):
            values = {}
            without = _left_in(audience, gone)
            if without != audience:
                values["audience"] = without
            if is_over and _names(gone, [words]):
                values["texts"] = MAP[announcements].columns["texts"].blank
            if values:
                connection.execute(update(table).where(table.c.id == id_, mine(connection, table)).values(values))


def _left_in(audience: str, gone: Traces) -> str:
    kept: dict[str, Any] = unpack(audience)
    names = [name for name in kept.get("not_names", ()) if normalise(name) not in gone.names]
    if names == kept.get("not_names", []):
        return audience
    rest = {name: each for name, each in kept.items() if name != "not_names"}
    return pack(rest | ({"not_names": names} if names else {}))


# What is old


def remove_old(connection: Connection, now: int, text_days: int, profile: Collection[str]) -> tuple[int, bool]:
    """Remove some of what is older than the map says; returns how many rows lost something, and
    whether there may be more.

    ``profile``: the conversations whose answers are somebody's profile.
    """
    counts = [
        _remove_old(connection, table, kept, old, now - old.age.days(text_days) * DAY, profile)
        for table, kept in MAP.items()
        for old in kept.old
    ]
    removed = sum(counts) + _leave_only_words(connection)
    if removed:
        note_removed(connection)
    return removed, max(counts) >= AT_ONCE


def _remove_old(
    connection: Connection, table: Table, kept: Kept, old: Old, before: int, profile: Collection[str]
) -> int:
    which = [old.since < before, mine(connection, table)]
    if old.when is not None:
        which.append(old.when)
    if old.but_profile:
        which.append(~_is_profile(profile))
    if not old.columns:
        return connection.execute(delete(table).where(_some(table, which))).rowcount
    emptied = {name: kept.columns[name].blank for name in old.columns}
    which.append(or_(*(table.c[name] != blank for name, blank in emptied.items())))
    return connection.execute(update(table).where(_some(table, which)).values({**emptied, **old.also})).rowcount


def _some(table: Table, which: Sequence[Any]) -> Any:
    """So many of these rows as are dealt with at once."""
    (key,) = table.primary_key
    return key.in_(select(key).where(*which).limit(AT_ONCE))
