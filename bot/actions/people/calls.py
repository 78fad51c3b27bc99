"""A call for help belongs to the chat in which it was asked: whoever holds another chat of the same
person does not take it away, neither by having them erased nor by removing that chat.
"""

from collections.abc import Generator, Iterator
from datetime import datetime

from bot.actions.people import danger, helped
from bot.ground.deed import Effect
from bot.ground.text import Text, _, paragraphs
from bot.people.chats import Chat
from bot.requests import words as request_words
from bot.requests.nouns import AT_THE_LATEST, Request
from bot.turns.events import CallsStay, PersonGoes
from bot.turns.turn import Turn
from storage import chats, requests
from storage.journal import CHAT_PARTED

STAY = _("But the coordinators still have what you told me here about safety. They answer you here.")


def person_goes(turn: Turn, event: PersonGoes) -> Iterator[Effect]:
    """What they asked of help in another chat than the one where they are erased waits for staff,
    with its words and the way they were reached, and goes when it is done, or some days later.
    """
    danger.heed(turn, event.person)
    there = {each.chat: each.key for each in _of(turn, event.person) if each.chat not in (0, event.chat)}
    if not there:
        return
    keys = {chat.id: chat.key for chat in chats.of_person(turn.reading, event.person, turn.seconds)}
    latest = turn.now + AT_THE_LATEST
    for chat in there:
        key = keys.get(chat, "")
        new = _part(turn, event.person, chat, key, "erased in another chat")
        helped.plan(turn, new, latest, chat)
        _tell_there(turn, key, _erased(turn, latest))
        yield CallsStay(new, event.person, key, latest)


def chat_goes(turn: Turn, chat: Chat) -> Generator[Effect, None, bool]:
    """This chat is taken off who acts, in another one of theirs; says whether it is somebody of
    their own from now on, since help was asked in it.
    """
    if all(each.chat != chat.id for each in _of(turn, turn.person.id)):
        return False
    new = _part(turn, turn.person.id, chat.id, chat.key, "removed in another chat")
    removed = _("This chat was removed in another chat of yours.")
    wrong = _("Is that a mistake? Write “person”. Then somebody helps you.")
    _tell_there(turn, chat.key, paragraphs(removed, STAY, wrong))
    yield CallsStay(new, turn.person.id, chat.key)
    return True


def _of(turn: Turn, person_id: int) -> list[Request]:
    return requests.in_need(turn.connection, person_id)


def _part(turn: Turn, was: int, chat: int, key: str, rule: str) -> int:
    """Who writes in this chat is somebody of their own, by the name they had; returns who."""
    person = turn.person if turn.person.id == was else None
    other = turn.towards(was) if person is None else None
    known = person or (other.person if other is not None else None)
    if known is None:
        raise LookupError("whose chat it was is gone")
    new = turn.batch.new_person_id()
    row = {"id": new, "programme": turn.programme.id, "language": known.language, "hint": known.hint[:16]}
    row |= {"called": (known.name or known.called)[:200]}
    chats.part(turn.connection, was, chat, key, row, turn.seconds)
    turn.note(CHAT_PARTED, f"person:{was}", rule, new)
    if key:
        (turn.root or turn).parted.append(key)
    return new


def _erased(turn: Turn, latest: datetime) -> Text:
    day = latest.astimezone(turn.programme.zone).date()
    return paragraphs(
        _("Everything about you was deleted in another chat of yours."),
        STAY,
        _("When they have helped you, I delete that too, on {day} at the latest.", day=day),
    )


def _tell_there(turn: Turn, key: str, told: Text) -> None:
    """What happened stands in the chat where help was asked, with whom to call."""
    if not key:
        return
    numbers = request_words.numbers(turn.programme)
    urgent = (_("Is somebody in danger now? Call one of these:"), *numbers) if numbers else ()
    language = turn.person.language
    turn.send_away(key, turn.batch.setting.speech.say(paragraphs(told, *urgent), language), language)
