"""Budgets as rows, so that several processes share them: how much somebody has used up. Two
programmes in one database share none.
"""

from collections.abc import Collection

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects.postgresql import insert as insert_postgres
from sqlalchemy.dialects.sqlite import insert as insert_sqlite

from bot.ground.budget import Budget
from storage.scope import programme_of
from storage.tables import budgets

_FULL_AT = select(budgets.c.full_at).where(budgets.c.key == bindparam("key"))


def spend(connection: Connection, key: str, budget: Budget, now: int, pieces: int = 1) -> bool:
    """Take pieces out of the bucket ``key``, such as "rang:12"; False, and nothing is taken,
    when there are too few. A chat stands in it only as `Setting.hashed` makes it.
    """
    whole = _whole(connection, key)
    full_at = connection.execute(_FULL_AT, {"key": whole}).scalar() or 0
    after = budget.spend(full_at, now, pieces)
    if after is None:
        return False
    remember(connection, key, after)
    return True


def remember(connection: Connection, key: str, until: int) -> None:
    """Keep it until then (epoch seconds) that something was so."""
    insert = insert_sqlite if connection.dialect.name == "sqlite" else insert_postgres
    put = insert(budgets)
    changed = put.on_conflict_do_update(index_elements=[budgets.c.key], set_={"full_at": put.excluded.full_at})
    connection.execute(changed, {"key": _whole(connection, key), "full_at": until})


def remembered(connection: Connection, begins: str, after: int) -> list[str]:
    """What is kept under keys that begin so, until later than that moment."""
    mine = _whole(connection, "")
    which = (budgets.c.key.startswith(mine + begins, autoescape=True), budgets.c.full_at > after)
    return [key.removeprefix(mine) for key in connection.execute(select(budgets.c.key).where(*which)).scalars()]


def drop(connection: Connection, keys: Collection[str]) -> None:
    """Nothing is kept under these keys any more."""
    whole = [_whole(connection, key) for key in keys]
    connection.execute(delete(budgets).where(budgets.c.key.in_(whole)))


def left(connection: Connection, key: str, budget: Budget, now: int) -> int:
    """How many pieces are in the bucket ``key`` now."""
    return budget.left(connection.execute(_FULL_AT, {"key": _whole(connection, key)}).scalar() or 0, now)


def _whole(connection: Connection, key: str) -> str:
    return f"{programme_of(connection)}:{key}"


def forget_full(connection: Connection, now: int) -> int:
    """Remove the rows of buckets that are full again; returns how many."""
    return int(connection.execute(delete(budgets).where(budgets.c.full_at <= now)).rowcount)
