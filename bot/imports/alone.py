"""The process in which a list is read: nothing but the list, with limits that the system holds.

`bot.sending.lists` starts it. It gets the kind of file and the country as arguments and the bytes
as its input, and writes what `bot.imports.reading.to_json` keeps. It ends with 0, with TROUBLE
where the list can't be used (its output is the code of the SheetError), with NOT_BEGUN where it
never came to reading, or with anything else where the list or the system ended it.
"""

import os
import resource
import signal
import sys

from bot.files.kinds import FileKind
from bot.ground.errors import why
from bot.imports import reading
from bot.imports.sheets import SheetError

# With 1 Python ends what it can't begin.
NOT_BEGUN, TROUBLE, BROKE = 1, 3, 4
# Memory that it may ask for (bytes), seconds of work and by the clock, and bytes that it may write.
# A list of 5,000 people takes half a second; one with sixty full columns, of which none says
# anything twice, takes five. See `python -m benchmarks.lists`.
MEMORY = 512_000_000
WORK, CLOCK = 8, 12
WRITES = 8_000_000


def confined(memory: int = MEMORY, work: int = WORK, clock: int = CLOCK) -> None:
    """From here on the system ends this process when it asks for more."""
    _at_most(resource.RLIMIT_CORE, 0)
    _at_most(resource.RLIMIT_FSIZE, WRITES)
    _at_most(resource.RLIMIT_CPU, work)
    if sys.platform == "linux":
        # Others know this limit and do not hold it.
        _at_most(resource.RLIMIT_AS, memory)
    # The bot itself goes first.
    os.nice(10)
    # Also when whoever waits for us is gone.
    signal.alarm(clock)


def _at_most(which: int, most: int) -> None:
    _soft, hard = resource.getrlimit(which)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(which, (most, most))


def main(arguments: list[str]) -> int:
    confined()
    kind, country = FileKind(arguments[0]), arguments[1]
    try:
        made, ends = reading.to_json(reading.read(kind, sys.stdin.buffer.read(), country)), 0
    except SheetError as error:
        made, ends = why(error), TROUBLE
    sys.stdout.buffer.write(made.encode())
    sys.stdout.buffer.flush()
    return ends


def run() -> None:
    """Ends without clearing up, which would take as long again."""
    try:
        ends = main(sys.argv[1:])
    except Exception:  # noqa: BLE001  # told by the number
        # Nobody hears of it but by this number: what broke may have somebody's words in it.
        ends = BROKE
    os._exit(ends)
