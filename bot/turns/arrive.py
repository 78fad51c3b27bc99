"""Who a message is from: somebody new, by a link or not; somebody with another chat;
somebody forgotten.
"""

from collections.abc import Callable, Iterator

from bot.flows.engine.effects import Begin, Tell
from bot.flows.sign_up.welcome import Welcome
from bot.ground import names
from bot.ground.deed import Effect
from bot.ground.messages import Incoming, Kind
from bot.ground.packed import pack
from bot.ground.text import Text, _, paragraphs
from bot.people.nouns import Person, Role
from bot.requests.nouns import BLOCKED, RequestKind
from bot.turns.batch import Setting
from bot.turns.events import PutRight
from bot.turns.press import OLD_BUTTON
from bot.turns.run import Run
from bot.turns.tables import Typed, WaysIn
from bot.turns.turn import Turn
from storage.invites import Invite

GROUP = _("I only talk with one person at a time. Please write to me alone. I leave this group now.")
ELSEWHERE = _(
    "This chat belongs to another project already. I cannot help you here. Please call the people of your project."
)


class Arrivals:
    """Lets people in, and keeps out what is not one person."""

    def __init__(self, setting: Setting, ways_in: WaysIn, run: Run) -> None:
        self._programme = setting.programme
        self._speech = setting.speech
        self._ways_in = ways_in
        self._run = run

    def language(self, incoming: Incoming) -> str:
        """The first guess of somebody's language."""
        return self._speech.guess(incoming.language, self._programme.languages[0])

    def somebody(self, turn: Turn) -> None:
        """Somebody we do not know here; perhaps we know them from another chat."""
        code = self._code(turn)
        self._arrive(turn)
        if self.by_personal_link(turn):
            return
        self.use(turn.invite, turn)
        typed = self._ways_in.typed(turn, code) if code else Typed(tuple(self._nothing_opens(turn)))
        self._run.do(turn, [*typed.effects, *(() if typed.asks else (Begin(Welcome),))])

    def _nothing_opens(self, turn: Turn) -> Iterator[Effect]:
        """A link that opens nothing (any more) says so before all else."""
        token = turn.incoming.text if turn.incoming.kind is Kind.START and turn.invite is None else ""
        if token:
            yield from self._ways_in.over(turn, token)

    def by_personal_link(self, turn: Turn) -> bool:
        """Whether this is a link that was made for one person; whoever opens it says first who they
        are.
        """
        invite = turn.invite
        if invite is None or not invite.is_personal or invite.programme != self._programme.id:
            return False
        self._run.do(turn, [*self._ways_in.by_link(turn, invite)])
        return True

    def opens_nothing(self, turn: Turn) -> None:
        """Somebody whom we know tried a link that opens nothing: they hear it."""
        self._run.do(turn, list(self._nothing_opens(turn)), resume=False)

    def _code(self, turn: Turn) -> str:
        is_said = turn.incoming.kind in (Kind.TEXT, Kind.START)
        return self._ways_in.code_in(turn.incoming.text) if is_said else ""

    def is_code(self, turn: Turn, is_answer: Callable[[], bool]) -> bool:
        """Whether this message is a code of a chat, and was taken as one. Eight digits that are no
        code may also answer what is asked.
        """
        code = self._code(turn)
        if not code:
            return False
        typed = self._ways_in.typed(turn, code)
        if not typed.found and is_answer():
            return False
        self._run.do(turn, typed.effects)
        return True

    def _arrive(self, turn: Turn) -> None:
        """Somebody new: they exist from their first message on."""
        incoming = turn.incoming
        turn.guest = turn.batch.new_guest(
            incoming.key,
            Person(
                id=turn.batch.new_person_id(),
                programme=self._programme.id,
                language=self.language(incoming),
                hint=incoming.language,
                called=names.guessed(incoming.name, self._programme.own_names),
            ),
        )
        turn.note("arrived", incoming.channel, "by a link" if turn.invite else "by themselves")

    def use(self, invite: Invite | None, turn: Turn) -> None:
        """A link gives a role before the sign-up;
        a team's link also lets a mentor on the list join it.
        """
        if invite is None or invite.programme != self._programme.id or invite.is_personal:
            return
        guest, listed = turn.here, turn.person.listed_at is not None
        if invite.role is not None and not listed:
            guest.set(role=invite.role)
        if invite.team_id is None or guest.person.role is not Role.MENTOR:
            return
        if not (listed and guest.team_id):
            guest.join_team(invite.team_id)
            turn.note("team", str(invite.team_id), "joined by its link")
        guest.know_team(turn.reading)
        # Whoever signs up with the link is told of the team at the end of the sign-up.
        if listed and guest.person.team is not None:
            self._run.do(turn, [Tell(_("You are in the team {team}.", team=guest.person.team.name))], resume=False)

    def refuse_group(self, turn: Turn) -> None:
        language = self.language(turn.incoming)
        turn.send(self._speech.say(GROUP, language), extra={"leave": True}, language=language)
        turn.note("group refused", rule="private chats only")

    def refuse_elsewhere(self, turn: Turn, *whom_to_call: Text) -> None:
        """Somebody whom another programme in this database knows by this chat: their words and
        rights are there, and nothing of them is kept here.
        """
        turn.text = ""
        if turn.incoming.kind in (Kind.BLOCKED, Kind.UNBLOCKED):
            return
        language = self.language(turn.incoming)
        turn.send(self._speech.say(paragraphs(ELSEWHERE, *whom_to_call), language), language=language, erase=True)
        turn.note("refused", rule="this chat belongs to another programme")

    def blocked(self, turn: Turn) -> None:
        """An older block that comes in late changes nothing; see `docs/architecture.md`."""
        guest, incoming = turn.guest, turn.incoming
        if guest is None:
            return
        at = int(incoming.at.timestamp())
        if incoming.kind is Kind.BLOCKED and at >= guest.touched_at:
            guest.block(at)
            turn.note("blocked us", rule="the person blocked the bot")
            turn.plan("blocked", guest.person.id, turn.now)
        elif incoming.kind is Kind.UNBLOCKED and guest.blocked_at is not None:
            self.unblocked(turn, "the person unblocked the bot")

    def unblocked(self, turn: Turn, rule: str) -> None:
        """They are reached again; nobody of the staff needs to look after that any more."""
        turn.here.block(None)
        turn.note("unblocked us", rule=rule)
        told = PutRight(RequestKind.DELIVERY, BLOCKED, rule, of=turn.person.id)
        self._run.do(turn, [told], resume=False)

    def press_of_nobody(self, turn: Turn) -> None:
        """A button of somebody who was forgotten: pressing it must not make us know them again."""
        turn.text = ""
        if turn.batch.has_just_forgotten(turn.incoming.key):
            return
        language = self.language(turn.incoming)
        again = [[["/start", self._speech.say(_("Start again"), language)]], []]
        turn.send(self._speech.say(OLD_BUTTON, language), pack(again), language=language, erase=True)
