"""What one message means: a beginning, a button, words, a command,
or something nobody asked for.
"""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.files.kinds import Sent
from bot.flows import help as helping
from bot.flows.anywhere import (
    BackToTheBot,
    ChangeAnswers,
    ChooseLanguage,
    ComeBack,
    DeleteMe,
    Help,
    MyData,
    Stop,
    TalkToPerson,
)
from bot.flows.engine import engine, position
from bot.flows.engine.effects import Begin, Tell, button
from bot.flows.engine.engine import Step
from bot.flows.engine.file_question import FileQuestion
from bot.flows.engine.flow import Flow, Question
from bot.flows.engine.questions import Words
from bot.flows.help import HelpWith
from bot.flows.menu import Menu
from bot.flows.safety import HelpNow
from bot.flows.sign_up.welcome import INTAKE_NAMES, INTAKES, Welcome
from bot.ground import typed
from bot.ground.about import About
from bot.ground.dialogue import Dialogue, Stage
from bot.ground.messages import Kind
from bot.ground.packed import unpack
from bot.ground.text import Exact, Text, _, paragraphs, plural
from bot.ground.typed import Command, normalise, numbers
from bot.language.speech import SOURCE, Speech
from bot.requests import words as request_words
from bot.requests.deeds import KeepMessage, KeepPlace, KeepVoice, TellMore
from bot.turns import rights
from bot.turns.arrive import Arrivals
from bot.turns.batch import Setting
from bot.turns.danger import Danger, words_for_staff
from bot.turns.due import Due
from bot.turns.facts import Gone
from bot.turns.guest import Guest
from bot.turns.outcomes import stopped
from bot.turns.press import Presses
from bot.turns.rows import NOT_READ
from bot.turns.run import Run
from bot.turns.shares import NOT_COUNTED, NOT_SAID, ON_TRIAL, REST, WHILE, WORDS, Heard, pieces_of, share_of
from bot.turns.tables import Tables
from bot.turns.turn import NOT_THERE, Turn
from storage import budgets, requests

PERSON_MODE = timedelta(hours=72)
FLOW_OF: dict[Command, type[Flow]] = {
    Command.MENU: Menu,
    Command.STOP: Stop,
    Command.HELP: Help,
    Command.LANGUAGE: ChooseLanguage,
    Command.PERSON: TalkToPerson,
    Command.MY_DATA: MyData,
    Command.DELETE: DeleteMe,
}
KEPT = _("I am a computer and I do not understand this. I keep your message for the people of the project.")
FRIENDLY = _("🙂 Good to hear from you. Write “menu” when you want to do something.")
KEPT_FOR_PERSON = _("I keep this for the people of the project.")
UNSEEN = {
    Kind.VOICE: _("🎤 The people of the project cannot hear your voice message here."),
    Kind.PICTURE: _("📷 The people of the project cannot see your picture here."),
    Kind.FILE: _("📎 The people of the project cannot open your file here."),
    Kind.CONTACT: _("👤 The people of the project cannot see this contact here."),
}
TOO_LONG = _("Your message is very long. I read the beginning of it only. Please send the rest in another message.")
STOPPED_STILL = _("You stopped my messages. Do you want to start again?")


