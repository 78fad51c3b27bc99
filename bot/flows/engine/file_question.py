"""A question whose answer is a picture or a document; only such a one lets us fetch and keep it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.files.kinds import MOST, PICTURES, SHEETS, FileKind, Sent, kind_of
from bot.flows.engine.answers import Lexicon, Missed, Understood
from bot.flows.engine.flow import Flow, Question, Unreadable
from bot.flows.engine.questions import NOTHING
from bot.ground.text import Text, _, paragraphs
from bot.ground.typed import clean

TOO_LARGE = _("This file is too large. A picture may have 5 MB, a document 10 MB.")
NO_ROOM = _("I have many files of yours or of others already. Please wait a little, then send it again.")
A_PICTURE_OR_PDF = _("Please send a picture (JPG or PNG) or a PDF file.")
A_SHEET = _("Please send a spreadsheet: an XLSX file, or a CSV file.")
CANNOT_USE = _("I cannot use this kind of file.")


class FileQuestion(Question[int]):
    """Its answer is the id of a row of ``files``; 0 when it was skipped.

    ``then_flow`` (of "file") begins when the file is here, ``again`` when it can't be had.
    """

    may_skip = True

    def __init__(
        self,
        prompt: Text | Callable[[Any], Text],
        *,
        kinds: frozenset[FileKind] = PICTURES | {FileKind.PDF},
        expects: Text = A_PICTURE_OR_PDF,
        then_flow: str = "",
        again: str = "",
        **rest: Any,
    ) -> None:
        super().__init__(prompt, **rest)
        self.kinds = kinds
        self.expects = expects
        self.then_flow = then_flow
        self.again = again

    def refused(self, sent: Sent | None) -> Missed | None:
        """Why what was sent can't be the answer, as far as its service says what it is."""
        if sent is None:
            return Missed(self.expects)
        kind = kind_of(clean(sent.name), sent.mime)
        if kind not in self.kinds:
            return Missed(paragraphs(CANNOT_USE, self.expects))
        if sent.size > MOST[kind]:
            return Missed(TOO_LARGE)
        return None if sent.fits else Missed(NO_ROOM)

    def typed(
        self, flow: Flow, said: str, shown: tuple[str, ...], picked: tuple[str, ...], lexicon: Lexicon
    ) -> Understood:
        return Missed(self.expects)

    def empty(self) -> int:
        return 0

    def read(self, stored: Any) -> int:
        if stored is None and self.skippable:
            return 0
        if not isinstance(stored, int) or isinstance(stored, bool):
            raise Unreadable(self.name)
        return stored

    def show(self, flow: Flow, value: int) -> Text:
        return _("a file") if value else NOTHING


class Sheet(FileQuestion):
    """A spreadsheet."""

    def __init__(self, prompt: Text | Callable[[Any], Text], *, then_flow: str, again: str, **rest: Any) -> None:
        super().__init__(prompt, kinds=SHEETS, expects=A_SHEET, then_flow=then_flow, again=again, **rest)
