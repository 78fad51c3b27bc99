"""What a service says later of a message it took: that it came, was read,
or did not arrive after all.
"""

from collections.abc import Callable
from datetime import datetime

import structlog

from bot.ground.errors import BadAddress, Limited, PersonLeft, SendError, SlowDown, TemplateRefused, WindowClosed, why
from bot.sending.delivery import undelivered
from storage import outbox, windows
from storage.database import Connection, Database
from storage.outbox import Row

log = structlog.get_logger()

# The states a service tells, as ours; others (queued, accepted, sending) say nothing new.
STATES = {"sent": "sent", "delivered": "delivered", "read": "read", "failed": "failed", "undelivered": "failed"}
# So long (seconds) a message rests that was taken and then refused for going too fast.
REST = 60


class Receipts:
    """Writes down what comes in about sent messages; any number of times, in any order."""

    def __init__(self, database: Database, now: Callable[[], datetime], wake: Callable[[], None]) -> None:
        self._database = database
        self._now = now
        self._wake = wake

    def take(self, outbox_id: int, attempt: int, state: str, error: SendError | None, *, knock: bool) -> None:
        """One piece of news; committed when this returns. ``knock``:
        about the template that went instead.
        """
        ours = STATES.get(state)
        if ours is None:
            return
        now = int(self._now().timestamp())
        self._database.write(
            lambda connection: self._take(
                connection, outbox_id, attempt=attempt, state=ours, error=error, now=now, knock=knock
            )
        )
        self._wake()

    def _take(
        self,
        connection: Connection,
        id_: int,
        attempt: int,
        state: str,
        error: SendError | None,
        now: int,
        knock: bool,
    ) -> None:
        row = outbox.one(connection, id_)
        if row is None:
            return
        if state == "failed":
            # News of an earlier attempt, or of what has arrived since, changes nothing.
            ended = outbox.RANKS[row.state] >= outbox.RANKS["failed"] or row.state == "skipped"
            if attempt == row.attempt and not ended:
                log.warning("not delivered", outbox=id_, attempt=attempt, reason=_reason(error))
                self._failed(connection, row, error, now, knock=knock)
            return
        if knock:
            return
        if state != "sent" or attempt == row.attempt:
            outbox.settle(connection, row, state, "", now)
        if state != "sent":
            outbox.works(connection, f"{row.channel}:{row.address}")

    def _failed(self, connection: Connection, row: Row, error: SendError | None, now: int, *, knock: bool) -> None:
        """What must happen now depends on why; see `docs/whatsapp.md`."""
        key, reason = f"{row.channel}:{row.address}", _reason(error)
        may_try = row.attempt <= outbox.TRIES and not row.is_blank
        match error:
            case WindowClosed() if may_try and not knock:
                windows.shut(connection, key)
                outbox.again(connection, row, reason, now)
            case TemplateRefused() if may_try and knock:
                name, _in, language = self._knock_of(connection, row.id)
                windows.content_fails(connection, f"template.{name}.{language}", reason, now)
                outbox.again(connection, row, reason, now)
            case TemplateRefused() if may_try and row.buttons:
                outbox.again(connection, row, reason, now, plain=True)
            case SlowDown() if may_try:
                outbox.again(connection, row, reason, now, after=REST)
            case PersonLeft():
                outbox.settle(connection, row, "blocked", reason, now)
                outbox.block(connection, [key], now)
            case Limited() if not row.is_blank:
                outbox.wait(connection, row, reason, now)
                undelivered(connection, row, "limited", now)
            case BadAddress():
                outbox.settle(connection, row, "failed", reason, now)
                undelivered(connection, row, "bad address", now)
            case _:
                outbox.settle(connection, row, "failed", reason, now)
                outbox.fails(connection, key, now)

    def _knock_of(self, connection: Connection, id_: int) -> tuple[str, str, str]:
        """The template that went for a row, as its mark says: "knocked: news in nl"."""
        reason = outbox.reason(connection, id_).removeprefix("knocked: ")
        name, in_, language = reason.partition(" in ")
        return name, in_, language


def _reason(error: SendError | None) -> str:
    return "no reason given" if error is None else why(error)
