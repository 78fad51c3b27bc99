"""A bot without a channel that dies in the middle of a step, as kill -9 does it."""

import os
import signal
from collections.abc import Callable

from bot.simulation import Simulation
from tests.crash.runner import lay_fuse


def killed(bot: Callable[[], Simulation], place: str, work: Callable[[Simulation], object]) -> None:
    """Do it in a process of its own, which dies at this place."""
    child = os.fork()
    if child == 0:
        try:
            name, when = place.split()
            lay_fuse(name, when, 1)
            work(bot())
        finally:
            os._exit(0)
    _pid, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == -signal.SIGKILL, "the place was never reached"
