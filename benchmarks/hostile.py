"""What one message may cost: hostile texts at several points of a conversation, beside an ordinary
one: python -m benchmarks.hostile.
"""

import gc
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import count
from time import thread_time

from benchmarks.texts import HOSTILE, SHORT
from bot.ground import programme as programmes
from bot.ground.messages import Kind
from bot.language.speech import Speech
from bot.people.nouns import StaffRole
from bot.simulation import Simulation
from storage import invites, migrate
from storage.database import Database

# No message may hold up the one writer for longer (milliseconds of its thread).
AT_MOST = 50.0
TRIES = 3
BEGUN = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
Place = Callable[[Simulation, str], None]


def _welcome(bot: Simulation, who: str) -> None:
    bot.begin(who, "Welcome", "en")


def _question_of_words(bot: Simulation, who: str) -> None:
    bot.begin(who, "NewcomerIntake", "en")


def _several(bot: Simulation, who: str) -> None:
    _question_of_words(bot, who)
    for said in ("Amal", "30", "Leiden"):
        bot.say(who, said)


def _for_a_person(bot: Simulation, who: str) -> None:
    bot.begin(who, "TalkToPerson", "en")


def _free(bot: Simulation, who: str) -> None:
    bot.begin(who, "Menu", "en")


def _staff(bot: Simulation, who: str) -> None:
    now, token = int(bot.now.timestamp()), f"link-{who}"
    role = StaffRole.COORDINATOR
    bot.database.write(lambda c: invites.invite_staff(c, token, "leiden", role, "Marieke", now, now + 86400))
    bot.say(who, f"/start {token}", name="Marieke", language="en")


def _search_of_staff(bot: Simulation, who: str) -> None:
    _staff(bot, who)
    bot.receive(bot.message(who, Kind.BEGIN, "FindPerson"))


def _search_of_help(bot: Simulation, who: str) -> None:
    bot.begin(who, "WhoHelps", "en")


PLACES: dict[str, Place] = {
    "welcome": _welcome,
    "a question of words": _question_of_words,
    "a question of several": _several,
    "words for a person": _for_a_person,
    "a search for help": _search_of_help,
    "a search of staff": _search_of_staff,
    "free": _free,
}


def _cost(bot: Simulation, who: str, text: str) -> float:
    """The least that this message cost of a few times (milliseconds of the writer)."""
    found: list[float] = []
    for _ in range(TRIES):
        bot.now += timedelta(minutes=5)
        message = bot.message(who, Kind.TEXT, text)
        started = thread_time()
        bot.conversations.receive([message], bot.now)
        found.append((thread_time() - started) * 1000)
    return min(found)


def measure() -> dict[str, dict[str, float]]:
    """The cost of each text at each place, by their names."""
    programme = programmes.load("leiden")
    speech = Speech(programme.languages)
    found: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder, closing(Database(f"sqlite:///{folder}/hostile.sqlite3")) as database:
        migrate.upgrade(database)
        bot = Simulation(database, programme, speech, BEGUN)
        gc.collect()
        gc.freeze()
        numbers = count(1)
        for place, come in PLACES.items():
            for name, text in ({"ordinary": SHORT} | HOSTILE).items():
                who = str(next(numbers))
                come(bot, who)
                found.setdefault(name, {})[place] = _cost(bot, who, text)
    return found


def main() -> int:
    found = measure()
    ordinary = found.pop("ordinary")
    print("| text | costs most at | ms | times an ordinary one there |")
    print("| --- | --- | --: | --: |")
    worst = {name: max(costs, key=lambda place: costs[place]) for name, costs in found.items()}
    for name, place in sorted(worst.items(), key=lambda pair: -found[pair[0]][pair[1]]):
        cost = found[name][place]
        print(f"| {name} | {place} | {cost:.1f} | {cost / ordinary[place]:.1f} |")
    for place, cost in ordinary.items():
        print(f"an ordinary message at {place}: {cost:.1f} ms")
    most = max(found[name][place] for name, place in worst.items())
    print(f"the costliest: {most:.1f} ms, of {AT_MOST:.0f} that it may be")
    return int(most > AT_MOST)


if __name__ == "__main__":
    sys.exit(main())
