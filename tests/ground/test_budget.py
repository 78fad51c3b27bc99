"""A bucket that fills again by itself, beside one that counts piece by piece."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as some

from bot.ground.budget import Budget


def test_a_full_bucket_gives_its_burst_and_then_nothing() -> None:
    budget, full_at = Budget(3, timedelta(minutes=1)), 0
    for _ in range(3):
        after = budget.spend(full_at, 1000)
        assert after is not None
        full_at = after
    assert budget.spend(full_at, 1000) is None
    assert budget.spend(full_at, 1059) is None
    assert budget.spend(full_at, 1060) is not None


def test_more_than_the_bucket_holds_is_never_given() -> None:
    assert Budget(3, timedelta(minutes=1)).spend(0, 1000, pieces=4) is None


@given(burst=some.integers(1, 5), every=some.integers(1, 9), waits=some.lists(some.integers(0, 12), max_size=30))
def test_it_gives_as_much_as_a_bucket_that_is_counted(burst: int, every: int, waits: list[int]) -> None:
    budget, full_at, now = Budget(burst, timedelta(seconds=every)), 0, 1000
    # The counted one, in parts of a piece.
    level, seen = burst * every, now
    for wait in waits:
        now += wait
        level, seen = min(burst * every, level + now - seen), now
        assert budget.left(full_at, now) == level // every
        after = budget.spend(full_at, now)
        assert (after is not None) == (level >= every)
        if after is not None:
            full_at, level = after, level - every
