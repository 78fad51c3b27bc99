"""What something is about, as it is stored: a thing, perhaps in the version that somebody saw."""

from __future__ import annotations


class About(str):
    """ "match:12", or "match:12:3" in the third version; a plain string for the database and for
    buttons.
    """

    __slots__ = ()

    @classmethod
    def of(cls, kind: str, id_: int | str, version: int = 0) -> About:
        """A thing by its kind and id; ``version`` 0 when it matters not."""
        return cls(f"{kind}:{id_}:{version}" if version else f"{kind}:{id_}")

    @property
    def kind(self) -> str:
        """Empty for what is about nothing."""
        return self.partition(":")[0]

    @property
    def id(self) -> int:
        """The number of the thing; raises ValueError for what has none, such as "why:blocked"."""
        return int(self.split(":")[1]) if ":" in self else 0

    @property
    def version(self) -> int:
        """The version that was seen; 0 where none was said."""
        parts = self.split(":")
        return int(parts[2]) if len(parts) > 2 else 0

    @property
    def thing(self) -> About:
        """The same without the version."""
        return self if self.count(":") < 2 else About(self.rpartition(":")[0])

    def at(self, version: int) -> About:
        """The same thing in this version."""
        return About(f"{self.thing}:{version}") if version else self.thing


NOTHING = About("")
