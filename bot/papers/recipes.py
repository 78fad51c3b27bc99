"""The shapes of recipes: what each kind of paper needs,
as plain JSON with all words in the person's language.
"""

from datetime import date, time
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, model_validator

State = Literal["done", "now", "next", "open"]
# More than this no phone shows, and no page holds.
Short = Annotated[str, Field(max_length=400)]
Long = Annotated[str, Field(max_length=2000)]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Paper(_Shape):
    """``name`` is the file's; ``language`` and ``right_to_left`` are those of its words."""

    name: Annotated[str, Field(pattern=r'^[^/\\"\x00-\x1f]+$', max_length=80)]
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
    right_to_left: bool = False


class Words(_Paper):
    """A text as it stands: JSON when its name says so."""

    paper: Literal["text"]
    text: str


class Certificate(_Paper):
    """One A4 page (PDF). ``lines`` are paragraphs, ``rows`` pairs of label and value,
    ``small`` a footnote.
    """

    paper: Literal["certificate"]
    title: Short
    programme: Short
    person: Short
    lines: Annotated[list[Long], Field(max_length=12)]
    rows: Annotated[list[tuple[Short, Short]], Field(max_length=12)] = []
    place_and_day: Short
    signature: Short
    role: Short = ""
    small: Long = ""


class Part(_Shape):
    """A station of a road. ``icon`` is for lists in a chat: no face of ours has pictograms,
    so none is drawn.
    """

    label: Short
    detail: Short = ""
    state: State
    icon: Short = ""


class Path(_Paper):
    """A road with stations (PNG): *my programme*.
    A word for each state stands beside what is in it.
    """

    paper: Literal["path"]
    title: Short
    subtitle: Short = ""
    parts: Annotated[list[Part], Field(min_length=1, max_length=20)]
    state_words: dict[State, Annotated[str, Field(max_length=18)]]
    helps: Long = ""

    @model_validator(mode="after")
    def _has_words(self) -> Self:
        """A state without a word would be told by its colour alone; an empty one is a choice."""
        if missing := {part.state for part in self.parts} - set(self.state_words):
            raise ValueError(f"no word for {', '.join(sorted(missing))}")
        return self


class Bar(_Shape):
    """``value`` stands at the end of the bar, ``note`` beside the label."""

    label: Short
    value: Annotated[int, Field(ge=0)]
    note: Short = ""


class Bars(_Paper):
    """Horizontal bars (PNG); the title says the finding."""

    paper: Literal["bars"]
    title: Short
    rows: Annotated[list[Bar], Field(min_length=1, max_length=30)]
    footnote: Long = ""


class Line(_Shape):
    """A value for each point, None where there is none to show;
    ``end`` is the last one in words.
    """

    label: Short
    values: list[Annotated[int, Field(ge=0)] | None]
    end: Annotated[str, Field(max_length=20)] = ""


class Lines(_Paper):
    """Lines over time (PNG); the title says the finding,
    ``open`` which points stand for less than the others.
    """

    paper: Literal["lines"]
    title: Short
    points: Annotated[list[Annotated[str, Field(max_length=30)]], Field(min_length=1, max_length=60)]
    lines: Annotated[list[Line], Field(min_length=1, max_length=4)]
    open: list[int] = []
    footnote: Long = ""

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if any(len(each.values) != len(self.points) for each in self.lines):
            raise ValueError("a line has a value for each point")
        return self


class Calendar(_Paper):
    """One appointment (ICS): the wall time in a zone,
    ``stamp`` (epoch seconds) when it was agreed like this.

    The same ``uid`` with a higher ``sequence`` moves it, or takes it away when ``cancelled``.
    """

    paper: Literal["calendar"]
    uid: Annotated[str, Field(pattern=r"^\S+$", max_length=200)]
    sequence: Annotated[int, Field(ge=0)] = 0
    cancelled: bool = False
    summary: Short
    description: Long = ""
    location: Short = ""
    url: Annotated[str, Field(pattern=r"^(https?://\S+)?$", max_length=1000)] = ""
    zone: ZoneInfo = ZoneInfo("Europe/Amsterdam")
    day: date
    time: time
    minutes: Annotated[int, Field(ge=1, le=24 * 60)] = 60
    stamp: Annotated[int, Field(ge=0)]
    organizer: Annotated[str, Field(pattern=r"^([^\s@:]+@[^\s@:]+)?$", max_length=200)] = ""


Cells = Annotated[list[list[Short | int | float]], Field(max_length=10_000)]


class Sheet(_Shape):
    """One page of a workbook; its first row is the heading."""

    name: Annotated[str, Field(pattern=r"^[^\[\]:*?/\\\\]+$", max_length=31)]
    rows: Cells


class Sheets(_Paper):
    """A workbook (XLSX)."""

    paper: Literal["sheets"]
    sheets: Annotated[list[Sheet], Field(min_length=1, max_length=20)]


class Csv(_Paper):
    """One table, with semicolons (CSV)."""

    paper: Literal["csv"]
    rows: Cells


Recipe = Annotated[Words | Certificate | Path | Bars | Lines | Calendar | Sheets | Csv, Field(discriminator="paper")]
