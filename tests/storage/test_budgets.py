"""Budgets as rows: they hold across processes, and leave nothing behind."""

import ast
from datetime import timedelta
from pathlib import Path

from bot.ground.budget import Budget
from storage import budgets
from storage.database import Database

TWO = Budget(2, timedelta(minutes=1))


def test_what_was_spent_is_known_to_the_next_transaction(database: Database) -> None:
    spent = [database.write(lambda c: budgets.spend(c, "rang:1", TWO, 1000)) for _ in range(3)]
    assert spent == [True, True, False]
    assert database.write(lambda c: budgets.left(c, "rang:1", TWO, 1000)) == 0
    assert database.write(lambda c: budgets.spend(c, "rang:2", TWO, 1000))
    assert database.write(lambda c: budgets.spend(c, "rang:1", TWO, 1060))


def test_buckets_that_are_full_again_are_forgotten(database: Database) -> None:
    database.write(lambda c: budgets.spend(c, "rang:1", TWO, 1000))
    assert database.write(lambda c: budgets.forget_full(c, 1059)) == 0
    assert database.write(lambda c: budgets.forget_full(c, 1060)) == 1


def test_two_programmes_in_one_database_share_no_bucket(database: Database) -> None:
    assert all(database.write(lambda c: budgets.spend(c, "codes", TWO, 1000)) for _ in range(2))
    database.work_for("delft")
    assert database.write(lambda c: budgets.left(c, "codes", TWO, 1000)) == 2
    assert database.write(lambda c: budgets.spend(c, "codes", TWO, 1000))
    database.work_for("leiden")
    assert database.write(lambda c: budgets.left(c, "codes", TWO, 1000)) == 0


def test_nowhere_does_an_address_of_somebody_stand_in_a_key() -> None:
    """Only as it is hashed: whoever has the database alone learns nobody's number from it."""
    bare = []
    for path in sorted((Path(__file__).parents[2] / "bot").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if not any(isinstance(node, ast.alias) and node.name == "budgets" for node in ast.walk(tree)):
            continue
        places = (node.value for node in ast.walk(tree) if isinstance(node, ast.FormattedValue))
        bare += [path.name for it in places if isinstance(it, ast.Attribute) and it.attr in ("key", "address")]
    assert bare == []
