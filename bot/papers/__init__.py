"""Papers: words in, bytes out. A PDF, a picture, a calendar file or plain text,
made from a recipe. Pure.
"""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from bot.ground.errors import PaperError
from bot.ground.messages import Attachment
from bot.papers import days, pictures, sheets
from bot.papers.recipes import Bars, Calendar, Certificate, Csv, Lines, Path, Recipe, Sheets, Words

__all__ = ["Attachment", "PaperError", "make"]

_RECIPE: TypeAdapter[Recipe] = TypeAdapter(Recipe)


def make(recipe: Mapping[str, Any]) -> Attachment:
    """The file of a recipe, plain JSON whose shape `bot.papers.recipes` says;
    the same recipe gives the same bytes.

    Raises PaperError, without anybody's words, for a recipe that does not read or can't be drawn.
    """
    try:
        wanted = _RECIPE.validate_python(dict(recipe))
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        raise PaperError(f"recipe: {'.'.join(str(part) for part in first['loc'])}: {first['type']}") from error
    mime, made = _BY_KIND[type(wanted)]
    plain = isinstance(wanted, Words) and not wanted.name.endswith(".json")
    return Attachment(wanted.name, "text/plain" if plain else mime, made(wanted))


def _as_it_stands(words: Words) -> bytes:
    return words.text.encode()


_BY_KIND: dict[type[Any], tuple[str, Callable[[Any], bytes]]] = {
    Certificate: ("application/pdf", pictures.pdf),
    Path: ("image/png", pictures.png),
    Bars: ("image/png", pictures.png),
    Lines: ("image/png", pictures.png),
    Calendar: ("text/calendar", days.calendar_file),
    Words: ("application/json", _as_it_stands),
    Sheets: ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", sheets.xlsx),
    Csv: ("text/csv", sheets.semicolons),
}
