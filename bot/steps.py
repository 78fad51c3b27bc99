"""Carries out a step: its effects, and what these begin. One conversation asks at a time, others wait."""

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from bot.dialogue import Dialogue, Stage, Stored
from bot.flows import BY_NAME, FLOWS, engine
from bot.flows.effects import Begin, Effect, Resume, Review, StartAgain, StopAll, Tell
from bot.flows.engine import Step
from bot.flows.flow import Facts, Flow
from bot.flows.standing import Press
from bot.flows.welcome import INTAKES
from bot.i18n import Speech
from bot.outcomes import Outcomes, close_waiting, stopped
from bot.programme import Programme
from bot.text import Text, _
from bot.working_set import Draft, Guest
from storage import turns

_Work = deque[tuple[Effect, Dialogue]]
# Answers that belong to one time of asking: whoever begins again is asked anew.
_OF_THE_MOMENT = ("summary", "now")


class Steps:
    """Makes steps so, in the draft of a message."""

    def __init__(self, programme: Programme, speech: Speech, outcomes: Outcomes) -> None:
        self._programme = programme
        self._speech = speech
        self._outcomes = outcomes

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
            match effect:
                case Begin() | Review():
                    self._note_step(draft, self._begin(draft, effect), work)
                case Resume():
                    self._resume(draft, work, wanted=True)
                case _:
                    self._outcomes.apply(effect, draft, dialogue, partial(self.facts, draft, dialogue))
                    resume = resume and not isinstance(effect, StopAll)

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
        guest, flow = draft.here, BY_NAME[wanted.flow]
        self.wake(draft, flow)
        self.make_way(draft)
        same = next((d for d in guest.dialogues.values() if d.flow == wanted.flow and d.stage is Stage.WAITING), None)
        if same is not None:
            dialogue = replace(same, stage=Stage.OPEN)
            return engine.repeat(flow, dialogue, self.facts(draft, dialogue))
        if wanted.flow in INTAKES.values():
            close_waiting(draft)
        dialogue = self._new(draft, flow, self._earlier_answers(draft, wanted))
        guest.put(dialogue)
        return engine.begin(flow, dialogue, self.facts(draft, dialogue))

    def _new(self, draft: Draft, flow: type[Flow], answers: dict[str, Stored]) -> Dialogue:
        return Dialogue(draft.work.new_dialogue_id(), draft.here.person.id, flow.name(), answers=answers)

    def _earlier_answers(self, draft: Draft, wanted: Begin | Review) -> dict[str, Stored]:
        """Answers that stand already: of the finished intake under review, or of one stopped half-way."""
        if isinstance(wanted, Begin) and BY_NAME[wanted.flow].brief:
            return {}
        guest = draft.here
        stage = Stage.FINISHED if isinstance(wanted, Review) else Stage.STOPPED
        in_batch = [d.answers for d in guest.dialogues.values() if d.flow == wanted.flow and d.stage is stage]
        if in_batch:
            answers = in_batch[-1]
        elif guest.new:
            return {}
        else:
            answers = turns.last_answers(draft.work.connection, guest.person.id, wanted.flow, stage)
        return {name: stored for name, stored in answers.items() if name not in _OF_THE_MOMENT}

    def facts(self, draft: Draft, dialogue: Dialogue) -> Facts:
        """What the flow of this conversation may know."""
        guest, flow = draft.here, BY_NAME[dialogue.flow]
        if flow.needs_team:
            guest.know_team(draft.work.connection)
        person = guest.person
        facts = Facts(person, self._programme, draft.work.now)
        if not (flow.brief or flow.needs_staff or flow.needs_languages):
            return facts
        return replace(
            facts,
            languages=self._speech.autonyms(),
            menu=tuple(entry for entry in FLOWS if entry.available(person)),
            waiting=self._waiting_title(guest),
            staff=draft.work.staff(person.programme) if flow.needs_staff else (),
        )

    def _waiting_title(self, guest: Guest) -> Text | None:
        waiting = guest.waiting()
        return BY_NAME[waiting.flow].title if waiting else None
