"""Words of one side of a match are brought to the other: how many, and how they are reported."""

from datetime import timedelta

from bot.flows.engine.effects import button
from bot.flows.matches.pair import ReportMessage
from bot.ground.about import About
from bot.ground.budget import Budget
from bot.ground.text import Text, _
from bot.turns.turn import Turn
from storage import budgets

# A talk in writing: thirty lines at once, then one a minute. The other side chose to be met, not to
# be flooded.
RELAYED = Budget(30, timedelta(minutes=1))
TOO_MANY = _("I did not bring this message: you sent many. Please wait a few minutes, then write it again.")


def may_bring(turn: Turn, match_id: int) -> bool:
    """Whether one more message of theirs may be brought; it counts."""
    return budgets.spend(turn.connection, f"relayed:{match_id}:{turn.person.id}", RELAYED, turn.seconds)


def report(turn: Turn) -> tuple[str, Text]:
    """The button under words that were brought because of this message."""
    return button(ReportMessage, About.of("said", turn.message), _("Report this"))
