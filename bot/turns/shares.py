"""How many messages of one person are read in a while, and which are read whatever their number."""

from collections.abc import Mapping
from datetime import timedelta

from bot.flows.engine.flow import Flow
from bot.flows.engine.position import Press
from bot.flows.safety import Concern, HelpNow
from bot.ground.budget import Budget, Share
from bot.ground.dialogue import Dialogue
from bot.ground.messages import Incoming, Kind, Option
from bot.ground.typed import Command
from bot.language.speech import Speech
from bot.people.nouns import Person
from bot.turns.guest import Guest

WHILE = timedelta(minutes=3)
# Who signs up in a hurry taps some fifty times in a minute and a half; who types one line after the
# other sends twenty, an album is ten pictures. Twice that, and none of them meets the end of it.
PEOPLE = Share(120, WHILE)
# Staff tap through lists, and several of them may share a telephone.
STAFF = Share(360, WHILE)
# Told once; then so long nothing is answered, for as long as there is too much.
REST = Budget(1, timedelta(minutes=2))
# What a chat on trial may write: beside it the person's own share is still large.
ON_TRIAL = Budget(30, timedelta(minutes=1))
# Of what somebody writes all day so many pieces (of so many letters) are kept; the rest is read and
# answered all the same. A short message counts only of who writes this often in the while.
WORDS = Budget(400, timedelta(minutes=3))
PIECE, OFTEN = 256, 30
# What is not sent by the person, or says that we reach them (not).
NOT_COUNTED = frozenset({Kind.DUE, Kind.BEGIN, Kind.BLOCKED, Kind.UNBLOCKED, Kind.GROUP})
# What has no words of a person. All else may have some, also below a voice, a film or a place.
NOT_SAID = NOT_COUNTED | {Kind.PRESS}
# Signs on the button of help, or that people send in its place.
_SIGNS_OF_NEED, _BESIDE = frozenset("🆘🚨"), frozenset(" \ufe0f")
_LONGEST_TITLE = 60
ALWAYS = frozenset({Command.STOP, Command.DELETE, Command.HELP, Command.PERSON})


def share_of(person: Person) -> Share:
    return PEOPLE if person.staff is None else STAFF


def pieces_of(words: str, lately: int) -> int:
    """What it takes out of ``WORDS`` to keep these: nothing for an ordinary message."""
    return len(words) // PIECE + (lately >= OFTEN and words != "")


class Heard:
    """Says of a message whether it is read also when its person has written too many.

    What is about safety, stopping or being deleted always is: by a button, a word, or an answer in
    such a conversation.
    """

    def __init__(self, speech: Speech, flows: Mapping[str, type[Flow]]) -> None:
        self._speech = speech
        self._flows = flows
        self._always = {name for name, flow in flows.items() if flow.always_heard}
        self._titles = tuple(Option(name, flows[name].title) for name in sorted(self._always))
        self._calls = tuple(Option(each.name(), each.title) for each in (HelpNow, Concern) if each.name() in flows)

    def call(self, said: str) -> str | None:
        """The conversation about safety whose button or sign somebody typed instead of pressing."""
        if not _SIGNS_OF_NEED.isdisjoint(said) and set(said) <= _SIGNS_OF_NEED | _BESIDE:
            return HelpNow.name()
        if len(said) > _LONGEST_TITLE:
            return None
        return self._speech.find(self._calls, said, "calls for help", exact=True)

    def always(self, incoming: Incoming, guest: Guest) -> bool:
        return self.leads(incoming, guest) or self.cries(incoming)

    def cries(self, incoming: Incoming) -> bool:
        """Whether there are words of danger in it, also under a picture."""
        return incoming.kind not in NOT_SAID and self._speech.alarm.within(incoming.text)

    def leads(self, incoming: Incoming, guest: Guest) -> bool:
        """Whether it belongs to such a conversation, or begins one."""
        current = guest.current()
        if current is not None and current.flow in self._always:
            return True
        if incoming.kind is Kind.PRESS:
            return self._is_button(incoming.text, guest.dialogues)
        if incoming.kind is not Kind.TEXT:
            return False
        said = incoming.text
        named = self._speech.find(self._titles, said, "always heard", exact=True) is not None
        return named or self._speech.words.find(said) in ALWAYS

    def _is_button(self, data: str, dialogues: Mapping[int, Dialogue]) -> bool:
        if data.startswith("/"):
            return self._speech.words.find(data) in ALWAYS
        if data.startswith("!"):
            return data[1:].split(" ", 1)[0] in self._always
        pressed = Press.parse(data)
        if pressed is None:
            return False
        of = dialogues.get(pressed.dialogue)
        return pressed.option in self._always or (of is not None and of.flow in self._always)
