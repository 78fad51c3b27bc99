"""A small town for tests: people sign up by chat, staff come in by their links,
and a match is made on request.
"""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select, update

from bot.ground.messages import Kind
from bot.people.nouns import StaffRole
from bot.simulation import TELEGRAM, WHATSAPP, Reply, Simulation
from storage import invites, matches, outbox
from storage.database import Connection
from storage.tables import journal, mentors, newcomers, people, staff, timers
from storage.timers import plan as plan_timer
from tests.walking import newest, walk

# What everybody answers who has no other wish.
SENSIBLE: dict[str, Any] = {
    "age": "30",
    "town": "Leiden",
    "languages": ["en"],
    "dutch": "simple",
    "free": ["ea"],
    "wish": "either",
    "gender": "woman",
    "summary": "ok",
    "now": "later",
    "knows_town": "yes",
    "hours": "2",
    "months": "yes",
    "newcomers": "1",
    "side": "alone",
    "conduct": "agree",
    "ready": "go",
}


@dataclass
class Town:
    """People by their chat id, which is their name in small letters."""

    bot: Simulation
    people: list[str] = field(default_factory=list)

    def newcomer(self, name: str, language: str = "en", **told: Any) -> str:
        return self._sign_up(name, language, "newcomer", told)

    def mentor(self, name: str, language: str = "en", *, token: str = "", vog: bool = True, **told: Any) -> str:
        who = self._sign_up(name, language, "mentor", told, token)
        if vog:
            mine = mentors.c.person_id == self.id(who)
            self.bot.database.write(lambda c: c.execute(update(mentors).where(mine).values(vog_at=1)))
        return who

    def staff(self, name: str, role: str = "coordinator", language: str = "en") -> str:
        now, token = int(self.bot.now.timestamp()), f"link-{name}"
        made = StaffRole(role)
        self.bot.database.write(
            lambda c: invites.invite_staff(c, token, self.bot.setting.programme.id, made, name, now, now + 86400)
        )
        self.bot.say(name.lower(), f"/start {token}", name=name, language=language)
        self.bot.say(name.lower(), name)
        self.people.append(name.lower())
        return name.lower()

    def case_manager_of(self, newcomer: str, name: str) -> None:
        """Write the case manager into the newcomer's profile, as *tell us more* does."""
        id_ = self.one(select(staff.c.id).where(staff.c.name == name))
        mine = newcomers.c.person_id == self.id(newcomer)
        self.bot.database.write(lambda c: c.execute(update(newcomers).where(mine).values(case_manager=str(id_))))

    def _sign_up(self, name: str, language: str, role: str, told: dict[str, Any], token: str = "") -> str:
        who, answers = name.lower(), SENSIBLE | told
        self.people.append(who)
        self.bot.say(who, f"/start {token}".strip(), name=name, language=language)
        self.pick(who, language)
        if not token:
            self.pick(who, role)
        for _ in range(40):
            shown = newest(self.bot._shown[who])
            if shown is None or shown.question == "pick" or "later" in shown.options:
                break
            wanted = answers.get(shown.question, "go")
            if shown.question == "name_":
                self.bot.say(who, name)
            elif isinstance(wanted, list):
                self.pick(who, *wanted, "done")
            elif wanted == "team":
                self.pick(who, wanted)
                self.bot.say(who, answers["team_name"])
            else:
                self.pick(who, wanted)
        self.pick(who, "later")
        return who

    def pick(self, who: str, *options: str) -> list[Reply]:
        """Press the newest buttons with these option ids,
        or that begin these flows ("!PlanMeeting").
        """
        replies: list[Reply] = []
        for option in options:
            reply, data, _label = self.button(who, option)
            self.bot.receive(self.bot.message(who, Kind.PRESS, data, handle=reply.edit or str(reply.id), press="1"))
            replies = self.bot.replies(who)
        return replies

    def button(self, who: str, option: str) -> tuple[Reply, str, str]:
        """The newest button that this person sees with this option id."""
        self.bot.replies(who)
        for reply in reversed(self.bot._shown.get(who, [])):
            for button in (*reply.options, *reply.controls):
                begins = button.data.startswith(f"{option} ") or button.data == option
                if begins or button.data.split(".", 3)[-1] in (option, f"{option}+", f"{option}-"):
                    return reply, button.data, button.label
        raise LookupError(f"{who} sees no button {option!r}")

    def press_only(self, who: str, label: str) -> None:
        """Press the newest button with this label, and leave what comes back for later."""
        self.bot.replies(who)
        for reply in reversed(self.bot._shown.get(who, [])):
            for button in (*reply.options, *reply.controls):
                if button.label == label:
                    handle = reply.edit or str(reply.id)
                    self.bot.receive(self.bot.message(who, Kind.PRESS, button.data, handle=handle, press="1"))
                    return
        raise LookupError(f"{who} sees no button {label!r}")

    def hears(self, who: str) -> str:
        """What came for this person since the last look, as one text."""
        return "\n\n".join(reply.text for reply in self.bot.replies(who))

    def said(self, who: str) -> str:
        """The newest message of this person."""
        self.bot.replies(who)
        return self.bot._shown[who][-1].text

    def sent(self) -> None:
        """What a delivery would do: claim what is due, and write down that it went."""
        now = int(self.bot.now.timestamp())

        def work(connection: Connection, channel: str) -> int:
            claimed = outbox.claim(connection, channel, now, (), 500)
            marks = [outbox.Mark(row.id, "sent", provider_id=f"id-{row.address}-{row.id}") for row in claimed]
            outbox.mark(connection, marks, now)
            return len(claimed)

        for channel in (TELEGRAM, WHATSAPP):
            while self.bot.database.write(lambda c, channel=channel: work(c, channel)):
                pass

    def id(self, who: str) -> int:
        return int(self.one(select(people.c.id).where(people.c.called == who.capitalize())))

    def one(self, statement: Any) -> Any:
        return self.bot.database.write(lambda c: c.execute(statement).scalar())

    def rows(self, statement: Any) -> list[Any]:
        return self.bot.database.write(lambda c: list(c.execute(statement)))

    def match(self, newcomer: str, *mentors_: str, year: bool = False) -> int:
        """A live match without the talk before it, with its ``year`` or without; returns its id."""
        from bot.matches.nouns import MatchState
        from bot.people.nouns import Role

        sides = [(self.id(newcomer), Role.NEWCOMER), *((self.id(each), Role.MENTOR) for each in mentors_)]
        now = int(self.bot.now.timestamp())

        def work(connection: Any) -> int:
            id_ = matches.create(connection, self.bot.setting.programme.id, sides, None, "", now)
            match = matches.one(connection, id_)
            assert match is not None
            matches.move(connection, match, MatchState.LIVE, now, began_at=now)
            if year:
                plan_timer(connection, "year begins", sides[0][0], now, now, about=f"match:{id_}")
            return id_

        id_ = int(self.bot.database.write(work))
        if year:
            self.bot.later(seconds=1)
        return id_

    def begin(self, who: str, flow: str, about: str = "") -> list[Reply]:
        """Press a button that begins a flow, as a notice shows it."""
        self.bot.receive(self.bot.message(who, Kind.PRESS, f"!{flow} {about}".strip(), press="1"))
        return self.bot.replies(who)

    def planned(self, about: str = "") -> list[tuple[str, str]]:
        """(kind, state) of the timers about a thing."""
        found = select(timers.c.kind, timers.c.state).order_by(timers.c.id)
        return [(row[0], row[1]) for row in self.rows(found.where(timers.c.about == about) if about else found)]

    def noted(self, kind: str) -> list[str]:
        """The rules of the journal lines of a kind."""
        return [
            row[0] for row in self.rows(select(journal.c.rule).where(journal.c.kind == kind).order_by(journal.c.id))
        ]

    def plan(self, who: str, match: int, day: str, at: str = "14:00", place: str = "library") -> None:
        """Propose a meeting through the chat."""
        self.begin(who, "PlanMeeting", f"match:{match}")
        shown = newest(self.bot._shown[who])
        if shown is not None and shown.question == "how":
            self.pick(who, "another")
        self.pick(who, day, at, place, "ok")


def half_way(bot: Simulation, until: str = "dutch") -> Town:
    """Amal began to sign up and left at a question."""
    walk(bot, "amal", bot.say("amal", "/start", name="Amal", language="en"), until)
    town = Town(bot, ["amal"])
    town.hears("amal")
    return town
