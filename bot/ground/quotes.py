"""The frame around somebody's own words in a text of ours, which nothing inside can close
or imitate. Pure.
"""

import re

from bot.ground.visible import visible

# Each line of somebody's words begins with it, and no line of ours does.
BAR = "│ "
OPENS, CLOSES = "“", "”"
# With these, lines of ours say who speaks, or warn; a long line that an app breaks must not begin
# with one by chance or by craft.
SPEAKERS = "👤👥✉📧📩📨📥📢📣📝🔗🔑💐🌱⚠❗❕‼🆘🛟🤖⛔🚨📍📱"
_SPEAKERS = re.compile(f"[{SPEAKERS}]\ufe0f?")
_LOUD = "⚠❗❕‼"
_QUOTES = str.maketrans(dict.fromkeys('“”„‟"«»〝〞＂❝❞', "’"))


def framed(words: str) -> str:
    """Somebody's words, line by line behind a bar; empty lines in a row are one."""
    lines: list[str] = []
    for line in _tame(words).split("\n"):
        shown = " ".join(line.split())
        if shown or (lines and lines[-1]):
            lines.append(shown)
    while lines and not lines[-1]:
        lines.pop()
    return "\n".join(f"{BAR}{line}".rstrip() for line in lines or ["·"])


def unframed(text: str) -> str:
    """Somebody's words as they stand in a text of ours; empty where it has none."""
    return "\n".join(
        line.removeprefix(BAR.rstrip()).strip() for line in text.split("\n") if line.startswith(BAR.rstrip())
    )


def only_framed(text: str) -> str:
    """The text without the lines of ours."""
    return "\n".join(line for line in text.split("\n") if line.startswith(BAR.rstrip()))


def within(words: str) -> str:
    """A few words of somebody's for the middle of a sentence, between marks that they can't
    close.
    """
    return f"{OPENS}{inside(words)}{CLOSES}"


def inside(words: str) -> str:
    """The same without the marks."""
    return " ".join(_tame(words).translate(_QUOTES).split()) or "·"


def _tame(words: str) -> str:
    return _SPEAKERS.sub(lambda found: "!" if found[0][0] in _LOUD else "·", visible(words))
