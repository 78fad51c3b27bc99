"""Sentences about theme meetings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from bot.ground.programme import Programme
from bot.ground.text import Exact, Text, _, as_is, given, lines, paragraphs, plural
from bot.people import words as people_words
from bot.themes.nouns import Reply, ThemeMeeting, ThemeState

Actions = tuple[tuple[str, Text], ...]


def name(theme: ThemeMeeting, programme: Programme) -> Text:
    """A theme of the programme, or the coordinator's own words."""
    plan = programme.profile.themes
    known = plan.topics.get(theme.theme) if plan else None
    return given(known) if known else as_is(theme.theme)


def when(theme: ThemeMeeting, programme: Programme) -> Text:
    """Theme, day, time and where, a line each."""
    where = [as_is(theme.place)] if theme.place else [_("online, by video")]
    spoken = people_words.SPOKEN.get(theme.language)
    language = [_("Language: {language}", language=spoken)] if spoken else []
    return lines(
        Text("«{it}»", {"it": name(theme, programme)}),
        _("{day} at {time}", day=theme.day, time=theme.time),
        *where,
        *language,
    )


def reach_it(theme: ThemeMeeting, map_link: str) -> list[Text]:
    """How to come there: only for those who go."""
    link = theme.link or map_link
    return [Text("{link}", {"link": Exact(link)})] if link else []


def state(theme: ThemeMeeting, programme: Programme) -> Text:
    if theme.state is ThemeState.CANCELLED:
        return paragraphs(_("This theme meeting does not go on:"), when(theme, programme))
    return paragraphs(_("This is the plan now:"), when(theme, programme))


SAID = {
    "going": _("You come."),
    "waiting": _("You are on the waiting list."),
    "maybe": _("You said: perhaps."),
    "no": _("You do not come."),
    "": _("You have not answered yet."),
}


def said(reply: Reply) -> Text:
    return SAID.get(reply.place or reply.reply) or SAID[""]


def counts(replies: Sequence[Reply]) -> Counter[str]:
    """How many go, wait, say perhaps or no, or nothing yet."""
    return Counter(each.place or each.reply or "open" for each in replies)


COUNTED = {
    "going": _("Yes"),
    "waiting": _("Waiting list"),
    "maybe": _("Perhaps"),
    "no": _("No"),
    "open": _("No answer yet"),
}


def overview(theme: ThemeMeeting, programme: Programme, replies: Sequence[Reply]) -> Text:
    """What a coordinator wants to know before a theme meeting, in words."""
    found = counts(replies)
    going = [each.name for each in replies if each.place == "going"]
    rows = [Text("{label}: {count}", {"label": label, "count": found[id_]}) for id_, label in COUNTED.items()]
    room = [_("Room for {count}", count=theme.room)] if theme.room else []
    return paragraphs(
        when(theme, programme),
        lines(*room, *rows),
        *([_("They come: {names}", names=", ".join(going))] if going else []),
        _("The code for in the room: {code}", code=Exact(theme.code)),
    )


def replies_paper(theme: ThemeMeeting, programme: Programme, replies: Sequence[Reply]) -> Mapping[str, Any]:
    """The picture of the replies: its title says how many come."""
    found = counts(replies)
    return {
        "title": plural("{count} person comes", "{count} people come", count=found["going"]),
        "rows": [{"label": label, "value": found[id_]} for id_, label in COUNTED.items()],
        "footnote": Text("{theme}, {day}", {"theme": name(theme, programme), "day": theme.day}),
    }


def invitation_paper(theme: ThemeMeeting, programme: Programme, stamp: int) -> Mapping[str, Any]:
    """The calendar file; the same for everybody, with a number that grows with each change."""
    return {
        "uid": f"theme-{theme.id}@{programme.id}.buurmaat",
        "sequence": theme.version,
        "cancelled": theme.state is ThemeState.CANCELLED,
        "summary": name(theme, programme),
        "description": "",
        "location": theme.place or theme.link,
        "url": theme.link,
        "zone": programme.profile.zone,
        "day": theme.day.isoformat(),
        "time": theme.time.strftime("%H:%M"),
        "minutes": theme.minutes,
        "stamp": stamp,
        "organizer": programme.profile.contact.email,
    }
