"""Every deed and every due kind with the function that does it: what the turns are handed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.actions.announcements import deeds as announcements
from bot.actions.announcements import due as announcements_due
from bot.actions.announcements import facts as announcements_facts
from bot.actions.announcements import subscriptions as subscribing
from bot.actions.care import deeds as care
from bot.actions.care import due as care_due
from bot.actions.care import facts as care_facts
from bot.actions.files import deeds as sent_files
from bot.actions.files import facts as files_facts
from bot.actions.imports import deeds as imports
from bot.actions.matches import contact
from bot.actions.matches import due as matches_due
from bot.actions.matches import ending as endings
from bot.actions.matches import facts as matches_facts
from bot.actions.matches import leaving as match_care
from bot.actions.matches import making as matchmaking
from bot.actions.meetings import deeds as meetups
from bot.actions.meetings import due as meetings_due
from bot.actions.meetings import facts as meetings_facts
from bot.actions.path import deeds as parts
from bot.actions.path import due as path_due
from bot.actions.path import facts as path_facts
from bot.actions.people import apps, leaving, privacy, sign_ups, waiting
from bot.actions.people import facts as people_facts
from bot.actions.people import retention as staying
from bot.actions.people.unreached import blocked, undelivered
from bot.actions.reports import deeds as reports
from bot.actions.reports import facts as reports_facts
from bot.actions.requests import deeds as inbox
from bot.actions.requests import due as requests_due
from bot.actions.requests import facts as requests_facts
from bot.actions.talks import deeds as talks
from bot.actions.talks import due as talks_due
from bot.actions.talks import facts as talks_facts
from bot.actions.themes import deeds as themes
from bot.actions.themes import due as themes_due
from bot.actions.themes import facts as themes_facts
from bot.flows.engine.effects import Effect
from bot.turns.facts import LookAt, Read, Stands
from bot.turns.turn import Act
from storage.timers import Timer

# What concerns others too, or that somebody never comes, does not wait for them.
REGARDLESS = frozenset(
    ("match ends", "talk overdue", "meeting unanswered", "match unanswered", "match silent", "pause over", *staying.DUE)
)
KINDS: dict[str, Callable[[Act, Timer, bool], Iterator[Effect]]] = {
    "day before": meetings_due.remind,
    "two hours": meetings_due.remind,
    "after": meetings_due.ask_how_it_was,
    "after nudge": meetings_due.ask_how_it_was,
    "meeting unanswered": meetings_due.unanswered,
    "match unanswered": matches_due.unanswered,
    "match silent": matches_due.unanswered,
    "consult unanswered": matches_due.consult_unanswered,
    "consult silent": matches_due.consult_unanswered,
    "pause over": matches_due.pause_over,
    "sign-ups": sign_ups.sign_ups,
    sign_ups.INTAKE: sign_ups.intake_waits,
    "blocked": blocked,
    "unreachable": blocked,
    "undelivered": undelivered,
    "year begins": matches_due.year_begins,
    **care_due.DUE,
    **endings.DUE,
    **talks_due.DUE,
    **path_due.DUE,
    **themes_due.DUE,
    **waiting.DUE,
    **announcements_due.DUE,
    **requests_due.DUE,
    **staying.DUE,
    **sent_files.DUE,
}
DEEDS = (
    matchmaking.DEEDS
    | match_care.DEEDS
    | meetups.DEEDS
    | contact.DEEDS
    | apps.DEEDS
    | talks.DEEDS
    | care.DEEDS
    | endings.DEEDS
    | parts.DEEDS
    | themes.DEEDS
    | waiting.DEEDS
    | announcements.DEEDS
    | inbox.DEEDS
    | subscribing.DEEDS
    | reports.DEEDS
    | privacy.DEEDS
    | leaving.DEEDS
    | staying.DEEDS
    | sent_files.DEEDS
    | imports.DEEDS
)

# What conversations may know: by the name of what they need, by the kind of thing they are about, and how a thing
# of that kind stands now.
READERS: dict[str, Read] = (
    matches_facts.READERS
    | meetings_facts.READERS
    | talks_facts.READERS
    | themes_facts.READERS
    | path_facts.READERS
    | care_facts.READERS
    | announcements_facts.READERS
    | requests_facts.READERS
    | people_facts.READERS
)
KINDS_OF_ABOUT: dict[str, LookAt] = (
    matches_facts.KINDS
    | meetings_facts.KINDS
    | talks_facts.KINDS
    | themes_facts.KINDS
    | announcements_facts.KINDS
    | requests_facts.KINDS
    | people_facts.KINDS
    | reports_facts.KINDS
    | files_facts.KINDS
)
STANDS: dict[str, Stands] = (
    matches_facts.STANDS | meetings_facts.STANDS | talks_facts.STANDS | themes_facts.STANDS | requests_facts.STANDS
)
# What the menu must know of whoever opens it, in this order: the meetings are those of the matches.
BRIEF = ("themes", "matches", "meetings")
