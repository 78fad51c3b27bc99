"""Who a message is from: somebody new, by a link or not; somebody who blocked us; somebody forgotten."""

import json

from bot.actions.requests import opening
from bot.flows.engine.effects import Begin, Tell
from bot.flows.people.staff import StaffHello
from bot.flows.sign_up.welcome import Welcome
from bot.ground.messages import Incoming, Kind
from bot.ground.programme import Programme
from bot.ground.text import _
from bot.ground.typed import clean, mask
from bot.language.speech import Speech
from bot.people.nouns import Person, Role
from bot.requests.nouns import RequestKind
from bot.turns.batch import Draft
from bot.turns.run import Steps
from bot.turns.turn import Act
from storage import invites, timers
from storage.invites import Invite

GROUP = _("I only talk with one person at a time. Please write to me alone. I leave this group now.")
OLD_BUTTON = _("That button is old. It does not work any more.")


class Arrivals:
    """Lets people in, and keeps out what is not one person."""

    def __init__(self, programme: Programme, speech: Speech, steps: Steps) -> None:
        self._programme = programme
        self._speech = speech
        self._steps = steps

    def language(self, incoming: Incoming) -> str:
        """The first guess of somebody's language."""
        return self._speech.guess(incoming.language, self._programme.languages[0])

    def arrive(self, draft: Draft, invite: Invite | None, first: Tell | None = None) -> None:
        """Somebody new: they exist from their first message on. ``first`` is said before we introduce ourselves."""
        incoming = draft.incoming
        draft.guest = draft.work.new_guest(
            incoming.key,
            Person(
                id=draft.work.new_person_id(),
                programme=self._programme.id,
                language=self.language(incoming),
                hint=incoming.language,
                called=mask(clean(incoming.name, one_line=True)),
            ),
        )
        draft.note("arrived", incoming.channel, "by a link" if invite else "by themselves")
        self.use(invite, draft)
        if draft.here.person.staff is None:
            self._steps.do(draft, [*([first] if first else []), Begin(Welcome)])

    def use(self, invite: Invite | None, draft: Draft) -> None:
        """A link gives a role before the sign-up; a team's link also lets a mentor on the list join it."""
        if invite is None or invite.programme != self._programme.id or invite.person_id is not None:
            return
        if invite.staff_id is not None:
            self._staff(invite, invite.staff_id, draft)
            return
        guest, listed = draft.here, draft.here.person.listed_at is not None
        if invite.role is not None and not listed:
            guest.set(role=invite.role)
        if invite.team_id is None or guest.person.role is not Role.MENTOR:
            return
        if not (listed and guest.team_id):
            guest.join_team(invite.team_id)
            draft.note("team", str(invite.team_id), "joined by its link")
        guest.know_team(draft.work.connection)
        # Whoever signs up with the link is told of the team at the end of the sign-up.
        if listed and guest.person.team is not None:
            self._steps.do(draft, [Tell(_("You are in the team {team}.", team=guest.person.team.name))], resume=False)

    def _staff(self, invite: Invite, staff_id: int, draft: Draft) -> None:
        """The link of a staff member opens once and makes this chat theirs."""
        guest, connection = draft.here, draft.writing()
        found = invites.member(connection, staff_id)
        if found is None or invite.token in draft.work.used:
            return
        draft.work.used.add(invite.token)
        invites.use(connection, invite.token, draft.work.seconds)
        invites.bind(connection, staff_id, guest.person.id)
        draft.work.forget_coordinators()
        guest.staff_id = staff_id
        guest.set(staff=found)
        draft.note("came in", f"staff:{staff_id}", "by their own link")
        self._steps.do(draft, [Begin(StaffHello)])

    def refuse_group(self, draft: Draft) -> None:
        language = self.language(draft.incoming)
        draft.send(self._speech.say(GROUP, language), extra={"leave": True}, language=language)
        draft.note("group refused", rule="private chats only")

    def blocked(self, draft: Draft) -> None:
        """An older block that comes in late changes nothing; see `docs/architecture.md`."""
        guest, incoming = draft.guest, draft.incoming
        if guest is None:
            return
        at = int(incoming.at.timestamp())
        if incoming.kind is Kind.BLOCKED and at >= guest.touched_at:
            guest.block(at)
            draft.note("blocked us", rule="the person blocked the bot")
            timers.plan(draft.writing(), "blocked", guest.person.id, draft.work.seconds, draft.work.seconds)
        elif incoming.kind is Kind.UNBLOCKED and guest.blocked_at is not None:
            self.unblocked(draft, "the person unblocked the bot")

    def unblocked(self, draft: Draft, rule: str) -> None:
        """They are reached again; nobody of the staff needs to look after that any more."""
        draft.here.block(None)
        draft.note("unblocked us", rule=rule)
        act = Act(draft, draft.writing(), self._programme, self._steps.links)
        opening.mended(act, RequestKind.DELIVERY, opening.BLOCKED, rule, person_id=draft.here.person.id)

    def press_of_nobody(self, draft: Draft) -> None:
        """A button of somebody who was forgotten: pressing it must not make us know them again."""
        draft.text = ""
        if draft.work.has_just_forgotten(draft.incoming.key):
            return
        language = self.language(draft.incoming)
        again = [[["/start", self._speech.say(_("Start again"), language)]], []]
        draft.send(
            self._speech.say(OLD_BUTTON, language), json.dumps(again, ensure_ascii=False), language=language, erase=True
        )
