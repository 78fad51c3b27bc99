"""A patient person: reads the newest question and answers it sensibly,
until the sign-up is done.
"""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from bot.ground.messages import Kind
from bot.sending import kept_data
from bot.simulation import Reply, Simulation
from storage import outbox as queued
from storage.tables import addresses, conversations, inbox, outbox, people

WISE = {
    "language": "en",
    "role": "newcomer",
    "ready": "go",
    "age": "30",
    "conduct": "agree",
    "months": "yes",
    "side": "alone",
    "summary": "ok",
    "now": "later",
    "sure": "keep",
    "very_sure": "keep",
    "really_too_young": "no",
}


@dataclass(frozen=True)
class Shown:
    """The newest question as its buttons tell it:
    ``options`` maps option ids to what a press says.
    """

    question: str
    options: dict[str, str]


def newest(replies: list[Reply]) -> Shown | None:
    """The newest question with buttons of its own; None when there is none."""
    for reply in reversed(replies):
        data = [button.data for button in reply.options if not button.data.startswith(("/", "!"))]
        if data:
            return Shown(data[0].split(".")[2], {each.split(".", 3)[3]: each for each in data})
    return None


def rows(bot: Simulation, statement: object) -> list[tuple]:
    return bot.database.write(lambda connection: [tuple(row) for row in connection.execute(statement)])


def kept_file(bot: Simulation, who: str, name: str = "my-data.json") -> dict[str, Any]:
    """What the newest file of this name has that waits for somebody, if it is sent now."""
    ours = select(outbox.c.id, outbox.c.extra).where(outbox.c.address == who, outbox.c.extra.contains(name))
    id_, extra = rows(bot, ours.order_by(outbox.c.id))[-1]
    row = bot.database.write(lambda connection: queued.one(connection, id_))
    assert row is not None
    made = kept_data.make(bot.database, row, json.loads(extra)["paper"], int(bot.now.timestamp()))
    assert made.file.name == name
    found: dict[str, Any] = json.loads(made.file.data)
    assert found.pop("everything") is True
    return found


def is_listed(bot: Simulation, who: str) -> bool:
    mine = select(people.c.listed_at).join(addresses, addresses.c.person_id == people.c.id)
    found = rows(bot, mine.where(addresses.c.key == f"telegram:{who}"))
    return bool(found) and found[0][0] is not None


def press(bot: Simulation, who: str, data: str) -> list[Reply]:
    bot.receive(bot.message(who, Kind.PRESS, data, press="1"))
    return bot.replies(who)


def walk(bot: Simulation, who: str, replies: list[Reply], until: str = "") -> list[Reply]:
    """Answer until the sign-up is done, or until a question of this name is asked."""
    for _ in range(60):
        shown = newest(replies)
        if (shown and until == shown.question) or (not until and is_listed(bot, who)):
            return replies
        replies = one_step(bot, who, replies)
    raise AssertionError(f"no end in sight; the last was {[reply.lines() for reply in replies]}")


def one_step(bot: Simulation, who: str, replies: list[Reply]) -> list[Reply]:
    shown = newest(replies)
    if shown is None:
        # Of the newest message only: above it stands what was read before, and a question may have
        # no buttons.
        commands = [button.data for reply in replies[-1:] for button in reply.options]
        return press(bot, who, commands[0]) if commands else bot.say(who, "Amal" if replies else "/start")
    if shown.question == "pick":
        wanted = next((o for o in ("resume", "NewcomerIntake", "MentorIntake") if o in shown.options), "")
        return press(bot, who, shown.options[wanted]) if wanted else bot.say(who, "/start")
    if "given" in shown.options or shown.question in ("name_", "team_name", "background"):
        return bot.say(who, "Amal")
    if "done" in shown.options:
        return several(bot, who, shown)
    if shown.question == "what":
        return press(bot, who, list(shown.options.values())[-1])
    wise = WISE.get(shown.question, "")
    return press(bot, who, shown.options.get(wise) or next(iter(shown.options.values())))


def several(bot: Simulation, who: str, shown: Shown) -> list[Reply]:
    if not any(option.endswith("-") for option in shown.options):
        press(bot, who, next(data for option, data in shown.options.items() if option.endswith("+")))
    return press(bot, who, shown.options["done"])


def buttons_of(bot: Simulation, who: str) -> list[str]:
    """All that presses on this person's buttons could say, oldest first."""
    found = rows(bot, select(outbox.c.buttons).where(outbox.c.address == who).order_by(outbox.c.id))
    return [data for (buttons,) in found if buttons for part in json.loads(buttons) for data, *_ in part]


def failed(bot: Simulation) -> int:
    return len(rows(bot, select(inbox.c.id).where(inbox.c.state == "failed")))


def choose(bot: Simulation, who: str, *options: str) -> list[Reply]:
    """Press the newest buttons with these option ids (a toggle by its id alone);
    what came back last.
    """
    replies: list[Reply] = []
    for option in options:
        reply, data = _button(bot, who, option)
        bot.receive(bot.message(who, Kind.PRESS, data, handle=reply.edit or str(reply.id), press="1"))
        replies = bot.replies(who)
    return replies


def _button(bot: Simulation, who: str, option: str) -> tuple[Reply, str]:
    for reply in reversed(bot._shown.get(who, [])):
        for button in reply.options:
            if button.data == option or button.data.split(".", 3)[-1] in (option, f"{option}+", f"{option}-"):
                return reply, button.data
    raise LookupError(f"{who} sees no button {option!r}")


def asked(replies: list[Reply]) -> str:
    """The name of the question asked last; empty when nothing with buttons was."""
    shown = newest(replies)
    return shown.question if shown else ""


def texts(replies: list[Reply]) -> str:
    return "\n\n".join(reply.text for reply in replies)


def arrive(bot: Simulation, who: str, token: str = "", *, language: str = "en", name: str = "Amal") -> list[Reply]:
    """Somebody who has chosen their language and reads whom they talk to."""
    bot.say(who, f"/start {token}".strip(), name=name, language=language)
    return choose(bot, who, language)


def begin(bot: Simulation, who: str, role: str, *, name: str = "Amal") -> list[Reply]:
    """Somebody at the first question of the intake."""
    arrive(bot, who, name=name)
    return choose(bot, who, role)


def sign_up(bot: Simulation, who: str, role: str = "newcomer") -> list[Reply]:
    """Somebody on the list, who is offered to tell more."""
    return walk(bot, who, begin(bot, who, role))


def person(bot: Simulation, who: str) -> dict[str, object]:
    """The row of a person, and whether they talk with a human; empty for somebody unknown."""
    mine = select(people, addresses.c.with_person_at).join(addresses, addresses.c.person_id == people.c.id)
    found = bot.database.write(
        lambda connection: connection.execute(mine.where(addresses.c.key == f"telegram:{who}")).mappings().first()
    )
    return dict(found) if found else {}


def answers(bot: Simulation, who: str, flow: str) -> dict[str, object]:
    """What somebody answered in the last conversation of a flow."""
    mine = (
        select(conversations.c.answers)
        .join(addresses, addresses.c.person_id == conversations.c.person_id)
        .where(addresses.c.key == f"telegram:{who}", conversations.c.flow == flow)
        .order_by(conversations.c.id.desc())
    )
    return {name: stored[0] for name, stored in json.loads(rows(bot, mine)[0][0]).items()}
