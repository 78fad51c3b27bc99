"""What is done, for all subjects: the tables that the turns are handed."""

from collections.abc import Mapping

from bot.actions.announcements import deeds as announcements
from bot.actions.announcements import due as announcements_due
from bot.actions.announcements import facts as announcements_facts
from bot.actions.announcements import sending, subscriptions
from bot.actions.care import deeds as care
from bot.actions.care import due as care_due
from bot.actions.care import facts as care_facts
from bot.actions.files import deeds as files
from bot.actions.files import facts as files_facts
from bot.actions.imports import deeds as imports
from bot.actions.imports import write as imports_write
from bot.actions.matches import anew, contact, ending, leaving, making
from bot.actions.matches import due as matches_due
from bot.actions.matches import facts as matches_facts
from bot.actions.meetings import deeds as meetings
from bot.actions.meetings import due as meetings_due
from bot.actions.meetings import facts as meetings_facts
from bot.actions.path import deeds as path
from bot.actions.path import due as path_due
from bot.actions.path import facts as path_facts
from bot.actions.people import (
    calls,
    chats,
    detach,
    helped,
    links,
    my_data,
    privacy,
    retention,
    rights,
    sign_ups,
    unreached,
    waiting,
)
from bot.actions.people import facts as people_facts
from bot.actions.people import leaving as people_leaving
from bot.actions.reports import deeds as reports
from bot.actions.reports import facts as reports_facts
from bot.actions.requests import deeds as requests
from bot.actions.requests import desk, opening
from bot.actions.requests import due as requests_due
from bot.actions.requests import facts as requests_facts
from bot.actions.talks import deeds as talks
from bot.actions.talks import due as talks_due
from bot.actions.talks import facts as talks_facts
from bot.actions.themes import deeds as themes
from bot.actions.themes import due as themes_due
from bot.actions.themes import facts as themes_facts
from bot.ground.deed import Deed, Event
from bot.turns import events
from bot.turns.facts import LookAt, Looks, Read, Stands
from bot.turns.tables import Does, StillAsks, Tables, WaysIn, WhenDue

DEEDS: Mapping[type[Deed], Does] = {
    **announcements.DEEDS,
    **care.DEEDS,
    **chats.DEEDS,
    **contact.DEEDS,
    **detach.DEEDS,
    **ending.DEEDS,
    **files.DEEDS,
    **imports.DEEDS,
    **imports_write.DEEDS,
    **leaving.DEEDS,
    **links.DEEDS,
    **making.DEEDS,
    **meetings.DEEDS,
    **my_data.DEEDS,
    **path.DEEDS,
    **people_leaving.DEEDS,
    **privacy.DEEDS,
    **reports.DEEDS,
    **requests.DEEDS,
    **desk.DEEDS,
    **retention.DEEDS,
    **rights.DEEDS,
    **sending.DEEDS,
    **sign_ups.DEEDS,
    **subscriptions.DEEDS,
    **talks.DEEDS,
    **themes.DEEDS,
    **waiting.DEEDS,
}
DUE: Mapping[str, WhenDue] = {
    **announcements_due.DUE,
    **care_due.DUE,
    **chats.DUE,
    **files.DUE,
    **helped.DUE,
    **links.DUE,
    **rights.DUE,
    **matches_due.DUE,
    **meetings_due.DUE,
    **path_due.DUE,
    **requests_due.DUE,
    **retention.DUE,
    **sign_ups.DUE,
    **talks_due.DUE,
    **themes_due.DUE,
    **unreached.DUE,
    **waiting.DUE,
}
# What concerns others too, or that somebody never comes, does not wait for them.
REGARDLESS = frozenset(
    (
        "match ends",
        "talk overdue",
        "meeting unanswered",
        "match unanswered",
        "match silent",
        "pause over",
        *helped.DUE,
        *retention.DUE,
    )
)
STILL_ASKS: Mapping[str, StillAsks] = {
    "match": matches_due.still_asks,
    "meeting": meetings_due.still_asks,
    "talk": talks_due.still_asks,
    "theme": themes_due.still_asks,
}
# What one subject causes in another. The order counts: what is called off is told before what is
# said of it, places are free for others before a match is left, and what needs care is put right
# when all else has ended.
EVENTS: Mapping[type[Event], tuple[Does, ...]] = {
    events.MatchBegan: (care.match_began, talks.match_began),
    events.MatchNotMade: (waiting.match_not_made,),
    events.MatchPaused: (meetings.match_paused, talks.match_paused),
    events.PairStops: (ending.pair_stops,),
    events.MatchEnds: (talks.match_ends,),
    events.MatchEnded: (meetings.match_ended, talks.match_ends, care.match_ended),
    events.ChatDetached: (meetings.chat_detached, talks.chat_detached, anew.chat_detached),
    events.ConsentGone: (talks.consent_gone, care.consent_gone),
    events.WaitsAgain: (waiting.waits_again,),
    events.PutOnTheList: (waiting.put_on_the_list,),
    events.MeetingAgreed: (care.meeting_agreed,),
    events.SignSeen: (care.sign_seen,),
    events.NeedsStaff: (opening.needs_staff,),
    events.PutRight: (opening.put_right,),
    events.SignUpBegins: (sign_ups.sign_up_begins,),
    events.PersonStops: (contact.person_stops, themes.person_goes),
    events.PersonLeaves: (themes.person_goes, leaving.person_leaves),
    events.PersonGoes: (calls.person_goes, requests.person_goes, care.person_goes),
    events.CallsStay: (requests.calls_stay,),
    events.GoesWhenHelped: (requests.goes_when_helped,),
    events.Helped: (helped.helped,),
    events.StaffComesIn: (chats.staff_comes_in, requests_due.staff_comes_in),
    events.StaffLeaves: (themes_due.staff_leaves, requests_due.staff_leaves, announcements_due.staff_leaves),
}
# What conversations may know: by the name of what they need, by the kind of thing they are about,
# and how a thing of that kind stands now.
READERS: Mapping[str, Read] = {
    **matches_facts.READERS,
    **meetings_facts.READERS,
    **talks_facts.READERS,
    **themes_facts.READERS,
    **path_facts.READERS,
    **care_facts.READERS,
    **announcements_facts.READERS,
    **requests_facts.READERS,
    **people_facts.READERS,
    **reports_facts.READERS,
}
KINDS_OF_ABOUT: Mapping[str, LookAt] = {
    **matches_facts.KINDS,
    **meetings_facts.KINDS,
    **talks_facts.KINDS,
    **themes_facts.KINDS,
    **announcements_facts.KINDS,
    **requests_facts.KINDS,
    **people_facts.KINDS,
    **reports_facts.KINDS,
    **files_facts.KINDS,
    **links.KINDS,
    **rights.KINDS,
}
STANDS: Mapping[str, Stands] = {
    **matches_facts.STANDS,
    **meetings_facts.STANDS,
    **talks_facts.STANDS,
    **themes_facts.STANDS,
    **requests_facts.STANDS,
}
# What the menu must know of whoever opens it, in this order: the meetings are those of the matches.
BRIEF = ("themes", "matches", "meetings")
LOOKS = Looks(READERS, KINDS_OF_ABOUT, STANDS, BRIEF)
WAYS_IN = WaysIn(chats.code_in, chats.typed, links.opens, links.over)
TABLES = Tables(
    deeds=DEEDS, due=DUE, regardless=REGARDLESS, still_asks=STILL_ASKS, events=EVENTS, ways_in=WAYS_IN, looks=LOOKS
)
