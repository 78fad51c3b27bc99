"""Several apps of one person: a code that is made in one and typed in another, and which one comes first."""

import re
import secrets
from collections.abc import Callable, Iterator

from bot.flows.engine.effects import Tell
from bot.flows.people.apps import app
from bot.ground.deed import Effect
from bot.ground.text import Exact, _, paragraphs
from bot.ground.typed import normalise
from bot.people.deeds import ChooseApp, MakeLinkCode
from bot.turns.batch import Draft
from bot.turns.turn import Act
from storage import apps

# So long (seconds) a code holds.
HOLDS = 30 * 60
_CODE = re.compile(r"(?:code )?(\d{4})[ -]?(\d{4})")
UNKNOWN_CODE = _(
    "I do not know this code. A code holds for 30 minutes. You find a new one in the menu, under “My apps”."
)


def make_code(act: Act, deed: MakeLinkCode) -> Iterator[Effect]:
    code = f"{secrets.randbelow(10**8):08d}"
    apps.make_code(act.connection, code, act.person.id, act.seconds + HOLDS)
    act.note("code made", deed.channel, "for another app")
    link = act.links[deed.channel](code)
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


def choose(act: Act, deed: ChooseApp) -> Iterator[Effect]:
    apps.choose(act.connection, act.person.id, deed.channel, act.seconds)
    act.note("app chosen", deed.channel, "asked by the person")
    yield Tell(_("That is fine. I write to you in {app} first.", app=app(deed.channel)))


def code_in(said: str) -> str:
    """The code that a message is, in any script's digits; empty when it is none."""
    if sum(character.isdecimal() for character in said) != 8 or len(said) > 30:
        return ""
    found = _CODE.fullmatch(normalise(said))
    return f"{found[1]}{found[2]}" if found else ""


def join(draft: Draft, code: str) -> bool:
    """This chat belongs to whoever made the code; says whether there is such a person."""
    person_id = apps.use_code(draft.writing(), code, draft.work.seconds)
    if person_id is None or not draft.work.join(draft, person_id):
        return False
    draft.note("app added", draft.incoming.channel, "by a code of their own")
    return True


DEEDS: dict[type, Callable[..., Iterator[Effect]]] = {MakeLinkCode: make_code, ChooseApp: choose}
