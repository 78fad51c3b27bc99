"""What coordinators do with announcements: write, try out, send, take back; and the replies."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from bot.announcements import words
from bot.announcements.deeds import (
    CancelAnnouncement,
    ChangeDraft,
    DraftAnnouncement,
    RepeatAnnouncement,
    ReplyToAnnouncement,
    SaveGroup,
    SendAnnouncement,
    ShowExamples,
    UndoAnnouncement,
)
from bot.announcements.facts import AnnouncementFacts
from bot.announcements.rules import Announcement, Audience, Fallback, State
from bot.announcements.words import LABELS
from bot.flows.engine.choices import Choice, Several
from bot.flows.engine.effects import Begin, Tell, button
from bot.flows.engine.file_question import FileQuestion
from bot.flows.engine.flow import Each, Facts, Flow
from bot.flows.engine.moments import Day, Times, typed_time
from bot.flows.engine.questions import Words
from bot.flows.themes.staff import PASSED, days_ahead, times_of_day
from bot.ground.about import About
from bot.ground.calendar import exists, instant
from bot.ground.deed import Deed, Effect
from bot.ground.messages import Option
from bot.ground.text import Short, Text, _, as_is, given, paragraphs
from bot.people import words as people_words
from bot.people.roles import COORDINATORS
from bot.themes.facts import ThemeFacts

# Also the comma of Arabic keyboards.
_COMMAS = re.compile(r"[,;،\n]")
NEW, SUBSCRIBED = "new", "sub-"
WITH_FILE = _("Send a picture or a PDF that goes with it. Or press “Skip” to send only words.")
MOST = 2000


SIGNS = {State.DRAFT: "✏️", State.PLANNED: "⏳", State.SENDING: "📤", State.SENT: "✅", State.CANCELLED: "🚫"}


def _listed(flow: Flow) -> tuple[Option, ...]:
    found = (
        Option(str(each.id), words.title(each), SIGNS[each.state])
        for each in flow.facts.of(AnnouncementFacts).announced
    )
    return (Option(NEW, _("Write a new one"), "➕"), *found)


class Announcements(Flow[None]):
    title = _("Announcements")
    in_menu = 90
    icon = "📢"
    brief = True
    needs = ("announced",)
    for_staff = COORDINATORS

    which = Choice[str](_("Write a new announcement, or open one."), _listed)

    @classmethod
    def available(cls, facts: Facts) -> bool:
        return True

    def finish(self) -> Iterator[Effect]:
        yield Begin(Announce) if self.which == NEW else Begin(AnnouncementDesk, About.of("announce", self.which))


def _offered(flow: Flow) -> tuple[Option, ...]:
    return tuple(Option(code, words.language(code)) for code in flow.facts.programme.languages)


def _in_language(code: str) -> Text:
    return _("Write the text in {language}. People read it exactly like this.", language=words.language(code))


def _texts(written: Several[str]) -> Each:
    """A text for each language there may be; a programme asks only for those it offers."""
    return Each(
        {
            code: Words(_in_language(code), at_most=MOST, one_line=False, when=written.has(code))
            for code in people_words.SPOKEN
        }
    )


class _Written(Flow[None]):
    """The texts, one question per language that staff writes."""

    written = Several[str](_("In which languages do you write it?"), _offered)
    text = _texts(written)


def _for_whom(flow: Flow) -> tuple[Option, ...]:
    """Everybody, a role, or who asked for the newsletter or the tips."""
    asked = flow.facts.programme.profile.subscriptions
    return (
        Option("all", _("Everybody")),
        Option("newcomer", _("Newcomers"), "🙋"),
        Option("mentor", _("Mentors"), "🤝"),
        *(Option(f"{SUBSCRIBED}{each.id}", given(each.name), "📰") for each in asked),
    )


def _towns(flow: Flow) -> tuple[Option, ...]:
    return tuple(Option(str(number), as_is(town)) for number, town in enumerate(flow.facts.programme.towns))


def _themes(flow: Flow) -> tuple[Option, ...]:
    return tuple(
        Option(str(theme.id), Text("{day}", {"day": Short(theme.day)}), "📣")
        for theme in flow.facts.of(ThemeFacts).planned
    )


def _groups(flow: Flow) -> tuple[Option, ...]:
    return tuple(Option(str(group.id), as_is(group.name), "👥") for group in flow.facts.of(AnnouncementFacts).groups)


def _narrower(flow: Flow) -> tuple[Option, ...]:
    possible = (
        ("towns", _("Town"), True),
        ("language", _("Which language"), True),
        ("stage", _("Match or waiting"), True),
        ("theme", _("Theme meeting"), bool(flow.facts.of(ThemeFacts).planned)),
        ("weeks", _("No meeting lately"), True),
        ("group", _("Saved group"), bool(flow.facts.of(AnnouncementFacts).groups)),
        ("not", _("Leave people out"), True),
    )
    return tuple(Option(id_, label) for id_, label, there in possible if there)


def _left_out(flow: Flow) -> tuple[Option, ...]:
    group = (("group", _("Saved group")),) if flow.facts.of(AnnouncementFacts).groups else ()
    return tuple(Option(id_, label) for id_, label in (("towns", _("Town")), ("names", _("By name")), *group))


class Announce(_Written):
    title = _("A new announcement")
    icon = "📢"
    needs = ("planned themes", "groups")
    for_staff = COORDINATORS

    file = FileQuestion(WITH_FILE, skippable=True, again="Announcements")
    fallback = Choice(
        _("What do people get whose language has no text?"),
        {
            Fallback.LEAVE_OUT: _("Nothing"),
            Fallback.DUTCH: _("The Dutch text"),
            Fallback.ENGLISH: _("The English text"),
            Fallback.ASK: _("Ask me then"),
        },
    )
    replies = Choice(
        _("May people answer with a button?"),
        {
            "none": _("No buttons"),
            "come": _("I will come / can't"),
            "interest": _("For me / not for me"),
            "read": _("I have read it"),
        },
    )
    role = Choice[str](
        _("Whom is it for?"),
        _for_whom,
    )
    narrow = Several[str](_("Only some of them? Choose by what, or press “Done” for all."), _narrower, at_least=0)
    towns = Several[str](_("From which towns?"), _towns, when=narrow.has("towns"))
    languages = Several[str](_("Who reads which language?"), _offered, when=narrow.has("language"))
    stage = Choice(
        _("Who waits, or who has a match?"),
        dict(words.STAGES),
        when=narrow.has("stage"),
    )
    theme = Choice[str](_("Which theme meeting?"), _themes, when=narrow.has("theme"))
    reply = Choice(_("What did they say to it?"), dict(words.THEME_REPLIES), when=narrow.has("theme"))
    weeks = Choice[str](
        _("No meeting for how many weeks?"),
        {str(count): as_is(str(count)) for count in (2, 3, 4, 6, 8)},
        when=narrow.has("weeks"),
    )
    group = Choice[str](_("Which group?"), _groups, when=narrow.has("group"))
    without = Several[str](_("Whom do I leave out?"), _left_out, when=narrow.has("not"))
    not_towns = Several[str](_("Which towns do I leave out?"), _towns, when=without.has("towns"))
    not_names = Words(_("Write their first names, with commas between."), at_most=400, when=without.has("names"))
    not_group = Choice[str](_("Which group do I leave out?"), _groups, when=without.has("group"))
    important = Choice(
        _("Is it important for all? Then people on a break and people who got much this week get it too."),
        {"no": _("No, it can wait"), "yes": ("❗", _("Yes, important"))},
    )

    @property
    def audience(self) -> Audience:
        get = self.values.get
        towns = self.facts.programme.towns
        return Audience(
            role=self.role if self.role in ("newcomer", "mentor") else "",
            towns=_named(towns, get("towns")),
            languages=tuple(sorted(get("languages") or ())),
            stage=get("stage", ""),
            theme=int(get("theme") or 0),
            reply=get("reply", ""),
            weeks=int(get("weeks") or 0),
            group=int(get("group") or 0),
            subscription=self.role.removeprefix(SUBSCRIBED) if self.role.startswith(SUBSCRIBED) else "",
            not_towns=_named(towns, get("not_towns")),
            not_names=tuple(name.strip() for name in _COMMAS.split(get("not_names") or "") if name.strip()),
            not_group=int(get("not_group") or 0),
        )

    def finish(self) -> Iterator[Effect]:
        texts = {code: self.values[f"text_{code}"] for code in self.facts.programme.languages if code in self.written}
        options = tuple(id_ for id_, _icon, _label in words.REPLIES.get(self.replies, ()))
        yield DraftAnnouncement(
            audience=self.audience,
            texts=texts,
            fallback=Fallback(self.fallback),
            replies=options,
            important=self.important == "yes",
            file_id=self.file or None,
        )


def _named(towns: tuple[str, ...], picked: Any) -> tuple[str, ...]:
    return tuple(town for number, town in enumerate(towns) if str(number) in (picked or ()))


def _desk_text(flow: Flow[Announcement]) -> Text:
    found, known = flow.about, flow.facts.of(AnnouncementFacts)
    if known.how_far is not None:
        return words.report(found, known.how_far)
    if known.dry is None:
        return words.title(found)
    head = [_("It waits to be sent.")] if found.state is State.PLANNED else []
    tried = words.dry_run(found, known.dry, known.groups, known.file)
    return paragraphs(*head, tried, _("What would you like to do?"))


def _desk_options(flow: Flow[Announcement]) -> tuple[Option, ...]:
    found, known = flow.about, flow.facts.of(AnnouncementFacts)
    dry, far = known.dry, known.how_far
    is_draft, going = found.state is State.DRAFT, found.state is State.SENDING
    possible = (
        ("now", "📤", _("Send it now"), is_draft),
        ("later", "🕒", _("Send it later"), is_draft),
        ("examples", "👀", _("Show 3 examples"), is_draft and bool(dry and dry.going)),
        ("text", "✏️", _("A text"), is_draft),
        ("file", "📎", _("Picture or file"), is_draft),
        ("fallback", "🌍", _("No own text: what?"), is_draft and bool(dry and dry.missing)),
        ("group", "👥", _("Save this group"), is_draft),
        ("undo", "↩️", _("Take it back"), found.state is State.PLANNED),
        ("cancel", "🚫", _("Halt it now") if going else _("Throw it away"), is_draft or going),
        ("repeat", "🔁", _("Send to the others"), bool(far and far.unreached and not going)),
        ("again", "🔄", _("Look again"), going),
        ("back", "", _("Nothing now"), True),
    )
    return tuple(Option(id_, label, icon) for id_, icon, label, there in possible if there)


class AnnouncementDesk(Flow[Announcement]):
    title = _("The announcement")
    of = "announce"
    needs = ("how far", "groups")
    for_staff = COORDINATORS

    what = Choice[str](_desk_text, _desk_options)
    day = Day(_("On which day? Press a button, or write a day such as 15-1."), days_ahead, when=what.is_("later"))
    time = Times(
        _("At what time? Press a button, or write a time such as 14:30."),
        times_of_day,
        guess=typed_time,
        when=what.is_("later"),
    )
    language = Choice[str](_("In which language?"), _offered, when=what.is_("text"))
    told = Words(
        lambda flow: _in_language(flow.values.get("language", "nl")),
        at_most=MOST,
        one_line=False,
        when=what.is_("text"),
    )
    file = FileQuestion(WITH_FILE, skippable=True, again="Announcements", when=what.is_("file"))
    fallback = Choice(
        _("What do people get whose language has no text?"),
        {
            Fallback.LEAVE_OUT: _("Nothing"),
            Fallback.DUTCH: _("The Dutch text"),
            Fallback.ENGLISH: _("The English text"),
        },
        when=what.is_("fallback"),
    )
    group_name = Words(_("What is the name of this group?"), at_most=20, when=what.is_("group"))

    def refuse(self) -> tuple[str, Text] | None:
        if self.what != "later":
            return None
        day, zone = dt.date.fromisoformat(self.day), self.facts.programme.zone
        if not exists(day, self._at(), zone):
            return "time", _("That hour is not there on this day: the clock changes.")
        return ("day", PASSED) if instant(day, self._at(), zone) <= self.facts.now else None

    def _at(self) -> dt.time:
        return dt.time.fromisoformat(self.values["time"].split("|")[0])

    def finish(self) -> Iterator[Effect]:
        found = self.about
        deed = self._deed(found, self.facts.version or found.version)
        if deed is not None:
            yield deed
        if self.what in ("group", "again"):
            yield Begin(AnnouncementDesk, found.about)
        elif deed is None:
            yield Tell(_("That is fine. Everything stays as it was."))

    def _deed(self, found: Announcement, version: int) -> Deed | None:
        if self.what == "later":
            at = instant(dt.date.fromisoformat(self.day), self._at(), self.facts.programme.zone)
            return SendAnnouncement(found.id, version, at)
        if self.what == "text":
            return ChangeDraft(found.id, version, self.language, self.told)
        if self.what == "file":
            return ChangeDraft(found.id, version, file_id=self.file)
        if self.what == "fallback":
            return ChangeDraft(found.id, version, fallback=Fallback(self.fallback))
        if self.what == "group":
            return SaveGroup(self.group_name, found.audience)
        simple: dict[str, Deed] = {
            "now": SendAnnouncement(found.id, version),
            "examples": ShowExamples(found.id),
            "undo": UndoAnnouncement(found.id, version),
            "cancel": CancelAnnouncement(found.id),
            "repeat": RepeatAnnouncement(found.id),
        }
        return simple.get(self.what)


class _OneTap(Flow[Announcement]):
    """A button under a message about an announcement; nothing more is asked."""

    of = "announce"
    brief = True


class UndoAnnouncementNow(_OneTap):
    title = _("Take it back")
    for_staff = COORDINATORS

    def finish(self) -> Iterator[Effect]:
        yield UndoAnnouncement(self.about.id, self.facts.version)


class HaltAnnouncement(_OneTap):
    title = _("Halt it now")
    for_staff = COORDINATORS

    def finish(self) -> Iterator[Effect]:
        yield CancelAnnouncement(self.about.id)


class SendToOthers(_OneTap):
    title = _("Send to the others")
    for_staff = COORDINATORS

    def finish(self) -> Iterator[Effect]:
        yield RepeatAnnouncement(self.about.id)


class AnnounceReply(_OneTap):
    title = _("Your answer")

    def finish(self) -> Iterator[Effect]:
        yield ReplyToAnnouncement(self.about.id, self.facts.version)


def reply_buttons(announcement: Announcement) -> tuple[tuple[str, Text], ...]:
    return tuple(
        button(AnnounceReply, announcement.about.at(number), words.with_icon(*LABELS[id_]))
        for number, id_ in enumerate(announcement.replies, 1)
        if id_ in LABELS
    )
