"""How the chats of one person are told apart."""

from sqlalchemy import insert

from storage import chats
from storage.database import Connection, Database
from storage.tables import addresses, people


def test_two_chats_that_are_added_within_a_second_have_different_names(database: Database) -> None:
    def work(connection: Connection) -> list[int]:
        person = {"id": 1, "programme": "leiden", "language": "en", "hint": "en", "created_at": 100}
        connection.execute(insert(people).values(**person))
        named = []
        for key in ("telegram:1", "whatsapp:1", "whatsapp:2"):
            named.append(chats.name_for_one_more(connection, 1, 100))
            connection.execute(insert(addresses).values(key=key, person_id=1, linked_at=named[-1]))
        return named

    assert database.write(work) == [100, 101, 102]
