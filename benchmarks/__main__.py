"""Runs all benchmarks side by side, in short rounds, and prints one table: python -m benchmarks."""

import gc
import json
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks import matching, meetings, places, report
from benchmarks.floor import Floor
from benchmarks.ptb import Peer
from benchmarks.shares import TimedDatabase, TimedRoad
from benchmarks.turns import Road
from benchmarks.whatsapp import WhatsAppRoad
from storage.database import Database

ROUNDS = 7
FEW, MANY = 1_000, 100_000
LATEST = Path(__file__).parent / "latest.json"
Contender = Callable[[], float]


def _database(stack: ExitStack, url: str) -> Database:
    return stack.enter_context(closing(Database(url)))


def _contenders(stack: ExitStack, folder: Path, postgres: Callable[[], str]) -> dict[str, Contender]:
    """All that runs, by the name it has in the results."""
    few = Road(_database(stack, places.sqlite(folder, "few")), FEW)
    many = Road(_database(stack, places.sqlite(folder, "many")), MANY)
    whatsapp = WhatsAppRoad(_database(stack, places.sqlite(folder, "whatsapp")), FEW)
    few_there = Road(_database(stack, postgres()), FEW)
    many_there = Road(_database(stack, postgres()), MANY)
    floor = stack.enter_context(closing(Floor(_database(stack, places.sqlite(folder, "floor")), FEW)))
    peer = stack.enter_context(closing(Peer(few.script, 1_000)))
    flushed = stack.enter_context(closing(Peer(few.script, 200, folder / "pickle")))
    return {
        "turns_sqlite": lambda: few.run(64, 3_200),
        "ptb_memory": lambda: peer.run(3_000),
        "turns_sqlite_8": lambda: few.run(8, 1_600),
        "turns_sqlite_1": lambda: few.run(1, 600),
        "floor_sqlite": lambda: floor.run(6_400),
        "turns_sqlite_100k_people": lambda: many.run(64, 3_200),
        "turns_whatsapp": lambda: whatsapp.run(64, 3_200),
        "turns_postgres": lambda: few_there.run(64, 3_200),
        "turns_postgres_8": lambda: few_there.run(8, 1_600),
        "turns_postgres_1": lambda: few_there.run(1, 600),
        "turns_postgres_100k_people": lambda: many_there.run(64, 3_200),
        "ptb_flushed": lambda: flushed.run(120),
    }


def _rounds(contenders: dict[str, Contender]) -> dict[str, float]:
    """Medians of rounds in which everybody runs, so that noise of the machine hits all alike;
    the first warms up.
    """
    results: dict[str, list[float]] = {name: [] for name in contenders}
    gc.collect()
    gc.freeze()  # what the benchmark itself keeps of 200,000 people would slow every collection
    for number in range(ROUNDS + 1):
        for name, run in contenders.items():
            gc.collect()
            rate = run()
            if number:
                results[name].append(rate)
        print(f"round {number} of {ROUNDS}" if number else "warm", file=sys.stderr, flush=True)
    return {name: median(rates) for name, rates in results.items()}


def _shares(stack: ExitStack, folder: Path, postgres: Callable[[], str]) -> dict[str, dict[str, float]]:
    here = TimedRoad(stack.enter_context(closing(TimedDatabase(places.sqlite(folder, "timed")))), FEW)
    many = TimedRoad(stack.enter_context(closing(TimedDatabase(places.sqlite(folder, "many_timed")))), MANY)
    there = TimedRoad(stack.enter_context(closing(TimedDatabase(postgres()))), FEW)
    wanted = {"SQLite 64": (here, 64), "SQLite 8": (here, 8), "SQLite 1": (here, 1), "PostgreSQL 64": (there, 64)}
    wanted["SQLite 64, 100k people"] = (many, 64)
    for road, in_flight in wanted.values():
        road.run(in_flight, 1_000)
    return {name: road.shares(in_flight, 2_560) for name, (road, in_flight) in wanted.items()}


def main() -> None:
    """Run, print, and write down."""
    started = perf_counter()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = stack.enter_context(places.postgres(folder))
        contenders = _contenders(stack, folder, lambda: stack.enter_context(places.postgres_database(server)))
        rates = _rounds(contenders)
        shares = _shares(stack, folder, lambda: stack.enter_context(places.postgres_database(server)))
    found, planned = matching.measure(5_000), meetings.measure(64, 100_000)
    print(report.table(rates, shares))
    print(f"\n{report.people(found, planned, rates)}")
    print(f"\n{ROUNDS} rounds in {perf_counter() - started:.0f} seconds.")
    LATEST.write_text(json.dumps(report.fixed(rates, found, planned), indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
