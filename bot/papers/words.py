"""Renders the recipe of a paper: plain JSON with all words in one language,
as it lies in the outbox.
"""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from bot.ground.paper import Paper
from bot.ground.text import Exact, Listed, Short, Text, Tick
from bot.ground.typed import clean
from bot.language.speech import Speech


def recipe(paper: Paper, speech: Speech, language: str) -> dict[str, Any]:
    """What `bot.papers.make` takes. The paper's own language goes before the person's."""
    code = paper.language or language
    return {
        "paper": paper.kind,
        "name": paper.name,
        "language": code,
        "right_to_left": speech.languages[code].right_to_left,
        **{name: _said(value, speech, code) for name, value in paper.content.items()},
    }


def _said(value: Any, speech: Speech, code: str) -> Any:
    match value:
        case Text():
            # The marks around a value steer a chat; in a file they would only show as boxes.
            return clean(speech.say(value, code))
        case date() | time() | Exact() | Listed() | Short() | Tick():
            return _said(Text("{it}", {"it": value}), speech, code)
        case Mapping():
            return {name: _said(each, speech, code) for name, each in value.items()}
        case list() | tuple():
            return [_said(each, speech, code) for each in value]
        case str() | int() | float() | None:
            return value
        case _:
            raise TypeError(f"no paper holds a {type(value).__name__}")
