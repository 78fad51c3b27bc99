"""Every conversation the bot can have."""

from bot.flows.announce import (
    Announce,
    AnnouncementDesk,
    Announcements,
    AnnounceReply,
    HaltAnnouncement,
    SendToOthers,
    UndoAnnouncementNow,
)
from bot.flows.apps import MyApps
from bot.flows.care import CareDesk, IAmNotSure, NotSure, WhoNeedsCare
from bot.flows.desk import FindMentor, MyNewcomers, OpenMentor, StaffHello, WhoWaits
from bot.flows.desk_matches import Consult, MatchDesk, Matches
from bot.flows.desk_path import NewcomerPath
from bot.flows.ending import MyHours, SayThanks
from bot.flows.flow import Flow
from bot.flows.helping import HelpWith, LeaveSubscription, MentorGroup, Subscriptions, WhoHelps
from bot.flows.imports import ImportColumns, ImportedHello, ImportPeople, ImportSure
from bot.flows.inbox import Inbox, InboxItem
from bot.flows.meet import (
    AfterMeeting,
    CannotCome,
    IAmHere,
    MeetingAsked,
    MoveMeeting,
    MyMeetings,
    PlanMeeting,
    RunningLate,
)
from bot.flows.mentor import MentorIntake, MentorTellsMore
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
from bot.flows.newcomer import NewcomerIntake, NewcomerTellsMore
from bot.flows.numbers import Numbers, NumbersFile
from bot.flows.pair import (
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
from bot.flows.person_desk import FindPerson, PersonDesk, WhoSaw, WhoSawWhat
from bot.flows.programme_path import MyProgramme
from bot.flows.safety import Concern, HelpNow
from bot.flows.talk import (
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
from bot.flows.theme_desk import PlanTheme, ThemeDesk, ThemeMeetings, WhoWasThere
from bot.flows.themes import AtAMeeting, MyThemes, ThemeInvite, WhyMissed
from bot.flows.waiting import GoOnSigningUp, MyFreeTimes, NotNow, QuietHours, StayOnList
from bot.flows.welcome import Welcome

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
