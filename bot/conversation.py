"""The one use case: what people sent becomes answers, in one transaction per batch."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from bot.commands import Command, mask
from bot.dialogue import Dialogue, Stage
from bot.errors import DatabaseUnavailable, StaleWrite
from bot.flows import BY_NAME, FLOWS, engine
from bot.flows.effects import Begin, Effect, Resume, Review, StopAll, Tell
from bot.flows.engine import Press, Step
from bot.flows.flow import Facts
from bot.flows.welcome import INTAKES
from bot.i18n import Speech
from bot.messages import Incoming, Kind
from bot.outcomes import Outcomes, close_waiting, stopped
from bot.people import Person
from bot.programme import Programme
from bot.text import Text, _
from bot.working_set import Draft, Guest, WorkingSet
from storage import invites, turns
from storage.database import ROW_ERRORS, Connection, Database
from storage.invites import Invite

log = structlog.get_logger()

PERSON_MODE = timedelta(hours=72)
_FLOW_OF = {
    Command.MENU: "Menu",
    Command.STOP: "Stop",
    Command.HELP: "Help",
    Command.LANGUAGE: "ChooseLanguage",
    Command.PERSON: "TalkToPerson",
    Command.MY_DATA: "MyData",
    Command.DELETE: "DeleteMe",
}
APOLOGY = _("Sorry, something went wrong here. It is not your fault. Please try again, or write “person”.")
GROUP = _("I only talk with one person at a time. Please write to me alone. I leave this group now.")
OLD_BUTTON = _("That button is old. It does not work any more.")
KEPT = _("I am a computer and I do not understand this. I keep your message for the people of the project.")
KEPT_FOR_PERSON = _("I keep this for the people of the project.")
STOPPED_STILL = _("You stopped my messages. Do you want to start again?")


@dataclass(slots=True)
class _Turn:
    """One message at work: its draft, and the invite its link carried."""

    draft: Draft
    invite: Invite | None


class Conversations:
    """Receives batches of messages. Blocking; called from the one writer's thread."""

    def __init__(self, database: Database, programme: Programme, speech: Speech, outcomes: Outcomes) -> None:
        self._database = database
        self._programme = programme
        self._speech = speech
        self._outcomes = outcomes

    def receive(self, batch: Sequence[Incoming], now: datetime) -> None:
        """Commit everything these messages cause, or raise DatabaseUnavailable and commit nothing of the rest.

        A step that raises harms only its own message; rows the database refuses, likewise.
        """
        try:
            self._database.write(lambda connection: self._turns(connection, batch, now))
        except (*ROW_ERRORS, StaleWrite):
            log.warning("batch refused, one by one", messages=len(batch))
            for incoming in batch:
                self._alone(incoming, now)

    def _alone(self, incoming: Incoming, now: datetime) -> None:
        try:
            self._database.write(lambda connection: self._turns(connection, [incoming], now))
        except (*ROW_ERRORS, StaleWrite) as error:
            log.exception("message failed", error=type(error).__name__)
            self._database.write(lambda connection: self._turns(connection, [incoming], now, fail=True))

    def _turns(self, connection: Connection, batch: Sequence[Incoming], now: datetime, *, fail: bool = False) -> None:
        fresh = turns.unseen(connection, batch)
        if not fresh:
            return
        work = WorkingSet(connection, self._database, now)
        work.load({incoming.key for incoming in fresh})
        tokens = {incoming.text for incoming in fresh if incoming.kind is Kind.START and incoming.text}
        found = invites.find(connection, tokens, work.seconds) if tokens else {}
        for incoming in fresh:
            turn = _Turn(work.draft(incoming), found.get(incoming.text) if incoming.kind is Kind.START else None)
            try:
                if fail:
                    raise RuntimeError("its rows were refused")
                self._take(turn)
            except DatabaseUnavailable:
                raise
            except ROW_ERRORS:
                raise
            except Exception as error:
                log.exception("step failed", error=type(error).__name__, kind=incoming.kind.value)
                turn.draft = self._apologise(work, incoming)
            work.accept(turn.draft)
        work.flush()

    def _apologise(self, work: WorkingSet, incoming: Incoming) -> Draft:
        """Nothing of the failed step stays; the person hears it and has a way on."""
        draft = work.draft(incoming)
        draft.state = "failed"
        language = draft.guest.person.language if draft.guest else self._language(incoming)
        draft.text = ""
        draft.note("failed", incoming.kind.value, "a step raised")
        if incoming.kind not in (Kind.BLOCKED, Kind.UNBLOCKED):
            draft.send(self._speech.say(APOLOGY, language), language=language)
        return draft

    def _take(self, turn: _Turn) -> None:
        draft = turn.draft
        incoming = draft.incoming
        if incoming.kind in (Kind.TEXT, Kind.PRESS):
            draft.text = mask(incoming.text)
        match incoming.kind:
            case Kind.GROUP:
                language = self._language(incoming)
                draft.send(self._speech.say(GROUP, language), extra={"leave": True}, language=language)
                draft.note("group refused", rule="private chats only")
            case Kind.BLOCKED | Kind.UNBLOCKED:
                self._blocked(draft)
            case _:
                self._visit(turn)

    def _blocked(self, draft: Draft) -> None:
        """An older block that comes in late changes nothing; see `docs/architecture.md`."""
        guest, incoming = draft.guest, draft.incoming
        if guest is None:
            return
        at = int(incoming.at.timestamp())
        if incoming.kind is Kind.BLOCKED and at >= guest.touched_at:
            guest.blocked_at, guest.blocked_changed = at, True
            draft.note("blocked us", rule="the person blocked the bot")
        elif incoming.kind is Kind.UNBLOCKED and guest.blocked_at is not None:
            guest.blocked_at, guest.blocked_changed = None, True
            draft.note("unblocked us", rule="the person unblocked the bot")

    def _visit(self, turn: _Turn) -> None:
        draft = turn.draft
        incoming = draft.incoming
        if draft.guest is None:
            self._arrive(turn)
            return
        guest = draft.guest
        if guest.blocked_at is not None:
            guest.blocked_at, guest.blocked_changed = None, True
            draft.note("unblocked us", rule="a newer message came")
        since = guest.person.with_person_at
        if since is not None and draft.work.now - since > PERSON_MODE:
            guest.set(with_person_at=None)
        match incoming.kind:
            case Kind.START:
                self._start(turn)
            case Kind.BEGIN:
                self._do(draft, [Begin(incoming.text)])
            case Kind.PRESS:
                self._press(draft, incoming.text)
            case Kind.TEXT:
                self._text(draft, incoming.text)
            case _:
                self._other(draft)

    def _arrive(self, turn: _Turn) -> None:
        """Somebody new: they exist from their first message on."""
        draft = turn.draft
        incoming = draft.incoming
        draft.guest = draft.work.new_guest(
            incoming.key,
            Person(
                id=draft.work.new_person_id(),
                programme=self._programme.id,
                language=self._language(incoming),
                hint=incoming.language,
                called=incoming.name,
            ),
        )
        draft.note("arrived", incoming.channel, "by a link" if turn.invite else "by themselves")
        self._use_invite(turn)
        self._do(draft, [Begin("Welcome")])

    def _use_invite(self, turn: _Turn) -> None:
        draft, invite = turn.draft, turn.invite
        if invite is None or invite.programme != self._programme.id or draft.here.person.listed_at is not None:
            return
        if invite.role is not None:
            draft.here.set(role=invite.role)
        if invite.team_id is not None:
            draft.here.team_id = invite.team_id
            draft.here.person_changed = True
            draft.note("team", str(invite.team_id), "joined by its link")

    def _start(self, turn: _Turn) -> None:
        draft = turn.draft
        guest = draft.here
        self._use_invite(turn)
        if guest.person.stopped_at is not None:
            self._do(draft, [Begin("ComeBack")])
        elif guest.current() is not None or guest.waiting() is not None:
            self._repeat(draft)
        elif guest.person.listed_at is None:
            role = guest.person.role
            self._do(draft, [Begin(INTAKES[role]) if role else Begin("Welcome")])
        else:
            self._do(draft, [Begin("Menu")])

    def _press(self, draft: Draft, data: str) -> None:
        if data.startswith("/"):
            command = self._speech.words.find(data)
            if command is not None:
                self._command(draft, command)
                return
        pressed = Press.parse(data)
        dialogue = draft.here.dialogues.get(pressed.dialogue) if pressed else None
        if pressed is None or dialogue is None or dialogue.stage not in (Stage.OPEN, Stage.WAITING):
            self._repeat(draft, OLD_BUTTON)
            return
        current = draft.here.current()
        if current is not None and current.id != dialogue.id:
            self._give_way(draft, current)
        dialogue = replace(dialogue, stage=Stage.OPEN)
        self._carry_out(draft, engine.press(BY_NAME[dialogue.flow], dialogue, self._facts(draft, dialogue), pressed))

    def _text(self, draft: Draft, said: str) -> None:
        guest = draft.here
        current = guest.current()
        command = self._speech.words.find(said)
        if command is not None and not (command is Command.BOT and guest.person.with_person_at is None):
            self._command(draft, command)
        elif guest.person.with_person_at is not None:
            self._keep_for_person(draft)
        elif current is None or (current.flow == "Menu" and not self._fits_menu(draft, current, said)):
            self._unasked(draft)
        else:
            facts = self._facts(draft, current)
            step = engine.say(BY_NAME[current.flow], current, facts, Kind.TEXT, said, self._speech)
            self._carry_out(draft, step)

    def _fits_menu(self, draft: Draft, menu: Dialogue, said: str) -> bool:
        flow = BY_NAME["Menu"]
        step = engine.say(flow, menu, self._facts(draft, menu), Kind.TEXT, said, self._speech)
        return step.dialogue.stage is Stage.FINISHED

    def _other(self, draft: Draft) -> None:
        """A voice message, a picture, a sticker, ..."""
        current = draft.here.current()
        if draft.here.person.with_person_at is not None:
            self._keep_for_person(draft)
        elif current is None or current.flow == "Menu":
            self._unasked(draft)
        else:
            facts = self._facts(draft, current)
            self._carry_out(
                draft, engine.say(BY_NAME[current.flow], current, facts, draft.incoming.kind, "", self._speech)
            )

    def _keep_for_person(self, draft: Draft) -> None:
        draft.state = "kept"
        draft.here.set(with_person_at=draft.work.now)
        draft.note("message for a person", draft.incoming.kind.value)
        told = Tell(KEPT_FOR_PERSON, actions=(("/bot", _("Back to the bot")),))
        self._do(draft, [told], resume=False)

    def _unasked(self, draft: Draft) -> None:
        """Nothing was asked: never ignored, kept for the coordinator, and the menu shows a way on."""
        draft.state = "kept"
        draft.note("message unasked", draft.incoming.kind.value)
        self._repeat(draft, STOPPED_STILL if draft.here.person.stopped_at is not None else KEPT, menu=True)

    def _command(self, draft: Draft, command: Command) -> None:
        current = draft.here.current()
        match command:
            case Command.START:
                self._start(_Turn(draft, None))
            case Command.BACK:
                self._back(draft, current)
            case Command.CHANGE:
                self._change(draft, current)
            case Command.BOT:
                in_mode = draft.here.person.with_person_at is not None
                self._do(draft, [Begin("BackToTheBot")]) if in_mode else self._repeat(draft)
            case Command.PERSON if draft.here.person.with_person_at is not None:
                self._do(draft, [Begin("TalkToPerson")], resume=False)
            case _:
                self._do(draft, [Begin(_FLOW_OF[command])])

    def _back(self, draft: Draft, current: Dialogue | None) -> None:
        if current is None or (BY_NAME[current.flow].brief and not current.answers):
            if current is not None:
                draft.here.put(stopped(current))
            self._repeat(draft)
            return
        self._carry_out(draft, engine.back(BY_NAME[current.flow], current, self._facts(draft, current)))

    def _change(self, draft: Draft, current: Dialogue | None) -> None:
        """Offer the answers given so far to change one; when nothing is being asked, those of the intake."""
        going_on = current if current is not None and not BY_NAME[current.flow].brief else draft.here.waiting()
        if going_on is None:
            listed = draft.here.person.listed_at is not None
            self._do(draft, [Begin("ChangeAnswers" if listed else "Menu")])
            return
        way = BY_NAME[going_on.flow](self._facts(draft, going_on), going_on.answers)
        way.position()
        given = [question for name in way.values if (question := way.questions[name]).short is not None]
        if not given:
            self._repeat(draft)
            return
        actions = tuple((f"0.{q.name}.{engine.CHANGE_EARLIER}", q.short) for q in given if q.short is not None)
        self._outcomes.tell(Tell(_("Which answer would you like to change?"), actions), draft, going_on)

    def _repeat(self, draft: Draft, before: Text | None = None, *, menu: bool = False) -> None:
        """Say what the present question is; when there is none, show the menu."""
        guest = draft.here
        current = guest.current()
        if current is not None and (menu or current.flow == "Menu"):
            guest.put(stopped(current))
            current = None
        if menu and before is not None:
            self._do(draft, [Tell(before), Begin("Menu")], resume=False)
            return
        dialogue = current or guest.waiting()
        if dialogue is None:
            self._do(draft, [*([Tell(before)] if before else []), Begin("Menu")], resume=False)
            return
        dialogue = replace(dialogue, stage=Stage.OPEN)
        step = engine.repeat(BY_NAME[dialogue.flow], dialogue, self._facts(draft, dialogue), before)
        self._carry_out(draft, step)

    def _do(self, draft: Draft, effects: Sequence[Effect], *, resume: bool = True) -> None:
        """Carry out effects that belong to no open conversation."""
        nothing = Dialogue(0, draft.here.person.id, "Menu", Stage.FINISHED)
        self._carry_out(draft, Step(nothing, tuple(effects)), resume=resume)

    def _carry_out(self, draft: Draft, step: Step, *, resume: bool = True) -> None:
        """Make a step so: its conversation as it now stands, its effects, and what these begin."""
        work: deque[tuple[Effect, Dialogue]] = deque()
        self._note_step(draft, step, work)
        while work or (resume and not draft.forget and self._resume(draft, work)):
            effect, dialogue = work.popleft()
            match effect:
                case Begin() | Review():
                    self._note_step(draft, self._begin(draft, effect), work)
                case Resume():
                    resume = True
                case _:
                    self._outcomes.apply(effect, draft, dialogue, self._facts(draft, dialogue))
                    resume = resume and not isinstance(effect, StopAll)

    def _note_step(self, draft: Draft, step: Step, work: deque[tuple[Effect, Dialogue]]) -> None:
        if step.dialogue.id:
            draft.here.put(step.dialogue)
        work.extendleft(reversed([(effect, step.dialogue) for effect in step.effects]))

    def _resume(self, draft: Draft, work: deque[tuple[Effect, Dialogue]]) -> bool:
        """When nothing asks any more, the conversation that waits goes on; says whether there is more to do."""
        guest = draft.here
        waiting = guest.waiting()
        if guest.current() is not None or waiting is None or guest.person.with_person_at is not None:
            return False
        dialogue = replace(waiting, stage=Stage.OPEN)
        self._note_step(draft, engine.repeat(BY_NAME[dialogue.flow], dialogue, self._facts(draft, dialogue)), work)
        return bool(work)

    def _begin(self, draft: Draft, wanted: Begin | Review) -> Step:
        guest, flow = draft.here, BY_NAME[wanted.flow]
        current = guest.current()
        if current is not None:
            self._give_way(draft, current)
        same = next((d for d in guest.dialogues.values() if d.flow == wanted.flow and d.stage is Stage.WAITING), None)
        if same is not None:
            dialogue = replace(same, stage=Stage.OPEN)
            return engine.repeat(flow, dialogue, self._facts(draft, dialogue))
        if wanted.flow in INTAKES.values():
            close_waiting(draft)
        answers = self._earlier_answers(draft, wanted)
        dialogue = Dialogue(draft.work.new_dialogue_id(), guest.person.id, wanted.flow, answers=answers)
        guest.put(dialogue)
        return engine.begin(flow, dialogue, self._facts(draft, dialogue))

    def _earlier_answers(self, draft: Draft, wanted: Begin | Review) -> dict[str, tuple[object, int, str]]:
        """Answers that stand already: of the finished intake under review, or of one stopped half-way."""
        if isinstance(wanted, Begin) and BY_NAME[wanted.flow].brief:
            return {}
        guest = draft.here
        if guest.new:
            return {}
        stage = Stage.FINISHED if isinstance(wanted, Review) else Stage.STOPPED
        in_batch = [d.answers for d in guest.dialogues.values() if d.flow == wanted.flow and d.stage is stage]
        answers = (
            in_batch[-1] if in_batch else turns.last_answers(draft.work.connection, guest.person.id, wanted.flow, stage)
        )
        return {name: stored for name, stored in answers.items() if name not in ("summary", "now")}

    def _give_way(self, draft: Draft, current: Dialogue) -> None:
        """What was asked waits for its turn; a menu or a language choice is simply closed."""
        if BY_NAME[current.flow].brief:
            draft.here.put(stopped(current))
        else:
            draft.here.put(replace(current, stage=Stage.WAITING))

    def _facts(self, draft: Draft, dialogue: Dialogue) -> Facts:
        guest, flow = draft.here, BY_NAME[dialogue.flow]
        person = guest.person
        if guest.team_id is not None and person.team is None and flow.needs_team:
            person = replace(person, team=invites.team(draft.work.connection, guest.team_id))
            guest.person = person
        facts = Facts(person, self._programme, draft.work.now)
        if not (flow.brief or flow.needs_staff or flow.needs_languages):
            return facts
        return replace(
            facts,
            languages=self._speech.autonyms(),
            menu=tuple(entry for entry in FLOWS if entry.available(person)),
            waiting=self._waiting_title(guest),
            staff=invites.staff_of(draft.work.connection, person.programme) if flow.needs_staff else (),
        )

    def _waiting_title(self, guest: Guest) -> Text | None:
        waiting = guest.waiting()
        return BY_NAME[waiting.flow].title if waiting else None

    def _language(self, incoming: Incoming) -> str:
        return self._speech.guess(incoming.language, self._programme.languages[0])
