"""Every conversation the bot can have."""

from bot.flows.announcements import (
    Announce,
    AnnouncementDesk,
    Announcements,
    AnnounceReply,
    HaltAnnouncement,
    SendToOthers,
    UndoAnnouncementNow,
)
from bot.flows.care import CareDesk, IAmNotSure, NotSure, WhoNeedsCare
from bot.flows.engine.flow import Flow
from bot.flows.help import HelpWith, LeaveSubscription, MentorGroup, Subscriptions, WhoHelps
from bot.flows.imports import ImportColumns, ImportedHello, ImportPeople, ImportSure
from bot.flows.matches.ending import MyHours, SayThanks
from bot.flows.matches.find_mentor import FindMentor, MyNewcomers, OpenMentor, WhoWaits
from bot.flows.matches.pair import (
    EndTogether,
    MatchProposal,
    MyMatch,
    PauseTogether,
    PlanAMeeting,
    ReportMessage,
    ShareMyNumber,
    TakeABreak,
    WhereAmI,
    WriteAMessage,
    WriteTo,
)
from bot.flows.matches.staff import Consult, MatchDesk, Matches
from bot.flows.meetings import (
    AfterMeeting,
    CannotCome,
    IAmHere,
    MeetingAsked,
    MoveMeeting,
    MyMeetings,
    PlanMeeting,
    RunningLate,
)
from bot.flows.menu import (
    BackToTheBot,
    ChangeAnswers,
    ChooseLanguage,
    ComeBack,
    DeleteMe,
    Help,
    Menu,
    MyData,
    Stop,
    TalkToPerson,
)
from bot.flows.path.newcomer import MyProgramme
from bot.flows.path.staff import NewcomerPath
from bot.flows.people.apps import MyApps
from bot.flows.people.staff import FindPerson, PersonDesk, StaffHello, WhoSaw, WhoSawWhat
from bot.flows.people.waiting import GoOnSigningUp, MyFreeTimes, NotNow, QuietHours, StayOnList
from bot.flows.reports import Numbers, NumbersFile
from bot.flows.requests import Inbox, InboxItem
from bot.flows.safety import Concern, HelpNow
from bot.flows.sign_up.mentor import MentorIntake, MentorTellsMore
from bot.flows.sign_up.newcomer import NewcomerIntake, NewcomerTellsMore
from bot.flows.sign_up.welcome import Welcome
from bot.flows.talks import (
    HowToGoOn,
    MyTalks,
    PrepareForTalk,
    PrepareForTalkStaff,
    TalkAsked,
    TalkAskedStaff,
    TalkMove,
    TalkMoveStaff,
    TalkOutcome,
    TalksDesk,
)
from bot.flows.themes.people import AtAMeeting, MyThemes, ThemeInvite, WhyMissed
from bot.flows.themes.staff import PlanTheme, ThemeDesk, ThemeMeetings, WhoWasThere

# In the order in which the menu shows what is possible.
FLOWS: tuple[type[Flow], ...] = (
    Welcome,
    Menu,
    ComeBack,
    Inbox,
    WhoWaits,
    Matches,
    WhoNeedsCare,
    ThemeMeetings,
    Announcements,
    Numbers,
    ImportPeople,
    MyNewcomers,
    FindPerson,
    WhoSawWhat,
    PlanAMeeting,
    MyMeetings,
    WriteAMessage,
    MyMatch,
    IAmNotSure,
    WhereAmI,
    AtAMeeting,
    MyThemes,
    MyProgramme,
    WhoHelps,
    NewcomerIntake,
    MentorIntake,
    NewcomerTellsMore,
    MentorTellsMore,
    ChangeAnswers,
    MentorGroup,
    Subscriptions,
    TakeABreak,
    HelpNow,
    Concern,
    BackToTheBot,
    TalkToPerson,
    ChooseLanguage,
    MyApps,
    QuietHours,
    Help,
    MyData,
    Stop,
    DeleteMe,
    # Begun by what happens, not by the menu.
    MatchProposal,
    PlanMeeting,
    MoveMeeting,
    MeetingAsked,
    RunningLate,
    IAmHere,
    CannotCome,
    AfterMeeting,
    WriteTo,
    ReportMessage,
    ShareMyNumber,
    PauseTogether,
    EndTogether,
    StaffHello,
    FindMentor,
    OpenMentor,
    MatchDesk,
    Consult,
    CareDesk,
    NotSure,
    TalkAsked,
    TalkAskedStaff,
    TalkMove,
    TalkMoveStaff,
    PrepareForTalk,
    PrepareForTalkStaff,
    TalkOutcome,
    TalksDesk,
    HowToGoOn,
    MyTalks,
    SayThanks,
    MyHours,
    PlanTheme,
    ThemeDesk,
    WhoWasThere,
    ThemeInvite,
    WhyMissed,
    NewcomerPath,
    PersonDesk,
    WhoSaw,
    MyFreeTimes,
    GoOnSigningUp,
    NotNow,
    HelpWith,
    LeaveSubscription,
    NumbersFile,
    InboxItem,
    Announce,
    AnnouncementDesk,
    UndoAnnouncementNow,
    HaltAnnouncement,
    SendToOthers,
    AnnounceReply,
    StayOnList,
    ImportColumns,
    ImportSure,
    ImportedHello,
)
BY_NAME = {flow.name(): flow for flow in FLOWS}
