"""How announcements are put in words: as people read them, and what staff see of them."""

from bot.announcements.rules import Announcement, Audience, DryRun, Group, Report, Skipped, State
from bot.files.kinds import FileState, KeptFile
from bot.ground.programme import Programme
from bot.ground.text import Listed, Spoken, Text, _, as_is, lines, paragraphs, plural
from bot.people import words as people_words

# What people may be asked to answer, by set: (id, pictogram, label).
REPLIES: dict[str, tuple[tuple[str, str, Text], ...]] = {
    "come": (("come", "✅", _("I will come")), ("cannot", "❌", _("I can't"))),
    "interest": (("interested", "👍", _("That is for me")), ("not now", "👋", _("Not for me"))),
    "read": (("read", "👁", _("I have read it")),),
}
LABELS = {id_: (icon, label) for options in REPLIES.values() for id_, icon, label in options}
ROLES = {"newcomer": _("Newcomers"), "mentor": _("Mentors"), "": _("Everybody on the list")}
STAGES = {
    "waiting": _("Waits for a match"),
    "matched": _("Has a match now"),
    "ended": _("Had a match before"),
}
THEME_REPLIES = {
    "yes": _("Said yes"),
    "no": _("Said no"),
    "maybe": _("Said perhaps"),
    "silent": _("Did not answer"),
}
CHANNELS = {"telegram": as_is("Telegram"), "whatsapp": as_is("WhatsApp")}
WHY_NOT = {
    Skipped.STOPPED.value: _("stopped all messages"),
    Skipped.BLOCKED.value: _("blocked the bot"),
    Skipped.PAUSED.value: _("take a break"),
    Skipped.TIRED.value: _("got many messages this week"),
    Skipped.NO_TEXT.value: _("no text in their language"),
    Skipped.NO_CHAT.value: _("not in the chat yet"),
    Skipped.CANCELLED.value: _("taken back in time"),
    Skipped.GONE.value: _("not on the list any more"),
    "they did not write in time": _("did not open the chat in time"),
    "outdated": _("did not open the chat in time"),
}
STATES = {
    "sent": _("sent"),
    "delivered": _("delivered"),
    "read": _("read"),
    "waiting": _("wait until the person opens the chat"),
    "failed": _("failed"),
    "blocked": _("blocked the bot just now"),
    "uncertain": _("not sure whether it arrived"),
}


def body(words: str, language: str, programme: Programme, writer: str) -> Text:
    """The whole message; the first line says who writes and nothing else."""
    head = (
        _("📢 {name} of {project} writes:", name=writer, project=programme.name)
        if writer
        else _("📢 {project} writes:", project=programme.name)
    )
    return paragraphs(head, Text("{it}", {"it": Spoken(as_is(words), language)}))


def language(code: str) -> Text:
    return people_words.SPOKEN.get(code, as_is(code))


def first_words(announcement: Announcement) -> str:
    """The beginning of its text, to know it by."""
    words = next(iter(announcement.texts.values()), "")
    line = " ".join(words.split())
    return line if len(line) <= 30 else f"{line[:29].rstrip()}…"


def title(announcement: Announcement) -> Text:
    words = first_words(announcement)
    return as_is(words) if words else _("a text that was removed")


def audience(chosen: Audience, groups: tuple[Group, ...] = ()) -> Text:
    """To whom, in one line each."""
    rows = [ROLES[chosen.role]]
    if chosen.towns:
        rows.append(_("In: {things}", things=Listed(tuple(map(as_is, chosen.towns)))))
    if chosen.languages:
        rows.append(_("Language: {things}", things=Listed(tuple(language(code) for code in chosen.languages))))
    if chosen.stage:
        rows.append(STAGES[chosen.stage])
    if chosen.theme:
        rows.append(_("Theme meeting: {said}", said=THEME_REPLIES[chosen.reply]))
    if chosen.weeks:
        rows.append(plural("No meeting for {count} week", "No meeting for {count} weeks", count=chosen.weeks))
    if chosen.subscription:
        rows.append(_("Who subscribed to it"))
    if chosen.failed_of:
        rows.append(_("Only those whom it did not reach"))
    names = {group.id: group.name for group in groups}
    if chosen.group:
        rows.append(_("Group: {name}", name=names.get(chosen.group, "?")))
    left_out = [*chosen.not_towns, *chosen.not_names, *([names.get(chosen.not_group, "?")] if chosen.not_group else [])]
    if left_out:
        rows.append(_("Without: {things}", things=Listed(tuple(map(as_is, left_out)))))
    return lines(*rows)


