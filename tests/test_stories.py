"""The stories: several people's phones at once, through days, exactly as they are written down.

`@` lines set the stage (`@ coordinator Marieke nl`, `@ newcomer Amal ar`, `@ case manager of Amal:
Iris`, `@ match Amal Sanne`, `@ match Amal Sanne for a year`, and later `@ Sanne and Amal meet 6
times`: six weeks with a meeting each, of which nothing is shown), `> amal: words` and `> amal:
[label]` are what somebody does, `~ 1 day` lets time go by. All else is what comes on whose phone,
whichever app the newcomers have. A new line may say `[#option]`; `make test ARGS="--update"` writes
its label.
"""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from bot.ground.messages import Kind
from bot.simulation import TELEGRAM, WHATSAPP, Simulation
from tests.pair import meet
from tests.town import Town

STORIES = sorted((Path(__file__).parent / "transcripts" / "stories").glob("*.txt"))


def play(bot: Simulation, story: str) -> str:
    """The story as it goes now."""
    town, told = Town(bot), list[str]()
    for line in story.splitlines():
        if line.startswith(("#", "@")):
            told.append(line)
            if line.startswith("@"):
                _stage(town, line[1:].strip())
        elif line.startswith("~"):
            number, unit = line[1:].split()[:2]
            bot.later(**{f"{unit.rstrip('s')}s": float(number)})
            local = bot.now.astimezone(bot.zone)
            told += ["", f"~ {number} {unit} (it is {local:%A %d %B, %H:%M})", *_phones(town)]
        elif line.startswith(">"):
            who, _colon, said = line[1:].strip().partition(": ")
            told += ["", f"> {who}: {_do(town, who, said)}", *_phones(town, first=who)]
    return "\n".join(told).strip() + "\n"


def _stage(town: Town, said: str) -> None:
    if found := re.fullmatch(r"(newcomer|mentor) (\w+) (\w+)(?: free (\w+))?", said):
        told = {"free": [found[4]]} if found[4] else {}
        (town.newcomer if found[1] == "newcomer" else town.mentor)(found[2], found[3], **told)
    elif found := re.fullmatch(r"(coordinator|case-manager) (\w+) (\w+)", said):
        town.staff(found[2], found[1], found[3])
    elif found := re.fullmatch(r"case manager of (\w+): (\w+)", said):
        town.case_manager_of(found[1].lower(), found[2])
    elif found := re.fullmatch(r"match (\w+) (\w+)( for a year)?", said):
        town.match(found[1].lower(), found[2].lower(), year=bool(found[3]))
    elif found := re.fullmatch(r"(\w+) and (\w+) meet (\d+) times", said):
        for _ in range(int(found[3])):
            meet(town, found[1].lower(), found[2].lower())
    else:
        raise ValueError(f"no such stage: {said}")
    for who in town.people:
        town.bot.replies(who)


def _do(town: Town, who: str, said: str) -> str:
    pressed = re.fullmatch(r"\[(#?)(.+)\]", said)
    if pressed is None:
        town.bot.receive(town.bot.message(who, Kind.TEXT, said))
        return said
    if pressed[1]:
        label = town.button(who, pressed[2])[2]
        said = f"[{label}]"
    town.press_only(who, said[1:-1])
    return said


def _phones(town: Town, first: str = "") -> list[str]:
    lines: list[str] = []
    for who in sorted(town.people, key=lambda who: who != first):
        for reply in town.bot.replies(who):
            lines += [f"  {who}", *(f"    {line}".rstrip() for line in reply.lines())]
    return lines or ["  (nothing)"]


@pytest.mark.parametrize("newcomers", [TELEGRAM, WHATSAPP])
@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_a_story_goes_as_written_down(
    path: Path, newcomers: str, bot: Simulation, request: pytest.FixtureRequest
) -> None:
    story = path.read_text(encoding="utf-8")
    bot.now -= timedelta(hours=9)
    names = re.findall(r"^@ newcomer (\w+)", story, re.MULTILINE)
    bot.channels = {name.lower(): newcomers for name in names}
    told = play(bot, story)
    if request.config.getoption("--update"):
        path.write_text(told, encoding="utf-8")
        return
    assert told == story


def test_both_stories_are_there() -> None:
    assert {"match_ar_nl", "meetings_ti_en"} <= {path.stem for path in STORIES}
