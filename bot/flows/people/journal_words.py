"""The journal in the words of people: who of the staff saw or changed what."""

from collections.abc import Mapping

from bot.flows.engine.flow import Facts
from bot.ground.text import Short, Text, Value, _, as_is
from bot.people.facts import Noted

WHAT: Mapping[str, Text] = {
    "looked at": _("looked at this"),
    "refused": _("tried this and had no right"),
    "came too late": _("was too late with a change"),
    "match draft": _("put a match together"),
    "match asked": _("asked the case manager"),
    "match agreed": _("wrote down a yes to the match"),
    "match objected": _("did not agree to the match"),
    "match proposed": _("proposed the match"),
    "match withdrawn": _("took the match back"),
    "match paused": _("paused the match"),
    "match ends soon": _("planned the end of the match"),
    "match ended": _("ended the match"),
    "left a match": _("took somebody out of a match"),
    "talk proposed": _("proposed a time for a talk"),
    "talk answer": _("said yes to a talk"),
    "talk confirmed": _("agreed on a talk"),
    "talk has no time": _("found no time for a talk"),
    "talk prepared": _("prepared a talk"),
    "talk held": _("wrote down a talk"),
    "talk not held": _("wrote down that a talk was not held"),
    "talk cancelled": _("called off a talk"),
    "part recorded": _("wrote down a part of the programme"),
    "vog seen": _("saw the VOG (certificate of conduct)"),
    "signs closed": _("looked after a care sign"),
    "theme planned": _("planned a theme meeting"),
    "theme changed": _("changed a theme meeting"),
    "theme room": _("changed a theme meeting"),
    "theme cancelled": _("called off a theme meeting"),
    "theme attendance": _("wrote down who was there"),
    "announcement drafted": _("wrote an announcement"),
    "announcement changed": _("changed an announcement"),
    "announcement planned": _("sent an announcement"),
    "announcement undone": _("took an announcement back"),
    "announcement cancelled": _("halted an announcement"),
    "group saved": _("saved a group"),
    "report": _("asked for the numbers"),
    "request claimed": _("looks after a request"),
    "request answered": _("answered a request"),
    "request handed over": _("handed a request over"),
    "request closed": _("closed a request"),
    "exported": _("made a file of everything"),
    "left the list": _("took somebody off the list"),
    "entered": _("put somebody on the list"),
    "taken off the list": _("took somebody off the list"),
    "put on the list": _("put somebody on the list"),
    "imported": _("put somebody on the list"),
    "list checked": _("looked through a list"),
    "list imported": _("imported a list"),
    "list refused": _("did not import a list"),
    "file sent": _("sent a file"),
    "link made": _("made a new link"),
    "chat removed": _("removed a chat of somebody"),
    "erased": _("erased somebody"),
    "staff invited": _("made a link for the staff"),
    "staff revoked": _("ended the rights of somebody"),
    "came in": _("came in by their own link"),
    "wrong name": _("told another name for a link"),
    "chat detached": _("took a chat off somebody"),
}


def line(noted: Noted, facts: Facts, *, with_thing: bool = False) -> Text:
    """One line: when, who, what; ``with_thing`` also about which thing, by its number."""
    at = noted.at.astimezone(facts.programme.zone)
    # What another release wrote has no words here, but it is not kept from anybody.
    what = WHAT.get(noted.kind, as_is(noted.kind))
    values: dict[str, Value] = {
        "day": Short(at.date()),
        "time": at.time().replace(second=0, microsecond=0),
        "who": noted.who,
    }
    if with_thing and noted.about:
        return Text("{day} {time} · {who}: {what} ({about})", {**values, "what": what, "about": noted.about})
    return Text("{day} {time} · {who}: {what}", {**values, "what": what})
