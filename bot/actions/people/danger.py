"""What somebody wrote of danger to people of the project, with no button for it: before they are
erased it counts as a call for help.
"""

from bot.requests.nouns import Request
from bot.turns.turn import Turn
from storage import requests


def told(turn: Turn, person_id: int) -> list[Request]:
    """What they wrote to people of the project with words of danger, and nobody has closed."""
    alarm = turn.batch.setting.speech.alarm
    return [each for each in requests.unread(turn.reading, person_id) if alarm.within(each.words)]


def heed(turn: Turn, person_id: int) -> None:
    """Who is to be erased wrote of danger, with no button for it: that is a call for help as well,
    and it does not go unheard.
    """
    found = told(turn, person_id)
    if not found:
        return
    requests.heed(turn.connection, [each.id for each in found], turn.seconds)
    for each in found:
        turn.note("heard as a worry", each.key, "words of danger, before they are erased")