class Understand:
    """Decides what a message means, and carries it out in its turn."""

    def __init__(self, setting: Setting, tables: Tables) -> None:
        self._speech = setting.speech
        self._programme = setting.programme
        self._flows = setting.flows
        self._run = Run(setting, tables)
        self._due = Due(tables, self._run)
        self._presses = Presses(setting, tables.looks.stands, self._run, self._command)
        self.arrivals = Arrivals(setting, tables.ways_in, self._run)
        self._heard = Heard(self._speech, self._flows)
        self._danger = Danger(setting.programme, self._heard, self._run)
        self._familiar = {code: _familiar(self._speech, code) for code in self._speech.offered}

    def take(self, turn: Turn) -> None:
        """Answer one message; every message of a person gets a reply,
        a second tap on one answer does not.
        """
        incoming = turn.incoming
        match incoming.kind:
            case Kind.DUE:
                if turn.timer is not None:
                    self._due.take(turn, turn.timer)
            case Kind.GROUP:
                self.arrivals.refuse_group(turn)
            case _ if incoming.key in turn.batch.elsewhere:
                cries = self._programme.profile.safety is not None and self._heard.cries(incoming)
                self.arrivals.refuse_elsewhere(turn, *(request_words.numbers(self._programme) if cries else ()))
            case Kind.EDIT:
                self._danger.correct(turn)
            case Kind.BLOCKED | Kind.UNBLOCKED:
                self.arrivals.blocked(turn)
            case Kind.PRESS if turn.guest is None and self._speech.words.find(incoming.text) is not Command.START:
                self.arrivals.press_of_nobody(turn)
            case _ if turn.guest is None:
                self.arrivals.somebody(turn)
                self._danger.listen(turn)
            case _ if self._is_too_much(turn):
                self._beyond(turn)
            case _:
                self._answer(turn)
                self._keep_less(turn)

    def _keep_less(self, turn: Turn) -> None:
        """The words of whoever writes very much all day are not kept: they would fill the disk."""
        if turn.guest is None or turn.incoming.kind in NOT_SAID:
            return
        pieces = pieces_of(turn.text, turn.guest.lately)
        key = f"words:{turn.guest.person.id}"
        if pieces and not budgets.spend(turn.connection, key, WORDS, turn.seconds, pieces):
            turn.text = ""

    def _answer(self, turn: Turn) -> None:
        try:
            self._visit(turn)
        except Gone as gone:
            self._leave(turn, str(gone))
        self._danger.listen(turn)
        if not turn.replied and not turn.quiet:
            self._run.say_again(turn)

    def say_cut(self, turn: Turn) -> None:
        """More was written than is read of one message."""
        if turn.guest is not None and turn.state != NOT_READ:
            self._run.do(turn, [Tell(TOO_LONG)], resume=False)

    def _is_too_much(self, turn: Turn) -> bool:
        """Whether this message is one too many of its person; what is read counts."""
        guest = turn.here
        if turn.incoming.kind in NOT_COUNTED:
            return False
        if guest.on_trial:
            # A chat that may be somebody else's uses up nothing of the person's share.
            return not budgets.spend(turn.connection, f"trial:{guest.person.id}", ON_TRIAL, turn.seconds)
        too_much = share_of(guest.person).is_used_up(guest.lately)
        turn.counts = not too_much
        return too_much

    def _beyond(self, turn: Turn) -> None:
        """One message too many: what is about safety or leaving is heard all the same. Its words
        stand in the inbox of staff as far as that has room, and are kept nowhere else.
        """
        incoming = turn.incoming
        cries = self._heard.cries(incoming)
        if self._heard.leads(incoming, turn.here) or (cries and not self._danger.hears(turn)):
            self._answer(turn)
        elif incoming.kind is Kind.VOICE and self._danger.hears(turn):
            self._danger.voice(turn)
        elif cries:
            self._danger.cry(turn)
        else:
            self._rest(turn)
        turn.text = ""

    def _rest(self, turn: Turn) -> None:
        """Nothing is kept of the message; its person hears so, once for all that follow soon."""
        turn.state, turn.text, turn.quiet = NOT_READ, "", True
        guest = turn.here
        if guest.resting == guest.key:
            return
        guest.resting = guest.key
        told_there = f"told:{guest.person.id}:{guest.address.chat}"
        if not budgets.spend(turn.connection, told_there, REST, turn.seconds):
            return
        share, minutes = share_of(guest.person), int(WHILE.total_seconds()) // 60
        turn.note("too much", rule=f"{share.most} messages in {minutes} minutes")
        told = paragraphs(
            _("You sent very many messages. I read the first {count}. I did not read this one.", count=share.most),
            plural(
                "Please wait {count} minute, then send it again. I do not read what you send before.",
                "Please wait {count} minutes, then send it again. I do not read what you send before.",
                count=minutes,
            ),
        )
        if not self._danger.hears(turn):
            self._run.do(turn, [Tell(told)], resume=False)
            return
        danger = _("Is somebody in danger? Write that, or press the button. I always read it.")
        self._run.do(turn, [Tell(paragraphs(told, danger), (button(HelpNow),))], resume=False)

    def _leave(self, turn: Turn, about: str) -> None:
        """What a conversation is about went away while it was open,
        or is not for this person any more.
        """
        turn.note("refused", about, "not there, or not for this person")
        for dialogue in list(turn.here.dialogues.values()):
            if dialogue.about == about:
                turn.here.put(stopped(dialogue))
        self._run.do(turn, [Tell(NOT_THERE), Begin(Menu)])

    def _visit(self, turn: Turn) -> None:
        incoming = turn.incoming
        guest = turn.here
        self._take_rights(guest)
        if guest.blocked_at is not None:
            self.arrivals.unblocked(turn, "a newer message came")
        if guest.person.unanswered:
            guest.set(unanswered=0)
        since = guest.address.with_person_at
        if since is not None and turn.now - since > PERSON_MODE:
            guest.end_talk()
        # What follows an answer about safety shows in no other chat, nor that there was one.
        turn.stays = guest.address.with_person_for != 0
        match incoming.kind:
            case Kind.START | Kind.TEXT if self.arrivals.is_code(turn, lambda: self._is_answer(turn)):
                pass
            case Kind.START:
                self._start(turn)
            case Kind.BEGIN:
                self._run.do(turn, [Begin(self._flows.get(incoming.text, Menu))])
            case Kind.PRESS:
                self._presses.take(turn, incoming.text)
            case Kind.TEXT:
                self._text(turn, incoming.text)
            case _:
                self._other(turn)

    def _take_rights(self, guest: Guest) -> None:
        """Whoever does not work here any more is in none of the staff's conversations any more."""
        for dialogue in list(guest.dialogues.values()):
            if not rights.may_use(guest.person, self._flows[dialogue.flow]):
                guest.put(stopped(dialogue))

    def _start(self, turn: Turn) -> None:
        if self.arrivals.by_personal_link(turn):
            return
        guest = turn.here
        self.arrivals.use(turn.invite, turn)
        self.arrivals.opens_nothing(turn)
        person, going_on = guest.person, guest.current() or guest.waiting()
        intake = INTAKES[person.role] if person.role else Menu if person.staff else Welcome
        if person.stopped_at is not None:
            self._run.do(turn, [Begin(ComeBack)])
        elif going_on is not None and going_on.flow in INTAKE_NAMES and going_on.flow != intake.name() and turn.invite:
            self._run.do(turn, [Begin(intake)])
        elif going_on is not None:
            self._run.say_again(turn)
        else:
            self._run.do(turn, [Begin(intake if person.listed_at is None else Menu)])

    def _text(self, turn: Turn, said: str) -> None:
        guest = turn.here
        offered = _offered(guest.address.offered, said)
        if offered:
            self._presses.take(turn, offered)
            return
        current = guest.current()
        if current is not None:
            turn.about = current.about.thing
        call = self._heard.call(said) if self._danger.hears(turn) else None
        if call is not None and (current is None or not self._flows[current.flow].always_heard):
            self._run.do(turn, [Begin(self._flows[call])])
            return
        command = self._meant(turn, current, said)
        worry = self._pushed_aside(turn, current, said) if command is None else None
        if command is not None:
            self._command(turn, command)
        elif worry is not None:
            self._run.make_way(turn)
            self._take(turn, worry, self._said(turn, worry, said))
        elif guest.talks and not self._is_asked_for(turn, current, said):
            self._keep_for_person(turn)
        elif current is None or (current.flow == "Menu" and not self._fits_menu(turn, current, said)):
            self._unasked(turn)
        else:
            self._take(turn, current, self._said(turn, current, said))

    def _take(self, turn: Turn, current: Dialogue, step: Step) -> None:
        """Carry out what an answer does; whether it was one is of weight for words of danger."""
        question, after = self._question(current), step.dialogue
        turn.missed = after.answers == current.answers and after.picked == current.picked
        safety = self._flows[current.flow].always_heard and question is not None and question.takes_all
        turn.told = safety and not turn.missed
        turn.confided = not turn.missed and question is not None and question.confides
        self._run.carry_out(turn, step)

    def _said(self, turn: Turn, current: Dialogue, said: str) -> Step:
        flow, facts = self._flows[current.flow], self._run.facts(turn, current)
        return engine.say(flow, current, facts, Kind.TEXT, said, self._speech)

    def _meant(self, turn: Turn, current: Dialogue | None, said: str) -> Command | None:
        """The command of a message, unless the word is meant as an answer to the open question."""
        command = self._speech.words.find(said)
        person = turn.person
        if command is Command.BOT and not turn.here.talks:
            return None
        if command is None or current is None or said.strip().startswith("/"):
            return command
        if turn.here.talks and not self._goes_to(current):
            return command
        familiar = self._familiar[person.language].find(said) is not None
        facts = self._run.facts(turn, current)
        answers = position.claims(self._flows[current.flow], current, facts, said, self._speech, familiar=familiar)
        return None if answers else command

    def _is_answer(self, turn: Turn) -> bool:
        """Whether these words answer what is asked now, or are for a person of the project."""
        current, said = turn.here.current(), turn.incoming.text
        if turn.here.talks or _offered(turn.here.address.offered, said):
            return True
        if current is None:
            return False
        return self._fits(turn, current, said)

    def _fits(self, turn: Turn, current: Dialogue, said: str) -> bool:
        step = self._said(turn, current, said)
        return step.dialogue.answers != current.answers or step.dialogue.picked != current.picked

    def _goes_to(self, current: Dialogue) -> bool:
        """Whether a conversation is asked for although its person talks with a human: one about
        safety or leaving, or one that they opened themselves since.
        """
        flow = self._flows[current.flow]
        return flow.always_heard or flow.private or not (current.yields or flow is Menu)

    def _is_asked_for(self, turn: Turn, current: Dialogue | None, said: str) -> bool:
        """Whether these words are for the open question, while their person talks with a human.

        Words that answer nothing are for the human; but none that are about safety are for what
        was asked before.
        """
        if current is None or not self._goes_to(current):
            return False
        wants_words = isinstance(self._question(current), Words)
        return wants_words or self._flows[current.flow].private or self._fits(turn, current, said)

    def _pushed_aside(self, turn: Turn, current: Dialogue | None, said: str) -> Dialogue | None:
        """What was being told about safety when we asked something else of our own accord: what is
        no answer to that is for it.
        """
        if current is None or not current.yields or self._flows[current.flow].stands_fast():
            return None
        waiting = turn.here.waiting()
        if waiting is None or not self._flows[waiting.flow].stands_fast():
            return None
        kind = turn.incoming.kind
        is_text = kind is Kind.TEXT
        question = self._question(waiting)
        takes = isinstance(question, Words) if is_text else self._expects(waiting, kind)
        answers = self._fits(turn, current, said) if is_text else self._expects(current, kind)
        return replace(waiting, stage=Stage.OPEN, yields=False) if takes and not answers else None

    def _fits_menu(self, turn: Turn, menu: Dialogue, said: str) -> bool:
        step = engine.say(self._flows["Menu"], menu, self._run.facts(turn, menu), Kind.TEXT, said, self._speech)
        return step.dialogue.stage is Stage.FINISHED

    def _other(self, turn: Turn) -> None:
        """A voice message, a picture, a sticker, ..."""
        current = turn.here.current()
        worry = self._pushed_aside(turn, current, "")
        if worry is not None:
            self._run.make_way(turn)
            current = worry
        asked_for = self._expects(current, turn.incoming.kind)
        if turn.here.talks:
            asked_for = asked_for and current is not None and self._goes_to(current)
        if turn.incoming.kind is Kind.VOICE and not asked_for and self._danger.may_be(turn):
            turn.state = "kept"
            self._danger.bring(turn, KeepVoice())
        elif turn.incoming.kind is Kind.LOCATION and turn.text and self._danger.may_be(turn):
            turn.state = "kept"
            self._run.do(turn, [KeepPlace(turn.text)], resume=False)
        elif turn.here.talks and not asked_for:
            self._keep_for_person(turn)
        elif current is None or current.flow == "Menu":
            self._unasked(turn)
        else:
            facts = self._run.facts(turn, current)
            kind, sent = turn.incoming.kind, _sent(turn, self._flows[current.flow])
            step = engine.say(self._flows[current.flow], current, facts, kind, turn.text, self._speech, sent)
            self._take(turn, current, step)
            if kind is Kind.LOCATION:
                # Where somebody is stands only where it was told.
                turn.text = ""

    def _question(self, current: Dialogue | None) -> Question[Any] | None:
        """What is asked now."""
        if current is None or current.asked is None:
            return None
        return self._flows[current.flow].questions.get(current.asked.question)

    def _expects(self, current: Dialogue | None, kind: Kind) -> bool:
        """Whether what is asked now may be answered by a voice message, or by a file."""
        question = self._question(current)
        if question is None:
            return False
        return question.hears if kind is Kind.VOICE else question.takes_all or isinstance(question, FileQuestion)

    def _keep_for_person(self, turn: Turn) -> None:
        turn.state = "kept"
        turn.here.talk_on(turn.now)
        turn.note("message for a person", turn.incoming.kind.value)
        back = (("/bot", _("Back to the bot")),)
        told = self._unseen(turn) or KEPT_FOR_PERSON
        self._run.do(turn, [KeepMessage(words_for_staff(turn), asked=True, told=told, buttons=back)], resume=False)

    def _unasked(self, turn: Turn) -> None:
        """Nothing was asked: never ignored, kept for the coordinator,
        and the menu shows a way on.
        """
        if turn.person.stopped_at is None and self._is_friendly(turn):
            self._run.do(turn, [Tell(FRIENDLY)], resume=False)
            return
        turn.state = "kept"
        if turn.incoming.kind is Kind.TEXT and requests.in_need(turn.reading, turn.person.id, turn.here.address.chat):
            # Until staff have closed it, it is about what they asked help for.
            self._run.do(turn, [TellMore(words_for_staff(turn))], resume=False)
            return
        turn.note("message unasked", turn.incoming.kind.value)
        before = STOPPED_STILL if turn.person.stopped_at is not None else self._unseen(turn) or KEPT
        kept = KeepMessage(words_for_staff(turn), asked=False, told=before, buttons=self._perhaps(turn))
        self._run.do(turn, [kept, Begin(Menu)], resume=False)

    def _unseen(self, turn: Turn) -> Text | None:
        """What is said of something that no person of the project can see or hear: never that it
        is kept for them.
        """
        said = UNSEEN.get(turn.incoming.kind)
        if said is None:
            return None
        phone = Exact(self._programme.profile.contact.phone)
        return paragraphs(said, _("Please write it in words. You can also call the project: {phone}.", phone=phone))

    def _perhaps(self, turn: Turn) -> tuple[tuple[str, Text], ...]:
        """A button to what we know about it, when we are quite sure what it is about."""
        person = turn.person
        if turn.incoming.kind is not Kind.TEXT or person.staff is not None:
            return ()
        numbers = helping.found(self._programme, turn.incoming.text, person.language)[:1]
        return tuple(
            button(HelpWith, About.of("topic", number), helping.title(self._programme, number)) for number in numbers
        )

    def _is_friendly(self, turn: Turn) -> bool:
        """A thank you, a thumb or a sticker: it asks nothing, so nobody has to read it."""
        said = turn.incoming.text
        if turn.incoming.kind is not Kind.TEXT:
            return turn.incoming.kind is Kind.STICKER
        return normalise(said) in self._speech.thanks or not any(c.isalnum() or c in "?؟" for c in said)

    def _command(self, turn: Turn, command: Command) -> None:
        current = turn.here.current()
        match command:
            case Command.START:
                self._start(turn)
            case Command.BACK:
                self._back(turn, current)
            case Command.CHANGE:
                self._change(turn, current)
            case Command.BOT:
                in_mode = turn.here.talks
                self._run.do(turn, [Begin(BackToTheBot)]) if in_mode else self._run.say_again(turn)
            case Command.LANGUAGE if current is not None and current.flow == "Welcome" and not current.answers:
                self._run.say_again(turn)
            case _:
                self._run.do(turn, [Begin(FLOW_OF[command])])

    def _back(self, turn: Turn, current: Dialogue | None) -> None:
        if current is None or (self._flows[current.flow].brief and not current.answers):
            if current is not None:
                turn.here.put(stopped(current))
            self._run.say_again(turn)
            return
        self._run.carry_out(turn, engine.back(self._flows[current.flow], current, self._run.facts(turn, current)))

    def _change(self, turn: Turn, current: Dialogue | None) -> None:
        """Offer the answers given so far to change one; when nothing is being asked,
        those of the intake.
        """
        going_on = current if current is not None and not self._flows[current.flow].brief else turn.here.waiting()
        given = going_on and position.changeable(self._flows[going_on.flow], going_on, self._run.facts(turn, going_on))
        if going_on is None or not given:
            listed = turn.person.listed_at is not None
            self._run.do(turn, [Begin(ChangeAnswers)]) if listed else self._run.say_again(turn)
            return
        actions = tuple((f"0.{question.name}.{engine.CHANGE_EARLIER}", short) for question, short in given)
        self._run.outcomes.tell(Tell(_("Which answer would you like to change?"), actions), turn, going_on)


