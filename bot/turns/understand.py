"""What one message means: a beginning, a button, words, a command, or something nobody asked for."""

import json
import re
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.actions.imports import write as imported
from bot.actions.people import apps
from bot.actions.tables import STANDS
from bot.files.kinds import Sent
from bot.flows import help as helping
from bot.flows.engine import engine
from bot.flows.engine import position as standing
from bot.flows.engine.effects import Begin, Tell, button
from bot.flows.engine.flow import Flow
from bot.flows.engine.position import Press
from bot.flows.engine.questions import VOICE
from bot.flows.every import BY_NAME
from bot.flows.help import HelpWith
from bot.flows.imports import ImportedHello
from bot.flows.menu import (
    BackToTheBot,
    ChangeAnswers,
    ChooseLanguage,
    ComeBack,
    DeleteMe,
    Help,
    Menu,
    MyData,
    Stop,
    TalkToPerson,
)
from bot.flows.sign_up.welcome import INTAKE_NAMES, INTAKES, Welcome
from bot.ground.about import About
from bot.ground.dialogue import Dialogue, Stage
from bot.ground.messages import CONTINUE, Kind
from bot.ground.programme import Programme
from bot.ground.text import Text, _
from bot.ground.typed import Command, Words, normalise, numbers
from bot.language.speech import SOURCE, Speech
from bot.requests.deeds import KeepMessage
from bot.turns import rights
from bot.turns.arrive import OLD_BUTTON, Arrivals
from bot.turns.batch import Draft
from bot.turns.due import Due
from bot.turns.facts import Gone
from bot.turns.guest import Guest
from bot.turns.outcomes import Outcomes, stopped
from bot.turns.run import GONE, Steps
from storage import outbox, turns
from storage.apps import has_code
from storage.invites import Invite
from storage.timers import Timer

PERSON_MODE = timedelta(hours=72)
# Buttons that begin a flow: "!PlanMeeting match:5".
_BEGIN = re.compile(r"!(\w{1,30})(?: ([a-z]{1,10}:\d{1,15}(?::\d{1,9})?))?", re.ASCII)
# "More answers" of a message: ">4711.1".
_PAGE = re.compile(r">(\d{1,18})\.(\d{1,3})", re.ASCII)
# A second tap that comes this soon after the answer is the same tap to the person.
DOUBLE_TAP = timedelta(seconds=30)
_FLOW_OF: dict[Command, type[Flow]] = {
    Command.MENU: Menu,
    Command.STOP: Stop,
    Command.HELP: Help,
    Command.LANGUAGE: ChooseLanguage,
    Command.PERSON: TalkToPerson,
    Command.MY_DATA: MyData,
    Command.DELETE: DeleteMe,
}
LINK_GONE = _("This link does not work any more. Did the project give it to you? Then please ask for a new one.")
KEPT = _("I am a computer and I do not understand this. I keep your message for the people of the project.")
FRIENDLY = _("🙂 Good to hear from you. Write “menu” when you want to do something.")
KEPT_FOR_PERSON = _("I keep this for the people of the project.")
STOPPED_STILL = _("You stopped my messages. Do you want to start again?")


@dataclass(slots=True)
class Turn:
    """One message at work: its draft, and the invite its link carried."""

    draft: Draft
    invite: Invite | None = None
    timer: Timer | None = None


