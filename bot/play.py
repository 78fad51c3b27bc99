"""A conversation in the terminal, and invite links as a QR code."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

import segno

from bot.flows.every import BY_NAME
from bot.ground.errors import SettingsError
from bot.ground.programme import Programme
from bot.language.speech import Speech
from bot.simulation import Reply, Simulation
from storage import migrate, private
from storage.database import Database

YOU = "you"
HOW = "Write words, a number, or [the label of a button]. An empty line ends."


def main(programme: Programme, flow: str, language: str) -> int:
    """Talk until an empty line or the end of the input."""
    if flow not in BY_NAME:
        raise SettingsError(f"There is no flow {flow!r}. Known: {', '.join(BY_NAME)}.")
    if language not in programme.languages:
        raise SettingsError(f"There is no language {language!r} here. Known: {', '.join(programme.languages)}.")
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/play.sqlite3")
        migrate.upgrade(database)
        simulation = Simulation(database, programme, Speech(programme.languages), datetime.now(UTC))
        print(HOW)
        show(simulation.begin(YOU, flow, language))
        try:
            while line := input("> ").strip():
                show(_turn(simulation, line))
        except EOFError:
            print()
        database.close()
    return 0


def _turn(simulation: Simulation, line: str) -> list[Reply]:
    if line.startswith("[") and line.endswith("]"):
        try:
            return simulation.press(YOU, line[1:-1])
        except LookupError as error:
            print(f"  {error}")
            return []
    return simulation.say(YOU, line)


def show(replies: list[Reply]) -> None:
    for reply in replies:
        print("\n".join(f"  {line}" for line in reply.lines()))
        print()


# What a picture of a code may be.
PICTURES = (".svg", ".png")


def print_qr(link: str, picture: Path | None) -> None:
    """The link as a QR code: in the terminal, or as a picture (.svg or .png)."""
    code = segno.make(link, micro=False)
    if picture is None:
        code.terminal(compact=True)
        return
    try:
        # Whoever can read it can come in by it.
        with open(picture, "wb", opener=private.opener) as file:  # Path.open takes no opener
            code.save(file, kind=picture.suffix[1:], scale=8, border=4)
    except OSError as error:
        raise SettingsError(f"The link holds, but its picture was not written: {error.strerror}.") from error
    print(f"QR code: {picture}")
