"""The texts that may be sent first on WhatsApp: read from `locales/templates.toml`, and checked."""

import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bot.ground.errors import CatalogueError
from bot.ground.messages import Occasion

FILE = Path(__file__).parents[2] / "locales" / "templates.toml"
KNOCK = "knock"
# Languages that WhatsApp has templates in, by our code (docs of Twilio and Meta, 2026); their code
# where it differs.
SUPPORTED: Mapping[str, str] = {code: code for code in ("nl", "en", "ar", "fa", "tr", "uk", "ru", "fr", "es", "ur")} | {
    "prs": "prs_AF",
    "ps": "ps_AF",
}
_CATEGORIES = ("UTILITY", "MARKETING")
_PLACE = re.compile(r"\{(\d+)\}")
LONGEST, BUTTON = 1024, 20


@dataclass(frozen=True)
class Template:
    """One template: its text and the label of its button per language.
    ``places`` name the values it shows.
    """

    name: str
    category: str
    places: tuple[str, ...]
    texts: Mapping[str, str]
    buttons: Mapping[str, str]
    samples: Mapping[str, tuple[str, ...]]

    @property
    def informs(self) -> bool:
        """Whether it says something itself,
        so that it goes though an earlier one was not answered.
        """
        return bool(self.places) or self.name == Occasion.ALARM

    def print(self, code: str) -> str:
        """Changes when the words do: what was approved is then not this text any more."""
        said = "\n".join((self.category, self.texts[code], self.buttons[code]))
        return hashlib.sha256(said.encode()).hexdigest()[:8]

    def key(self, code: str) -> str:
        """Under which its id at the service is kept."""
        return f"template.{self.name}.{code}"

    def given_name(self, code: str) -> str:
        """The name at the service; it says which words it has,
        since an approved text can't be changed there.
        """
        return f"buurmaat_{self.name}_{code}_{self.print(code)}"


class Templates:
    """All templates, by name; raises CatalogueError that names the place in the file."""

    def __init__(self, path: Path = FILE) -> None:
        try:
            raw = tomllib.loads(path.read_text(encoding="utf-8"))
            self.all = tuple(_template(name, table) for name, table in raw.items())
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise CatalogueError(f"{path}: {error!r}") from error
        problems = list(self.problems())
        if problems:
            raise CatalogueError("\n".join(f"{path}: {problem}" for problem in problems))

    @cached_property
    def by_name(self) -> Mapping[str, Template]:
        return {template.name: template for template in self.all}

    def problems(self) -> Iterator[str]:
        """What WhatsApp would not accept."""
        for template in self.all:
            if template.category not in _CATEGORIES:
                yield f"{template.name}.category: write {' or '.join(_CATEGORIES)}"
            for code, text in template.texts.items():
                yield from (f"{template.name}.text.{code}: {what}" for what in _wrong(template, code, text))

    def missing(self, offered: Iterable[str]) -> Iterator[tuple[str, str]]:
        """(language, occasion) that could not be told to a person whose window is closed.

        A language that WhatsApp has no templates in is covered by the knock in any other one.
        """
        knock = self.by_name.get(KNOCK)
        for code in offered:
            for occasion in Occasion:
                template = self.by_name.get(occasion)
                own = code in SUPPORTED
                has_own = template is not None and code in template.texts
                has_other = not own and knock is not None and knock.texts
                if not (has_own or has_other):
                    yield code, occasion.value


def _template(name: str, table: Mapping[str, object]) -> Template:
    texts, buttons = dict(table["text"]), dict(table["button"])  # type: ignore[call-overload]
    samples = {code: tuple(values) for code, values in dict(table.get("sample", {})).items()}  # type: ignore[call-overload]
    return Template(
        name=name,
        category=str(table["category"]),
        places=tuple(table["places"]),  # type: ignore[arg-type]
        texts=texts,
        buttons=buttons,
        samples=samples,
    )


def _wrong(template: Template, code: str, text: str) -> Iterator[str]:
    wanted = [str(number) for number in range(1, len(template.places) + 1)]
    if code not in SUPPORTED:
        yield "WhatsApp has no templates in this language; take it out, the knock comes in a second language"
    if sorted(_PLACE.findall(text)) != wanted:
        yield f"it must show each of {', '.join(f'{{{n}}}' for n in wanted) or 'no places'} once"
    if text.startswith("{") or text.endswith("}") or "}{" in text.replace(" ", ""):
        yield "a value may not stand at the beginning, at the end or beside another one"
    if len(text) > LONGEST:
        yield f"at most {LONGEST} characters"
    if not 1 <= len(template.buttons.get(code, "")) <= BUTTON:
        yield f"its button needs a label of at most {BUTTON} characters"
    if template.places and len(template.samples.get(code, ())) != len(template.places):
        yield "Meta wants a sample of each value"
