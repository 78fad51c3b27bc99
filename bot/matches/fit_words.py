"""Why two sides fit or do not, in words: for staff, and for the two themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bot.ground.text import Listed, Text, _, as_is
from bot.matches.fit import Bar, Fit, Shared
from bot.people import words as people_words

_FREE = {str(each): people_words.label_of(label) for each, label in people_words.FREE_TIMES.items()}
_INTERESTS = {each: people_words.label_of(label) for each, label in people_words.INTERESTS.items()}
_WISHES = {
    "dutch": _("Practise Dutch"),
    "town": _("Know the town"),
    "sport": _("Do sport"),
    "children": _("With my children"),
}
_WORDS = {
    Shared.LANGUAGES: people_words.SPOKEN,
    Shared.FREE: _FREE,
    Shared.INTERESTS: _INTERESTS,
    Shared.WISHES: _WISHES,
}

_STAFF: dict[Shared, Callable[[Listed], Text]] = {
    Shared.LANGUAGES: lambda them: _("Both speak: {things}", things=them),
    Shared.FREE: lambda them: _("Both are often free: {things}", things=them),
    Shared.WISHES: lambda them: _("Both would like: {things}", things=them),
    Shared.INTERESTS: lambda them: _("Both like: {things}", things=them),
    Shared.TOWN: lambda them: _("Both live in: {things}", things=them),
}
_PAIR: dict[Shared, Callable[[Listed], Text]] = {
    Shared.LANGUAGES: lambda them: _("You both speak: {things}", things=them),
    Shared.FREE: lambda them: _("You are both often free: {things}", things=them),
    Shared.WISHES: lambda them: _("You would both like: {things}", things=them),
    Shared.INTERESTS: lambda them: _("You both like: {things}", things=them),
    Shared.TOWN: lambda them: _("You both live in: {things}", things=them),
}
_MISSES = {
    Shared.LANGUAGES: _("No shared language yet"),
    Shared.FREE: _("No shared free time yet"),
    Shared.WISHES: _("No shared wish yet"),
    Shared.INTERESTS: _("No shared interest yet"),
    Shared.TOWN: _("They do not live in the same town"),
}
_BARS = {
    Bar.WISH: _("The wishes about a woman or a man do not fit."),
    Bar.CAPACITY: _("This mentor has no free place."),
    Bar.PAUSED: _("This mentor takes a break."),
    Bar.DECLINED: _("One of them said no to the other before."),
    Bar.CONDUCT: _("This mentor has not agreed to the code of conduct."),
    Bar.VOG: _("The VOG (certificate of conduct) was not seen yet."),
}


def _said(fit: Fit, sentences: dict[Shared, Callable[[Listed], Text]]) -> tuple[Text, ...]:
    return tuple(
        sentences[kind](Listed(tuple(_words(kind, fit.shared[kind])))) for kind in Shared if kind in fit.shared
    )


def _words(kind: Shared, things: Iterable[str]) -> Iterable[Text]:
    words = _WORDS.get(kind, {})
    return (words[thing] if thing in words else as_is(thing) for thing in things)


def for_staff(fit: Fit) -> tuple[Text, ...]:
    """What they share, said about them."""
    return _said(fit, _STAFF)


def for_pair(fit: Fit) -> tuple[Text, ...]:
    """What they share, said to them."""
    return _said(fit, _PAIR)


def misses_for_staff(fit: Fit) -> tuple[Text, ...]:
    return tuple(_MISSES[kind] for kind in fit.misses)


def bars_for_staff(bars: Iterable[Bar]) -> tuple[Text, ...]:
    return tuple(_BARS[bar] for bar in bars)
