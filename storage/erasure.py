"""Forgetting: one person wholly, or texts that are older than they may be."""

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, and_, delete, or_, select, update

from bot.requests.nouns import SAFETY, RequestState
from storage import journal
from storage.tables import (
    addresses,
    announced,
    conversations,
    files,
    inbox,
    invites,
    link_codes,
    match_members,
    meeting_answers,
    mentors,
    newcomers,
    outbox,
    people,
    programme_parts,
    requests,
    signs,
    subscriptions,
    talk_answers,
    teams,
    theme_replies,
    timers,
)


def forget(connection: Connection, person_id: int, pseudonym: str) -> None:
    """Erase a person: profile, conversations, address and texts. The journal keeps a pseudonym.

    What is still on its way (at most the good-bye) is sent and blanked then; see `storage.outbox`.
    """
    connection.execute(update(inbox).where(inbox.c.person_id == person_id).values(text="", person_id=None))
    mine = outbox.c.person_id == person_id
    connection.execute(update(outbox).where(mine, outbox.c.state.in_(["queued", "sending"])).values(erase=1))
    connection.execute(update(outbox).where(mine, outbox.c.state == "waiting").values(state="skipped"))
    connection.execute(
        update(outbox)
        .where(mine, outbox.c.state.not_in(["queued", "sending"]))
        .values(text="", buttons="", extra="", given="", address="", provider_id="", person_id=None)
    )
    connection.execute(update(outbox).where(mine).values(person_id=None))
    connection.execute(
        update(match_members).where(match_members.c.person_id == person_id).values(person_id=None, number="")
    )
    connection.execute(update(meeting_answers).where(meeting_answers.c.person_id == person_id).values(person_id=None))
    connection.execute(
        update(talk_answers).where(talk_answers.c.person_id == person_id).values(person_id=None, prepared="")
    )
    connection.execute(update(signs).where(signs.c.person_id == person_id).values(person_id=None, words=""))
    connection.execute(update(theme_replies).where(theme_replies.c.person_id == person_id).values(person_id=None))
    connection.execute(update(announced).where(announced.c.person_id == person_id).values(person_id=None))
    theirs = requests.c.person_id == person_id
    # Nobody can be answered any more; what is about safety is closed by a person.
    urgent = requests.c.kind.in_([kind.value for kind in SAFETY])
    over = {"state": RequestState.CLOSED.value, "closed_by": "erased", "closed_at": requests.c.changed_at}
    connection.execute(update(requests).where(theirs, ~urgent, requests.c.state != over["state"]).values(**over))
    connection.execute(update(requests).where(theirs).values(person_id=None, words="", media="", channel=""))
    connection.execute(delete(timers).where(timers.c.person_id == person_id))
    connection.execute(delete(invites).where(invites.c.person_id == person_id))
    connection.execute(update(invites).where(invites.c.opened_by == person_id).values(opened_by=None))
    for table in (newcomers, mentors, programme_parts, conversations, addresses, link_codes, subscriptions, files):
        connection.execute(delete(table).where(table.c.person_id == person_id))
    _forget_searches(connection)
    connection.execute(delete(people).where(people.c.id == person_id))
    journal.rename(connection, person_id, pseudonym)


def hand_over(connection: Connection, person_id: int, to: int) -> None:
    """Somebody turned out to be somebody else: what they wrote and asked for is theirs."""
    for table in (inbox, requests, files):
        connection.execute(update(table).where(table.c.person_id == person_id).values(person_id=to))


def _forget_searches(connection: Connection) -> None:
    """The names that staff looked for: whose they are, nobody can say."""
    over = conversations.c.stage.not_in(["open", "waiting"])
    connection.execute(delete(conversations).where(conversations.c.flow == "FindPerson", over))


def drop_empty_teams(connection: Connection, team_ids: Collection[int]) -> None:
    """Remove those of these teams that nobody is in any more:
    their name was somebody's own word.
    """
    for id_ in team_ids:
        if connection.execute(select(people.c.id).where(people.c.team_id == id_).limit(1)).scalar() is None:
            connection.execute(delete(invites).where(invites.c.team_id == id_))
            connection.execute(delete(teams).where(teams.c.id == id_))


def blank_texts(connection: Connection, before: int, profile: Sequence[str]) -> int:
    """Remove the words of messages older than ``before`` (epoch seconds), the recipes of their
    files, and the answers of conversations that are over and no ``profile``; returns how many.
    """
    received = connection.execute(
        update(inbox).where(inbox.c.received_at < before, inbox.c.text != "").values(text="")
    ).rowcount
    # What is still queued long after its time (for a channel that is not there any more) will not
    # be sent.
    done = or_(outbox.c.state.not_in(["queued", "sending", "waiting"]), outbox.c.expires < before)
    has_words = or_(outbox.c.text != "", outbox.c.extra != "", outbox.c.buttons != "", outbox.c.given != "")
    sent = connection.execute(
        update(outbox)
        .where(outbox.c.changed_at < before, has_words, done)
        .values(text="", buttons="", extra="", given="")
    ).rowcount
    old = and_(talk_answers.c.answered_at < before, talk_answers.c.prepared != "")
    prepared = connection.execute(update(talk_answers).where(old).values(prepared="")).rowcount
    # Whose chat a link opened is known by then.
    connection.execute(update(invites).where(invites.c.used_at < before, invites.c.kept != "").values(kept=""))
    over = and_(conversations.c.stage.not_in(["open", "waiting"]), conversations.c.flow.not_in(profile))
    answers = connection.execute(delete(conversations).where(over, conversations.c.touched_at < before)).rowcount
    return int(received + sent + prepared + answers)
