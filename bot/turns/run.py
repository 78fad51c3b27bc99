"""Carries out a step: its effects, and what these begin. One conversation asks at a time,
others wait.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from bot.flows.engine import engine
from bot.flows.engine.effects import (
    Ask,
    Begin,
    Close,
    Forget,
    Notify,
    Redraw,
    Resume,
    Review,
    Start,
    StartAgain,
    Stop,
    StopAll,
    Tell,
)
from bot.flows.engine.engine import Step
from bot.flows.engine.flow import Flow
from bot.flows.engine.position import Press
from bot.flows.menu import Menu
from bot.flows.people.chats import not_yet
from bot.ground.about import NOTHING, About
from bot.ground.copies import replace
from bot.ground.deed import Deed, Effect, Event
from bot.ground.dialogue import Dialogue, Stage, Stored
from bot.ground.text import Text, _
from bot.turns import rights
from bot.turns.batch import Setting
from bot.turns.events import PersonGoes, PersonLeaves, PersonStops, SignUpBegins, StaffLeaves
from bot.turns.facts import Gone, Reader, note_look
from bot.turns.guest import Guest
from bot.turns.outcomes import Outcomes, close_waiting, stopped
from bot.turns.reach import Reach
from bot.turns.tables import Tables
from bot.turns.turn import NOT_THERE, MovedOn, Turn
from storage import turns

_Work = deque[tuple[Effect, Dialogue]]
# Answers that belong to one time of asking: whoever begins again is asked anew.
_OF_THE_MOMENT = ("summary", "now")
# Most effects are one of these, and the road of a turn is hot.
_PLAIN = frozenset({Ask, Tell, Redraw})
# A question yields to another one when nobody has touched it for so long (seconds).
IDLE = 12 * 3600
# And so long one about safety or leaving is not even interrupted by what is urgent: who is afraid
# takes their time. After that it waits behind the other one; what is no answer to that is for it.
FEARFUL = 3600


class Run:
    """Carries out what a step wants, in the turn of a message."""

    def __init__(self, setting: Setting, tables: Tables) -> None:
        self._flows = setting.flows
        self._tables = tables
        self.outcomes = Outcomes(setting.speech)
        self._reader = Reader(setting, tables.looks)
        self.facts = self._reader.facts
        self._reach = Reach(setting)
        reach = self._reach
        self._kinds: dict[type, Callable[[Turn, Any, _Work], object]] = {
            Begin: lambda turn, effect, work: self._note_step(turn, self._begin(turn, effect), work),
            Review: lambda turn, effect, work: self._note_step(turn, self._begin(turn, effect), work),
            Resume: lambda turn, _effect, work: self._resume(turn, work, wanted=True),
            Start: lambda turn, effect, _work: self.start(turn, effect),
            Notify: lambda turn, effect, _work: reach.notify(turn, effect),
            Close: lambda turn, effect, _work: reach.close(turn, effect),
            Stop: lambda turn, effect, _work: reach.stop(turn, effect),
        }

    def do(self, turn: Turn, effects: Sequence[Effect], *, resume: bool = True) -> None:
        """Carry out effects that belong to no open conversation."""
        self.carry_out(turn, Step(_nothing(turn), tuple(effects)), resume=resume)

    def follow(self, turn: Turn, effects: Iterable[Effect]) -> None:
        """Carry out effects as they come, each with all that it begins before the next one."""
        for effect in effects:
            self.carry_out(turn, Step(_nothing(turn), (effect,)), resume=False)

    def carry_out(self, turn: Turn, step: Step, *, resume: bool = True) -> None:
        """A conversation as it now stands, its effects, and what these begin."""
        work: _Work = deque()
        self._note_step(turn, step, work)
        while work or (resume and not turn.forget and self._resume(turn, work)):
            effect, dialogue = work.popleft()
            self._one(turn, effect, dialogue, work)
            resume = resume and not isinstance(effect, StopAll)

    def _one(self, turn: Turn, effect: Effect, dialogue: Dialogue, work: _Work) -> None:
        """One effect; what a deed causes is carried out while it goes on, so that it sees it."""
        if type(effect) in _PLAIN:
            self.outcomes.apply(effect, turn, dialogue)
            return
        known = self._kinds.get(type(effect))
        if known is not None:
            known(turn, effect, work)
        elif isinstance(effect, Deed):
            self._deed(turn, effect, dialogue, work)
        elif isinstance(effect, Event):
            self._hear(turn, effect, dialogue, work)
        else:
            for event in _meant_for_others(turn, effect):
                self._hear(turn, event, dialogue, work)
            self.outcomes.apply(effect, turn, dialogue)

    def _deed(self, turn: Turn, deed: Deed, dialogue: Dialogue, work: _Work) -> None:
        try:
            for each in self._tables.deeds[type(deed)](turn, deed):
                self._one(turn, each, dialogue, work)
        except MovedOn as moved:
            if moved.about:
                turn.note("came too late", moved.about, moved.why)
            for each in moved.effects:
                self._one(turn, each, dialogue, work)

    def _hear(self, turn: Turn, event: Event, dialogue: Dialogue, work: _Work) -> None:
        """All for whom it means something do their part, in the order of the table."""
        person: int | None = getattr(event, "person", None)
        whose = turn if person is None else turn.towards(person)
        if whose is None:
            return
        for handler in self._tables.events[type(event)]:
            for each in handler(whose, event):
                self._one(turn, each, dialogue, work)

    def start(self, turn: Turn, wanted: Start) -> bool:
        """Ask somebody else something, now or when they may be asked;
        says whether they were asked now.

        One question stays open at a time: what is not urgent waits behind it, at most half a day;
        behind one about safety or leaving also what is urgent waits.
        """
        other = turn.towards(wanted.person)
        flow = self._flows[wanted.flow.name()]
        if other is None:
            return False
        if not rights.may_use(other.person, flow):
            self._reach.note(other, "not asked", wanted.about, f"{wanted.why}: no right to this")
            return False
        if not self._reach.may_ask(other, wanted):
            return False
        current = other.here.current()
        patience = self._patience(current, flow, wanted)
        if turn.seconds - other.here.touched_at < patience:
            self._put_behind(other, flow, wanted, patience)
            return False
        self._reach.note(other, "asked", wanted.about, wanted.why)
        self.carry_out(other, self._begin(other, Begin(wanted.flow, wanted.about)), resume=False)
        return True

    def _patience(self, current: Dialogue | None, flow: type[Flow], wanted: Start) -> int:
        """How long (seconds) after their last word what is asked now goes before something else."""
        if current is None:
            return 0
        asked = self._flows[current.flow]
        if flow.urgent or wanted.late or asked.brief:
            return FEARFUL if asked.stands_fast() else 0
        return IDLE

    def _put_behind(self, other: Turn, flow: type[Flow], wanted: Start, patience: int) -> None:
        guest = other.here
        if not any(d.flow == flow.name() and d.about == wanted.about for d in guest.dialogues.values()):
            guest.put(replace(self._new(other, flow, {}, About(wanted.about)), stage=Stage.WAITING))
        self._reach.ask_later(other, wanted, guest.touched_at + patience, "waits behind another question")

    def answer_anew(self, turn: Turn, flow: type[Flow], pressed: Press) -> bool:
        """Begin a brief flow with its first question answered by this press;
        says whether that was possible.
        """
        if turn.here.on_trial and not flow.on_trial:
            self.do(turn, [Begin(flow)])
            return True
        dialogue = self._new(turn, flow, {})
        asked = engine.begin(flow, dialogue, self.facts(turn, dialogue)).dialogue
        first = asked.asked
        if first is None or first.question != pressed.question or pressed.option not in first.options:
            return False
        self.make_way(turn)
        here = replace(pressed, dialogue=asked.id, number=first.number)
        self.carry_out(turn, engine.press(flow, asked, self.facts(turn, asked), here))
        return True

    def repeat(self, turn: Turn, dialogue: Dialogue, before: Text | None = None) -> None:
        """Ask the open question of this conversation again."""
        dialogue = replace(dialogue, stage=Stage.OPEN)
        flow = self._flows[dialogue.flow]
        self.carry_out(turn, engine.repeat(flow, dialogue, self.facts(turn, dialogue), before))

    def say_again(self, turn: Turn, before: Text | None = None) -> None:
        """Say what the present question is; when there is none, show the menu."""
        guest = turn.here
        current = guest.current()
        if current is not None and current.flow == Menu.name():
            self.make_way(turn)
            current = None
        dialogue = current or (guest.waiting() if guest.person.stopped_at is None else None)
        if dialogue is not None:
            self.repeat(turn, dialogue, before)
            return
        self.do(turn, [*([Tell(before)] if before else []), Begin(Menu)], resume=False)

    def wake(self, turn: Turn, flow: type[Flow]) -> None:
        """Whoever stopped all messages and goes on with a conversation has started again;
        they are told.
        """
        if turn.person.stopped_at is not None and not flow.brief and not turn.here.on_trial:
            self.do(turn, [StartAgain(), Tell(_("Welcome back. I write to you again."))], resume=False)

    def make_way(self, turn: Turn, keep: int = 0) -> None:
        """What was asked waits for its turn, but for what goes on now (``keep``); a menu or a
        language choice is simply closed. What somebody else does closes nothing about safety.
        """
        for current in turn.here.open():
            if current.id != keep:
                asked = self._flows[current.flow]
                closes = asked.brief and not (turn.proactive and asked.stands_fast())
                turn.here.put(stopped(current) if closes else replace(current, stage=Stage.WAITING))

    def _end_relays(self, guest: Guest) -> None:
        """What is written after a word about safety is for nobody of the match: such a question
        does not come back by itself.
        """
        for waiting in list(guest.dialogues.values()):
            if waiting.stage is Stage.WAITING and self._flows[waiting.flow].relays:
                guest.put(stopped(waiting))

    def _note_step(self, turn: Turn, step: Step, work: _Work) -> None:
        if step.dialogue.id:
            turn.here.put(step.dialogue)
            turn.stays = turn.stays or self._flows[step.dialogue.flow].private
        work.extendleft(reversed([(effect, step.dialogue) for effect in step.effects]))

    def _resume(self, turn: Turn, work: _Work, *, wanted: bool = False) -> bool:
        """When nothing asks any more, the conversation that waits goes on;
        says whether there is more to do.

        It keeps quiet while the person talks to a human or stopped all messages, unless it is
        ``wanted``.
        """
        guest, person = turn.here, turn.person
        waiting = guest.waiting()
        quiet = not wanted and (guest.talks or person.stopped_at is not None)
        if guest.current() is not None or waiting is None or quiet:
            return False
        flow = self._flows[waiting.flow]
        if wanted:
            self.wake(turn, flow)
        dialogue = replace(waiting, stage=Stage.OPEN, yields=waiting.yields and not wanted)
        self._note_step(turn, engine.repeat(flow, dialogue, self.facts(turn, dialogue)), work)
        return bool(work)

    def _begin(self, turn: Turn, wanted: Begin | Review) -> Step:
        guest, flow = turn.here, self._flows.get(wanted.flow.name(), Menu)
        about = About(wanted.about) if isinstance(wanted, Begin) else NOTHING
        if not rights.may_use(guest.person, flow):
            # Somebody guessed it, or had the right once: they get what everybody gets.
            turn.note("refused", flow.name(), "no right to this")
            flow, about = Menu, NOTHING
        if guest.on_trial and not flow.on_trial:
            turn.note("refused", flow.name(), "the chat is on trial")
            return Step(_nothing(turn), (Tell(not_yet(turn.chats(), turn.programme.zone)),))
        self.wake(turn, flow)
        self.make_way(turn)
        if flow.private:
            self._end_relays(guest)
        known = (d for d in guest.dialogues.values() if guest.sees(d))
        same = next((d for d in known if _is_waiting(d, flow, about)), None)
        if same is not None and flow.as_shown and not same.answers:
            # It is shown anew, as it is now.
            guest.put(stopped(same))
            same = None
        if same is not None:
            dialogue = replace(same, stage=Stage.OPEN, yields=turn.proactive)
            facts = self.facts(turn, dialogue)
            note_look(turn, flow, facts)
            return engine.repeat(flow, dialogue, facts)
        if flow.signs_up:
            close_waiting(turn)
            if guest.person.listed_at is None:
                self.do(turn, [SignUpBegins()], resume=False)
        earlier = {} if about or flow is Menu else self._earlier_answers(turn, wanted)
        dialogue = self._new(turn, flow, earlier, about)
        try:
            facts = self.facts(turn, dialogue)
        except Gone:
            turn.note("refused", about, "not there, or not for this person")
            return Step(replace(dialogue, id=0), (Tell(NOT_THERE), Begin(Menu)))
        # What has no version in its button is the one that is shown now.
        dialogue = replace(dialogue, about=facts.about)
        guest.put(dialogue)
        note_look(turn, flow, facts)
        return engine.begin(flow, dialogue, facts)

    def _new(self, turn: Turn, flow: type[Flow], answers: dict[str, Stored], about: About = NOTHING) -> Dialogue:
        id_ = turn.batch.new_dialogue_id()
        chat = turn.here.address.chat
        yields = turn.proactive
        return Dialogue(id_, turn.person.id, flow.name(), answers=answers, about=about, chat=chat, yields=yields)

    def _earlier_answers(self, turn: Turn, wanted: Begin | Review) -> dict[str, Stored]:
        """Answers that stand already: of the finished intake under review,
        or of one stopped half-way.
        """
        flow = self._flows[wanted.flow.name()]
        if isinstance(wanted, Begin) and flow.brief:
            return {}
        guest = turn.here
        if guest.on_trial:
            return {}
        stage = Stage.FINISHED if isinstance(wanted, Review) else Stage.STOPPED
        in_batch = [d.answers for d in guest.dialogues.values() if d.flow == flow.name() and d.stage is stage]
        if in_batch:
            answers = in_batch[-1]
        elif guest.new:
            return {}
        else:
            answers = turns.last_answers(turn.reading, guest.person.id, flow.name(), stage)
        return {name: stored for name, stored in answers.items() if name not in _OF_THE_MOMENT}


def _nothing(turn: Turn) -> Dialogue:
    """Stands for a conversation where there is none."""
    return Dialogue(0, turn.person.id, Menu.name(), Stage.FINISHED)


def _is_waiting(dialogue: Dialogue, flow: type[Flow], about: About) -> bool:
    same = dialogue.about == about or (flow.as_shown and dialogue.about.thing == about)
    return same and (dialogue.flow, dialogue.stage) == (flow.name(), Stage.WAITING)


def _meant_for_others(turn: Turn, effect: Effect) -> Iterator[Event]:
    """What a stop or a good-bye means for others, before it is so."""
    person = turn.person
    match effect:
        case StopAll() if person.stopped_at is None:
            yield PersonStops(person.id)
        case Forget(reason=reason, chat=chat):
            yield PersonGoes(person.id, chat or turn.here.address.chat)
            if turn.here.staff_id is not None:
                # Also who does not work here any more may carry something still.
                yield StaffLeaves(person.id)
            elif person.listed_at is not None:
                # Reports count by these lines.
                turn.note("left the list", person.role.value if person.role else "", reason)
                yield PersonLeaves(person.id, "deleted themselves")
