"""One step of a conversation: pure functions from what stands and what was said to what happens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.files.deeds import FetchFile
from bot.files.kinds import Sent
from bot.flows.engine.answers import Answered, ChangeWanted, Lexicon, Missed, Toggled, Turned, Understood
from bot.flows.engine.choices import Several, Summary
from bot.flows.engine.effects import Ask, Redraw, Stuck, Tell
from bot.flows.engine.file_question import FileQuestion
from bot.flows.engine.flow import Ending, Facts, Flow, Question
from bot.flows.engine.position import Press, open_question, same
from bot.flows.engine.questions import VOICE, signed
from bot.ground.copies import replace
from bot.ground.deed import Effect
from bot.ground.dialogue import Asked, Dialogue, Stage, Stored
from bot.ground.messages import Kind, Option
from bot.ground.text import Text, _, lines, paragraphs
from bot.ground.typed import Command


@dataclass(frozen=True, slots=True)
class Step:
    """What a step leaves: the conversation as it now stands, and what must happen, in order."""

    dialogue: Dialogue
    effects: tuple[Effect, ...] = ()


CHANGE_EARLIER = "~"
_EXPECT_CHOICE = {
    Kind.VOICE: _("I cannot listen to voice messages yet. Please press a button or write."),
    Kind.PICTURE: _("I cannot use a picture here. Please press a button or write."),
    Kind.STICKER: _("A nice sticker. I cannot read it as an answer. Please press a button or write."),
    Kind.CONTACT: _("I do not need a contact here. Please press a button or write."),
    Kind.LOCATION: _("I do not need your location. Please press a button or write."),
    Kind.FILE: _("I cannot use a file here. Please press a button or write."),
    Kind.UNREADABLE: _("I cannot read this kind of message. Please press a button or write."),
}
_EXPECT_WORDS = {
    Kind.VOICE: _("I cannot listen to voice messages yet. Please write your answer in words."),
    Kind.PICTURE: _("I cannot use a picture here. Please write your answer in words."),
    Kind.STICKER: _("A nice sticker. I cannot read it as an answer. Please write your answer in words."),
    Kind.CONTACT: _("I do not need a contact here. Please write your answer in words."),
    Kind.LOCATION: _("I do not need your location. Please write your answer in words."),
    Kind.FILE: _("I cannot use a file here. Please write your answer in words."),
    Kind.UNREADABLE: _("I cannot read this kind of message. Please write your answer in words."),
}
CHANGED_QUESTION = _("We changed this question. Please answer it again.")
NUMBERS_HELP = _("Send only the number of your answer.")
PERSON_HELP = _("It is fine if this is difficult. A person can help you.")


def begin(flow: type[Flow], dialogue: Dialogue, facts: Facts) -> Step:
    """Ask the first question, or finish a flow that has none."""
    return _advance(flow, dialogue, facts)


def repeat(flow: type[Flow], dialogue: Dialogue, facts: Facts, before: Text | None = None) -> Step:
    """Ask the open question again, perhaps after a sentence."""
    return _advance(flow, dialogue, facts, before=before)


def say(
    flow: type[Flow],
    dialogue: Dialogue,
    facts: Facts,
    kind: Kind,
    said: str,
    lexicon: Lexicon,
    sent: Sent | None = None,
) -> Step:
    """Something was written or sent while a question is open; ``sent`` is a picture or document,
    ``said`` what stands under it.
    """
    way = flow(facts, dialogue.answers)
    question = open_question(way)
    if question is None or dialogue.asked is None:
        return _advance(flow, dialogue, facts)
    if dialogue.asked.question != question.name:
        # A release put another question here: what was said answers the one that was shown.
        return _advance(flow, dialogue, facts, before=CHANGED_QUESTION)
    if kind is Kind.VOICE and question.hears:
        return _answered(way, question, dialogue, VOICE, None)
    if kind is not Kind.TEXT and question.takes_all:
        return _answered(way, question, dialogue, signed(kind, said), None)
    if kind is not Kind.TEXT and isinstance(question, FileQuestion):
        return _received(way, question, dialogue, sent)
    if kind is not Kind.TEXT:
        table = _EXPECT_CHOICE if question.options(way) else _EXPECT_WORDS
        return _missed(way, question, dialogue, Missed(table.get(kind, table[Kind.UNREADABLE])))
    understood = question.understand(way, said, dialogue.asked.options, _picked(dialogue), lexicon)
    return _apply(way, question, dialogue, understood, pressed=False)


def _received(way: Flow, question: FileQuestion, dialogue: Dialogue, sent: Sent | None) -> Step:
    """A file that was asked for is fetched; its bytes are looked at when they are here."""
    missed = question.refused(sent)
    if sent is None or missed is not None:
        return _missed(way, question, dialogue, missed or Missed(question.expects))
    step = _answered(way, question, dialogue, sent.id, None)
    return replace(step, effects=(FetchFile(sent, question.then_flow, question.again), *step.effects))


def _picked(dialogue: Dialogue) -> tuple[str, ...]:
    """What words add to. An earlier answer that is being changed and was not touched yet is
    replaced by them."""
    untouched = dialogue.kept is not None and list(dialogue.picked) == dialogue.kept[1][0]
    return () if untouched else dialogue.picked


def press(flow: type[Flow], dialogue: Dialogue, facts: Facts, pressed: Press) -> Step:
    """The person pressed a button of this conversation, of the open question or an earlier one."""
    way = flow(facts, dialogue.answers)
    question = open_question(way)
    asked = dialogue.asked
    if question is None or asked is None:
        return _advance(flow, dialogue, facts)
    if pressed.option == CHANGE_EARLIER:
        return _change(way, dialogue, pressed.question)
    # An older message with the open question still answers it; an older summary shows older
    # answers.
    shown_now = pressed.number == asked.number or not isinstance(question, Summary)
    if pressed.question == question.name and shown_now:
        understood = question.press(way, pressed.option, dialogue.picked)
        return _apply(way, question, dialogue, understood, pressed=True)
    return _pressed_earlier(way, dialogue, pressed)


def back(flow: type[Flow], dialogue: Dialogue, facts: Facts) -> Step:
    """Forget the last answer and ask it again; while changing one answer, put the old one back."""
    way = flow(facts, dialogue.answers)
    if dialogue.kept is not None:
        return _advance(flow, _put_back(dialogue), facts)
    way.position()
    if not way.values:
        return repeat(flow, dialogue, facts, before=_("This is the first question."))
    answers = dict(dialogue.answers)
    del answers[list(way.values)[-1]]
    return _advance(flow, replace(dialogue, answers=answers, picked=()), facts)


def _apply(way: Flow, question: Question[Any], dialogue: Dialogue, got: Understood, *, pressed: bool) -> Step:
    match got:
        case Answered(stored, chosen):
            return _answered(way, question, dialogue, stored, chosen if pressed else None)
        case Toggled(picked):
            dialogue = replace(dialogue, picked=picked)
            return Step(dialogue, (Redraw(_ask(way, question, dialogue)),))
        case Turned(page):
            asked = replace(_was_asked(dialogue), page=page + 1)
            label = question.pages[page].text
            text = label if isinstance(label, Text) else label(way)
            return _asking(way, question, replace(dialogue, asked=asked), text=text)
        case ChangeWanted(name):
            return _change(way, dialogue, name)
        case Missed():
            return _missed(way, question, dialogue, got)


def _answered(way: Flow, question: Question[Any], dialogue: Dialogue, stored: Any, chosen: Option | None) -> Step:
    entry: Stored = (stored, int(way.facts.now.timestamp()), way.facts.person.language)
    after = replace(dialogue, answers={**dialogue.answers, question.name: entry}, picked=(), kept=None)
    effects = tuple(question.then(question.read(stored))) if question.then else ()
    way.learn(question.name, stored)
    step = _go_on(way, after, chosen=chosen)
    return Step(step.dialogue, effects + step.effects) if effects else step


def _advance(
    flow: type[Flow], dialogue: Dialogue, facts: Facts, *, chosen: Option | None = None, before: Text | None = None
) -> Step:
    return _go_on(flow(facts, dialogue.answers), dialogue, chosen=chosen, before=before)


def _go_on(way: Flow, dialogue: Dialogue, *, chosen: Option | None = None, before: Text | None = None) -> Step:
    """Ask the question at the way's position, or come to the end of the way."""
    here = way.position()
    if here is None:
        refused = way.refuse()
        if refused is not None:
            name, why = refused
            left = {each: stored for each, stored in dialogue.answers.items() if each != name}
            return _go_on(type(way)(way.facts, left), replace(dialogue, answers=left), before=why)
        on_path = {name: dialogue.answers[name] for name in way.values}
        done = replace(dialogue, stage=Stage.FINISHED, answers=on_path, picked=(), kept=None)
        return Step(done, tuple(way.finish()))
    if isinstance(here, Ending):
        return Step(replace(dialogue, stage=Stage.STOPPED), tuple(here.effects(way)))
    if here.name in way.unreadable:
        before = CHANGED_QUESTION
    return _asking(way, here, dialogue, chosen=chosen, before=before)


