"""What the bot writes on standard error: JSON lines without anybody's words, names or numbers.

Errors say where they came from and of which kind they are. What they print of themselves stays out:
that may be the very value that they stumbled over.
"""

import json
import logging
import sys
from collections.abc import Iterator
from types import TracebackType
from typing import Any

import structlog

from bot.ground.errors import places, why

# These print addresses with the token in them.
_NOISY = ("httpx", "httpcore", "telegram", "apscheduler", "twilio")


def begin(level: str) -> None:
    """From now on every line of this process is one of ours, also those of libraries."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Plain())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    for noisy in _NOISY:
        logging.getLogger(noisy).setLevel(logging.CRITICAL)
    # It warns of each request that is none; strangers could fill the disk with that.
    logging.getLogger("uvicorn").setLevel(logging.ERROR)
    sys.excepthook = _last_words
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.ExceptionRenderer(_of_exception),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def told(error: BaseException) -> list[dict[str, Any]]:
    """An error and what caused it, the outermost first: its kind, its own words if it is one of
    ours, and its places.
    """
    return [{"error": type(each).__name__, "why": why(each), "where": list(places(each))} for each in _chain(error)]


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    following: BaseException | None = error
    while following is not None and id(following) not in seen:
        seen.add(id(following))
        yield following
        following = following.__cause__ or (None if following.__suppress_context__ else following.__context__)


def _of_exception(
    exc_info: tuple[type[BaseException], BaseException, TracebackType | None],
) -> list[dict[str, Any]]:
    return told(exc_info[1])


class Plain(logging.Formatter):
    """Lines of libraries. Their message is theirs; an error that they print is told as ours are."""

    def formatException(self, ei: Any) -> str:  # noqa: N802  # its name in the library
        return json.dumps(told(ei[1]))


def _last_words(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What ends the process."""
    sys.stderr.write(json.dumps({"event": "ended by an error", "errors": told(error.with_traceback(trace))}) + "\n")
