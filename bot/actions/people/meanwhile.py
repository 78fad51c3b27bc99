"""What becomes of what a stranger did in the name of somebody whose link they had opened: each deed
is decided here, once, and staff read what was done.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.announcements import deeds as announcements
from bot.care import deeds as care
from bot.files import deeds as files
from bot.ground.deed import Deed
from bot.ground.text import Text, _
from bot.imports import deeds as imports
from bot.matches import deeds as matches
from bot.meetings import deeds as meetings
from bot.path import deeds as path
from bot.people import deeds as people
from bot.reports import deeds as reports
from bot.requests import deeds as requests
from bot.talks import deeds as talks
from bot.themes import deeds as themes


class Fate(StrEnum):
    """What becomes of a deed."""

    UNDONE = "undone"
    ASKED_AGAIN = "asked again"
    STAYS = "stays, and staff look at it"
    STRANGERS = "is the stranger's own from now on"
    STAFF = "nobody but staff does it"


@dataclass(frozen=True, slots=True)
class Decided:
    """``kinds``: by which lines of the journal it is known that it was done, and ``told`` to staff
    in these words."""

    fate: Fate
    told: Text | None = None
    kinds: tuple[str, ...] = ()


_ANSWERS = Decided(
    Fate.UNDONE,
    _("Answers were changed. They are again as you imported them."),
    ("saved", "free times", "quiet hours", "break", "language", "conduct agreed", "stays"),
)
_MEETING = Decided(
    Fate.UNDONE,
    _("A meeting was planned. It is called off, and the other side knows it."),
    ("meeting proposed", "meeting confirmed"),
)
_ON_THE_WAY = Decided(
    Fate.STAYS, _("A meeting was called off, or a word on the way was sent."), ("meeting cancelled", "late", "there")
)
_TALK = Decided(
    Fate.ASKED_AGAIN, _("The time of a talk was agreed on. I ask for it again."), ("talk proposed", "talk answer")
)
_TOLD = Decided(
    Fate.UNDONE,
    _("Something was told about a meeting or a talk. It counts for nothing."),
    ("told how it was", "talk prepared", "talk choice"),
)
_REPLIES = Decided(
    Fate.UNDONE,
    _("A theme meeting or an announcement was answered. It counts for nothing."),
    ("theme reply", "theme attendance", "theme missed", "announcement reply", "subscribed"),
)
_WORDS = Decided(
    Fate.STAYS,
    _("The other side got words. They know that these may be from somebody else."),
    ("message relayed", "thanked"),
)
_CHATS = Decided(Fate.UNDONE, _("A chat was added or removed."), ("code made", "app added", "chat removed"))
_ASKED = Decided(
    Fate.STRANGERS,
    _("Somebody asked for help or wrote to you. It is in the inbox, from whoever had this chat."),
    ("asked a person", "message for a person", "request opened", "file sent"),
)
_STAFF = Decided(Fate.STAFF)
_NOTHING = Decided(Fate.STRANGERS)

DECIDED: Mapping[type[Deed], Decided] = {
    matches.AnswerMatch: Decided(
        Fate.ASKED_AGAIN,
        _("A proposal was answered. A yes counts for nothing: I ask again. A no stays: please look at it."),
        ("match answer",),
    ),
    matches.PauseMatch: Decided(Fate.UNDONE, _("A break was made in the match. It is over."), ("match paused",)),
    matches.EndMatch: Decided(
        Fate.STAYS,
        _("The end of the match was planned or made. A plan is undone. A match that ended stays so."),
        ("match ends soon", "match ended", "left a match"),
    ),
    matches.Relay: _WORDS,
    matches.Thank: _WORDS,
    matches.Report: Decided(Fate.STAYS, _("A message of the other side was reported to you."), ("message reported",)),
    matches.ShareNumber: Decided(
        Fate.UNDONE, _("A telephone number was shared. It is taken away."), ("number shared",)
    ),
    **dict.fromkeys((meetings.ProposeMeeting, meetings.AnswerMeeting), _MEETING),
    **dict.fromkeys((meetings.CancelMeeting, meetings.SayLate, meetings.SayHere), _ON_THE_WAY),
    **dict.fromkeys((talks.AnswerTalk, talks.MoveTalk), _TALK),
    **dict.fromkeys((meetings.SayHeld, talks.PrepareTalk, talks.ChooseGoOn), _TOLD),
    **dict.fromkeys(
        (
            *(themes.AnswerTheme, themes.AttendByCode, themes.SayWhyMissed),
            *(announcements.ReplyToAnnouncement, announcements.Subscribe),
        ),
        _REPLIES,
    ),
    care.SayNotSure: Decided(
        Fate.STAYS, _("A doubt about the match was told. It waits for you, without the words."), ("care sign",)
    ),
    people.LeaveList: Decided(
        Fate.UNDONE, _("The place on the list was given up. It is there again."), ("left the list",)
    ),
    people.LeaveForGood: Decided(
        Fate.UNDONE, _("Somebody asked to be erased. I did not do it."), ("asked to be erased",)
    ),
    **dict.fromkeys((people.Save, people.ChangeFree, people.SetQuiet, people.TakeBreak), _ANSWERS),
    **dict.fromkeys((people.KeepMe, imports.AgreeConduct), _ANSWERS),
    **dict.fromkeys(
        (
            *(people.MakeLinkCode, people.LinkHere, people.RefuseCode, people.ChooseChat),
            *(people.UndoLink, people.RemoveChat),
        ),
        _CHATS,
    ),
    **dict.fromkeys(
        (
            *(requests.AskPerson, requests.KeepMessage, requests.KeepVoice),
            *(requests.ReportConcern, requests.WantHelpNow),
            files.FetchFile,
        ),
        _ASKED,
    ),
    # They read what there was, or said the name of the link.
    **dict.fromkeys((people.SendMyData, people.SayWhoIAm), _NOTHING),
    **dict.fromkeys(
        (
            *(matches.DraftMatch, matches.AskCaseManager, matches.AnswerConsult, matches.ProposeMatch),
            *(matches.WithdrawMatch, people.SeenVog, talks.SayTalk, care.CloseSigns, path.RecordPart),
            *(themes.PlanThemes, themes.ChangeTheme, themes.CancelTheme, themes.TickTheme, reports.MakeReport),
            *(announcements.DraftAnnouncement, announcements.ChangeDraft, announcements.SendAnnouncement),
            *(announcements.UndoAnnouncement, announcements.CancelAnnouncement, announcements.RepeatAnnouncement),
            *(announcements.ShowExamples, announcements.SaveGroup, announcements.Broadcast, announcements.Progress),
            *(requests.ClaimRequest, requests.AnswerRequest, requests.HandOver, requests.CloseRequest),
            *(imports.MeanColumn, imports.CheckList, imports.ImportList, imports.DropList, imports.NewLink),
            *(people.ExportPerson, people.ErasePerson, people.TakeOffList, people.PutOnList),
            *(people.RemoveTheirChat, people.EndRights, people.DetachChat),
        ),
        _STAFF,
    ),
}
_WORDS_OF: Mapping[str, Text] = {
    kind: each.told for each in DECIDED.values() if each.told is not None for kind in each.kinds
}


def told(kinds: Iterable[str]) -> list[Text]:
    """What was done, for staff: each kind of deed once, in the order in which it was done."""
    found = [_WORDS_OF[kind] for kind in kinds if kind in _WORDS_OF]
    return list({text.sentence: text for text in found}.values())