def _asking(
    way: Flow,
    question: Question[Any],
    dialogue: Dialogue,
    *,
    text: Text | None = None,
    before: Text | None = None,
    chosen: Option | None = None,
) -> Step:
    """Ask; an asking gets a new number only when the question is another one."""
    last = dialogue.asked
    if last is not None and last.question == question.name:
        asked = last if text is not None else replace(last, page=0)
    else:
        asked = Asked((last.number if last else 0) + 1, question.name, ())
    shown = (*question.options(way), *question.extras(asked.page))
    dialogue = replace(dialogue, asked=replace(asked, options=tuple(option.id for option in shown)))
    ask = _ask(way, question, dialogue, shown)
    if before is not None or text is not None:
        words = text or ask.text
        ask = replace(ask, text=paragraphs(before, words) if before else words, key="")
    return Step(dialogue, (replace(ask, chosen=chosen) if chosen else ask,))


def _ask(way: Flow, question: Question[Any], dialogue: Dialogue, shown: tuple[Option, ...] | None = None) -> Ask:
    asked = _was_asked(dialogue)
    if shown is None:
        shown = (*question.options(way), *question.extras(asked.page))
    controls = _controls(way, asked)
    several = isinstance(question, Several)
    fixed = question.fixed and not dialogue.picked
    return Ask(
        question.prompt(way),
        shown,
        question.name,
        asked.number,
        picked=dialogue.picked if several else None,
        controls=controls,
        key=f"{way.name()}.{question.name}.{len(controls)}" if fixed else "",
    )


