"""Files at hand: at most so many, and what is asked for again and again stays."""

from bot.ground.messages import Attachment
from bot.sending import attachments as kept_files
from bot.sending.attachments import AT_HAND, KeptFiles
from storage.database import Database


async def test_the_file_that_nobody_asked_for_longest_is_read_again(database: Database, monkeypatch) -> None:
    read: list[int] = []

    async def reading(_database: Database, id_: int, _channel: str) -> Attachment:
        read.append(id_)
        return Attachment(f"{id_}.txt", "text/plain", b"x")

    monkeypatch.setattr(kept_files, "read", reading)
    keeps = KeptFiles(database, "telegram")
    for id_ in range(AT_HAND):
        await keeps.attachment(id_)
    await keeps.attachment(0)
    await keeps.attachment(AT_HAND)
    read.clear()
    assert [(await keeps.attachment(id_)).name for id_ in (0, AT_HAND, 1)] == ["0.txt", f"{AT_HAND}.txt", "1.txt"]
    assert read == [1]


async def test_the_name_that_a_channel_gave_a_file_is_known_the_next_time(database: Database, monkeypatch) -> None:
    async def reading(_database: Database, _id: int, _channel: str) -> Attachment:
        return Attachment("a.txt", "text/plain", b"x")

    monkeypatch.setattr(kept_files, "read", reading)
    keeps = KeptFiles(database, "telegram")
    made = await keeps.attachment(1)
    assert made.learn is not None
    made.learn("theirs")
    assert (await keeps.attachment(1)).known == "theirs"
