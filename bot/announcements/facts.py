"""What conversations know of announcements."""

from dataclasses import dataclass

from bot.announcements.rules import Announcement, DryRun, Group, Report
from bot.files.kinds import KeptFile


@dataclass(frozen=True, slots=True)
class AnnouncementFacts:
    """``dry`` is what would happen if it went now, ``how_far`` how far it has come.

    ``file`` goes with it, without its bytes. ``announced`` are the newest ones, ``groups`` the
    saved audiences, ``subscribed`` what this person subscribed to.
    """

    dry: DryRun | None = None
    how_far: Report | None = None
    file: KeptFile | None = None
    announced: tuple[Announcement, ...] = ()
    groups: tuple[Group, ...] = ()
    subscribed: tuple[str, ...] = ()