def _sent(turn: Turn, flow: type[Flow]) -> Sent | None:
    """The picture or document of a message, where it can be fetched."""
    incoming = turn.incoming
    if incoming.kind not in (Kind.PICTURE, Kind.FILE) or not incoming.media:
        return None
    asked = any(isinstance(question, FileQuestion) for question in flow.questions.values())
    fits = not asked or turn.has_room(incoming.size)
    return Sent(turn.inbox_id, incoming.media, incoming.file_name, incoming.mime, incoming.size, fits)


def _offered(offered: str, said: str) -> str:
    """What a number means that answers a message without buttons; empty for anything else."""
    if not offered or any(character.isalpha() for character in said):
        return ""
    data, number = unpack(offered), numbers(said)
    return str(data[number[0] - 1]) if len(number) == 1 and 1 <= number[0] <= len(data) else ""


def _familiar(speech: Speech, code: str) -> typed.Words:
    """The command words that somebody of this language means as such wherever they write them.

    Their own, the English ones, and all that are not in Latin letters, in which names are written
    too.
    """
    own = [speech.languages[each].words for each in (code, SOURCE) if each in speech.languages]
    other = [
        {name: [word for word in spellings if not word.isascii()] for name, spellings in words.items()}
        for words in (speech.languages[each].words for each in speech.offered)
    ]
    return typed.Words([*own, *other])
