"""What a button does: of the open question, an earlier one, a conversation that is over,
or one that begins.
"""

import re
from collections.abc import Callable, Mapping
from datetime import timedelta

from bot.flows.anywhere import ChooseLanguage
from bot.flows.engine import engine, position
from bot.flows.engine.effects import Begin
from bot.flows.engine.position import Press
from bot.ground.about import About
from bot.ground.copies import replace
from bot.ground.dialogue import Stage
from bot.ground.messages import CONTINUE
from bot.ground.text import _
from bot.ground.typed import Command
from bot.turns import rights
from bot.turns.batch import Setting
from bot.turns.facts import Gone, Stands
from bot.turns.run import Run
from bot.turns.turn import Turn
from storage import for_staff, outbox, turns
from storage.outbox import Row

# Buttons that begin a flow: "!PlanMeeting match:5".
_BEGIN = re.compile(r"!(\w{1,30})(?: ([a-z]{1,10}:\d{1,15}(?::\d{1,9})?))?", re.ASCII)
# "More answers" of a message: ">4711.1".
_PAGE = re.compile(r">(\d{1,18})\.(\d{1,3})", re.ASCII)
# A second tap that comes this soon after the answer is the same tap to the person.
DOUBLE_TAP = timedelta(seconds=30)
OLD_BUTTON = _("That button is old. It does not work any more.")


class Presses:
    """Takes presses; ``command`` carries out a command, which a button may hold too."""

    def __init__(
        self, setting: Setting, stands: Mapping[str, Stands], run: Run, command: Callable[[Turn, Command], None]
    ) -> None:
        self._speech = setting.speech
        self._flows = setting.flows
        self._stands = stands
        self._run = run
        self._command = command

    def take(self, turn: Turn, data: str) -> None:
        """Do what a button's data says,
        or what a number means that answers a message without buttons.
        """
        page = _PAGE.fullmatch(data)
        if data == CONTINUE or page is not None:
            self._turn_page(turn, int(page[1]), int(page[2])) if page is not None else self._continue(turn)
            return
        command = self._speech.words.find(data) if data.startswith("/") else None
        if command is not None:
            self._command(turn, command)
            return
        begun = _BEGIN.fullmatch(data)
        flow = self._flows.get(begun[1]) if begun else None
        about = About((begun[2] if begun else "") or "")
        if flow is not None and flow.signs_up and turn.person.listed_at is not None:
            # Who is on the list changes their answers, and does not sign up as somebody else.
            self._run.say_again(turn, OLD_BUTTON)
            return
        if flow is not None and about.kind == flow.of:
            self._run.do(turn, [Begin(flow, about)])
            return
        pressed = Press.parse(data)
        if pressed is None or not (self._press_here(turn, pressed) or self._press_old(turn, pressed)):
            self._run.say_again(turn, OLD_BUTTON)

    def _press_here(self, turn: Turn, pressed: Press) -> bool:
        """A button of a conversation that goes on."""
        dialogue = turn.here.dialogues.get(pressed.dialogue)
        if dialogue is None or dialogue.stage not in (Stage.OPEN, Stage.WAITING) or not turn.here.sees(dialogue):
            return False
        flow, facts = self._flows[dialogue.flow], self._run.facts(turn, dialogue)
        if self._other_language(turn, pressed) and not position.is_open(flow, dialogue, facts, pressed.question):
            return self._run.answer_anew(turn, ChooseLanguage, pressed)
        # Whoever presses its buttons is in it now.
        opened = replace(dialogue, stage=Stage.OPEN, yields=False)
        step = engine.press(flow, opened, facts, pressed)
        if not step.effects and step.dialogue == opened:
            turn.quiet = True
            return True
        self._run.make_way(turn, keep=dialogue.id)
        self._run.wake(turn, flow)
        self._run.carry_out(turn, step)
        return True

    def _press_old(self, turn: Turn, pressed: Press) -> bool:
        """A button of a conversation that is over: a double tap is quiet,
        a menu or a language list still works.
        """
        known = turn.here.dialogues.get(pressed.dialogue)
        touched_at = turn.now
        if known is None:
            found = turns.one(turn.reading, pressed.dialogue, turn.person.id)
            if found is None or found[0].flow not in self._flows:
                return False
            known, touched_at = found
        if not turn.here.sees(known):
            return False
        flow = self._flows[known.flow]
        if self._other_language(turn, pressed):
            return self._run.answer_anew(turn, ChooseLanguage, pressed)
        if not rights.may_use(turn.person, flow):
            turn.note("refused", flow.name(), "no right to this any more")
            return False
        try:
            facts = self._run.facts(turn, known)
        except Gone:
            return False
        if turn.now - touched_at <= DOUBLE_TAP and position.says_again(flow, known, facts, pressed):
            turn.quiet = True
            return True
        stands = self._stands.get(known.about.kind)
        told = stands(facts) if stands is not None else None
        if told is not None:
            # A button of an old proposal shows how the thing stands now.
            self._run.do(turn, [told])
            return True
        return flow.brief and self._run.answer_anew(turn, flow, pressed)

    def _other_language(self, turn: Turn, pressed: Press) -> bool:
        """Whether this is a list of languages and another one was pressed:
        whoever can't read must get out.
        """
        is_list = pressed.question == ChooseLanguage.language.name
        return is_list and pressed.option in self._speech.offered and pressed.option != turn.person.language

    def _turn_page(self, turn: Turn, id_: int, page: int) -> None:
        """More answers of a message that has many, where not all could be shown."""
        row = outbox.one(turn.reading, id_)
        mine = (
            row is not None and row.person_id == turn.person.id and (row.channel, row.address) == turn.here.sends_to()
        )
        if row is None or not mine or not row.text or not self._is_for(turn, row):
            self._run.say_again(turn, OLD_BUTTON)
            return
        turn.send(row.text, row.buttons, {"page": page}, about=row.about)

    def _is_for(self, turn: Turn, row: Row) -> bool:
        """Whether a message is for whom they are now."""
        if not row.for_staff:
            return True
        return row.for_staff == turn.here.for_staff and for_staff.may_read(turn.reading, row.for_staff, row.about)

    def _continue(self, turn: Turn) -> None:
        """The button of a template: what waited follows by itself; when nothing does,
        the present question.
        """
        channel, address = turn.here.sends_to()
        if outbox.waits(turn.reading, channel, address, turn.seconds):
            turn.quiet = True
        else:
            self._run.say_again(turn)
