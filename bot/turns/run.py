"""Carries out a step: its effects, and what these begin. One conversation asks at a time, others wait."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from bot.actions.matches.leaving import before
from bot.actions.people import sign_ups as waiting
from bot.actions.tables import BRIEF, DEEDS, KINDS_OF_ABOUT, READERS
from bot.flows.engine import engine
from bot.flows.engine.effects import (
    Ask,
    Begin,
    Broadcast,
    Close,
    Effect,
    Forget,
    Notify,
    Progress,
    Redraw,
    Resume,
    Review,
    Save,
    Start,
    StartAgain,
    Stop,
    StopAll,
    Tell,
)
from bot.flows.engine.engine import Step
from bot.flows.engine.flow import Flow
from bot.flows.engine.position import Press
from bot.flows.every import BY_NAME
from bot.flows.menu import Menu
from bot.flows.sign_up.welcome import INTAKES
from bot.ground.about import About
from bot.ground.dialogue import Dialogue, Stage, Stored
from bot.ground.programme import Programme
from bot.ground.text import Text, _
from bot.language.speech import Speech
from bot.turns import rights
from bot.turns.batch import Draft
from bot.turns.facts import Gone, Reader, note_look
from bot.turns.outcomes import Outcomes, close_waiting, stopped
from bot.turns.reach import Reach
from bot.turns.turn import Act
from storage import turns

_Work = deque[tuple[Effect, Dialogue]]
# Answers that belong to one time of asking: whoever begins again is asked anew.
_OF_THE_MOMENT = ("summary", "now")
# Most effects are one of these, and the road of a turn is hot.
_PLAIN = frozenset({Ask, Tell, Redraw})
AFFECTS_OTHERS = frozenset({Save, StopAll, Forget})
# A question yields to another one when nobody has touched it for so long (seconds).
IDLE = 12 * 3600
GONE = _("This is not there any more.")


class Steps:
    """Makes steps so, in the draft of a message."""

    def __init__(self, programme: Programme, speech: Speech, outcomes: Outcomes) -> None:
        self._programme = programme
        self._outcomes = outcomes
        self.links = outcomes.links
        self._reader = Reader(programme, speech, tuple(outcomes.links), READERS, KINDS_OF_ABOUT, BRIEF)
        self.facts = self._reader.facts
        self._reach = Reach(programme, speech)

    def do(self, draft: Draft, effects: Sequence[Effect], *, resume: bool = True) -> None:
        """Carry out effects that belong to no open conversation."""
        nothing = Dialogue(0, draft.here.person.id, "Menu", Stage.FINISHED)
        self.carry_out(draft, Step(nothing, tuple(effects)), resume=resume)

    def carry_out(self, draft: Draft, step: Step, *, resume: bool = True) -> None:
        """Make a step so: its conversation as it now stands, its effects, and what these begin."""
        work: _Work = deque()
        self._note_step(draft, step, work)
        while work or (resume and not draft.forget and self._resume(draft, work)):
            effect, dialogue = work.popleft()
            self._one(draft, effect, dialogue, work)
            resume = resume and not isinstance(effect, StopAll)

    def _one(self, draft: Draft, effect: Effect, dialogue: Dialogue, work: _Work) -> None:
        """One effect; what a deed causes is carried out while it goes on, so that it sees it."""
        if type(effect) in _PLAIN:
            self._outcomes.apply(effect, draft, dialogue, partial(self.facts, draft, dialogue))
            return
        match effect:
            case Begin() | Review():
                self._note_step(draft, self._begin(draft, effect), work)
            case Resume():
                self._resume(draft, work, wanted=True)
            case Start():
                self.start(draft, effect)
            case Notify():
                self._reach.notify(draft, effect)
            case Broadcast():
                self._reach.broadcast(draft, effect)
            case Progress():
                self._reach.progress(draft, effect)
            case Close():
                self._reach.close(draft, effect)
            case Stop():
                self._reach.stop(draft, effect)
            case _:
                self._deed(draft, effect, dialogue, work)

    def _deed(self, draft: Draft, effect: Effect, dialogue: Dialogue, work: _Work) -> None:
        kind = type(effect)
        if kind in AFFECTS_OTHERS:
            for each in before(Act(draft, draft.work.connection, self._programme, self.links), effect):
                self._one(draft, each, dialogue, work)
        deed = DEEDS.get(kind)
        if deed is None:
            self._outcomes.apply(effect, draft, dialogue, partial(self.facts, draft, dialogue))
            return
        for each in deed(Act(draft, draft.writing(), self._programme, self.links), effect):
            self._one(draft, each, dialogue, work)

    def start(self, draft: Draft, wanted: Start) -> bool:
        """Ask somebody else something, now or when they may be asked; says whether they were asked now.

        One question stays open at a time: what is not urgent waits behind it, at most half a day.
        """
        other = draft.towards(wanted.person)
        flow = BY_NAME[wanted.flow.name()]
        if other is None or not self._reach.may_ask(other, wanted):
            return False
        current = other.here.current()
        busy = current is not None and not BY_NAME[current.flow].brief and not flow.urgent and not wanted.late
        if busy and draft.work.seconds - other.here.touched_at < IDLE:
            self._put_behind(other, wanted)
            return False
        self._reach.note(other, "asked", wanted.about, wanted.why)
        self.carry_out(other, self._begin(other, Begin(wanted.flow, wanted.about)), resume=False)
        return True

    def _put_behind(self, other: Draft, wanted: Start) -> None:
        guest, flow = other.here, BY_NAME[wanted.flow.name()]
        if not any(d.flow == flow.name() and d.about == wanted.about for d in guest.dialogues.values()):
            new = self._new(other, flow, {}, wanted.about)
            guest.put(replace(new, stage=Stage.WAITING))
        self._reach.ask_later(other, wanted, guest.touched_at + IDLE, "waits behind another question")

    def answer_anew(self, draft: Draft, flow: type[Flow], pressed: Press) -> bool:
        """Begin a brief flow with its first question answered by this press; says whether that was possible."""
        dialogue = self._new(draft, flow, {})
        asked = engine.begin(flow, dialogue, self.facts(draft, dialogue)).dialogue
        first = asked.asked
        if first is None or first.question != pressed.question or pressed.option not in first.options:
            return False
        self.make_way(draft)
        here = replace(pressed, dialogue=asked.id, number=first.number)
        self.carry_out(draft, engine.press(flow, asked, self.facts(draft, asked), here))
        return True

    def repeat(self, draft: Draft, dialogue: Dialogue, before: Text | None = None) -> None:
        """Ask the open question of this conversation again."""
        dialogue = replace(dialogue, stage=Stage.OPEN)
        self.carry_out(draft, engine.repeat(BY_NAME[dialogue.flow], dialogue, self.facts(draft, dialogue), before))

    def wake(self, draft: Draft, flow: type[Flow]) -> None:
        """Whoever stopped all messages and goes on with a conversation has started again; they are told."""
        if draft.here.person.stopped_at is not None and not flow.brief:
            self.do(draft, [StartAgain(), Tell(_("Welcome back. I write to you again."))], resume=False)

    def make_way(self, draft: Draft) -> None:
        """What was asked waits for its turn; a menu or a language choice is simply closed."""
        current = draft.here.current()
        if current is None:
            return
        brief = BY_NAME[current.flow].brief
        draft.here.put(stopped(current) if brief else replace(current, stage=Stage.WAITING))

    def _note_step(self, draft: Draft, step: Step, work: _Work) -> None:
        if step.dialogue.id:
            draft.here.put(step.dialogue)
        work.extendleft(reversed([(effect, step.dialogue) for effect in step.effects]))

    def _resume(self, draft: Draft, work: _Work, *, wanted: bool = False) -> bool:
        """When nothing asks any more, the conversation that waits goes on; says whether there is more to do.

        It keeps quiet while the person talks to a human or stopped all messages, unless it is ``wanted``.
        """
        guest, person = draft.here, draft.here.person
        waiting = guest.waiting()
        quiet = not wanted and (person.with_person_at is not None or person.stopped_at is not None)
        if guest.current() is not None or waiting is None or quiet:
            return False
        if wanted:
            self.wake(draft, BY_NAME[waiting.flow])
        dialogue = replace(waiting, stage=Stage.OPEN)
        self._note_step(draft, engine.repeat(BY_NAME[dialogue.flow], dialogue, self.facts(draft, dialogue)), work)
        return bool(work)

    def _begin(self, draft: Draft, wanted: Begin | Review) -> Step:
        guest, flow = draft.here, BY_NAME.get(wanted.flow.name(), Menu)
        about = wanted.about if isinstance(wanted, Begin) else ""
        if not rights.may_use(guest.person, flow):
            # Somebody guessed it, or had the right once: they get what everybody gets.
            draft.note("refused", flow.name(), "no right to this")
            flow, about = Menu, ""
        self.wake(draft, flow)
        self.make_way(draft)
        same = next(
            (d for d in guest.dialogues.values() if (d.flow, d.about, d.stage) == (flow.name(), about, Stage.WAITING)),
            None,
        )
        if same is not None:
            dialogue = replace(same, stage=Stage.OPEN)
            facts = self.facts(draft, dialogue)
            note_look(draft, flow, facts)
            return engine.repeat(flow, dialogue, facts)
        if flow in INTAKES.values():
            close_waiting(draft)
            if guest.person.listed_at is None:
                waiting.plan_intake(draft)
        dialogue = self._new(draft, flow, {} if about or flow is Menu else self._earlier_answers(draft, wanted), about)
        try:
            facts = self.facts(draft, dialogue)
        except Gone:
            draft.note("refused", about, "not there, or not for this person")
            return Step(replace(dialogue, id=0), (Tell(GONE), Begin(Menu)))
        guest.put(dialogue)
        note_look(draft, flow, facts)
        return engine.begin(flow, dialogue, facts)

    def _new(self, draft: Draft, flow: type[Flow], answers: dict[str, Stored], about: str = "") -> Dialogue:
        id_ = draft.work.new_dialogue_id()
        return Dialogue(id_, draft.here.person.id, flow.name(), answers=answers, about=About(about))

    def _earlier_answers(self, draft: Draft, wanted: Begin | Review) -> dict[str, Stored]:
        """Answers that stand already: of the finished intake under review, or of one stopped half-way."""
        if isinstance(wanted, Begin) and BY_NAME[wanted.flow.name()].brief:
            return {}
        guest = draft.here
        stage = Stage.FINISHED if isinstance(wanted, Review) else Stage.STOPPED
        in_batch = [d.answers for d in guest.dialogues.values() if d.flow == wanted.flow.name() and d.stage is stage]
        if in_batch:
            answers = in_batch[-1]
        elif guest.new:
            return {}
        else:
            answers = turns.last_answers(draft.work.connection, guest.person.id, wanted.flow.name(), stage)
        return {name: stored for name, stored in answers.items() if name not in _OF_THE_MOMENT}
