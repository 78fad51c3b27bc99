"""Files that people send: kept when a question asked for one, fetched after the commit,
and gone on with.
"""

from collections.abc import Iterator, Mapping

from bot.files.deeds import FetchFile
from bot.files.kinds import FileState
from bot.flows.engine.effects import Begin, Notify
from bot.flows.engine.file_question import CANNOT_USE, TOO_LARGE
from bot.ground.deed import Deed, Effect
from bot.ground.text import Text, _, paragraphs
from bot.turns.tables import Does, WhenDue
from bot.turns.turn import Skip, Turn
from storage import files
from storage.timers import Timer

HERE, WAITS = "file here", "file waits"
# Why a file can't be had, as `bot.sending.fetching` says it.
LARGE, STRANGE, GONE, NOT_NOW = "too large", "not what it says", "not to be had", "not now"
WHY: dict[str, Text] = {
    LARGE: TOO_LARGE,
    STRANGE: CANNOT_USE,
    GONE: _("I could not get your file. Please send it again."),
    NOT_NOW: _("I cannot read lists right now. Please send it again in an hour."),
}


BSN = _(
    "Column {column} has numbers that look like a BSN. Take that column out, and send the file again. I kept nothing of it."
)
ENDLESS = _(
    "In row {row} there is a text without an end. Perhaps there is one quotation mark too many. "
    "Correct that row, and send the file again."
)
SHEETS: dict[str, Text] = {
    "unreadable": _("I cannot read this spreadsheet. Is it locked with a password? Save it anew, as XLSX or CSV."),
    "too many rows": _("This list is too long. A file may have 5,000 rows."),
    "too much": _(
        "This list is too large or too complicated for me. Keep one sheet with at most 5,000 rows, without pictures and "
        "formulas. Save it as CSV, and send it again."
    ),
    "too many columns": _("This list is too wide. A file may have 60 columns. Take out what I do not need."),
    "no rows": _(
        "I found no rows in this file. The first row has the names of the columns, a person stands in each row under it."
    ),
}


def _why(reason: str) -> Text:
    """Why a file can't be used, in words."""
    kind, _space, where = reason.partition(" ")
    if kind == "bsn":
        return Text(BSN.sentence, {"column": where})
    if kind == "endless":
        return Text(ENDLESS.sentence, {"row": where})
    return WHY.get(reason) or SHEETS.get(reason) or WHY[GONE]


def fetch(turn: Turn, deed: FetchFile) -> Iterator[Effect]:
    """Keep what is to be fetched; a file that was sent earlier for the same is needed no more."""
    turn.fetch(deed.sent, deed.then, deed.again)
    if deed.then:
        files.remove_earlier(turn.connection, turn.person.id, deed.then, deed.sent.id)
    yield from ()


def come(turn: Turn, timer: Timer) -> Iterator[Effect]:
    """A file is here, or can't be had: its person goes on."""
    id_ = timer.about.id
    file = files.one(turn.connection, id_)
    if file is None:
        raise Skip("the file is gone")
    then, again = files.flows_of(turn.connection, id_)
    if file.state is FileState.HERE:
        if turn.person.stopped_at is not None:
            raise Skip("stopped all messages")
        if then:
            yield Begin(turn.batch.setting.flows[then], timer.about)
        return
    files.remove(turn.connection, [id_])
    if file.mime.startswith("audio/"):
        # Whoever was to hear it was asked to call when they can't.
        raise Skip(f"a voice message: {file.reason}")
    actions = ((f"!{again}", _("Send another file")),) if again else ()
    yield Notify(
        turn.person.id,
        paragraphs(_("I cannot use the file that you sent."), _why(file.reason)),
        file.reason,
        "",
        actions,
        now=True,
    )


def wait(turn: Turn, timer: Timer) -> Iterator[Effect]:
    """A list is here but can't be read yet: its sender need not wonder."""
    file = files.one(turn.connection, timer.about.id)
    if file is None or file.state is not FileState.WANTED:
        raise Skip("it was read meanwhile, or is gone")
    text = _("I cannot read lists right now. I try again by myself, and tell you. You need not send it again.")
    yield Notify(turn.person.id, text, NOT_NOW, "", now=True)


DEEDS: Mapping[type[Deed], Does] = {FetchFile: fetch}
DUE: Mapping[str, WhenDue] = {HERE: come, WAITS: wait}
