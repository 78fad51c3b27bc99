"""What a step wants to happen, as data: the bases of effects, deeds and events."""


class Effect:
    """Something that happens to the chat or to a person; the turns carry it out."""

    __slots__ = ()


class Deed(Effect):
    """Something people do; the table of deeds says which function does it."""

    __slots__ = ()


class Event(Effect):
    """Something that came about and means something elsewhere; the table of events says to whom.

    Where it has a ``person``, that is whom it happened to.
    """

    __slots__ = ()
