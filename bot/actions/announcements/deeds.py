"""Announcements at work: drafted, sent part by part, taken back, answered, counted."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from bot.actions.announcements import audience as audiences
from bot.announcements import words
from bot.announcements.deeds import (
    Broadcast,
    CancelAnnouncement,
    ChangeDraft,
    DraftAnnouncement,
    Progress,
    RepeatAnnouncement,
    ReplyToAnnouncement,
    SaveGroup,
    SendAnnouncement,
    ShowExamples,
    UndoAnnouncement,
)
from bot.announcements.rules import UNDO, Announcement, Audience, Fallback, Going, Report, Skipped, State
from bot.files.kinds import FileState
from bot.flows import announcements as announcement_flows
from bot.flows.announcements import AnnouncementDesk, HaltAnnouncement, SendToOthers, UndoAnnouncementNow
from bot.flows.engine.effects import Begin, Tell, button
from bot.ground.deed import Deed, Effect
from bot.ground.text import Text, _
from bot.turns.tables import Does
from bot.turns.turn import NOT_THERE, MovedOn, Turn
from storage import announcements, files, invites, outbox, timers

# So many people get their row in one turn: others have theirs between two of them.
AT_ONCE = 200
FIRST_LOOK = timedelta(seconds=3)
LONGEST_LOOK = timedelta(minutes=15)
# The services that let us change a message that was sent.
EDITABLE = ("telegram",)
LATE = _("This announcement has changed meanwhile. This is how it stands:")
OPEN = _("Open it")
BEGIN, PART, LOOK = "announce", "announce part", "announce look"


def draft(turn: Turn, deed: DraftAnnouncement) -> Iterator[Effect]:
    staff = turn.person.staff
    new = Announcement(
        id=0,
        programme=turn.programme.id,
        state=State.DRAFT,
        version=1,
        staff_id=staff.id if staff else None,
        person_id=turn.person.id,
        audience=deed.audience,
        texts=deed.texts,
        fallback=deed.fallback,
        replies=deed.replies,
        important=deed.important,
        file_id=deed.file_id,
    )
    made = announcements.create(turn.connection, new, turn.seconds)
    turn.note("announcement drafted", made.about, f"texts in {', '.join(sorted(made.texts))}")
    yield Begin(AnnouncementDesk, made.about)


def read(turn: Turn, id_: int) -> Announcement:
    found = announcements.one(turn.connection, id_)
    if found is None:
        raise LookupError("the announcement is gone")
    return found


def _as_seen(turn: Turn, id_: int, version: int, *states: State) -> Announcement:
    """The announcement, when it is still the one that was seen; raises MovedOn."""
    found = read(turn, id_)
    if found.state not in states or version not in (0, found.version):
        raise MovedOn("", Tell(LATE), Begin(AnnouncementDesk, found.about))
    return found


def change(turn: Turn, deed: ChangeDraft) -> Iterator[Effect]:
    found = _as_seen(turn, deed.id, deed.version, State.DRAFT)
    texts = dict(found.texts)
    if deed.language:
        texts[deed.language] = deed.words
    fallback = deed.fallback or found.fallback
    file_id = found.file_id if deed.file_id is None else deed.file_id or None
    found = announcements.change(turn.connection, found, turn.seconds, texts=texts, fallback=fallback, file_id=file_id)
    turn.note("announcement changed", found.about, f"version {found.version}")
    yield Begin(AnnouncementDesk, found.about)


def send(turn: Turn, deed: SendAnnouncement) -> Iterator[Effect]:
    """It gets its hour; what is due then looks at everybody anew."""
    found = _as_seen(turn, deed.id, deed.version, State.DRAFT)
    if found.file_id and not _is_here(turn, found.file_id):
        # The desk says what is the matter with it.
        yield Tell(_("The picture or file is not here. It can't go yet."))
        yield Begin(AnnouncementDesk, found.about)
        return
    tried = audiences.try_out(turn.connection, turn.programme, found, turn.now)
    if found.fallback is Fallback.ASK and tried.missing:
        yield Tell(_("Not everybody has a text in their language yet. Add one, or choose what they get."))
        yield Begin(AnnouncementDesk, found.about)
        return
    if not tried.count:
        yield Tell(_("Nobody is in this audience now."))
        yield Begin(AnnouncementDesk, found.about)
        return
    goes = max(deed.at or turn.now + UNDO, turn.now + UNDO)
    found = announcements.change(turn.connection, found, turn.seconds, state=State.PLANNED, goes_at=goes)
    turn.plan(BEGIN, turn.person.id, goes, found.seen)
    turn.note("announcement planned", found.about, f"for {tried.count} people")
    undo = (button(UndoAnnouncementNow, found.about.at(found.version), _("Take it back")),)
    if deed.at is None:
        yield Tell(_("It goes in one minute. Until then you can take it back and nobody hears of it."), undo)
    else:
        wall = goes.astimezone(turn.programme.zone)
        yield Tell(_("It goes on {day} at {time}.", day=wall.date(), time=wall.time().replace(second=0)), undo)


def _is_here(turn: Turn, file_id: int) -> bool:
    file = files.one(turn.connection, file_id)
    return file is not None and file.state is FileState.HERE


def undo(turn: Turn, deed: UndoAnnouncement) -> Iterator[Effect]:
    found = _as_seen(turn, deed.id, deed.version, State.PLANNED)
    turn.cancel("taken back", about=found.about)
    found = announcements.change(turn.connection, found, turn.seconds, state=State.DRAFT, goes_at=None)
    turn.note("announcement undone", found.about, "before anybody heard of it")
    yield Tell(_("I took it back. Nobody has heard of it."))
    yield Begin(AnnouncementDesk, found.about)


def cancel(turn: Turn, deed: CancelAnnouncement) -> Iterator[Effect]:
    """What has not gone yet goes nowhere, from this moment on."""
    found = _as_seen(turn, deed.id, 0, State.DRAFT, State.PLANNED, State.SENDING)
    turn.cancel("cancelled by staff", about=found.about)
    dropped = len(outbox.drop(turn.connection, found.sent_as, Skipped.CANCELLED.value, turn.seconds))
    dropped += announcements.skip_left(turn.connection, found.id, Skipped.CANCELLED.value)
    found = announcements.change(turn.connection, found, turn.seconds, state=State.CANCELLED)
    turn.note("announcement cancelled", found.about, f"{dropped} did not get it")
    counted = audiences.report(turn.connection, found.id)
    yield Tell(_("I stopped it. It goes to nobody any more."))
    yield from show(turn, found, counted)
    yield Tell(words.report(found, counted), afterwards(found, counted))


def repeat(turn: Turn, deed: RepeatAnnouncement) -> Iterator[Effect]:
    found = read(turn, deed.id)
    audience = Audience(failed_of=found.id)
    yield from draft(
        turn,
        DraftAnnouncement(
            audience=audience,
            texts=found.texts,
            fallback=found.fallback,
            replies=found.replies,
            important=found.important,
            file_id=found.file_id,
        ),
    )


def examples(turn: Turn, deed: ShowExamples) -> Iterator[Effect]:
    """Three messages, exactly as people will see them."""
    found = read(turn, deed.id)
    tried = audiences.try_out(turn.connection, turn.programme, found, turn.now)
    file = found.file_id if found.file_id and _is_here(turn, found.file_id) else None
    for each in tried.examples():
        yield Tell(
            _(
                "As {name} sees it in {app}:",
                name=each.person.name,
                app=words.CHANNELS.get(each.channel, words.CHANNELS["telegram"]),
            )
        )
        yield Broadcast(
            announcement=0,
            text=body(turn, found, each.language),
            to=(_to_me(turn, each),),
            language=each.language,
            buttons=_inert(found),
            file=file,
        )
    if not tried.going:
        yield Tell(_("Nobody gets it as things are now."))
    yield Begin(AnnouncementDesk, found.about)


def _to_me(turn: Turn, each: Going) -> tuple[int, str, str, int]:
    """An example goes to who wants to see it, in the words of the one it is made for."""
    return turn.person.id, turn.here.key, each.person.language, 0


def _inert(found: Announcement) -> tuple[tuple[str, Text], ...]:
    """The buttons as they look; pressed here they only open the announcement."""
    return tuple(
        button(AnnouncementDesk, found.about, label) for _data, label in announcement_flows.reply_buttons(found)
    )


def body(turn: Turn, found: Announcement, language: str) -> Text:
    writer = invites.member(turn.connection, found.staff_id) if found.staff_id else None
    return words.body(found.texts.get(language, ""), language, turn.programme, writer.name if writer else "")


def save_group(turn: Turn, deed: SaveGroup) -> Iterator[Effect]:
    announcements.save_group(turn.connection, turn.programme.id, deed.name, deed.audience, turn.seconds)
    turn.note("group saved", rule="an audience was kept under a name")
    yield Tell(_("I keep this group as “{name}”.", name=deed.name))


def reply(turn: Turn, deed: ReplyToAnnouncement) -> Iterator[Effect]:
    """One answer each; another one replaces it."""
    found = read(turn, deed.id)
    known = 1 <= deed.option <= len(found.replies)
    option = found.replies[deed.option - 1] if known else ""
    if not option or not announcements.reply(turn.connection, found.id, turn.person.id, option, turn.seconds):
        yield Tell(NOT_THERE)
        return
    turn.note("announcement reply", found.about, option)
    if found.state is State.SENDING:
        look_again(turn, found, timedelta(seconds=1))
    elif found.state is State.SENT:
        # The tally in the message that shows it goes on after the last one was sent.
        look_again(turn, found, FIRST_LOOK)
    yield Tell(_("Thank you. I noted: {answer}", answer=words.LABELS[option][1]))


def look_again(turn: Turn, found: Announcement, after: timedelta) -> None:
    """Look again then, in place of a look that is planned; each look is a timer of its own."""
    turn.cancel("looked at sooner", about=found.about, kinds=(LOOK,))
    number = timers.newest_version(turn.connection, LOOK, found.about) + 1
    turn.plan(LOOK, found.person_id, turn.now + after, found.about.at(number))


def show(turn: Turn, found: Announcement, counted: Report) -> Iterator[Effect]:
    row = outbox.one(turn.connection, found.progress) if found.progress else None
    handle = outbox.provider_of(turn.connection, row.id) if row is not None and row.channel in EDITABLE else ""
    if handle:
        actions = while_going(found) if found.state is State.SENDING else afterwards(found, counted)
        yield Progress(found.id, words.report(found, counted), actions, handle)


def while_going(found: Announcement) -> tuple[tuple[str, Text], ...]:
    return (button(HaltAnnouncement, found.about, _("Halt it now")), button(AnnouncementDesk, found.about, OPEN))


def afterwards(found: Announcement, counted: Report) -> tuple[tuple[str, Text], ...]:
    again = (button(SendToOthers, found.about, _("Send to the others")),) if counted.unreached else ()
    return (*again, button(AnnouncementDesk, found.about, OPEN))


DEEDS: Mapping[type[Deed], Does] = {
    DraftAnnouncement: draft,
    ChangeDraft: change,
    SendAnnouncement: send,
    UndoAnnouncement: undo,
    CancelAnnouncement: cancel,
    RepeatAnnouncement: repeat,
    ShowExamples: examples,
    SaveGroup: save_group,
    ReplyToAnnouncement: reply,
}
