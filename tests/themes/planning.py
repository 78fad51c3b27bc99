"""Theme meetings as Marieke plans them in the chat."""

from tests.town import Town

DAY = "2026-12-15"  # a Tuesday, three weeks and a day after the story begins


def plan(town: Town, day: str = DAY, whom: str = "mentors", room: int = 0, count: int = 1) -> None:
    town.begin("marieke", "PlanTheme")
    town.pick("marieke", "cultures")
    town.bot.say("marieke", f"{int(day[8:])}-{int(day[5:7])}-{day[:4]}")
    town.pick("marieke", "19:30", "usual", "nl", whom)
    town.bot.say("marieke", str(room))
    town.bot.say("marieke", str(count))
    town.pick("marieke", "ok")


def invited(town: Town, **how: int) -> Town:
    plan(town, **how)  # type: ignore[arg-type]
    town.bot.later(days=2)
    return town
