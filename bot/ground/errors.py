"""Everything that can go wrong on purpose.

BuurmaatError
├── SettingsError          the environment is not complete; lists every variable
├── ProgrammeError         the programme profile does not read; names file and line
├── CatalogueError         a catalogue or language file does not read
├── PaperError             a file can't be made from its recipe
├── DatabaseUnavailable    nothing was committed; try again later
├── DatabaseHeld           another process takes turns on this database
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


class BuurmaatError(Exception):
    """The root of all errors of this project; its message is fit to be shown to an operator."""


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