def _controls(way: Flow, asked: Asked) -> tuple[Command, ...]:
    if not way.controls:
        return ()
    first = (Command.BACK,) if way.values else ()
    return (*first, Command.PERSON, Command.MENU) if asked.misses > 1 else (*first, Command.MENU)


def _missed(way: Flow, question: Question[Any], dialogue: Dialogue, missed: Missed) -> Step:
    """Explain and ask again; the second time easier, from the third a person is offered too."""
    asked = _was_asked(dialogue)
    asked = replace(asked, misses=asked.misses + missed.counts)
    ask = _ask(way, question, replace(dialogue, asked=asked))
    parts = [missed.why, ask.text]
    if asked.misses > 1 and ask.options and question.options(way):
        numbered = (Text("{n} = {label}", {"n": n, "label": o.label}) for n, o in enumerate(ask.options, 1))
        parts += [lines(*numbered), NUMBERS_HELP]
    if asked.misses > 1:
        parts.append(PERSON_HELP)
    stuck: tuple[Effect, ...] = (Stuck(question.name),) if asked.misses == 3 else ()
    asked = replace(asked, options=tuple(option.id for option in ask.options))
    return Step(replace(dialogue, asked=asked), (*stuck, replace(ask, text=paragraphs(*parts), key="")))


def _change(way: Flow, dialogue: Dialogue, name: str) -> Step:
    """Ask one earlier answer anew; all others stay, also one that was about to be changed."""
    dialogue = _put_back(dialogue)
    way = type(way)(way.facts, dialogue.answers)
    way.position()
    if name not in way.values:
        return _advance(type(way), dialogue, way.facts)
    answers = dict(dialogue.answers)
    kept = (name, answers.pop(name))
    picked = tuple(kept[1][0]) if isinstance(kept[1][0], list) else ()
    return _advance(type(way), replace(dialogue, answers=answers, kept=kept, picked=picked), way.facts)


def _put_back(dialogue: Dialogue) -> Dialogue:
    """The conversation with the answer that was being changed as it was."""
    if dialogue.kept is None:
        return dialogue
    name, stored = dialogue.kept
    return replace(dialogue, answers={**dialogue.answers, name: stored}, kept=None, picked=())


def _pressed_earlier(way: Flow, dialogue: Dialogue, pressed: Press) -> Step:
    """A button of an earlier question: a second tap is quiet, another wish is a change."""
    question = way.questions.get(pressed.question)
    if isinstance(question, Summary) and dialogue.kept is not None:
        # From the summary above, the person chose another answer to change, or none after all.
        if pressed.option == dialogue.kept[0]:
            return Step(dialogue)
        return _change(way, dialogue, pressed.option)
    stored = dialogue.answers.get(pressed.question)
    if question is None or stored is None or pressed.question not in way.values:
        return _advance(type(way), dialogue, way.facts, before=_("That button is from an earlier question."))
    if same(question, way, pressed.option, stored[0]):
        return Step(dialogue)
    told = Tell(
        paragraphs(
            _("That button is from an earlier question."),
            Text(
                "{question}\n{answer}",
                {
                    "question": question.short or question.prompt(way),
                    "answer": _("You answered: {answer}", answer=question.show(way, way.values[question.name])),
                },
            ),
        ),
        buttons=((f"{pressed.number}.{question.name}.{CHANGE_EARLIER}", _("Change my answer")),),
    )
    step = _advance(type(way), dialogue, way.facts)
    return replace(step, effects=(told, *step.effects))


def _was_asked(dialogue: Dialogue) -> Asked:
    if dialogue.asked is None:
        raise ValueError("nothing was asked")
    return dialogue.asked
