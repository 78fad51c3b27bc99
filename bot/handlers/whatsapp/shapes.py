"""How our messages fit into WhatsApp: sizes, buttons or a list,
numbered lines where neither goes, texts in pieces.
"""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import count

from bot.flows.engine.choices import PRESS_DONE
from bot.ground.messages import Button, Limits, Outgoing
from bot.ground.quotes import BAR, CLOSES, OPENS
from bot.ground.text import Text, _
from bot.handlers.pieces import fit
from bot.language.templates import SUPPORTED

# Sizes in characters; rates as WhatsApp states them for a sender, and a person's phone.
LIMITS = Limits(text=1600, label=20, data_bytes=64, per_second=80, per_chat_second=1)
WITH_BUTTONS = 1024
BUTTONS, ITEMS, DESCRIPTION = 3, 10, 72
# How many answers a page shows, beside the controls and "more".
PER_PAGE = 7
# Stands around a text in a content, which may not begin or end with a value. Nobody sees it.
_EDGE = "\u2060"

CHOOSE = _("Choose")
MORE = _("More answers")
SEND_NUMBERS = _("Send the numbers, for example 1 3 5.")
SEND_NUMBER = _("Send the number of your answer.")


@dataclass(frozen=True, slots=True)
class Plain:
    """A text that needs nothing made beforehand; ``offered`` is what the numbers in it mean."""

    text: str
    offered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """A message that needs a content: its kind, the language of its button,
    and the values in its places.
    """

    kind: str
    language: str
    values: tuple[str, ...]

    @property
    def key(self) -> str:
        return f"session.{self.kind}.{self.language}"

    @property
    def variables(self) -> str:
        """The values as the service wants them; one that is empty would be refused."""
        return json.dumps({str(n): value or "·" for n, value in enumerate(self.values, 1)}, ensure_ascii=False)


Say = Callable[[Text, str], str]

# Somebody's own words in a text of ours: a line behind a bar, or a few within a sentence.
_OWN = re.compile(rf"^{BAR}.*$|{OPENS}[^{OPENS}{CLOSES}\n]*+{CLOSES}", re.MULTILINE)
# WhatsApp formats what stands between these, and takes them away; not where letters stand on both
# sides, as in an address or a sum. Each run of them is looked at once.
_SIGN = "[*_~`]"
_INSIDE = rf"(?<=[^\W_])(?:_++|{_SIGN})(?=[^\W_])"
_FORMATS = re.compile(rf"(?<!{_SIGN})(?!{_INSIDE}){_SIGN}++")
_ALIKE = str.maketrans("*_~`", "\u2217\uff3f\u223c\u02cb")


def unformatted(text: str) -> str:
    """A text in which somebody's own words show as they were written: bold is none of theirs."""
    return _OWN.sub(lambda found: " ".join(map(_plainly, found[0].split(" "))), text)


def _plainly(word: str) -> str:
    is_address = "://" in word or "@" in word
    return word if is_address else _FORMATS.sub(lambda found: found[0].translate(_ALIKE), word)


def shape(message: Outgoing, say: Say, interactive: Callable[[str], bool]) -> list[Plain | Made]:
    """A message as what is sent, in order;
    ``interactive`` says whether a kind of content can be had.
    """
    if _is_several(message):
        return _several(message, say)
    shown = [*message.buttons, *message.controls]
    if not shown:
        return [Plain(piece) for piece in fit(message.text, LIMITS.text)]
    if len(shown) > ITEMS:
        shown = _page(message, say)
    made = Made(f"{_kind(shown)}.{len(shown)}", message.language, ())
    if message.plain or not interactive(made.key):
        return _numbered(message, shown, say)
    *before, last = fit(message.text, WITH_BUTTONS - 2)
    values = _values(shown, described=made.kind.startswith("long"))
    return [*(Plain(piece) for piece in before), replace(made, values=(last, *values))]


def _kind(shown: Sequence[Button]) -> str:
    """Buttons, a list, or a list with the whole of each label below its title."""
    if len(shown) <= BUTTONS:
        return "buttons"
    return "long" if any(short(button.label) != button.label for button in shown) else "list"


def _is_several(message: Outgoing) -> bool:
    """A several-choice question: its buttons say what pressing them would set or unset."""
    return any(button.data[-1:] in ("+", "-") and button.data.count(".") >= 3 for button in message.buttons)


