"""Everything that can go wrong on purpose.

BuurmaatError
├── SettingsError          the environment is not complete; lists every variable
├── ProgrammeError         the programme profile does not read; names file and line
├── CatalogueError         a catalogue or language file does not read
├── PaperError             a file can't be made from its recipe
├── DatabaseUnavailable    nothing was committed; try again later
├── DatabaseHeld           another process takes turns on this database
├── NotTheirs              a file is not for whoever was to get it (any more)
├── ReaderAway             the system starts no process to read a list; try again later
├── StaleWrite             somebody else changed a row that was read
└── SendError              the closed set of ways in which a send ends badly
    ├── SlowDown           the service asks to wait
    ├── PersonLeft         the person stopped us or deleted the account
    ├── BadAddress         nobody lives there
    ├── WindowClosed       only a template may go now; it is decided anew
    ├── TemplateRefused    the service does not accept this template, or this form; another way is
    tried
    ├── Limited            the service does not deliver to this person for now; it waits until they
    write
    ├── Refused            our fault: the service does not accept this message
    │   └── TooLarge       a file that is larger than we take
    ├── NotSent            certainly not sent; try again
    └── Uncertain          it may or may not have been sent
"""

from collections.abc import Iterator
from pathlib import Path


class BuurmaatError(Exception):
    """The root of all errors of this project; its message is fit to be shown to an operator.

    It is made of closed words, numbers and names of ours, never of what somebody wrote: it is
    logged, and kept beside messages. `tests/ground/test_closed_words.py` looks at each one.
    """


class SettingsError(BuurmaatError):
    pass


class ProgrammeError(BuurmaatError):
    pass


class CatalogueError(BuurmaatError):
    pass


class PaperError(BuurmaatError):
    """A file can't be made; its text is a short reason without anybody's words."""


class DatabaseUnavailable(BuurmaatError):
    pass


class DatabaseHeld(BuurmaatError):
    pass


class NotTheirs(BuurmaatError):
    """A file is not for whoever was to get it (any more); nothing is sent."""


class ReaderAway(BuurmaatError):
    """No list can be read now: the system starts no process for it."""


class StaleWrite(BuurmaatError):
    pass


class SendError(BuurmaatError):
    """A send that did not end well; its text is a short reason without anybody's words."""


class SlowDown(SendError):
    """The service asks to wait ``seconds`` with this chat."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"slow down {seconds:g} s")
        self.seconds = seconds


class PersonLeft(SendError):
    pass


class BadAddress(SendError):
    pass


class WindowClosed(SendError):
    pass


class TemplateRefused(SendError):
    pass


class Limited(SendError):
    pass


class Refused(SendError):
    pass


class TooLarge(Refused):
    pass


class NotSent(SendError):
    pass


class Uncertain(SendError):
    pass


def why(error: BaseException) -> str:
    """What may be logged or kept of an error: the words of our own, of any other only its kind.

    Others print the value that they stumbled over, and that may be somebody's words or number.
    """
    return str(error) if isinstance(error, BuurmaatError) else type(error).__name__


def places(error: BaseException) -> Iterator[str]:
    """Where an error came from, as "file:line", from the outside in; without what it says."""
    trace = error.__traceback__
    while trace is not None:
        yield f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
        trace = trace.tb_next


def place(error: BaseException) -> str:
    """The innermost place; "" for an error that was never raised."""
    return ["", *places(error)][-1]
