"""The pretend world with both services: phones of Telegram on the stage,
and Twilio with its WhatsApp phones.
"""

from typing import Any

from playground.stage import Stage
from playground.twilio import Twilio


class Scene(Stage):
    """The stage with a line to Twilio; see ``World`` for its use."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.twilio = Twilio(self)