def _several(message: Outgoing, say: Say) -> list[Plain | Made]:
    """Numbered lines; the numbers stand for all that was offered,
    so that they mean the same everywhere.
    """
    toggles = [button for button in message.buttons if button.data[-1:] in ("+", "-")]
    lines = [f"{message.buttons.index(button) + 1} = {button.label}" for button in toggles]
    # Done is a word of its own only where something is set already; Skip always is.
    is_set = any(button.data.endswith("-") for button in toggles)
    words = [each for each in message.buttons if each not in toggles and (is_set or not each.main)]
    asked = message.text.replace(f"\n{say(PRESS_DONE, message.language)}", "")
    text = "\n".join([asked, "", *lines, "", say(SEND_NUMBERS, message.language), *_words(words, message)])
    return [Plain(piece) for piece in fit(text, LIMITS.text)]


def _numbered(message: Outgoing, shown: Sequence[Button], say: Say) -> list[Plain | Made]:
    """Where no buttons go: numbers, which we remember, and the controls as words."""
    answers = [button for button in shown if button not in message.controls]
    lines = [f"{number} = {button.label}" for number, button in enumerate(answers, 1)]
    hint = [say(SEND_NUMBER, message.language)] if answers else []
    pieces = fit("\n".join([message.text, "", *lines, *hint, *_words([], message)]), LIMITS.text)
    offered = tuple(button.data for button in answers)
    return [*(Plain(piece) for piece in pieces[:-1]), Plain(pieces[-1], offered)]


def _words(more: Sequence[Button], message: Outgoing) -> list[str]:
    """Skip, Back, Menu and the like as words, which are understood when they are written."""
    labels = [button.label for button in (*more, *message.controls)]
    return ["", "   ".join(labels)] if labels else []


def _page(message: Outgoing, say: Say) -> list[Button]:
    """One page of many answers, with a button to the next; after the last comes the first."""
    pages = -(-len(message.buttons) // PER_PAGE)
    page = message.page % pages
    answers = message.buttons[page * PER_PAGE : (page + 1) * PER_PAGE]
    # As many controls as there is room for; all of them are understood as words.
    controls = message.controls[: ITEMS - PER_PAGE - 1]
    more = Button(f">{message.id:d}.{(page + 1) % pages}", f"▸ {say(MORE, message.language)}")
    return [*answers, more, *controls]


def _values(shown: Sequence[Button], *, described: bool) -> tuple[str, ...]:
    """A title and an id of each, and the whole label where the title was cut."""
    titles = unique([short(button.label) for button in shown])
    values: list[str] = []
    for title, button in zip(titles, shown, strict=True):
        values += [title, button.data]
        if described:
            values.append(button.label[:DESCRIPTION] if title != button.label else _EDGE)
    return tuple(values)


def short(label: str) -> str:
    """A label that fits: without its pictogram first, then cut at a character that stands alone."""
    if len(label) <= LIMITS.label:
        return label
    sign, _space, words = label.partition(" ")
    if words and not any(character.isalnum() for character in sign):
        label = words
    if len(label) <= LIMITS.label:
        return label
    return label[: LIMITS.label - 1].rstrip() + "…"


def unique(titles: Sequence[str]) -> list[str]:
    """The same titles, none twice: the service would refuse the message."""
    seen: set[str] = set()
    found = []
    for title in titles:
        number, each = 1, title
        while each in seen:
            number += 1
            each = f"{title[: LIMITS.label - len(str(number)) - 1].rstrip()} {number}"
        seen.add(each)
        found.append(each)
    return found


def content(made: Made, say: Say) -> dict[str, object]:
    """What the service is told to make for messages of this kind: only places,
    the words come with each message.
    """
    kind, _dot, number = made.kind.partition(".")
    fields = {"buttons": ("title", "id"), "list": ("item", "id"), "long": ("item", "id", "description")}[kind]
    places = count(2)
    items = [{name: f"{{{{{next(places)}}}}}" for name in fields} for _ in range(int(number))]
    body = f"{_EDGE}{{{{1}}}}{_EDGE}"
    types: dict[str, object]
    if kind == "buttons":
        types = {"twilio/quick-reply": {"body": body, "actions": [{"type": "QUICK_REPLY", **item} for item in items]}}
    else:
        types = {
            "twilio/list-picker": {"body": body, "button": short(f"👇 {say(CHOOSE, made.language)}"), "items": items}
        }
    return {
        "friendly_name": f"buurmaat_{made.kind.replace('.', '_')}_{made.language}",
        # What it is filed under; the words come in any language.
        "language": SUPPORTED.get(made.language, "en"),
        "variables": {str(n): f"v{n}" for n in range(1, next(places))},
        "types": types,
    }