class Visits:
    """Decides what a message does, and does it in its draft."""

    def __init__(self, programme: Programme, speech: Speech, outcomes: Outcomes) -> None:
        self._speech = speech
        self._outcomes = outcomes
        self._steps = Steps(programme, speech, outcomes)
        self._due = Due(programme, self._steps)
        self._programme = programme
        self.arrivals = Arrivals(programme, speech, self._steps)
        self._familiar = {code: _familiar(speech, code) for code in speech.offered}

    def take(self, turn: Turn) -> None:
        """Answer one message; every message of a person gets a reply, a second tap on one answer does not."""
        draft = turn.draft
        incoming = draft.incoming
        match incoming.kind:
            case Kind.DUE:
                if turn.timer is not None:
                    self._due.take(draft, turn.timer)
            case Kind.GROUP:
                self.arrivals.refuse_group(draft)
            case Kind.BLOCKED | Kind.UNBLOCKED:
                self.arrivals.blocked(draft)
            case Kind.PRESS if draft.guest is None and self._speech.words.find(incoming.text) is not Command.START:
                self.arrivals.press_of_nobody(draft)
            case _ if draft.guest is None:
                self._arrive(turn)
            case _:
                try:
                    self._visit(turn)
                except Gone as gone:
                    self._leave(draft, str(gone))
                if not draft.replied and not draft.quiet:
                    self._repeat(draft)

    def _leave(self, draft: Draft, about: str) -> None:
        """What a conversation is about went away while it was open, or is not for this person any more."""
        draft.note("refused", about, "not there, or not for this person")
        for dialogue in list(draft.here.dialogues.values()):
            if dialogue.about == about:
                draft.here.put(stopped(dialogue))
        self._steps.do(draft, [Tell(GONE), Begin(Menu)])

    def _arrive(self, turn: Turn) -> None:
        """Somebody we do not know here; perhaps we know them from another app."""
        draft = turn.draft
        code = self._code(draft)
        if code and apps.join(draft, code):
            self._joined(draft)
            return
        if self._came_in(turn):
            return
        self.arrivals.arrive(draft, turn.invite, self._first_word(turn, code))

    def _first_word(self, turn: Turn, code: str) -> Tell | None:
        """What is said before we introduce ourselves: that a code or a link opens nothing (any more)."""
        if code:
            return Tell(apps.UNKNOWN_CODE)
        by_link = turn.draft.incoming.kind is Kind.START and turn.draft.incoming.text
        return Tell(LINK_GONE) if by_link and turn.invite is None else None

    def _came_in(self, turn: Turn) -> bool:
        """Whether this is somebody whom staff put on the list, by the link that was made for them."""
        if turn.invite is None or not imported.join(turn.draft, turn.invite, self._programme.id):
            return False
        self._steps.do(turn.draft, [Begin(ImportedHello)])
        return True

    def _code(self, draft: Draft) -> str:
        is_said = draft.incoming.kind in (Kind.TEXT, Kind.START)
        return apps.code_in(draft.incoming.text) if is_said else ""

    def _joined(self, draft: Draft) -> None:
        told = _(
            "Now we can talk here too, {name}. Which app I use first you find in the menu.", name=draft.here.person.name
        )
        self._repeat(draft, told)

    def _is_another_app(self, draft: Draft) -> bool:
        """Whether this message is the code of somebody's other app, typed where we know them as somebody new."""
        code = self._code(draft)
        if not code or not has_code(draft.work.connection, code, draft.work.seconds, draft.here.person.id):
            return False
        if draft.here.person.listed_at is not None or draft.here.person.staff is not None:
            told = _("You are signed up here as well. A person can put the two together. Write “person”.")
            self._steps.do(draft, [Tell(told)])
        elif apps.join(draft, code):
            self._joined(draft)
        return True

    def _visit(self, turn: Turn) -> None:
        draft = turn.draft
        incoming = draft.incoming
        guest = draft.here
        self._take_rights(guest)
        if guest.blocked_at is not None:
            self.arrivals.unblocked(draft, "a newer message came")
        if guest.person.unanswered:
            guest.set(unanswered=0)
        since = guest.person.with_person_at
        if since is not None and draft.work.now - since > PERSON_MODE:
            guest.set(with_person_at=None)
        match incoming.kind:
            case Kind.START | Kind.TEXT if self._is_another_app(draft):
                pass
            case Kind.START:
                self._start(turn)
            case Kind.BEGIN:
                self._steps.do(draft, [Begin(BY_NAME.get(incoming.text, Menu))])
            case Kind.PRESS:
                self._press(draft, incoming.text)
            case Kind.TEXT:
                self._text(draft, incoming.text)
            case _:
                self._other(draft)

    def _take_rights(self, guest: Guest) -> None:
        """Whoever does not work here any more is in none of the staff's conversations any more."""
        for dialogue in list(guest.dialogues.values()):
            if not rights.may_use(guest.person, BY_NAME[dialogue.flow]):
                guest.put(stopped(dialogue))

    def _start(self, turn: Turn) -> None:
        draft = turn.draft
        if self._came_in(turn):
            return
        guest = draft.here
        self.arrivals.use(turn.invite, draft)
        if turn.invite is not None and turn.invite.staff_id is not None:
            return
        person, going_on = guest.person, guest.current() or guest.waiting()
        intake = INTAKES[person.role] if person.role else Menu if person.staff else Welcome
        if person.stopped_at is not None:
            self._steps.do(draft, [Begin(ComeBack)])
        elif going_on is not None and going_on.flow in INTAKE_NAMES and going_on.flow != intake.name() and turn.invite:
            self._steps.do(draft, [Begin(intake)])
        elif going_on is not None:
            self._repeat(draft)
        else:
            self._steps.do(draft, [Begin(intake if person.listed_at is None else Menu)])

    def _continue(self, draft: Draft) -> None:
        """The button of a template: what waited follows by itself; when nothing does, the present question."""
        channel, address = draft.here.sends_to()
        if outbox.waits(draft.work.connection, channel, address, draft.work.seconds):
            draft.quiet = True
        else:
            self._repeat(draft)

    def _turn_page(self, draft: Draft, id_: int, page: int) -> None:
        """More answers of a message that has many, where not all could be shown."""
        row = outbox.one(draft.work.connection, id_)
        if row is None or row.person_id != draft.here.person.id or not row.text:
            self._repeat(draft, OLD_BUTTON)
            return
        draft.send(row.text, row.buttons, {"page": page}, about=row.about)

    def _press(self, draft: Draft, data: str) -> None:
        page = _PAGE.fullmatch(data)
        if data == CONTINUE or page is not None:
            self._turn_page(draft, int(page[1]), int(page[2])) if page is not None else self._continue(draft)
            return
        command = self._speech.words.find(data) if data.startswith("/") else None
        if command is not None:
            self._command(draft, command)
            return
        begun = _BEGIN.fullmatch(data)
        flow = BY_NAME.get(begun[1]) if begun else None
        about = (begun[2] if begun else "") or ""
        if flow is not None and about.partition(":")[0] == flow.of:
            self._steps.do(draft, [Begin(flow, about)])
            return
        pressed = Press.parse(data)
        if pressed is None or not (self._press_here(draft, pressed) or self._press_old(draft, pressed)):
            self._repeat(draft, OLD_BUTTON)

    def _press_here(self, draft: Draft, pressed: Press) -> bool:
        """A button of a conversation that goes on."""
        dialogue = draft.here.dialogues.get(pressed.dialogue)
        if dialogue is None or dialogue.stage not in (Stage.OPEN, Stage.WAITING):
            return False
        flow, facts = BY_NAME[dialogue.flow], self._steps.facts(draft, dialogue)
        if self._other_language(draft, pressed) and not standing.is_open(flow, dialogue, facts, pressed.question):
            return self._steps.answer_anew(draft, ChooseLanguage, pressed)
        opened = replace(dialogue, stage=Stage.OPEN)
        step = engine.press(flow, opened, facts, pressed)
        if not step.effects and step.dialogue == opened:
            draft.quiet = True
            return True
        current = draft.here.current()
        if current is not None and current.id != dialogue.id:
            self._steps.make_way(draft)
        self._steps.wake(draft, flow)
        self._steps.carry_out(draft, step)
        return True

    def _press_old(self, draft: Draft, pressed: Press) -> bool:
        """A button of a conversation that is over: a double tap is quiet, a menu or a language list still works."""
        known = draft.here.dialogues.get(pressed.dialogue)
        touched_at = draft.work.now
        if known is None:
            found = turns.one(draft.work.connection, pressed.dialogue, draft.here.person.id)
            if found is None or found[0].flow not in BY_NAME:
                return False
            known, touched_at = found
        flow = BY_NAME[known.flow]
        if self._other_language(draft, pressed):
            return self._steps.answer_anew(draft, ChooseLanguage, pressed)
        try:
            facts = self._steps.facts(draft, known)
        except Gone:
            return False
        if draft.work.now - touched_at <= DOUBLE_TAP and standing.says_again(flow, known, facts, pressed):
            draft.quiet = True
            return True
        stands = STANDS.get(facts.about.kind)
        told = stands(facts) if stands is not None else None
        if told is not None:
            # A button of an old proposal shows how the thing stands now.
            self._steps.do(draft, [told])
            return True
        return flow.brief and self._steps.answer_anew(draft, flow, pressed)

    def _other_language(self, draft: Draft, pressed: Press) -> bool:
        """Whether this is a list of languages and another one was pressed: whoever can't read must get out."""
        is_list = pressed.question == ChooseLanguage.language.name
        return is_list and pressed.option in self._speech.offered and pressed.option != draft.here.person.language

    def _text(self, draft: Draft, said: str) -> None:
        guest = draft.here
        offered = _offered(guest.place.offered, said)
        if offered:
            self._press(draft, offered)
            return
        current = guest.current()
        command = self._meant(draft, current, said)
        if command is not None:
            self._command(draft, command)
        elif guest.person.with_person_at is not None:
            self._keep_for_person(draft)
        elif current is None or (current.flow == "Menu" and not self._fits_menu(draft, current, said)):
            self._unasked(draft)
        else:
            facts = self._steps.facts(draft, current)
            step = engine.say(BY_NAME[current.flow], current, facts, Kind.TEXT, said, self._speech)
            self._steps.carry_out(draft, step)

    def _meant(self, draft: Draft, current: Dialogue | None, said: str) -> Command | None:
        """The command of a message, unless the word is meant as an answer to the open question."""
        command = self._speech.words.find(said)
        person = draft.here.person
        if command is Command.BOT and person.with_person_at is None:
            return None
        if command is None or current is None or person.with_person_at is not None or said.strip().startswith("/"):
            return command
        familiar = self._familiar[person.language].find(said) is not None
        facts = self._steps.facts(draft, current)
        answers = standing.claims(BY_NAME[current.flow], current, facts, said, self._speech, familiar=familiar)
        return None if answers else command

    def _fits_menu(self, draft: Draft, menu: Dialogue, said: str) -> bool:
        step = engine.say(BY_NAME["Menu"], menu, self._steps.facts(draft, menu), Kind.TEXT, said, self._speech)
        return step.dialogue.stage is Stage.FINISHED

    def _other(self, draft: Draft) -> None:
        """A voice message, a picture, a sticker, ..."""
        current = draft.here.current()
        if draft.here.person.with_person_at is not None:
            self._keep_for_person(draft)
        elif current is None or current.flow == "Menu":
            self._unasked(draft)
        else:
            facts = self._steps.facts(draft, current)
            kind, sent = draft.incoming.kind, _sent(draft)
            step = engine.say(BY_NAME[current.flow], current, facts, kind, "", self._speech, sent)
            self._steps.carry_out(draft, step)

    def _keep_for_person(self, draft: Draft) -> None:
        draft.state = "kept"
        draft.here.set(with_person_at=draft.work.now)
        draft.note("message for a person", draft.incoming.kind.value)
        told = Tell(KEPT_FOR_PERSON, buttons=(("/bot", _("Back to the bot")),))
        self._steps.do(draft, [KeepMessage(_kept(draft), asked=True), told], resume=False)

    def _unasked(self, draft: Draft) -> None:
        """Nothing was asked: never ignored, kept for the coordinator, and the menu shows a way on."""
        if draft.here.person.stopped_at is None and self._is_friendly(draft):
            self._steps.do(draft, [Tell(FRIENDLY)], resume=False)
            return
        draft.state = "kept"
        draft.note("message unasked", draft.incoming.kind.value)
        before = STOPPED_STILL if draft.here.person.stopped_at is not None else KEPT
        told = Tell(before, self._perhaps(draft))
        self._steps.do(draft, [KeepMessage(_kept(draft), asked=False), told, Begin(Menu)], resume=False)

    def _perhaps(self, draft: Draft) -> tuple[tuple[str, Text], ...]:
        """A button to what we know about it, when we are quite sure what it is about."""
        person = draft.here.person
        if draft.incoming.kind is not Kind.TEXT or person.staff is not None:
            return ()
        numbers = helping.found(self._programme, draft.incoming.text, person.language)[:1]
        return tuple(
            button(HelpWith, About.of("topic", number), helping.title(self._programme, number)) for number in numbers
        )

    def _is_friendly(self, draft: Draft) -> bool:
        """A thank you, a thumb or a sticker: it asks nothing, so nobody has to read it."""
        said = draft.incoming.text
        if draft.incoming.kind is not Kind.TEXT:
            return draft.incoming.kind is Kind.STICKER
        return normalise(said) in self._speech.thanks or not any(c.isalnum() or c in "?؟" for c in said)

    def _command(self, draft: Draft, command: Command) -> None:
        current = draft.here.current()
        match command:
            case Command.START:
                self._start(Turn(draft))
            case Command.BACK:
                self._back(draft, current)
            case Command.CHANGE:
                self._change(draft, current)
            case Command.BOT:
                in_mode = draft.here.person.with_person_at is not None
                self._steps.do(draft, [Begin(BackToTheBot)]) if in_mode else self._repeat(draft)
            case Command.LANGUAGE if current is not None and current.flow == "Welcome" and not current.answers:
                self._repeat(draft)
            case _:
                self._steps.do(draft, [Begin(_FLOW_OF[command])])

    def _back(self, draft: Draft, current: Dialogue | None) -> None:
        if current is None or (BY_NAME[current.flow].brief and not current.answers):
            if current is not None:
                draft.here.put(stopped(current))
            self._repeat(draft)
            return
        self._steps.carry_out(draft, engine.back(BY_NAME[current.flow], current, self._steps.facts(draft, current)))

    def _change(self, draft: Draft, current: Dialogue | None) -> None:
        """Offer the answers given so far to change one; when nothing is being asked, those of the intake."""
        going_on = current if current is not None and not BY_NAME[current.flow].brief else draft.here.waiting()
        given = going_on and standing.changeable(BY_NAME[going_on.flow], going_on, self._steps.facts(draft, going_on))
        if going_on is None or not given:
            listed = draft.here.person.listed_at is not None
            self._steps.do(draft, [Begin(ChangeAnswers)]) if listed else self._repeat(draft)
            return
        actions = tuple((f"0.{question.name}.{engine.CHANGE_EARLIER}", short) for question, short in given)
        self._outcomes.tell(Tell(_("Which answer would you like to change?"), actions), draft, going_on)

    def _repeat(self, draft: Draft, before: Text | None = None) -> None:
        """Say what the present question is; when there is none, show the menu."""
        guest = draft.here
        current = guest.current()
        if current is not None and current.flow == "Menu":
            self._steps.make_way(draft)
            current = None
        dialogue = current or (guest.waiting() if guest.person.stopped_at is None else None)
        if dialogue is not None:
            self._steps.repeat(draft, dialogue, before)
            return
        self._steps.do(draft, [*([Tell(before)] if before else []), Begin(Menu)], resume=False)


