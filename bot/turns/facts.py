"""Reads what a conversation may know before its step; whoever may not see a thing gets nothing of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from bot.actions.announcements import audience as audiences
from bot.actions.talks.times import possible_times
from bot.announcements.rules import State
from bot.flows.engine.flow import Card, Desk, Facts, Flow, Noted
from bot.flows.every import BY_NAME, FLOWS
from bot.flows.people.staff import LATEST, PAGE
from bot.ground.calendar import Quiet
from bot.ground.dialogue import Dialogue
from bot.ground.programme import Programme
from bot.ground.text import Text
from bot.language.speech import Speech
from bot.matches.fit import Fit, fit, suggest
from bot.matches.nouns import OPEN_MATCH, MatchState
from bot.meetings.nouns import MeetingState
from bot.people.nouns import Role
from bot.people.roles import Right
from bot.reports.rules import PERIODS
from bot.requests.nouns import Request, RequestKind, RequestState, in_order
from bot.turns import rights
from bot.turns.guest import Guest
from bot.turns.turn import Turn
from storage import (
    announcements,
    apps,
    candidates,
    care,
    files,
    history,
    invites,
    journal,
    matches,
    meetings,
    path,
    people,
    profiles,
    requests,
    subscriptions,
    talks,
    themes,
)
from storage.database import Connection

MINE = (MatchState.PROPOSED, MatchState.LIVE)
COMING = (MeetingState.PROPOSED, MeetingState.CONFIRMED)


class Gone(LookupError):
    """What a conversation is about is not there (any more), or not for this person."""


def split(about: str) -> tuple[str, int, int]:
    """ "meeting:12:3" as its kind, id and version; the version may be left out."""
    kind, id_, version = [*about.split(":"), "0", "0"][:3]
    return kind, int(id_), int(version)


def inbox(connection: Connection, programme: str) -> list[Request]:
    """What waits; a match that needs care is named by its people."""
    found = requests.waiting(connection, programme)
    ids = [split(each.about)[1] for each in found if each.kind is RequestKind.CARE]
    names = {match.about: match.names for match in matches.read(connection, ids)}
    return in_order(replace(each, name=each.name or names.get(each.about, "")) for each in found)


class Reader:
    """Gathers facts for one programme."""

    def __init__(self, programme: Programme, speech: Speech, channels: tuple[str, ...] = ()) -> None:
        self._channels = channels
        self.programme = programme
        self._speech = speech
        profile = programme.profile
        self._kinds: dict[str, Callable[[Turn, type[Flow], Facts, int], Facts]] = {
            "match": self._match,
            "meeting": self._meeting,
            "talk": self._talk,
            "theme": self._theme,
            "person": self._card,
            "announce": self._announcement,
            "request": self._request,
            "topic": self._place_of(len(profile.topics) + len(profile.faq)),
            "period": self._place_of(len(PERIODS)),
            "sub": self._place_of(len(profile.subscriptions)),
            "file": self._file,
            "said": lambda turn, flow, facts, id_: facts,
        }

    @property
    def quiet(self) -> Quiet:
        return self.programme.quiet

    def facts(self, turn: Turn, dialogue: Dialogue) -> Facts:
        """What the flow of this conversation may know; raises Gone."""
        guest, flow = turn.here, BY_NAME[dialogue.flow]
        if flow.needs_team:
            guest.know_team(turn.reading)
        facts = Facts(guest.person, self.programme, turn.now)
        if dialogue.about:
            kind, id_, version = split(dialogue.about)
            facts = self._kinds[kind](turn, flow, replace(facts, about=dialogue.about, version=version), id_)
        if not (flow.brief or flow.needs_staff or flow.needs_languages or flow.needs):
            return facts
        facts = replace(
            facts,
            languages=self._speech.autonyms(),
            waiting=_waiting_title(guest),
            staff=turn.batch.staff() if flow.needs_staff else (),
        )
        facts = replace(facts, channels=self._channels)
        if flow.brief or flow.needs_languages or flow.needs:
            facts = self._mine(turn, facts)
        if "apps" in flow.needs:
            facts = replace(facts, apps=tuple(self._apps(turn)))
        if "desk" in flow.needs:
            facts = replace(facts, desk=self._desk(turn))
        facts = self._listed(turn, flow, facts)
        if "subscriptions" in flow.needs:
            mine = subscriptions.of_person(turn.reading, facts.person.id)
            facts = replace(facts, subscribed=mine)
        if "path" in flow.needs:
            whose = facts.card.person_id if facts.card else facts.person.id
            facts = replace(facts, parts=path.of_person(turn.reading, whose))
        if "free" in flow.needs:
            facts = replace(facts, free=tuple(profiles.read(turn.reading, facts.person.id).get("free") or ()))
        facts = self._for_staff(turn, flow, facts)
        menu = (each for each in FLOWS if rights.may_use(guest.person, each) and each.available(facts))
        return replace(facts, menu=tuple(menu)) if flow.brief else facts

    def _listed(self, turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
        """What the programme has as a whole."""
        connection = turn.reading
        if "all signs" in flow.needs:
            found_signs = tuple(care.open_(connection, self.programme.id))
            facts = replace(facts, signs=found_signs, absent=people.absent(connection, self.programme.id))
        if "planned themes" in flow.needs:
            found = themes.since(connection, self.programme.id, turn.seconds - 14 * 86400)
            facts = replace(facts, planned=tuple(found))
        if "announced" in flow.needs:
            facts = replace(facts, announced=tuple(announcements.newest(connection, self.programme.id)))
        if "inbox" in flow.needs:
            facts = replace(facts, inbox=tuple(inbox(connection, self.programme.id)))
        if "groups" in flow.needs:
            facts = replace(facts, groups=tuple(announcements.groups(connection, self.programme.id)))
        return facts

    def _place_of(self, count: int) -> Callable[[Turn, type[Flow], Facts, int], Facts]:
        """Something of the programme profile, by its place there."""

        def look(_turn: Turn, _flow: type[Flow], facts: Facts, id_: int) -> Facts:
            if id_ >= count:
                raise Gone(facts.about)
            return facts

        return look

    def _for_staff(self, turn: Turn, flow: type[Flow], facts: Facts) -> Facts:
        """The names to look for, and what the staff saw and changed."""
        connection, person = turn.reading, turn.person
        if "names" in flow.needs and person.staff is not None:
            mine = None if rights.may(person, Right.EVERYBODY) else person.staff.id
            facts = replace(facts, names=tuple(people.names(connection, self.programme.id, mine)))
        if "who saw" in flow.needs and facts.card is not None:
            id_ = facts.card.person_id
            things = history.things_of(connection, id_)
            found = journal.of_staff(connection, id_, things, PAGE + 1, facts.version * PAGE)
            facts = replace(facts, noted=self._noted(turn, found))
        if "staff acts" in flow.needs:
            found = journal.staff_acts(connection, turn.seconds - 14 * 86400, LATEST)
            facts = replace(facts, noted=self._noted(turn, found))
        return facts

    def _noted(self, turn: Turn, entries: list[journal.Entry]) -> tuple[Noted, ...]:
        """Lines of the journal with the names of the staff, also of those who left."""
        names = invites.names_of(turn.reading, self.programme.id)
        by_id = {f"staff:{id_}": name for id_, name in names.items()}
        return tuple(
            Noted(datetime.fromtimestamp(each.at, UTC), by_id.get(each.who, each.who), each.kind, each.about)
            for each in entries
        )

    def _apps(self, turn: Turn) -> list[str]:
        """The channels of this person, also of addresses that this batch has not written yet."""
        known = apps.of_person(turn.reading, turn.person.id)
        return list(dict.fromkeys([*known, *(key.partition(":")[0] for key in turn.here.addresses)]))

    def _mine(self, turn: Turn, facts: Facts) -> Facts:
        """The matches and coming meetings of somebody on the list."""
        if facts.person.listed_at is None:
            return facts
        connection = turn.reading
        if self.programme.profile.themes is not None:
            invited = themes.of_person(connection, facts.person.id, turn.seconds - 12 * 3600)
            facts = replace(facts, themes=tuple(invited))
        mine = matches.of_person(connection, facts.person.id, MINE)
        live = [match.id for match in mine if match.state is MatchState.LIVE]
        coming = meetings.of_matches(connection, live, turn.seconds - 4 * 3600)
        return replace(facts, matches=tuple(mine), meetings=tuple(each for each in coming if each.state in COMING))

    def _match(self, turn: Turn, flow: type[Flow], facts: Facts, id_: int) -> Facts:
        connection = turn.reading
        match = matches.one(connection, id_)
        if match is None:
            raise Gone(facts.about)
        newcomer = next((m.person_id for m in match.members if m.side is Role.NEWCOMER), 0)
        case_manager = matches.case_manager_of(connection, newcomer)
        if not rights.may_see_match(facts.person, match, case_manager, flow):
            raise Gone(facts.about)
        last = meetings.last(connection, id_) if "last" in flow.needs else None
        mentor = next((m.person_id for m in match.members if m.side is Role.MENTOR), 0)
        fits = self._fit(turn, newcomer, people.mentor_key(connection, mentor)) if "fit" in flow.needs else None
        facts = replace(facts, match=match, last=last, fit=fits)
        if "talks" in flow.needs:
            facts = replace(facts, talks=tuple(talks.of_matches(connection, [id_])))
        if "signs" in flow.needs:
            facts = replace(facts, signs=tuple(care.of_match(connection, id_)))
        side = match.side_of(facts.person.id)
        if "spent" in flow.needs and side is not None:
            facts = replace(facts, spent=meetings.spent(connection, id_, side))
        return facts

    def _theme(self, turn: Turn, flow: type[Flow], facts: Facts, id_: int) -> Facts:
        """Staff see all of a theme meeting; others only one they were invited to."""
        connection = turn.reading
        theme = themes.one(connection, id_)
        invited = theme is not None and themes.reply_of(connection, id_, facts.person.id) is not None
        if theme is None or not (flow.for_staff or invited):
            raise Gone(facts.about)
        facts = replace(facts, theme=theme)
        return replace(facts, replies=tuple(themes.replies(connection, id_))) if "replies" in flow.needs else facts

    def _announcement(self, turn: Turn, flow: type[Flow], facts: Facts, id_: int) -> Facts:
        """Staff see all of it; others only one they got."""
        connection = turn.reading
        found = announcements.one(connection, id_)
        if found is None or found.programme != self.programme.id:
            raise Gone(facts.about)
        if not flow.for_staff and not announcements.was_sent_to(connection, id_, facts.person.id):
            raise Gone(facts.about)
        file = files.one(connection, found.file_id) if found.file_id and flow.for_staff else None
        facts = replace(facts, announcement=found, file=file)
        if "how far" not in flow.needs:
            return facts
        if found.state in (State.DRAFT, State.PLANNED):
            return replace(facts, dry=audiences.try_out(connection, self.programme, found, turn.now))
        return replace(facts, how_far=audiences.report(connection, id_))

    def _request(self, turn: Turn, flow: type[Flow], facts: Facts, id_: int) -> Facts:
        """Only flows of coordinators are about it."""
        found = requests.one(turn.reading, id_)
        if found is None or not flow.for_staff or found.state is RequestState.CLOSED:
            raise Gone(facts.about)
        if found.kind is RequestKind.CARE:
            match_id = split(found.about)[1]
            facts = self._match(turn, flow, facts, match_id)
            facts = replace(facts, signs=tuple(care.of_match(turn.reading, match_id)))
        return replace(facts, request=found)

    def _file(self, turn: Turn, flow: type[Flow], facts: Facts, id_: int) -> Facts:
        """A file is for whoever sent it."""
        file = files.one(turn.reading, id_)
        if file is None or file.person_id != facts.person.id:
            raise Gone(facts.about)
        return replace(facts, file=file)

    def _talk(self, turn: Turn, flow: type[Flow], facts: Facts, id_: int) -> Facts:
        connection = turn.reading
        talk = talks.one(connection, id_)
        if talk is None:
            raise Gone(facts.about)
        facts = self._match(turn, flow, replace(facts, talk=talk), talk.match_id)
        if facts.match is None or "slots" not in flow.needs:
            return facts
        found = possible_times(connection, self.programme, facts.match, talk, turn.now)
        return replace(facts, slots=found)

    def _fit(self, turn: Turn, newcomer: int, key: str) -> Fit | None:
        connection, batch = turn.reading, turn.batch
        seeker = candidates.seeker(connection, newcomer)
        side = candidates.side(connection, self.programme.id, key, batch.seconds)
        return fit(seeker, side) if seeker is not None and side is not None else None

    def _meeting(self, turn: Turn, flow: type[Flow], facts: Facts, id_: int) -> Facts:
        meeting = meetings.one(turn.reading, id_)
        if meeting is None:
            raise Gone(facts.about)
        return self._match(turn, flow, replace(facts, meeting=meeting), meeting.match_id)

    def _card(self, turn: Turn, flow: type[Flow], facts: Facts, id_: int) -> Facts:
        connection, _work = turn.reading, turn.batch
        anybody = "anybody" in flow.needs
        found = people.anybody(connection, self.programme.id, id_) if anybody else people.one(connection, id_)
        if found is None or not rights.may_see_newcomer(facts.person, matches.case_manager_of(connection, id_)):
            raise Gone(facts.about)
        guest = turn.batch.guest_of(id_)
        absent = guest is not None and guest.absent
        card = Card(id_, found.role, found.name, found.since, profiles.read(connection, id_), absent=absent)
        if "suggestions" in flow.needs:
            card = replace(card, fits=tuple(self._suggestions(turn, id_)))
        return replace(
            facts,
            card=card,
            desk=Desk(matches=tuple(matches.of_person(connection, id_, (*OPEN_MATCH, MatchState.LIVE)))),
        )

    def _suggestions(self, turn: Turn, newcomer: int) -> list[Fit]:
        connection, batch = turn.reading, turn.batch
        seeker = candidates.seeker(connection, newcomer)
        if seeker is None:
            return []
        sides = candidates.sides(connection, self.programme.id, batch.seconds)
        declined = candidates.declined(connection, newcomer)
        return suggest(seeker, sides, declined=declined, needs_vog=self.programme.profile.mentoring.vog)

    def _desk(self, turn: Turn) -> Desk:
        connection, staff = turn.reading, turn.person.staff
        only = None if staff is None or staff.role in rights.COORDINATORS else staff.id
        waiting = people.waiting(connection, self.programme.id, only)
        states = (*OPEN_MATCH, MatchState.LIVE)
        cared = matches.in_states(connection, self.programme.id, states) if only is None else ()
        return Desk(tuple(waiting), tuple(cared))


def note_look(turn: Turn, flow: type[Flow], facts: Facts) -> None:
    """Somebody of the staff opens what is known of people: a line of the journal, once per opening.

    What the bot asks them of its own accord stands there as asked.
    """
    whom = facts.card.person_id if facts.card is not None else None
    if facts.request is not None:
        whom = facts.request.person_id
    opens = flow.for_staff and flow.looks and not turn.proactive
    if opens and (whom is not None or facts.match is not None or facts.request is not None):
        kind, id_, _version = split(facts.about)
        turn.note("looked at", f"{kind}:{id_}", flow.name(), whom)


def _waiting_title(guest: Guest) -> Text | None:
    waiting = guest.waiting()
    return BY_NAME[waiting.flow].title if waiting else None
