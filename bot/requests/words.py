"""How what waits for a person is put in words, for staff and for who asked."""

from collections.abc import Mapping
from datetime import datetime

from bot.ground.office import Office
from bot.ground.programme import Programme
from bot.ground.text import Exact, Text, _, as_is, given, lines, plural, quoted
from bot.people.chats import MANY_CODES, UNDONE
from bot.requests.nouns import SAFETY, Request, RequestKind

KINDS: Mapping[RequestKind, tuple[str, Text]] = {
    RequestKind.HELP_NOW: ("🆘", _("Needs help now")),
    RequestKind.CONCERN: ("🛟", _("A worry about safety")),
    RequestKind.ASKED: ("🧑", _("Asked for a person")),
    RequestKind.MESSAGE: ("✉️", _("Wrote a message")),
    RequestKind.REPORT: ("🚩", _("Reported a message")),
    RequestKind.CARE: ("🩺", _("A match needs care")),
    RequestKind.LINK: ("🔗", _("Somebody else's link")),
    RequestKind.DELIVERY: ("📵", _("Is not reached")),
    RequestKind.UNCERTAIN: ("❔", _("An announcement")),
    RequestKind.KEYS: ("🔑", _("Codes and chats")),
}
# What happened, where nobody wrote words with it.
WHY: Mapping[str, Text] = {
    MANY_CODES: _(
        "Codes to add a chat were typed wrong many times. Perhaps somebody tries to get into the chat of others. "
        "Codes are not looked at for a while. The journal has each try."
    ),
    UNDONE: _(
        "Another chat was added by a code, and then taken back with “Undo”. "
        "Perhaps somebody else had this phone. Please ask how they are."
    ),
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
    if request.new_chat or request.chat_gone:
        row = Text("⚠️ {row}", {"row": row})
    return Text("{row} · {claimer}", {"row": row, "claimer": request.claimer}) if request.claimer else row


# What somebody says themselves, by a name that an app or they gave.
SAID_BY_SOMEBODY = frozenset({RequestKind.ASKED, RequestKind.MESSAGE, *SAFETY})


def card(request: Request, now: datetime) -> Text:
    icon, label = KINDS[request.kind]
    rows = [Text("{icon} {label}", {"icon": icon, "label": label})]
    if request.name:
        rows.append(as_is(request.name))
    elif request.urgent:
        rows.append(_("Everything about this person was deleted since. Do you know who it is? Please call."))
    rows.append(_("Waits: {long}", long=since(request, now)))
    rows += _so_far(request)
    rows += _warnings(request)
    if request.about in WHY:
        rows.append(WHY[request.about])
    if request.words:
        rows += [as_is(""), quoted(request.words)]
        if request.more:
            rows.append(no_room(request.more))
    elif request.kind in (RequestKind.ASKED, RequestKind.MESSAGE, RequestKind.CONCERN):
        rows.append(_("There are no words with it."))
    return lines(*rows)


def _so_far(request: Request) -> list[Text]:
    """How often somebody called, and who looks after it."""
    rows = []
    if request.kind is RequestKind.HELP_NOW and request.parts > 1:
        rows.append(plural("They called {count} time.", "They called {count} times.", count=request.parts))
    if request.claimer:
        rows.append(_("{name} looks after it.", name=request.claimer))
    return rows


def _warnings(request: Request) -> list[Text]:
    """Who may have written this, or taken it away, and how long it stays."""
    rows, name = [], request.name
    if request.parted:
        rows.append(_("⚠️ This chat was taken off {name} since, in another chat of {name}.", name=name))
        rows.append(_("Perhaps somebody else did that. Perhaps {name} did not write this. Please call.", name=name))
    else:
        rows += _whose(request)
    if request.leaves and request.parted:
        rows.append(
            _("⚠️ Everything else about {name} was deleted. I delete this too as soon as it is done.", name=name)
        )
    elif request.leaves:
        rows.append(_("⚠️ {name} wants everything deleted. I do that as soon as this is done.", name=name))
    return rows


def _whose(request: Request) -> list[Text]:
    """Whether perhaps it was not they who asked."""
    name = request.name or "?"
    if request.chat_gone and request.new_chat:
        return [
            _(
                "⚠️ This came from a new chat, and that chat was taken away again. "
                "Perhaps {name} did not write this. Please call {name} first.",
                name=name,
            )
        ]
    if request.chat_gone:
        return [
            _(
                "⚠️ This came from a chat that {name} does not have any more. "
                "I cannot answer there. Please call {name} first.",
                name=name,
            )
        ]
    if request.new_chat:
        return [_("⚠️ This came from a new chat of this person. It may be somebody else. Please call first.")]
    if not request.listed and request.person_id is not None and request.kind in SAID_BY_SOMEBODY:
        return [_("⚠️ {name} is not on the list. Tell nothing about others here before you know who it is.", name=name)]
    return []


def no_room(more: int) -> Text:
    """Honestly: what is not there to read."""
    return plural(
        "📚 {count} more message had no room here, and was not kept. The person knows it.",
        "📚 {count} more messages had no room here, and were not kept. The person knows it.",
        count=more,
    )


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