# How a message that is not words stands in the inbox.
_SIGNS = {Kind.VOICE: VOICE, Kind.PICTURE: "📷", Kind.FILE: "📎", Kind.LOCATION: "📍", Kind.CONTACT: "👤"}


def _kept(draft: Draft) -> str:
    """What a person of the programme reads of a message; a number that looks like a BSN is masked already."""
    return draft.text or _SIGNS.get(draft.incoming.kind, "…")


def _sent(draft: Draft) -> Sent | None:
    """The picture or document of a message, where it can be fetched."""
    incoming = draft.incoming
    if incoming.kind not in (Kind.PICTURE, Kind.FILE) or not incoming.media:
        return None
    return Sent(draft.inbox_id, incoming.media, incoming.file_name, incoming.mime, incoming.size)


def _offered(offered: str, said: str) -> str:
    """What a number means that answers a message without buttons; empty for anything else."""
    if not offered or any(character.isalpha() for character in said):
        return ""
    data, number = json.loads(offered), numbers(said)
    return str(data[number[0] - 1]) if len(number) == 1 and 1 <= number[0] <= len(data) else ""


def _familiar(speech: Speech, code: str) -> Words:
    """The command words that somebody of this language means as such wherever they write them.

    Their own, the English ones, and all that are not in Latin letters, in which names are written too.
    """
    own = [speech.languages[each].words for each in (code, SOURCE) if each in speech.languages]
    other = [
        {name: [word for word in spellings if not word.isascii()] for name, spellings in words.items()}
        for words in (speech.languages[each].words for each in speech.offered)
    ]
    return Words([*own, *other])
