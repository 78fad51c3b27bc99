"""How what waits for a person is put in words, for staff and for who asked."""

from collections.abc import Mapping
from datetime import datetime

from bot.ground.office import Office
from bot.ground.programme import Programme
from bot.ground.text import Exact, Text, _, as_is, given, lines, plural
from bot.requests.nouns import Request, RequestKind

KINDS: Mapping[RequestKind, tuple[str, Text]] = {
    RequestKind.HELP_NOW: ("🆘", _("Needs help now")),
    RequestKind.CONCERN: ("🛟", _("A worry about safety")),
    RequestKind.ASKED: ("🧑", _("Asked for a person")),
    RequestKind.MESSAGE: ("✉️", _("Wrote a message")),
    RequestKind.CARE: ("🩺", _("A match needs care")),
    RequestKind.LINK: ("🔗", _("Somebody else's link")),
    RequestKind.DELIVERY: ("📵", _("Is not reached")),
    RequestKind.UNCERTAIN: ("❔", _("An announcement")),
}


def since(request: Request, now: datetime) -> Text:
    hours = int((now - request.opened).total_seconds()) // 3600
    if hours < 1:
        return _("just now")
    if hours < 48:
        return plural("{count} hour", "{count} hours", count=hours)
    return plural("{count} day", "{count} days", count=hours // 24)


def line(request: Request, now: datetime) -> Text:
    """One of the list: who, how long, and who looks after it."""
    who = as_is(request.name) if request.name else KINDS[request.kind][1]
    row = Text("{who} · {long}", {"who": who, "long": since(request, now)})
    return Text("{row} · {claimer}", {"row": row, "claimer": request.claimer}) if request.claimer else row


def card(request: Request, now: datetime) -> Text:
    icon, label = KINDS[request.kind]
    rows = [Text("{icon} {label}", {"icon": icon, "label": label})]
    if request.name:
        rows.append(as_is(request.name))
    rows.append(_("Waits: {long}", long=since(request, now)))
    if request.claimer:
        rows.append(_("{name} looks after it.", name=request.claimer))
    if request.words:
        rows.append(Text("\n«{words}»", {"words": request.words}))
    elif request.kind in (RequestKind.ASKED, RequestKind.MESSAGE, RequestKind.CONCERN):
        rows.append(_("There are no words with it."))
    return lines(*rows)


def when_answered(office: Office, programme: Programme, now: datetime) -> Text:
    """Honestly: whether anybody is there now, and when they are."""
    if office.is_open(now):
        return _("The office is open now. Somebody answers within two working days.")
    opens = office.opens(now).astimezone(office.zone)
    return _("The office is closed now. It opens on {day} at {time}.", day=opens.date(), time=opens.time())


def numbers(programme: Programme) -> tuple[Text, ...]:
    """Emergency and support numbers, each with when to call it."""
    safety = programme.profile.safety
    if safety is None:
        return ()
    return tuple(
        lines(
            Text("{icon} {name}: {phone}", {"icon": each.icon, "name": given(each.name), "phone": Exact(each.phone)}),
            given(each.when),
        )
        for each in safety.numbers
    )
