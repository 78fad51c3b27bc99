"""Every conversation the bot can have."""

from bot.flows.flow import Flow
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
from bot.flows.welcome import Welcome

# In the order in which the menu shows what is possible.
FLOWS: tuple[type[Flow], ...] = (
    Welcome,
    Menu,
    ComeBack,
    NewcomerIntake,
    MentorIntake,
    NewcomerTellsMore,
    MentorTellsMore,
    ChangeAnswers,
    BackToTheBot,
    TalkToPerson,
    ChooseLanguage,
    Help,
    MyData,
    Stop,
    DeleteMe,
)
BY_NAME = {flow.name(): flow for flow in FLOWS}
