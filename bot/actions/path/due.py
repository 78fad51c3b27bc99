"""What is due about a newcomer's programme: reminders of its dates, news of what changed."""

from collections.abc import Iterator, Mapping

from bot.actions.path.deeds import NEWS, REMINDERS, day_of_part, plan_of
from bot.flows.engine.effects import Notify, button
from bot.flows.path.newcomer import MyProgramme
from bot.ground.deed import Effect
from bot.ground.programme import PathPart
from bot.ground.text import Text, Value, _, lines, paragraphs
from bot.path.words import day_of, name_of, told_parts
from bot.turns import reach
from bot.turns.tables import WhenDue
from bot.turns.turn import Skip, Turn
from storage import path
from storage.timers import Timer


def remind(turn: Turn, timer: Timer) -> Iterator[Effect]:
    part = path.one(turn.connection, timer.about.id)
    if part is None or part.version != timer.version:
        raise Skip("the part has changed")
    begin = next(each[2] for each in REMINDERS if each[0] == timer.kind)
    plan, day = plan_of(turn, part.part), day_of_part(part, begin=begin)
    if plan is None or day is None:
        raise Skip("the programme has no such day any more")
    reach.after_quiet(turn)
    text = paragraphs(_head(plan, (day - turn.today).days, day_of(day, turn.today), begin=begin))
    yield Notify(
        timer.person_id,
        text,
        f"reminder: {timer.kind}",
        part.about,
        (button(MyProgramme, label=_("My programme")),),
        useless_at=timer.expires or 0,
    )


def _head(plan: PathPart, days: int, day: Value, *, begin: bool) -> Text:
    part = name_of(plan)
    if begin and days <= 0:
        return _("📅 Today begins: {part}.", part=part)
    if begin and days == 1:
        return _("📅 Tomorrow begins: {part}.", part=part)
    if begin:
        return _("📅 On {day} begins: {part}.", day=day, part=part)
    if days <= 0:
        return _("📅 Today is the last day of: {part}.", part=part)
    if days == 1:
        return _("📅 Tomorrow is the last day of: {part}.", part=part)
    return _("📅 {day} is the last day of: {part}.", day=day, part=part)


def news(turn: Turn, timer: Timer) -> Iterator[Effect]:
    """All that changed since the first of several changes, in one notice."""
    changed = path.of_person(turn.connection, timer.person_id, timer.about.id)
    rows = told_parts(turn.programme, changed, turn.today)
    if not rows:
        raise Skip("nothing of it stands any more")
    reach.after_quiet(turn)
    yield Notify(
        timer.person_id,
        paragraphs(_("🧭 There is news about your programme."), lines(*rows)),
        "staff changed their programme",
        buttons=(button(MyProgramme, label=_("My programme")),),
    )


DUE: Mapping[str, WhenDue] = {
    **{kind: remind for kind, _before, _begin in REMINDERS},
    NEWS: news,
}
