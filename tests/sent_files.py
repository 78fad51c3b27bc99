"""Files as people send them, and as their service gives them when we fetch them."""

import asyncio
from collections.abc import Callable, Sequence

from bot.files.kinds import FileKind
from bot.ground.messages import Kind
from bot.imports import reading
from bot.sending.fetching import Fetching
from bot.sending.lists import ReadList
from playground.testing import PATIENCE
from tests.town import Town


async def fetched(
    town: Town,
    *answers: bytes | Exception,
    read_list: ReadList | None = None,
    until: Callable[[], bool] = lambda: True,
) -> list[str]:
    """Let the fetching run with a service that answers so; gives what it was asked for."""
    asked: list[str] = []
    left = iter(answers)

    async def fetch(media: str, at_most: int) -> bytes:
        asked.append(media)
        found = next(left)
        if isinstance(found, Exception):
            raise found
        return found

    came = asyncio.Event()
    fetching = Fetching(
        town.bot.database,
        {"telegram": fetch, "whatsapp": fetch},
        lambda: town.bot.now,
        came.set,
        0.001,
        read_list=read_list or at_once,
    )
    running = asyncio.create_task(fetching.run())
    async with asyncio.timeout(PATIENCE):
        await came.wait()
        while not until():
            came.clear()
            await came.wait()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    return asked


async def at_once(kind: FileKind, data: bytes, country: str, whose: int) -> str:
    """Read a list in this process; `tests/imports/test_alone.py` is about one of its own."""
    return reading.to_json(reading.read(kind, data, country))


def send_file(town: Town, who: str, name: str, data: bytes, mime: str = "") -> None:
    """Somebody sends a file, it is fetched, and the conversation goes on."""
    kind = Kind.PICTURE if mime.startswith("image/") else Kind.FILE
    town.bot.receive(town.bot.message(who, kind, "", media=f"media-of-{name}", file_name=name, mime=mime))
    asyncio.run(arrives(town, data))
    town.bot.later(seconds=1)


async def arrives(town: Town, data: bytes) -> None:
    await fetched(town, data)


def as_csv(rows: Sequence[Sequence[str]]) -> bytes:
    """A list as Dutch spreadsheet programs write it."""
    return "".join(";".join(row) + "\r\n" for row in rows).encode("utf-8-sig")