def coverage(dry: DryRun) -> list[Text]:
    """Who reads a language that has no text."""
    return [
        plural(
            "⚠️ {count} person reads {language}, no text yet.",
            "⚠️ {count} people read {language}, no text yet.",
            count=count,
            language=language(code),
        )
        for code, count in sorted(dry.missing.items())
    ]


def with_file(announcement: Announcement, file: KeptFile | None) -> list[Text]:
    """The file that goes along, or what is the matter with it."""
    if not announcement.file_id:
        return []
    if file is None or file.state is FileState.FAILED:
        return [_("⚠️ The picture or file is not there any more. Send it again, or send only words.")]
    if file.state is FileState.WANTED:
        return [_("⏳ Your file is on its way to me. One moment.")]
    return [Text("📎 {name}", {"name": file.name})]


def dry_run(announcement: Announcement, dry: DryRun, groups: tuple[Group, ...], file: KeptFile | None = None) -> Text:
    """What would happen if it went now."""
    rows = [
        Text(
            "{language}, {channel}: {count}", {"language": language(code), "channel": CHANNELS[channel], "count": count}
        )
        for code, channel, count in dry.by_language_and_channel()
    ]
    knocks = sum(each.knock for each in dry.going)
    later = sum(each.later is not None for each in dry.going)
    if knocks:
        rows.append(
            plural(
                "{count} person gets a knock first, since they did not write for a day.",
                "{count} people get a knock first, since they did not write for a day.",
                count=knocks,
            )
        )
    if later:
        rows.append(
            plural(
                "{count} person has quiet hours now and gets it after them.",
                "{count} people have quiet hours now and get it after them.",
                count=later,
            )
        )
    not_sent = [_("Not sent: {count} ({why})", count=count, why=WHY_NOT[why.value]) for why, count in dry.why_not()]
    return paragraphs(
        Text("“{words}”", {"words": title(announcement)}),
        *with_file(announcement, file),
        audience(announcement.audience, groups),
        plural(
            "It goes to {count} person of {all}:", "It goes to {count} people of {all}:", len(dry.going), all=dry.count
        ),
        *([lines(*rows)] if rows else []),
        *([lines(*not_sent)] if not_sent else []),
        *([lines(*coverage(dry))] if dry.missing else []),
    )


def report(announcement: Announcement, counted: Report) -> Text:
    """How far it has come; the numbers add up to the audience."""
    rows = [
        Text("{state}: {count}", {"state": STATES[state], "count": counted.states[state]})
        for state in STATES
        if counted.states.get(state)
    ]
    if counted.on_its_way:
        rows.append(_("still to go: {count}", count=counted.on_its_way))
    by_reason: dict[str, int] = {}
    labels: dict[str, Text] = {}
    for reason, count in counted.skipped.items():
        label = WHY_NOT.get(reason, _("not sent any more"))
        labels[label.sentence] = label
        by_reason[label.sentence] = by_reason.get(label.sentence, 0) + count
    rows += [_("not sent: {count} ({why})", count=count, why=labels[sentence]) for sentence, count in by_reason.items()]
    return paragraphs(
        Text("“{words}”", {"words": title(announcement)}),
        standing(announcement, counted),
        *([lines(*rows)] if rows else []),
        *([tally(announcement, counted)] if announcement.replies else []),
    )


def standing(announcement: Announcement, counted: Report) -> Text:
    """In one line how it stands."""
    if announcement.state is State.CANCELLED:
        return _("🚫 It was stopped.")
    if announcement.state is State.SENT:
        return plural("✅ Done. It was for {count} person.", "✅ Done. It was for {count} people.", counted.audience)
    return _("📤 On its way: {gone} of {all}.", gone=counted.audience - counted.on_its_way, all=counted.audience)


def tally(announcement: Announcement, counted: Report) -> Text:
    """What people answered so far."""
    return lines(
        *(
            Text("{label}: {count}", {"label": with_icon(*LABELS[id_]), "count": counted.replies.get(id_, 0)})
            for id_ in announcement.replies
            if id_ in LABELS
        )
    )


def with_icon(icon: str, label: Text) -> Text:
    return Text("{icon} {label}", {"icon": icon, "label": label})
