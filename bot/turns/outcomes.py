"""What each effect of a step does in the transaction: one small function per effect."""

import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.actions.people import my_data
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
from bot.flows.engine.flow import Facts
from bot.ground.deed import Effect
from bot.ground.dialogue import Dialogue, Stage
from bot.ground.messages import Occasion, Option
from bot.ground.paper import Paper
from bot.ground.text import Exact, _
from bot.ground.typed import Command
from bot.language.speech import Speech
from bot.papers.words import recipe
from bot.people.deeds import Save, SendMyData
from bot.people.nouns import MentorMore, MentorProfile, NewcomerMore, NewcomerProfile, Role, Team
from bot.turns.batch import Draft
from storage import invites, outbox

CONTROLS = {
    Command.BACK: Option("/back", _("Back"), "↩"),
    Command.MENU: Option("/menu", _("Menu"), "☰"),
    Command.PERSON: Option("/person", _("Talk to a person"), "🧑"),
}
# Stands for "conversation.asking" in buttons that are rendered once for everybody.
_PLACE = "\x00"
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Outcomes:
    """Carries out effects; ``links`` makes the link that carries a token, per channel."""

    def __init__(
        self,
        speech: Speech,
        links: Mapping[str, Callable[[str], str]],
        new_token: Callable[[], str] = lambda: secrets.token_urlsafe(12),
    ) -> None:
        self._speech = speech
        self.links = links
        self._new_token = new_token
        self._prompts: dict[tuple[str, str], tuple[str, str]] = {}

    def apply(self, effect: Effect, draft: Draft, dialogue: Dialogue, facts: Callable[[], Facts]) -> None:
        """Make one effect so, in the draft."""
        if isinstance(effect, SendMyData):
            self.send_my_data(draft, facts())
        else:
            _BY_KIND[type(effect)](self, effect, draft, dialogue)

    def tell(self, effect: Tell, draft: Draft, dialogue: Dialogue) -> None:
        language = draft.here.person.language
        place = _base36(dialogue.id)
        options = [
            [data if data.startswith(("/", "!")) else f"{place}.{data}", self._speech.say(label, language)]
            for data, label in effect.buttons
        ]
        draft.send(self._speech.say(effect.text, language), _json([options, []]) if options else "")

    def send_paper(self, effect: SendPaper, draft: Draft, _dialogue: Dialogue) -> None:
        language = draft.here.person.language
        extra = self._with(effect.paper, language)
        draft.send(self._speech.say(effect.text, language), extra=extra, erase=effect.erase)

    def _with(self, paper: Paper, language: str) -> dict[str, Any]:
        return {"paper": recipe(paper, self._speech, language)}

    def ask(self, effect: Ask, draft: Draft, dialogue: Dialogue) -> None:
        text, buttons = self._rendered(effect, draft.here.person.language, dialogue)
        if effect.chosen is not None:
            chosen = self._speech.label(effect.chosen, draft.here.person.language)
            text = f"{chosen if chosen.startswith('✅') else f'✓ {chosen}'}\n\n{text}"
        if not dialogue.about:
            draft.send(text, buttons, occasion=Occasion.QUESTION)
            return
        # A question about a thing goes with it, should it wait for somebody to be reached.
        thing = dialogue.about if dialogue.about.count(":") < 2 else dialogue.about.rpartition(":")[0]
        draft.send(text, buttons, about=thing, occasion=Occasion.QUESTION)

    def redraw(self, effect: Redraw, draft: Draft, dialogue: Dialogue) -> None:
        """Change the buttons in the message that was pressed; only the last change of it is sent."""
        handle = draft.incoming.handle
        text, buttons = self._rendered(effect.ask, draft.here.person.language, dialogue)
        draft.send(text, buttons, {"edit": handle} if handle else None)

    def _rendered(self, ask: Ask, language: str, dialogue: Dialogue) -> tuple[str, str]:
        place = f"{_base36(dialogue.id)}.{_base36(ask.number)}.{ask.question}"
        made = self._prompts.get((ask.key, language)) if ask.key else None
        if made is None:
            options = [[f"{_PLACE}.{o.id}{_sign(o, ask)}", self._label(o, ask, language), o.main] for o in ask.options]
            controls = [[CONTROLS[c].id, self._speech.label(CONTROLS[c], language)] for c in ask.controls]
            made = (self._speech.say(ask.text, language), json.dumps([options, controls], ensure_ascii=False))
            if ask.key:
                self._prompts[ask.key, language] = made
        return made[0], made[1].replace("\\u0000", place)

    def _label(self, option: Option, ask: Ask, language: str) -> str:
        label = self._speech.label(option, language)
        return f"✓ {label}" if ask.picked and option.id in ask.picked else label

    def set_language(self, effect: SetLanguage, draft: Draft, _dialogue: Dialogue) -> None:
        if effect.code in self._speech.offered:
            draft.here.set(language=effect.code)
            draft.note("language", effect.code)

    def set_role(self, effect: SetRole, draft: Draft, _dialogue: Dialogue) -> None:
        draft.here.set(role=effect.role)

    def save(self, effect: Save, draft: Draft, dialogue: Dialogue) -> None:
        guest, profile, now = draft.here, effect.profile, draft.work.now
        draft.saved.append((guest.person.id, profile))
        match profile:
            case NewcomerProfile():
                self._enters(draft, Role.NEWCOMER)
                guest.set(role=Role.NEWCOMER, name=profile.name, listed_at=guest.person.listed_at or now)
            case MentorProfile():
                self._enters(draft, Role.MENTOR)
                guest.set(role=Role.MENTOR, name=profile.name, listed_at=guest.person.listed_at or now)
                if profile.new_team:
                    self._found_team(profile.new_team, draft, dialogue)
            case NewcomerMore() | MentorMore():
                guest.set(more_at=now)
        draft.note("saved", type(profile).__name__, "confirmed by the person")

    def _enters(self, draft: Draft, role: Role) -> None:
        """Reports count who came by these lines, which stay when somebody is erased."""
        if draft.here.person.listed_at is None:
            draft.note("entered", role.value, "on the list")

    def _found_team(self, name: str, draft: Draft, dialogue: Dialogue) -> None:
        guest = draft.here
        token = self._new_token()
        guest.team_id = invites.found_team(
            draft.work.connection, guest.person.programme, name, token, draft.work.seconds
        )
        guest.set(team=Team(guest.team_id, name, token))
        link = self.links[draft.incoming.channel](token)
        told = _(
            "Your team {team} is made. Send this link to the others of your team: {link}", team=name, link=Exact(link)
        )
        self.tell(Tell(told), draft, dialogue)
        draft.note("team", str(guest.team_id), "made with the intake")

    def close_waiting(self, _effect: CloseWaiting, draft: Draft, _dialogue: Dialogue) -> None:
        close_waiting(draft)

    def stop_all(self, _effect: StopAll, draft: Draft, _dialogue: Dialogue) -> None:
        draft.here.set(stopped_at=draft.work.now)
        draft.note("stopped", rule="asked by the person")
        person_id = draft.here.person.id
        dropped = outbox.drop_for(draft.writing(), person_id, "stopped all messages", draft.work.seconds)
        if dropped:
            draft.note("not sent", rule=f"{dropped} waiting: stopped all messages", whom=person_id)

    def start_again(self, _effect: StartAgain, draft: Draft, _dialogue: Dialogue) -> None:
        draft.here.set(stopped_at=None)
        draft.note("started again", rule="asked by the person")

    def call_person(self, effect: CallPerson, draft: Draft, _dialogue: Dialogue) -> None:
        draft.here.set(with_person_at=draft.work.now)
        draft.note("wants a person", rule=effect.reason)

    def stuck(self, effect: Stuck, draft: Draft, dialogue: Dialogue) -> None:
        draft.note("wants a person", f"{dialogue.flow}.{effect.question}", "not understood three times")

    def back_to_bot(self, _effect: BackToBot, draft: Draft, _dialogue: Dialogue) -> None:
        draft.here.set(with_person_at=None)

    def send_my_data(self, draft: Draft, facts: Facts) -> None:
        guest, connection = draft.here, draft.work.connection
        guest.know_team(connection)
        kept = my_data.gather(connection, guest.person, draft.work.unwritten(draft))
        staff = invites.staff_of(connection, guest.person.programme)
        facts = replace(facts, person=guest.person, staff=staff)
        text = self._speech.say(my_data.in_words(kept, guest.person, facts), guest.person.language)
        draft.send(text)
        caption = self._speech.say(_("This file has everything I keep about you."), guest.person.language)
        # A copy of everything must not lie in the outbox once it has been sent.
        file = Paper("text", "my-data.json", {"text": my_data.as_json(kept)})
        draft.send(caption, extra=self._with(file, guest.person.language), erase=True)
        draft.note("my data", rule="asked by the person")

    def forget(self, effect: Forget, draft: Draft, _dialogue: Dialogue) -> None:
        draft.forget = effect.reason
        draft.note("erased", rule=effect.reason)


def close_waiting(draft: Draft) -> None:
    """Stop every conversation that waits; its answers stay for when it is begun again."""
    guest = draft.here
    for dialogue in list(guest.dialogues.values()):
        if dialogue.stage is Stage.WAITING:
            guest.put(stopped(dialogue))


def stopped(dialogue: Dialogue) -> Dialogue:
    return replace(dialogue, stage=Stage.STOPPED)


def _sign(option: Option, ask: Ask) -> str:
    """A several-choice button says what pressing it will do, so that a double tap changes nothing."""
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
    Save: Outcomes.save,
    CloseWaiting: Outcomes.close_waiting,
    StopAll: Outcomes.stop_all,
    StartAgain: Outcomes.start_again,
    CallPerson: Outcomes.call_person,
    Stuck: Outcomes.stuck,
    BackToBot: Outcomes.back_to_bot,
    Forget: Outcomes.forget,
}
