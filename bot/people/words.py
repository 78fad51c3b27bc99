"""Words for what people tell of themselves: languages, interests, free times."""

from bot.ground.text import Text, _
from bot.people.nouns import FreeTime

OTHER = "other"

SPOKEN: dict[str, Text] = {
    "nl": _("Dutch"),
    "en": _("English"),
    "ar": _("Arabic"),
    "ti": _("Tigrinya"),
    "tr": _("Turkish"),
    "fa": _("Persian"),
    "prs": _("Dari"),
    "ps": _("Pashto"),
    "so": _("Somali"),
    "uk": _("Ukrainian"),
    "ru": _("Russian"),
    "fr": _("French"),
    "kmr": _("Kurmanji"),
    "ckb": _("Sorani"),
    "am": _("Amharic"),
    "es": _("Spanish"),
    OTHER: _("Another language"),
}

INTERESTS: dict[str, Text | tuple[str, Text]] = {
    "sport": ("⚽", _("Sport")),
    "cooking": ("🍲", _("Cooking")),
    "music": ("🎵", _("Music")),
    "nature": ("🌳", _("Nature")),
    "reading": ("📖", _("Reading")),
    "crafts": ("🧵", _("Making things")),
    "film": ("🎬", _("Film and TV")),
    "games": ("🎲", _("Games")),
    "technology": ("💻", _("Technology")),
    OTHER: ("✍️", _("Something else")),
}

FREE_TIMES: dict[FreeTime, Text | tuple[str, Text]] = {
    FreeTime.WEEK_MORNING: ("🌅", _("Weekday mornings")),
    FreeTime.WEEK_AFTERNOON: ("☀️", _("Weekday afternoons")),
    FreeTime.WEEK_EVENING: ("🌙", _("Weekday evenings")),
    FreeTime.WEEKEND_MORNING: ("🌅", _("Weekend mornings")),
    FreeTime.WEEKEND_AFTERNOON: ("☀️", _("Weekend afternoons")),
    FreeTime.WEEKEND_EVENING: ("🌙", _("Weekend evenings")),
}


def label_of(listed: Text | tuple[str, Text]) -> Text:
    """The words of an option that may have a pictogram."""
    return listed if isinstance(listed, Text) else listed[1]
