"""Draws papers with typst, in the faces that travel with the code."""

import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst
from pydantic import BaseModel

from bot.ground.errors import PaperError
from bot.ground.visible import visible

HERE = Path(__file__).parent
# Two pixels a point: a phone's page of 360 points is 720 pixels wide.
PIXELS_PER_INCH = 144
# A run of letters longer than this would not fit beside the road; our other scripts have no hyphens
# and wider letters.
_RUN = re.compile(r"\S{35,}|[^\s\u0000-\u024f]{19,}")
_SYLLABLES = re.compile(r"\S{1,8}")
BREAK = "\u200b"


def pdf(recipe: BaseModel) -> bytes:
    """One page to print."""
    return _draw(recipe, "pdf")


def png(recipe: BaseModel) -> bytes:
    """A picture for a phone."""
    return _draw(recipe, "png")


def _draw(recipe: BaseModel, form: Literal["pdf", "png"]) -> bytes:
    """Typst gets the words as JSON, never as markup. Raises PaperError."""
    words = {name: _printable(value) for name, value in recipe.model_dump(mode="json").items()}
    try:
        return typst.compile(
            HERE / f"{words['paper']}.typ",
            root=HERE,
            font_paths=_faces(),
            format=form,
            ppi=PIXELS_PER_INCH,
            sys_inputs={"recipe": json.dumps(words, ensure_ascii=False)},
            # The same recipe gives the same bytes.
            timestamp=0,
        )
    except RuntimeError as error:
        # What typst says may quote the words.
        raise PaperError(f"{words['paper']} can't be drawn") from error


@cache
def _faces() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"])


def _printable(value: Any) -> Any:
    """The same without signs that no face of ours has (pictograms) and without invisible marks."""
    match value:
        case str():
            # Marks that pile up on a letter would take seconds to draw.
            shown = "".join(sign for sign in visible(value) if not _is_pictogram(sign))
            return _RUN.sub(lambda found: BREAK.join(_SYLLABLES.findall(found[0])), shown).strip()
        case dict():
            return {name: _printable(each) for name, each in value.items()}
        case list():
            return [_printable(each) for each in value]
        case _:
            return value


def _is_pictogram(sign: str) -> bool:
    # From here on our faces have letters only.
    return ord(sign) >= 0x2190 and unicodedata.category(sign) in ("So", "Sm", "Sk", "Mn", "Me")
