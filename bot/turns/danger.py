"""Words of danger, wherever they stand: whoever may be in danger hears whom to call, and a person
of the project reads it.
"""

from datetime import timedelta

from bot.flows.engine.effects import Tell, button
from bot.flows.engine.questions import SIGNS
from bot.flows.safety import HelpNow
from bot.ground.budget import Budget
from bot.ground.messages import Kind
from bot.ground.programme import Programme
from bot.ground.text import Text, _, paragraphs
from bot.requests import words as request_words
from bot.requests.deeds import KeepMessage, KeepVoice, ReportConcern
from bot.turns.rows import NOT_READ
from bot.turns.run import Run
from bot.turns.shares import Heard
from bot.turns.turn import Turn
from storage import budgets, requests

# Whom to call is said so often beside an answer.
SAY_AGAIN = Budget(2, timedelta(minutes=10))
# And so often to who writes or speaks more than is read.
CALMLY = Budget(1, timedelta(minutes=1))
IN_DANGER = _("Is somebody in danger? You can call now. Press the button, and the coordinator helps you.")
CONFIDED = _(
    "Perhaps you are not safe. I told the coordinators that you may need help. I did not tell them what you wrote."
)


class Danger:
    """Listens to what people write and say, beside whatever it answers."""

    def __init__(self, programme: Programme, heard: Heard, run: Run) -> None:
        self._programme = programme
        self._heard = heard
        self._run = run

    def hears(self, turn: Turn) -> bool:
        """Whether they may be one of those whom the programme says whom to call."""
        return self._programme.profile.safety is not None and turn.person.staff is None

    def listen(self, turn: Turn) -> None:
        """Words of danger may stand in an answer, or under a picture: whatever they answer, whom to
        call is said beside it, with a button to tell a person. What answers nothing is kept.
        """
        incoming = turn.incoming
        if not self.hears(turn) or turn.forget:
            return
        if not self._heard.cries(incoming) or (incoming.kind is Kind.VOICE and turn.state == "kept"):
            # Whoever hears that a voice message was brought hears whom to call as well.
            return
        if turn.told:
            # A question about safety has taken them, and whom to call was said.
            return
        turn.stay_here()
        if turn.missed:
            # They are no answer to what was asked, so they would stand nowhere for anybody to read.
            turn.state = "kept"
            self._run.do(turn, [KeepMessage(words_for_staff(turn), asked=False)], resume=False)
        if not budgets.spend(turn.connection, _lately(turn), SAY_AGAIN, turn.seconds):
            return
        turn.note("words of danger", incoming.kind.value)
        if turn.confided:
            turn.stays = True
            self._run.do(turn, [Tell(CONFIDED), ReportConcern("me", "")], resume=False)
            return
        self._tell_whom_to_call(turn)

    def correct(self, turn: Turn) -> None:
        """Corrected words answer nothing, and are not kept; those of danger are heard."""
        turn.quiet = True
        if turn.guest is not None and self._heard.cries(turn.incoming):
            self.listen(turn)
        else:
            turn.state, turn.text = NOT_READ, ""

    def cry(self, turn: Turn) -> None:
        """Words of danger among very many messages: for a person of the project, whatever is asked
        now.
        """
        turn.state, turn.quiet, turn.stays = "kept", True, True
        asked = turn.here.talks
        self._run.do(turn, [KeepMessage(words_for_staff(turn), asked=asked)], resume=False)
        budgets.spend(turn.connection, _lately(turn), SAY_AGAIN, turn.seconds)
        if not self._answers_calmly(turn):
            return
        turn.note("words of danger", turn.incoming.kind.value, "beyond the share")
        first = _(
            "You wrote very many messages. The people of the project read the first ones. I cannot answer each one now."
        )
        self._tell_whom_to_call(turn, first)

    def voice(self, turn: Turn) -> None:
        """A voice message among very many messages, which nobody can look through for words."""
        turn.quiet, answers = True, self._answers_calmly(turn)
        if self.may_be(turn):
            turn.state = "kept"
            self.bring(turn, KeepVoice(quietly=not answers))
            return
        turn.state = NOT_READ
        if answers:
            turn.note("too much", rule="a voice message was not listened to")
            self._tell_whom_to_call(
                turn, _("🎤 Nobody heard this voice message. You sent very many messages. Please write the words.")
            )

    def bring(self, turn: Turn, voice: KeepVoice) -> None:
        """A voice message goes to the coordinators, with the words that stand below it."""
        words = [KeepMessage(turn.text, asked=turn.here.talks)] if turn.text else []
        self._run.do(turn, [*words, voice], resume=False)

    def may_be(self, turn: Turn) -> bool:
        """Whether they asked for help, or wrote words of danger lately or along with this."""
        if not self.hears(turn):
            return False
        if budgets.left(turn.reading, _lately(turn), SAY_AGAIN, turn.seconds) < SAY_AGAIN.burst:
            return True
        if requests.in_need(turn.reading, turn.person.id, turn.here.address.chat):
            return True
        along = (each for each in turn.batch.came if each.key == turn.incoming.key)
        return any(self._heard.cries(each) for each in along)

    def _answers_calmly(self, turn: Turn) -> bool:
        key = f"calmly:{turn.person.id}:{turn.here.address.chat}"
        return budgets.spend(turn.connection, key, CALMLY, turn.seconds)

    def _tell_whom_to_call(self, turn: Turn, *first: Text) -> None:
        # Whoever has another chat of theirs learns of it nowhere.
        turn.stay_here()
        told = paragraphs(*first, IN_DANGER, *request_words.numbers(self._programme))
        self._run.do(turn, [Tell(told, (button(HelpNow),))], resume=False)


def _lately(turn: Turn) -> str:
    # No chat of a person may learn what was said of safety in another one.
    return f"danger:{turn.person.id}:{turn.here.address.chat}"


def words_for_staff(turn: Turn) -> str:
    """What a person of the programme reads of a message;
    a number that looks like a BSN is masked already.
    """
    return turn.text or SIGNS.get(turn.incoming.kind, "…")
