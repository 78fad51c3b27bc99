"""Whoever wrote very much is erased without holding anybody up: at once for everybody who looks,
and row by row in pieces.
"""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import insert, or_, select

from bot.ground.programme import Programme
from bot.language.speech import Speech
from bot.simulation import Simulation
from scheduler.retention import go_on_erasing, remove_old_texts
from storage import erasure
from storage.database import Connection, Database
from storage.tables import forgetting, inbox, outbox, people
from tests.conftest import EVENING
from tests.walking import choose, sign_up

MANY = 3 * erasure.AT_ONCE
SAID, ANSWERED, REMINDED = "my street is Oak Lane 5", "you live in Oak Lane 5", "Oak Lane 5 tomorrow"


@pytest.fixture
def talker(bot: Simulation) -> Simulation:
    """Somebody who wrote hundreds of messages, got an answer to each and many reminders."""
    bot.say("2", "hello")
    sign_up(bot, "1")

    def write(connection: Connection) -> None:
        me = connection.execute(select(people.c.id).where(people.c.listed_at.is_not(None))).scalar()
        first = connection.execute(select(inbox.c.id).order_by(inbox.c.id.desc())).scalars().first() or 0
        then = int(EVENING.timestamp()) - 3 * 86400
        for number in range(first + 1, first + 1 + MANY):
            said = {"id": number, "channel": "telegram", "message_id": f"many {number}", "person_id": me}
            connection.execute(insert(inbox).values(**said, kind="text", text=SAID, state="done", received_at=then))
            for count, rank, words in ((0, 0, ANSWERED), (1, 1, REMINDED)):
                row = {"id": number * 256 + count, "person_id": me, "channel": "telegram", "address": "1", "rank": rank}
                row |= {"text": words, "buttons": "", "extra": "", "language": "en", "state": "sent", "erase": 0}
                row |= {"not_before": then, "expires": then, "changed_at": then}
                connection.execute(insert(outbox).values(**row))

    bot.database.write(write)
    # As after a start: the next ids are read anew.
    bot.database._next.clear()
    return bot


def left(database: Database) -> int:
    """How many rows still have a word of it, or point to somebody who is not there."""

    def look(connection: Connection) -> int:
        known = select(people.c.id)
        rows = 0
        for table in (inbox, outbox):
            theirs = or_(table.c.text.contains("Oak Lane"), table.c.person_id.not_in(known))
            rows += len(connection.execute(select(table.c.id).where(theirs)).all())
        return rows

    return database.write(look)


def delete_me(bot: Simulation) -> None:
    bot.say("1", "delete me")
    choose(bot, "1", "delete", "delete")


def test_a_piece_goes_at_once_the_others_one_by_one_and_then_nothing_is_left(talker: Simulation) -> None:
    delete_me(talker)
    before = left(talker.database)
    # Only so many of what they wrote went with it, each with the two it brought about, and as many
    # of what else came to them.
    assert 3 * MANY - 4 * erasure.AT_ONCE - 20 <= before < 3 * MANY
    more, rounds = True, 0
    while more:
        more, rounds = go_on_erasing(talker.database, EVENING), rounds + 1
        now = left(talker.database)
        assert before - now <= 4 * erasure.AT_ONCE + 20
        before = now
    assert rounds <= MANY // erasure.AT_ONCE + 2
    assert left(talker.database) == 0
    assert talker.database.write(lambda c: c.execute(select(forgetting.c.person_id)).all()) == []


def test_a_bot_that_was_killed_between_two_pieces_goes_on_with_them(
    talker: Simulation, leiden: Programme, speech: Speech
) -> None:
    delete_me(talker)
    assert go_on_erasing(talker.database, EVENING)
    again = Database(str(talker.database.url.render_as_string(hide_password=False)))
    again.work_for(leiden.id)
    talker.database.close()
    while go_on_erasing(again, EVENING):
        continue
    assert left(again) == 0
    again.close()


def test_somebody_new_never_gets_the_number_of_who_is_being_erased(talker: Simulation) -> None:
    """Or what is left of the messages of one would be another one's."""

    def known(connection: Connection) -> set[int]:
        return set(connection.execute(select(people.c.id)).scalars())

    # The one who came last is erased: the highest number is free again.
    delete_me(talker)
    talker.database._next.clear()
    erased = talker.database.write(lambda c: c.execute(select(forgetting.c.person_id)).scalar())
    talker.say("3", "hello")
    assert erased not in talker.database.write(known)


def test_old_texts_go_in_pieces_too(talker: Simulation) -> None:
    later: datetime = EVENING + timedelta(days=200)
    rounds = 1
    while remove_old_texts(talker.database, 90, later):
        rounds += 1
    assert rounds >= MANY // erasure.AT_ONCE
    assert left(talker.database) == 0
