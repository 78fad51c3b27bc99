"""What a change costs an ordinary turn: this checkout beside another one, in interleaved pairs.

`git worktree add ../before COMMIT`, then `python -m benchmarks.pairs ../before`. Each pair is two
fresh processes that take turns, a few hundred sign-up turns at a time: on a machine where others
work too, what slows one of them slows the other as well. How a process lies in memory makes some
per cent of difference by itself, so that only several pairs say something.
"""

import argparse
import gc
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from time import process_time
from typing import IO, cast

from benchmarks import places
from benchmarks.turns import Road
from storage.database import Database

ROUNDS, TURNS = 5, 640


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("other", type=Path, nargs="?", help="the folder of the other checkout")
    asked.add_argument("--pairs", type=int, default=10)
    asked.add_argument("--in-flight", type=int, default=64)
    given = asked.parse_args()
    if given.other is None:
        _work(given.in_flight)
        return
    ratios = [_pair(given.other, given.in_flight) for _pair_number in range(given.pairs)]
    low, high = _interval(ratios)
    print(*(f"{ratio:.3f}" for ratio in ratios))
    print(f"CPU time of a turn, here to there: {statistics.mean(ratios):.3f} (95 %: {low:.3f} to {high:.3f})")


def _work(in_flight: int) -> None:
    """So many turns for each line that comes in; says what they cost."""
    with tempfile.TemporaryDirectory() as folder, closing(Database(places.sqlite(Path(folder), "few"))) as database:
        # A checkout of before does not know it.
        getattr(database, "work_for", lambda _programme: None)("leiden")
        road = Road(database, 1000)
        road.run(in_flight, TURNS)
        gc.collect()
        gc.freeze()
        for _line in sys.stdin:
            began = process_time()
            road.run(in_flight, TURNS)
            print(process_time() - began, flush=True)


def _pair(other: Path, in_flight: int) -> float:
    # The other checkout may be older than this file: it is handed in.
    words = [sys.executable, "-c", f"{Path(__file__).read_text()}\n", "--in-flight", str(in_flight)]
    both = [
        subprocess.Popen(words, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for folder in (other, Path(__file__).parent.parent)
    ]
    ratios = []
    for _round in range(ROUNDS):
        # There and back, so that neither is always the first.
        there, here, here_too, there_too = (_ask(both[which]) for which in (0, 1, 1, 0))
        ratios.append((here + here_too) / (there + there_too))
    for each in both:
        each.communicate()
    return statistics.median(ratios)


def _ask(process: "subprocess.Popen[str]") -> float:
    to, back = cast(IO[str], process.stdin), cast(IO[str], process.stdout)
    to.write("go\n")
    to.flush()
    return float(back.readline())


def _interval(ratios: Sequence[float]) -> tuple[float, float]:
    """By drawing from what was measured again and again."""
    drawn = sorted(statistics.mean(random.choices(ratios, k=len(ratios))) for _draw in range(4000))
    return drawn[100], drawn[-101]


if __name__ == "__main__":
    main()
