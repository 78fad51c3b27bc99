"""The one use case: what people sent becomes answers, in one transaction per batch."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

import structlog

from bot.ground.errors import DatabaseUnavailable, place
from bot.ground.messages import Incoming, Kind
from bot.ground.text import _
from bot.ground.typed import READ, is_long, mask, storable
from bot.turns.batch import Batch, Setting
from bot.turns.tables import Tables
from bot.turns.turn import Turn, begin
from bot.turns.understand import Understand
from storage import invites, timers, turns
from storage.database import Connection, Database
from storage.timers import Timer

log = structlog.get_logger()

AT_MOST = 100
APOLOGY = _("Sorry, something went wrong here. It is not your fault. Please try again, or write “person”.")


class Fired(NamedTuple):
    """How many timers there were, and the channels that have something to send."""

    number: int
    channels: set[str]


class Conversations:
    """Receives batches of messages. Blocking; called from the one writer's thread."""

    def __init__(self, database: Database, setting: Setting, tables: Tables) -> None:
        self._database = database
        database.work_for(setting.programme.id)
        self._setting = setting
        self._understand = Understand(setting, tables)

    def receive(self, batch: Sequence[Incoming], now: datetime) -> set[str]:
        """Commit everything these messages cause,
        or raise DatabaseUnavailable and commit nothing of the rest.

        Returns the channels that have something to send.

        A step that raises harms only its own message; rows the database refuses, likewise.
        """
        try:
            return self._database.write(lambda connection: self._turns(connection, batch, now))
        except DatabaseUnavailable:
            raise
        except Exception as error:  # noqa: BLE001  # whatever it is, it must not keep the others waiting
            log.warning("batch refused, one by one", messages=len(batch), error=type(error).__name__)
            return set[str]().union(*(self._alone(incoming, now) for incoming in batch))

    def fire(self, now: datetime) -> Fired:
        """Carry out the timers that are due, at most a batch of them."""
        seconds = int(now.timestamp())
        due = self._database.write(lambda connection: timers.due(connection, seconds, AT_MOST))
        channels = self.receive([_incoming(timer, now) for timer in due], now) if due else set()
        return Fired(len(due), channels)

    def _alone(self, incoming: Incoming, now: datetime) -> set[str]:
        try:
            return self._database.write(lambda connection: self._turns(connection, [incoming], now))
        except DatabaseUnavailable:
            raise
        except Exception as error:  # noqa: BLE001  # see above; the person is told, the message is marked
            log.error("message failed", error=type(error).__name__, where=place(error))
            return self._database.write(lambda connection: self._turns(connection, [incoming], now, fail=True))

    def _turns(
        self, connection: Connection, messages: Sequence[Incoming], now: datetime, *, fail: bool = False
    ) -> set[str]:
        came = turns.unseen(connection, messages)
        if not came:
            return set()
        long = {(each.channel, each.message_id) for each in came if each.kind is Kind.TEXT and is_long(each.text)}
        fresh = [_storable(incoming) for incoming in came]
        batch = Batch(connection, self._database, now, self._setting)
        batch.came = fresh
        batch.load({incoming.key for incoming in fresh if incoming.kind is not Kind.DUE})
        due = timers.read(connection, [int(incoming.text) for incoming in fresh if incoming.kind is Kind.DUE])
        tokens = {incoming.text for incoming in fresh if incoming.kind is Kind.START and incoming.text}
        found = invites.find(connection, tokens, batch.seconds) if tokens else {}
        for incoming in fresh:
            turn = begin(batch, incoming)
            turn.text = mask(incoming.text)
            if incoming.kind is Kind.DUE:
                turn.timer, turn.text = due.get(int(incoming.text)), ""
            elif incoming.kind is Kind.START:
                turn.invite = found.get(incoming.text)
            try:
                if fail:
                    raise RuntimeError("its rows were refused")
                self._understand.take(turn)
                if (incoming.channel, incoming.message_id) in long:
                    self._understand.say_cut(turn)
            except (DatabaseUnavailable, *turns.DATABASE_ERRORS):
                raise
            except Exception as error:  # noqa: BLE001  # whatever a step raises harms only its own message
                log.error("step failed", error=type(error).__name__, where=place(error), kind=incoming.kind.value)
                turn.undo()
                turn = self._apologise(batch, incoming)
            batch.accept(turn)
        return batch.flush()

    def _apologise(self, batch: Batch, incoming: Incoming) -> Turn:
        """Nothing of the failed step stays; the person hears it and has a way on."""
        turn = begin(batch, incoming)
        turn.state, turn.text = "failed", ""
        turn.note("failed", incoming.kind.value, "a step raised")
        if incoming.kind is Kind.DUE:
            timers.mark(turn.connection, int(incoming.text), "skipped", "a step raised", turn.seconds)
        elif incoming.kind not in (Kind.BLOCKED, Kind.UNBLOCKED):
            language = turn.person.language if turn.guest else self._understand.arrivals.language(incoming)
            turn.send(self._setting.speech.say(APOLOGY, language), language=language)
        return turn


def _incoming(timer: Timer, now: datetime) -> Incoming:
    """A due timer as a turn; planned anew it is another one."""
    return Incoming(
        channel="clock",
        message_id=f"{timer.id}.{timer.due}",
        address=str(timer.person_id),
        kind=Kind.DUE,
        at=now,
        text=str(timer.id),
    )


def _storable(incoming: Incoming) -> Incoming:
    """The message as far as it is read, without the few characters that no database takes."""
    said = (incoming.text, incoming.name, incoming.language, incoming.file_name)
    whole = "".join(said)
    if len(whole) <= READ and whole == storable(whole):
        return incoming
    text, name, language, file = (storable(each[:READ]) for each in said)
    return replace(incoming, text=text, name=name, language=language, file_name=file)
