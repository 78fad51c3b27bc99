"""Whose a message is, is found by indices, and nothing of theirs is missed."""

from sqlalchemy import or_, select

from bot.simulation import Simulation
from storage import messages
from storage.database import Connection
from storage.tables import addresses, inbox, outbox, people
from tests import pair
from tests.everybody import build
from tests.kept import walked


def all_sent_to(connection: Connection, person_id: int) -> list[int]:
    """By a look through everything."""
    keys = list(connection.execute(select(addresses.c.key).where(addresses.c.person_id == person_id)).scalars())
    before = outbox.c.person_id.is_(None) & (outbox.c.channel + ":" + outbox.c.address).in_(keys)
    theirs = or_(outbox.c.person_id == person_id, before)
    return list(connection.execute(select(outbox.c.id).where(theirs).order_by(outbox.c.id)).scalars())


def assert_none_is_missed(bot: Simulation) -> None:
    def work(connection: Connection) -> int:
        known = list(connection.execute(select(people.c.id)).scalars())
        for id_ in known:
            assert messages.sent_to(connection, [id_]) == all_sent_to(connection, id_)
        everything = sorted({one for id_ in known for one in all_sent_to(connection, id_)})
        assert messages.sent_to(connection, known) == everything
        return len(everything)

    assert bot.database.write(work) > 0


def test_of_what_was_sent_to_anybody_of_a_town_none_is_missed(bot: Simulation) -> None:
    assert_none_is_missed(walked(bot, build).bot)


def test_none_is_missed_after_weeks_of_reminders_and_words_between_two(bot: Simulation) -> None:
    town = walked(bot, pair.a_pair_is_made)
    for _week in range(3):
        pair.meet(town, "amal", "sanne")
    town.begin("sanne", "WriteTo", "match:1")
    town.bot.say("sanne", "I come by bike")
    assert_none_is_missed(town.bot)


def test_what_went_to_somebody_before_they_were_known_is_theirs(bot: Simulation) -> None:
    """An old button of somebody who was forgotten is answered to nobody we know."""
    bot.say("1", "hello")

    def nobodys(connection: Connection) -> None:
        connection.execute(outbox.update().values(person_id=None))

    bot.database.write(nobodys)
    assert_none_is_missed(bot)


def test_what_somebody_wrote_brought_about_is_found_by_its_number(bot: Simulation) -> None:
    town = walked(bot, build)
    selam = town.id("selam")

    def work(connection: Connection) -> None:
        wrote = set(connection.execute(select(inbox.c.id).where(inbox.c.person_id == selam)).scalars())
        found = set(connection.execute(messages.caused_by(selam)).scalars())
        all_ids = connection.execute(select(outbox.c.id)).scalars()
        assert found == {id_ for id_ in all_ids if id_ // messages.PER_MESSAGE in wrote} != set()

    town.bot.database.write(work)
