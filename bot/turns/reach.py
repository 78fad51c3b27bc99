"""Reaches somebody who did not just write to us: whether we may, when,
and the journal line that says why.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.flows.engine.effects import Close, Notify, Start, Stop
from bot.ground import nudges as fatigue
from bot.ground.about import About
from bot.ground.calendar import own_quiet, quiet_until
from bot.ground.dialogue import Stage
from bot.ground.messages import Occasion
from bot.ground.packed import pack
from bot.ground.text import Text
from bot.ground.typed import clean
from bot.matches.nouns import MatchState
from bot.papers.words import recipe
from bot.turns import voices
from bot.turns.batch import Setting
from bot.turns.guest import STOPPED
from bot.turns.outcomes import stopped
from bot.turns.turn import Postpone, Turn
from storage import journal, matches, outbox
from storage.outbox import ONLY_THERE, REMINDER

# So often it is looked whether somebody has come into the chat.
ABSENT = timedelta(days=7)


def too_much(other: Turn) -> tuple[datetime, str] | None:
    """Until when somebody should not be nudged, and why; None when they may be."""
    person, now = other.person, other.now
    live = matches.of_person(other.reading, person.id, (MatchState.LIVE,))
    paused = [match.paused_until for match in live if match.paused_until and match.paused_until > now]
    if live and len(paused) == len(live):
        return min(paused), "they take a break"
    until = fatigue.tired_until(person.nudges, now, other.programme.profile.rhythm.nudges_a_week)
    return (
        None if until is None else (until, f"{other.programme.profile.rhythm.nudges_a_week} nudges this week already")
    )


def count_nudge(other: Turn, *, asks: bool) -> None:
    """One more message of our own accord;
    one that ``asks`` for something waits for a word of the person.
    """
    person = other.person
    nudges = fatigue.nudged(person.nudges, other.now)
    other.here.set(nudges=nudges, unanswered=min(person.unanswered + asks, 99))


def quiet_of(other: Turn) -> datetime | None:
    """When the quiet hours of this person end that it is in now."""
    quiet = own_quiet(other.person.quiet, other.programme.quiet)
    return quiet_until(other.now, quiet, other.programme.zone)


def after_quiet(other: Turn) -> None:
    """What speaks of today and tomorrow is decided anew when the quiet hours end;
    raises Postpone in them.
    """
    until = quiet_of(other)
    if until is not None:
        raise Postpone(until, "quiet hours")


def gently(other: Turn) -> None:
    """What can wait comes when it is welcome; raises Postpone until then."""
    tired = too_much(other)
    if tired is not None:
        raise Postpone(*tired)
    after_quiet(other)


def unreachable(other: Turn, *, alarm: bool = False) -> str:
    """Why this person can't be written to at all; empty when they can. Their stop counts not for
    an alarm, which is for who has to help.
    """
    closed = other.here.unreachable
    return "" if alarm and closed == STOPPED and other.here.blocked_at is None else closed


class Reach:
    """What keeps us from writing: a stop, a block, the quiet hours."""

    def __init__(self, setting: Setting) -> None:
        self._speech = setting.speech
        self._flows = setting.flows

    def may_ask(self, other: Turn, wanted: Start) -> bool:
        """Whether a question may be asked now; in quiet hours it is asked at their end."""
        closed = unreachable(other)
        if other.here.absent and not wanted.nudge:
            self.ask_later(other, wanted, other.seconds + int(ABSENT.total_seconds()), closed)
            return False
        if closed:
            self.note(other, "not asked", wanted.about, f"{wanted.why}: {closed}")
            return False
        if wanted.nudge and self._is_too_much(other, wanted):
            return False
        until = quiet_of(other)
        if until is None:
            if wanted.nudge:
                count_nudge(other, asks=True)
            return True
        self.ask_later(other, wanted, int(until.timestamp()), "quiet hours")
        return False

    def _is_too_much(self, other: Turn, said: Start | Notify) -> bool:
        tired = too_much(other)
        if tired is not None:
            self.note(other, "not sent", said.about, f"{said.why}: {tired[1]}")
        return tired is not None

    def ask_later(self, other: Turn, wanted: Start, due: int, why: str) -> None:
        """Ask it then instead (epoch seconds), when it makes sense still."""
        kind, moment = f"ask {wanted.flow.name()}", datetime.fromtimestamp(due, UTC)
        other.plan(kind, other.person.id, moment, wanted.about)
        self.note(other, "asked later", wanted.about, f"{wanted.why}: {why}")

    def notify(self, turn: Turn, said: Notify) -> None:
        """Queue a notice, with the voice message that came where one belongs to it."""
        for each in voices.told(turn, said) if said.spoken else (said,):
            self._notify(turn, each)

    def _notify(self, turn: Turn, said: Notify) -> None:
        """Queue one message; in quiet hours it waits for their end, unless it can't."""
        other = turn.towards(said.person)
        if other is None:
            return
        alarm = said.occasion is Occasion.ALARM
        only_to, closed = self._one_chat(other, said.chat) if said.chat else ("", unreachable(other, alarm=alarm))
        if closed:
            self.note(other, "not sent", said.about, f"{said.why}: {closed}")
            if said.chat:
                other.plan("undelivered", other.person.id, other.now, ONLY_THERE)
            return
        if said.nudge:
            if self._is_too_much(other, said):
                return
            count_nudge(other, asks=said.occasion is not Occasion.NEWS)
        until = None if said.now else quiet_of(other)
        language = other.person.language
        options = [[data, self._speech.say(label, language)] for data, label in said.buttons]
        buttons = pack([options, []]) if options else ""
        not_before = int(until.timestamp()) if until else 0
        other.send(
            self._speech.say(said.text, language),
            buttons,
            self._extra(said, language),
            about=said.about,
            not_before=not_before,
            expires=said.useless_at,
            occasion=said.occasion,
            given=self._given(said, language),
            only_to=only_to,
            erase=said.erase,
        )
        self.note(other, "sent", said.about, f"{said.why}: waits for the morning" if until else said.why)

    def _one_chat(self, other: Turn, id_: int) -> tuple[str, str]:
        """The address of one chat of theirs, and why it can't be written to; their stop counts not
        for what they must hear there.
        """
        chat = next((each for each in other.chats() if each.id == id_), None)
        if chat is None:
            return "", "that chat is not theirs any more"
        address = other.here.addresses.get(chat.key)
        blocked = address.blocked_at is not None if address is not None else chat.blocked
        return chat.key, "blocked us" if blocked else ""

    def _extra(self, said: Notify, language: str) -> dict[str, Any] | None:
        if said.voice:
            return {"voice": said.voice}
        if said.file:
            return {"file": said.file}
        return {"paper": recipe(said.paper, self._speech, language)} if said.paper else None

    def _given(self, said: Notify, language: str) -> str:
        """The values of a template, in the language of the text."""
        if not said.given:
            return ""
        shown = [self._speech.say(Text("{it}", {"it": value}), language) for value in said.given]
        # A template lies outside our text, where the marks around a value would only show as boxes.
        return pack([clean(value, one_line=True) for value in shown])

    def close(self, turn: Turn, wanted: Close) -> None:
        """End the questions about a thing, and drop what still waits about it."""
        self.stop(turn, wanted)
        self._drop_unwritten(turn, wanted.about)
        for person_id in outbox.drop(turn.connection, wanted.about, "it has changed since", turn.seconds):
            turn.note("not sent", wanted.about, "it has changed since", whom=person_id)
        for timer in turn.cancel("it has changed since", about=wanted.about):
            turn.note("cancelled", wanted.about, f"{timer.kind}: it has changed since", whom=timer.person_id)

    def stop(self, turn: Turn, wanted: Close | Stop) -> None:
        """End the questions about a thing with these people."""
        flows = wanted.flows if isinstance(wanted, Stop) else ()
        for person_id in wanted.people:
            other = turn.towards(person_id)
            if other is None:
                continue
            for dialogue in list(other.here.dialogues.values()):
                mine = dialogue.about == wanted.about or dialogue.about.startswith(f"{wanted.about}:")
                is_open = dialogue.stage in (Stage.OPEN, Stage.WAITING)
                wanted_flow = not flows or self._flows[dialogue.flow] in flows
                if mine and is_open and wanted_flow and self._flows[dialogue.flow].about_now:
                    other.here.put(stopped(dialogue))

    def _drop_unwritten(self, turn: Turn, about: str) -> None:
        """What this very batch queued for others about it and has not written yet."""
        for row in turn.batch.queued(turn.root or turn):
            if row["about"] == about and row["rank"] == REMINDER:
                turn.batch.dropped.add(row["id"])
                turn.note("not sent", about, "it has changed since", whom=row["person_id"])

    def note(self, other: Turn, kind: str, about: str, rule: str) -> None:
        entry = journal.Entry(other.seconds, "bot", kind, About(about).thing, rule[:120], other.person.id)
        other.noted.append(entry)
