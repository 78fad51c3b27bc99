"""Reaches somebody who did not just write to us: whether we may, when, and the journal line that says why."""

import json
from datetime import datetime, timedelta
from typing import Any

from bot.announcements.deeds import Broadcast, Progress
from bot.flows.engine.effects import Close, Notify, Start, Stop
from bot.flows.every import BY_NAME
from bot.ground import nudges as fatigue
from bot.ground.calendar import own_quiet, quiet_until
from bot.ground.dialogue import Stage
from bot.ground.messages import Occasion
from bot.ground.programme import Programme
from bot.ground.text import Text
from bot.ground.typed import clean
from bot.language.speech import Speech
from bot.matches.nouns import MatchState
from bot.papers.words import recipe
from bot.turns.batch import Draft
from bot.turns.outcomes import stopped
from bot.turns.turn import Postpone
from storage import announcements, journal, matches, outbox, timers
from storage.outbox import REMINDER

# Why nothing is sent to somebody whom staff put on the list, and who did not open their link.
NOT_YET = "not in the chat yet"
# So often it is looked whether somebody has come into the chat.
ABSENT = timedelta(days=7)


def too_much(other: Draft, programme: Programme) -> tuple[datetime, str] | None:
    """Until when somebody should not be nudged, and why; None when they may be."""
    person, now = other.here.person, other.work.now
    live = matches.of_person(other.work.connection, person.id, (MatchState.LIVE,))
    paused = [match.paused_until for match in live if match.paused_until and match.paused_until > now]
    if live and len(paused) == len(live):
        return min(paused), "they take a break"
    until = fatigue.tired_until(person.nudges, now, programme.profile.rhythm.nudges_a_week)
    return None if until is None else (until, f"{programme.profile.rhythm.nudges_a_week} nudges this week already")


def count_nudge(other: Draft, *, asks: bool) -> None:
    """One more message of our own accord; one that ``asks`` for something waits for a word of the person."""
    person = other.here.person
    nudges = fatigue.nudged(person.nudges, other.work.now)
    other.here.set(nudges=nudges, unanswered=min(person.unanswered + asks, 99))


def quiet_of(other: Draft, programme: Programme) -> datetime | None:
    """When the quiet hours of this person end that it is in now."""
    quiet = own_quiet(other.here.person.quiet, programme.quiet)
    return quiet_until(other.work.now, quiet, programme.zone)


def after_quiet(other: Draft, programme: Programme) -> None:
    """What speaks of today and tomorrow is decided anew when the quiet hours end; raises Postpone in them."""
    until = quiet_of(other, programme)
    if until is not None:
        raise Postpone(until, "quiet hours")


def gently(other: Draft, programme: Programme) -> None:
    """What can wait comes when it is welcome; raises Postpone until then."""
    tired = too_much(other, programme)
    if tired is not None:
        raise Postpone(*tired)
    after_quiet(other, programme)


