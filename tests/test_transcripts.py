"""The transcripts: conversations that must go exactly as they are written down;
`telling` says how they are read.
"""

from pathlib import Path

import pytest

from bot.simulation import Simulation
from tests.telling import STORIES, play


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_a_conversation_goes_as_written_down(path: Path, bot: Simulation, request: pytest.FixtureRequest) -> None:
    story = path.read_text(encoding="utf-8")
    told = play(bot, story)
    if request.config.getoption("--update"):
        path.write_text(told, encoding="utf-8")
        return
    assert told == story


def test_there_are_transcripts_in_each_language() -> None:
    assert {"newcomer_ar", "newcomer_ti", "newcomer_en", "mentor_nl"} <= {path.stem for path in STORIES}
