"""A transcript as a conversation goes now, to lay beside the one that is written down.

In a transcript, `#` lines explain, `>` lines are the person (`> [label]` presses a button,
`> (voice)` sends a voice message), all others are the bot. The first line of a story may be
`@ language ar, called Amal`. `make test ARGS="--update"` writes them anew.
"""

import re
from pathlib import Path

from bot.ground.messages import Kind
from bot.simulation import Reply, Simulation

FOLDER = Path(__file__).parent / "transcripts"
STORIES = sorted(FOLDER.glob("*.txt"))
WHO = "4211"


def play(bot: Simulation, story: str) -> str:
    """The story as it goes now."""
    told: list[str] = []
    facts = {"language": "en", "called": "Amal"}
    for line in story.splitlines():
        if line.startswith("#"):
            told.append(line)
        elif line.startswith("@"):
            facts |= dict(part.strip().split(" ", 1) for part in line[1:].split(","))
            told.append(line)
        elif line.startswith(">"):
            replies = _turn(bot, line[1:].strip(), facts)
            told += ["", line, *_shown(replies)]
    return "\n".join(told).strip() + "\n"


def _turn(bot: Simulation, said: str, facts: dict[str, str]) -> list[Reply]:
    if pressed := re.fullmatch(r"\[(.+)\]", said):
        return bot.press(WHO, pressed[1])
    if sent := re.fullmatch(r"\((\w+)\)", said):
        return bot.send(WHO, Kind(sent[1]))
    return bot.say(WHO, said, name=facts["called"], language=facts["language"])


def _shown(replies: list[Reply]) -> list[str]:
    lines: list[str] = []
    for reply in replies:
        lines += ["", *reply.lines()] if lines else reply.lines()
    return lines or ["(nothing new)"]