class Reach:
    """What keeps us from writing: a stop, a block, the quiet hours."""

    def __init__(self, programme: Programme, speech: Speech) -> None:
        self._programme = programme
        self._speech = speech

    def closed(self, other: Draft) -> str:
        """Why this person can't be written to at all; empty when they can."""
        guest = other.here
        if guest.absent:
            return NOT_YET
        if guest.person.stopped_at is not None:
            return "stopped all messages"
        return "blocked us" if guest.blocked_at is not None else ""

    def may_ask(self, other: Draft, wanted: Start) -> bool:
        """Whether a question may be asked now; in quiet hours it is asked at their end."""
        closed = self.closed(other)
        if other.here.absent and not wanted.nudge:
            self.ask_later(other, wanted, other.work.seconds + int(ABSENT.total_seconds()), closed)
            return False
        if closed:
            self.note(other, "not asked", wanted.about, f"{wanted.why}: {closed}")
            return False
        if wanted.nudge and self._is_too_much(other, wanted):
            return False
        until = self._quiet_until(other)
        if until is None:
            if wanted.nudge:
                count_nudge(other, asks=True)
            return True
        self.ask_later(other, wanted, int(until.timestamp()), "quiet hours")
        return False

    def _quiet_until(self, other: Draft) -> datetime | None:
        return quiet_of(other, self._programme)

    def _is_too_much(self, other: Draft, said: Start | Notify) -> bool:
        tired = too_much(other, self._programme)
        if tired is not None:
            self.note(other, "not sent", said.about, f"{said.why}: {tired[1]}")
        return tired is not None

    def ask_later(self, other: Draft, wanted: Start, due: int, why: str) -> None:
        thing, _colon, version = wanted.about.rpartition(":")
        timers.plan(
            other.writing(),
            f"ask {wanted.flow.name()}",
            other.here.person.id,
            due,
            other.work.seconds,
            about=thing,
            version=int(version or 0),
        )
        self.note(other, "asked later", wanted.about, f"{wanted.why}: {why}")

    def notify(self, draft: Draft, said: Notify) -> None:
        """Queue a notice; in quiet hours it waits for their end, unless it can't."""
        other = draft.towards(said.person)
        if other is None:
            return
        closed = self.closed(other)
        if closed:
            self.note(other, "not sent", said.about, f"{said.why}: {closed}")
            return
        if said.nudge:
            if self._is_too_much(other, said):
                return
            count_nudge(other, asks=said.occasion is not Occasion.NEWS)
        until = None if said.now else self._quiet_until(other)
        language = other.here.person.language
        options = [[data, self._speech.say(label, language)] for data, label in said.buttons]
        buttons = json.dumps([options, []], ensure_ascii=False) if options else ""
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
        )
        self.note(other, "sent", said.about, f"{said.why}: waits for the morning" if until else said.why)

    def broadcast(self, draft: Draft, said: Broadcast) -> None:
        """Queue one text for many, rendered once per language, and write down with whom; without an announcement it
        is only shown to who asked for it."""
        made: dict[str, tuple[str, str]] = {}
        rows = []
        extra = json.dumps({"file": said.file}) if said.file else ""
        about = f"broadcast:{said.announcement}"
        for person_id, key, language, not_before in said.to:
            if language not in made:
                made[language] = self._rendered(said, language)
            text, buttons = made[language]
            if not said.announcement:
                draft.send(text, buttons, {"file": said.file} if said.file else None, language)
                continue
            id_ = draft.queue(person_id, key, text, buttons, language, not_before=not_before, about=about, extra=extra)
            row = {"the_person": person_id, "new_state": "queued", "new_reason": "", "new_outbox": id_}
            rows.append(row | {"new_language": said.language})
            rule = "announcement: waits for the morning" if not_before else "announcement"
            draft.noted.append(journal.Entry(draft.work.seconds, "bot", "sent", about, rule, person_id))
        announcements.settle(draft.writing(), said.announcement, rows)

    def _rendered(self, said: Broadcast | Progress, language: str) -> tuple[str, str]:
        options = [[data, self._speech.say(label, language)] for data, label in said.buttons]
        return self._speech.say(said.text, language), json.dumps([options, []], ensure_ascii=False) if options else ""

    def progress(self, draft: Draft, said: Progress) -> None:
        """Show staff how far an announcement is: a message of which we keep the id, then changes of it."""
        text, buttons = self._rendered(said, draft.here.person.language)
        draft.send(text, buttons, {"edit": said.edit} if said.edit else None, about=f"progress:{said.announcement}")
        if not said.edit:
            announcements.keep_progress(draft.writing(), said.announcement, draft.outbox[-1]["id"])

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
        return json.dumps([clean(value, one_line=True) for value in shown], ensure_ascii=False)

    def close(self, draft: Draft, wanted: Close) -> None:
        """End the questions about a thing, and drop what still waits about it."""
        connection, now = draft.writing(), draft.work.seconds
        self.stop(draft, wanted)
        self._drop_unwritten(draft, wanted.about)
        for person_id in outbox.drop(connection, wanted.about, "it has changed since", now):
            draft.note("not sent", wanted.about, "it has changed since", whom=person_id)
        for timer in timers.cancel(connection, now, "it has changed since", about=wanted.about):
            draft.note("cancelled", wanted.about, f"{timer.kind}: it has changed since", whom=timer.person_id)

    def stop(self, draft: Draft, wanted: Close | Stop) -> None:
        """End the questions about a thing with these people."""
        flows = wanted.flows if isinstance(wanted, Stop) else ()
        for person_id in wanted.people:
            other = draft.towards(person_id)
            if other is None:
                continue
            for dialogue in list(other.here.dialogues.values()):
                mine = dialogue.about == wanted.about or dialogue.about.startswith(f"{wanted.about}:")
                is_open = dialogue.stage in (Stage.OPEN, Stage.WAITING)
                wanted_flow = not flows or BY_NAME[dialogue.flow] in flows
                if mine and is_open and wanted_flow and BY_NAME[dialogue.flow].about_now:
                    other.here.put(stopped(dialogue))

    def _drop_unwritten(self, draft: Draft, about: str) -> None:
        """What this very batch queued for others about it and has not written yet."""
        for row in draft.work.queued(draft):
            if row["about"] == about and row["rank"] == REMINDER:
                draft.work.dropped.add(row["id"])
                draft.note("not sent", about, "it has changed since", whom=row["person_id"])

    def note(self, other: Draft, kind: str, about: str, rule: str) -> None:
        thing = about if about.count(":") < 2 else about.rpartition(":")[0]
        entry = journal.Entry(other.work.seconds, "bot", kind, thing, rule[:120], other.here.person.id)
        other.noted.append(entry)
