"""The results as Markdown, and the numbers others compare with."""

from collections.abc import Iterable, Mapping

from benchmarks.matching import Suggestions
from benchmarks.meetings import Meetings

KEYS = (
    "turns_sqlite",
    "turns_sqlite_8",
    "turns_sqlite_1",
    "turns_sqlite_100k_people",
    "turns_postgres",
    "floor_sqlite",
    "ptb_memory",
    "ptb_flushed",
)
_NAMES = {
    "turns_sqlite": "Buurmaat, SQLite, 64 in flight",
    "turns_sqlite_8": "Buurmaat, SQLite, 8 in flight",
    "turns_sqlite_1": "Buurmaat, SQLite, 1 in flight",
    "turns_sqlite_100k_people": "Buurmaat, SQLite, 64 in flight, 100,000 people",
    "turns_whatsapp": "Buurmaat, SQLite, 64 in flight, everybody on WhatsApp",
    "turns_postgres": "Buurmaat, PostgreSQL, 64 in flight",
    "turns_postgres_8": "Buurmaat, PostgreSQL, 8 in flight",
    "turns_postgres_1": "Buurmaat, PostgreSQL, 1 in flight",
    "turns_postgres_100k_people": "Buurmaat, PostgreSQL, 64 in flight, 100,000 people",
    "floor_sqlite": "floor: the same rows in plain sqlite3, 64 a transaction",
    "ptb_memory": "python-telegram-bot, in memory (nothing survives)",
    "ptb_flushed": "python-telegram-bot, pickle written at each update",
}
# What is compared, with what, and the least it should be.
_AIMS = (
    ("64 in flight to python-telegram-bot in memory", "turns_sqlite", "ptb_memory", 1.0),
    ("8 in flight to python-telegram-bot in memory", "turns_sqlite_8", "ptb_memory", 0.5),
    ("64 in flight to python-telegram-bot flushed", "turns_sqlite", "ptb_flushed", 7.0),
    ("WhatsApp to Telegram, 64 in flight", "turns_whatsapp", "turns_sqlite", 0.85),
    ("100,000 people to 1,000 people", "turns_sqlite_100k_people", "turns_sqlite", 0.8),
    ("100,000 people to 1,000 people, PostgreSQL", "turns_postgres_100k_people", "turns_postgres", 0.8),
)


def fixed(rates: Mapping[str, float], found: Suggestions, planned: Meetings) -> dict[str, float]:
    """The numbers with fixed names."""
    more = {
        "suggestions_ms_5000_mentors": found.milliseconds,
        "turns_planning": planned.turns,
        "heartbeat_us_empty": planned.empty,
        "heartbeat_us_100k_waiting": planned.waiting,
    }
    return {key: round(value, 1) for key, value in ({key: rates[key] for key in KEYS} | more).items()}


def people(found: Suggestions, planned: Meetings, rates: Mapping[str, float]) -> str:
    """What matching and meeting cost, beside what is asked of it."""
    rows = [
        (
            f"suggestions for one newcomer among {found.mentors:,} mentors",
            f"{found.milliseconds:.0f} ms, of which {found.reading:.0f} ms are reading",
            "under 50 ms",
        ),
        (
            "planning and confirming, 64 pairs at once",
            f"{planned.turns:,.0f} turns a second, {planned.turns / rates['turns_sqlite']:.2f} of sign-up turns",
            "-",
        ),
        (
            "a heartbeat while 100,000 reminders wait",
            f"{planned.waiting / planned.empty:.2f} of one with none ({planned.waiting:.0f} µs)",
            "nothing",
        ),
    ]
    return _markdown(("People", "measured", "aim"), rows)


def table(rates: Mapping[str, float], shares: Mapping[str, Mapping[str, float]]) -> str:
    """All results: rates with their ratios, aims, and where the time goes."""
    rows = [
        (
            name,
            f"{rates[key]:,.0f}",
            f"{rates[key] / rates['ptb_memory']:.2f}",
            f"{rates[key] / rates['floor_sqlite']:.3f}",
            f"{rates[key] / rates['turns_sqlite']:.2f}",
        )
        for key, name in _NAMES.items()
    ]
    aims = [
        (what, f"{rates[one] / rates[other]:.2f}", f"{least:g}", "yes" if rates[one] >= least * rates[other] else "no")
        for what, one, other, least in _AIMS
    ]
    return "\n\n".join(
        (
            _markdown(("", "per second", "to in memory", "to the floor", "to 64 in flight"), rows),
            _markdown(("Ratio", "measured", "aim", "reached"), aims),
            _where(shares),
        )
    )


def _where(shares: Mapping[str, Mapping[str, float]]) -> str:
    """Microseconds and percent per part, and the largest of each run."""
    parts = list(next(iter(shares.values())))
    rows = [
        (part, *(f"{spent[part]:.0f} ({spent[part] / sum(spent.values()):.0%})" for spent in shares.values()))
        for part in parts
    ]
    largest = [f"{name}: {max(spent, key=lambda part: spent[part])}" for name, spent in shares.items()]
    return f"{_markdown(('µs per turn', *shares), rows)}\n\nWhat dominates: {'; '.join(largest)}."


def _markdown(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    first = list(head)
    lines = [first, ["---", *("--:" for _ in first[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
