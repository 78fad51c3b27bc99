"""Trouble on request: each fault is off, armed for the next few times,
or on until told otherwise.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from playground.refused import Refused, forbidden, too_many_requests


@dataclass(frozen=True)
class Fault:
    name: str
    title: str
    says: str
    mark: str
    app: str = "Both apps"


_TELEGRAM = (
    Fault(
        "twice",
        "Deliver twice",
        "What a person sends reaches the bot two times. It should answer once.",
        "delivered twice",
    ),
    Fault(
        "reorder",
        "Swap the order",
        "Two things sent within 3 seconds, such as a press and a message, reach the bot the other way round.",
        "swapped with the next one",
    ),
    Fault(
        "too_many",
        "Too many requests (429)",
        "Telegram asks the bot to wait 2 seconds. The message should come later, once.",
        "refused: 429, wait 2\u00a0s",
    ),
    Fault(
        "forbidden",
        "Blocked (403)",
        "Telegram says that the person has blocked the bot. The bot should stop writing.",
        "refused: 403, blocked",
    ),
    Fault(
        "server_error",
        "Telegram is ill (500)",
        "Telegram breaks before it takes the message. The bot should try again.",
        "refused: 500, server error",
    ),
    Fault(
        "lost",
        "Lose the reply",
        "The message arrives, but the line breaks before the bot hears so. A question comes again.",
        "arrived, but the bot was not told",
    ),
)
# What Twilio says later of a message that it took, by its code.
CODES = {
    63016: "Outside the 24 hours",
    63014: "The person stopped the bot",
    63018: "Too fast for this sender",
    63003: "No such address",
    63024: "Not on WhatsApp",
    63027: "No template in this language",
    63028: "The template has other values",
    63021: "WhatsApp does not take this form",
    63032: "Limited by WhatsApp for now",
}
FAULTS: tuple[Fault, ...] = (
    *(one if one.name == "twice" else replace(one, app="Telegram") for one in _TELEGRAM),
    *(
        Fault(
            f"later_{code}",
            f"{says} ({code})",
            "Twilio takes the message and says later that it did not arrive.",
            "",
            "WhatsApp",
        )
        for code, says in CODES.items()
    ),
    Fault(
        "opted_out",
        "Opted out (21610)",
        "Twilio refuses at once: the person wrote STOP to it.",
        "refused: 21610, opted out",
        "WhatsApp",
    ),
    Fault(
        "twilio_429",
        "Too many requests (429)",
        "Twilio asks the bot to wait 2 seconds.",
        "refused: 429, wait 2\u00a0s",
        "WhatsApp",
    ),
    Fault(
        "twilio_500",
        "Twilio is ill (503)",
        "Twilio breaks before it takes the message. It should come later, once.",
        "refused: 503, server error",
        "WhatsApp",
    ),
    Fault(
        "lost_reply",
        "Lose the answer",
        "The message arrives, but the line breaks before the bot hears so. The news settles it.",
        "arrived, but the bot was not told",
        "WhatsApp",
    ),
    Fault(
        "news_late", "News comes late", "That a message arrived or was read is told some seconds later.", "", "WhatsApp"
    ),
    Fault(
        "news_mixed", "News in any order", "Read may come before delivered. The end should be the same.", "", "WhatsApp"
    ),
    Fault(
        "reject_template", "Reject a template", "The next template that is handed in is not approved.", "", "WhatsApp"
    ),
)
MARKS = {fault.name: fault.mark for fault in FAULTS}
ALWAYS = -1


class Faults:
    """Which faults wait to strike; ``take`` asks, and uses one up."""

    def __init__(self) -> None:
        self._left = dict.fromkeys(MARKS, 0)
        self.on_change: Callable[[], None] = lambda: None

    def on(self, name: str) -> None:
        self._set(name, ALWAYS)

    def next(self, name: str, times: int = 1) -> None:
        self._set(name, times)

    def off(self, name: str) -> None:
        self._set(name, 0)

    def mode(self, name: str) -> str:
        """off, next or on."""
        left = self._left[name]
        return "on" if left == ALWAYS else "next" if left else "off"

    def take(self, name: str) -> bool:
        left = self._left[name]
        if left > 0:
            self._set(name, left - 1)
        return left != 0

    def refusal(self) -> tuple[str, Refused] | None:
        """The fault that answers this send instead of the world, if one is armed."""
        if self.take("too_many"):
            return "too_many", too_many_requests(2)
        if self.take("forbidden"):
            return "forbidden", forbidden("bot was blocked by the user")
        if self.take("server_error"):
            return "server_error", Refused(500, "Internal Server Error")
        return None

    def _set(self, name: str, left: int) -> None:
        if name not in self._left:
            raise KeyError(f"no fault is called {name!r}; there are {', '.join(self._left)}")
        self._left[name] = left
        self.on_change()
