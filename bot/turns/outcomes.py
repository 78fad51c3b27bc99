"""What each effect of a step does in the transaction: one small function per effect."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.flows.engine.effects import (
    Ask,
    BackToBot,
    CallPerson,
    CloseWaiting,
    Forget,
    Redraw,
    SendPaper,
    SetLanguage,
    SetRole,
    StartAgain,
    StopAll,
    Stuck,
    Tell,
)
from bot.ground.deed import Effect
from bot.ground.dialogue import Dialogue, Stage
from bot.ground.messages import Occasion, Option
from bot.ground.packed import pack
from bot.ground.paper import Paper
from bot.ground.text import _
from bot.ground.typed import Command
from bot.language.speech import Speech
from bot.papers.words import recipe
from bot.turns.turn import Turn
from storage import outbox

CONTROLS = {
    Command.BACK: Option("/back", _("Back"), "↩"),
    Command.MENU: Option("/menu", _("Menu"), "☰"),
    Command.PERSON: Option("/person", _("Talk to a person"), "🧑"),
}
# Stands for "conversation.asking" in buttons that are rendered once for everybody.
_PLACE = "\x00"


class Outcomes:
    """Carries out the effects that concern the chat itself."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        self._prompts: dict[tuple[str, str], tuple[str, str]] = {}

    def apply(self, effect: Effect, turn: Turn, dialogue: Dialogue) -> None:
        """Carry out one effect, in the turn."""
        _BY_KIND[type(effect)](self, effect, turn, dialogue)

    def tell(self, effect: Tell, turn: Turn, dialogue: Dialogue) -> None:
        language = turn.person.language
        place = _base36(dialogue.id)
        options = [
            [data if data.startswith(("/", "!")) else f"{place}.{data}", self._speech.say(label, language)]
            for data, label in effect.buttons
        ]
        turn.send(self._speech.say(effect.text, language), pack([options, []]) if options else "")

    def send_paper(self, effect: SendPaper, turn: Turn, _dialogue: Dialogue) -> None:
        language = turn.person.language
        extra = self._with(effect.paper, language)
        turn.send(self._speech.say(effect.text, language), extra=extra, erase=effect.erase, about=effect.about)

    def _with(self, paper: Paper, language: str) -> dict[str, Any]:
        return {"paper": recipe(paper, self._speech, language)}

    def ask(self, effect: Ask, turn: Turn, dialogue: Dialogue) -> None:
        text, buttons = self._rendered(effect, turn.person.language, dialogue)
        if effect.chosen is not None:
            chosen = self._speech.label(effect.chosen, turn.person.language)
            text = f"{chosen if chosen.startswith('✅') else f'✓ {chosen}'}\n\n{text}"
        if not dialogue.about:
            turn.send(text, buttons, occasion=Occasion.QUESTION)
            return
        # A question about a thing goes with it, should it wait for somebody to be reached.
        turn.send(text, buttons, about=dialogue.about.thing, occasion=Occasion.QUESTION)

    def redraw(self, effect: Redraw, turn: Turn, dialogue: Dialogue) -> None:
        """Change the buttons in the message that was pressed;
        only the last change of it is sent.
        """
        handle = turn.incoming.handle
        text, buttons = self._rendered(effect.ask, turn.person.language, dialogue)
        turn.send(text, buttons, {"edit": handle} if handle else None)

    def _rendered(self, ask: Ask, language: str, dialogue: Dialogue) -> tuple[str, str]:
        place = f"{_base36(dialogue.id)}.{_base36(ask.number)}.{ask.question}"
        made = self._prompts.get((ask.key, language)) if ask.key else None
        if made is None:
            options = [[f"{_PLACE}.{o.id}{_sign(o, ask)}", self._label(o, ask, language), o.main] for o in ask.options]
            controls = [[CONTROLS[c].id, self._speech.label(CONTROLS[c], language)] for c in ask.controls]
            made = (self._speech.say(ask.text, language), pack([options, controls]))
            if ask.key:
                self._prompts[ask.key, language] = made
        return made[0], made[1].replace("\\u0000", place)

    def _label(self, option: Option, ask: Ask, language: str) -> str:
        label = self._speech.label(option, language)
        return f"✓ {label}" if ask.picked and option.id in ask.picked else label

    def set_language(self, effect: SetLanguage, turn: Turn, _dialogue: Dialogue) -> None:
        if effect.code in self._speech.offered:
            turn.here.set(language=effect.code)
            turn.note("language", effect.code)

    def set_role(self, effect: SetRole, turn: Turn, _dialogue: Dialogue) -> None:
        turn.here.set(role=effect.role)

    def close_waiting(self, _effect: CloseWaiting, turn: Turn, _dialogue: Dialogue) -> None:
        close_waiting(turn)

    def stop_all(self, _effect: StopAll, turn: Turn, _dialogue: Dialogue) -> None:
        turn.here.set(stopped_at=turn.now)
        turn.note("stopped", rule="asked by the person")
        person_id = turn.person.id
        dropped = outbox.drop_for(turn.connection, person_id, "stopped all messages", turn.seconds)
        if dropped:
            turn.note("not sent", rule=f"{dropped} waiting: stopped all messages", whom=person_id)

    def start_again(self, _effect: StartAgain, turn: Turn, _dialogue: Dialogue) -> None:
        turn.here.set(stopped_at=None)
        turn.note("started again", rule="asked by the person")

    def call_person(self, effect: CallPerson, turn: Turn, _dialogue: Dialogue) -> None:
        turn.here.talk(turn.now)
        turn.note("wants a person", rule=effect.reason)

    def stuck(self, effect: Stuck, turn: Turn, dialogue: Dialogue) -> None:
        turn.note("wants a person", f"{dialogue.flow}.{effect.question}", "not understood three times")

    def back_to_bot(self, _effect: BackToBot, turn: Turn, _dialogue: Dialogue) -> None:
        turn.here.end_talk()

    def forget(self, effect: Forget, turn: Turn, _dialogue: Dialogue) -> None:
        turn.forget = effect.reason
        turn.note("erased", rule=effect.reason)


def close_waiting(turn: Turn) -> None:
    """Stop every conversation that waits; its answers stay for when it is begun again."""
    guest = turn.here
    for dialogue in list(guest.dialogues.values()):
        if dialogue.stage is Stage.WAITING:
            guest.put(stopped(dialogue))


def stopped(dialogue: Dialogue) -> Dialogue:
    return replace(dialogue, stage=Stage.STOPPED)


def _sign(option: Option, ask: Ask) -> str:
    """A several-choice button says what pressing it will do,
    so that a double tap changes nothing.
    """
    if ask.picked is None or option.id in _NOT_TOGGLED:
        return ""
    return "-" if option.id in ask.picked else "+"


_NOT_TOGGLED = ("done", "skip")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return digits or "0"


_BY_KIND: dict[type[Any], Callable[..., None]] = {
    Tell: Outcomes.tell,
    SendPaper: Outcomes.send_paper,
    Ask: Outcomes.ask,
    Redraw: Outcomes.redraw,
    SetLanguage: Outcomes.set_language,
    SetRole: Outcomes.set_role,
    CloseWaiting: Outcomes.close_waiting,
    StopAll: Outcomes.stop_all,
    StartAgain: Outcomes.start_again,
    CallPerson: Outcomes.call_person,
    Stuck: Outcomes.stuck,
    BackToBot: Outcomes.back_to_bot,
    Forget: Outcomes.forget,
}
