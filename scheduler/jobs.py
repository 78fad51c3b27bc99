"""Every periodic job, one line each."""

from collections.abc import Callable, Collection
from functools import partial

from bot.ground.programme import Programme
from bot.turns.conversations import Conversations
from scheduler.clock import Job
from scheduler.names import MendNames
from scheduler.numbers import release_what_is_over
from scheduler.reminders import fire_some
from scheduler.retention import ask_who_stays, forget_budgets, give_up_waiting, go_on_erasing, remove_old_texts, tidy
from storage.database import Database


def jobs(
    database: Database, programme: Programme, conversations: Conversations, committed: Callable[[Collection[str]], None]
) -> tuple[Job, ...]:
    """``committed`` is called with the channels that have something to send."""
    return (
        Job("send reminders", 5, partial(fire_some, conversations, committed)),
        Job("give up waiting", 900, partial(give_up_waiting, database)),
        Job("remove old texts", 3600, partial(remove_old_texts, database, programme.profile.privacy.text_days)),
        Job("go on erasing", 5, partial(go_on_erasing, database)),
        Job("forget budgets", 300, partial(forget_budgets, database)),
        Job("tidy", 60, partial(tidy, database)),
        Job("ask who stays", 3600, partial(ask_who_stays, database, programme)),
        Job("mend names", 86400, MendNames(database, programme)),
        Job("make numbers", 3600, partial(release_what_is_over, database, programme)),
    )
