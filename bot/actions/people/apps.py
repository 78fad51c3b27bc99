"""Several apps of one person: a code that is made in one and typed in another,
and which one comes first.
"""

import re
import secrets
from collections.abc import Iterator, Mapping

from bot.flows.engine.effects import Tell
from bot.flows.people.apps import app
from bot.ground.deed import Deed, Effect
from bot.ground.text import Exact, _, paragraphs
from bot.ground.typed import normalise
from bot.people.deeds import ChooseApp, MakeLinkCode
from bot.turns.tables import Does
from bot.turns.turn import Turn
from storage import apps

# So long (seconds) a code holds.
HOLDS = 30 * 60
_CODE = re.compile(r"(?:code )?(\d{4})[ -]?(\d{4})")
UNKNOWN_CODE = _(
    "I do not know this code. A code holds for 30 minutes. You find a new one in the menu, under “My apps”."
)


def make_code(turn: Turn, deed: MakeLinkCode) -> Iterator[Effect]:
    code = f"{secrets.randbelow(10**8):08d}"
    apps.make_code(turn.connection, code, turn.person.id, turn.seconds + HOLDS)
    turn.note("code made", deed.channel, "for another app")
    link = turn.links[deed.channel](code)
    shown = f"{code[:4]} {code[4:]}"
    yield Tell(
        paragraphs(
            _(
                "Do you want to talk with me in {app} too? Write this code to me there: {code}",
                app=app(deed.channel),
                code=Exact(shown),
            ),
            _("Or open this link on your phone: {link}", link=Exact(link)),
            _("The code holds for 30 minutes. Give it to nobody."),
        )
    )


def choose(turn: Turn, deed: ChooseApp) -> Iterator[Effect]:
    apps.choose(turn.connection, turn.person.id, deed.channel, turn.seconds)
    turn.note("app chosen", deed.channel, "asked by the person")
    yield Tell(_("That is fine. I write to you in {app} first.", app=app(deed.channel)))


def code_in(said: str) -> str:
    """The code that a message is, in any script's digits; empty when it is none."""
    if len(said) > 30 or sum(character.isdecimal() for character in said) != 8:
        return ""
    found = _CODE.fullmatch(normalise(said))
    return f"{found[1]}{found[2]}" if found else ""


def knows(turn: Turn, code: str) -> bool:
    """Whether this is a code that somebody else made and that holds now."""
    return apps.has_code(turn.reading, code, turn.seconds, turn.person.id)


def join(turn: Turn, code: str) -> bool:
    """This chat belongs to whoever made the code; says whether there is such a person."""
    person_id = apps.use_code(turn.connection, code, turn.seconds)
    if person_id is None or not turn.join(person_id):
        return False
    turn.note("app added", turn.incoming.channel, "by a code of their own")
    return True


DEEDS: Mapping[type[Deed], Does] = {MakeLinkCode: make_code, ChooseApp: choose}
