"""What a list of people may say of each: the fields, and which columns mean them. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from bot.ground.text import Text, _
from bot.ground.typed import normalise
from bot.imports import cells
from bot.imports.cells import Known

# Headers at least this alike are the same; short ones must be the same to the letter.
ALIKE = 86
SHORT = 4


@dataclass(frozen=True, slots=True)
class Field:
    """A thing that a column may say. ``headers`` in normalised words;
    ``needed`` stands in every row.
    """

    id: str
    label: Text
    headers: tuple[str, ...]
    read: Callable[[str, Known], Any]
    needed: bool = False


def _field(id_: str, label: Text, headers: str, read: Callable[[str, Known], Any], *, needed: bool = False) -> Field:
    return Field(id_, label, tuple(normalise(header) for header in headers.split(",")), read, needed)


FIELDS = {
    field.id: field
    for field in (
        _field(
            "role",
            _("Role"),
            "rol,role,soort,type,functie,doelgroep",
            cells.one_of(cells.ROLES, ("mentor", "nieuwkomer")),
        ),
        _field("name", _("First name"), "voornaam,first name,roepnaam,naam,name", cells.name, needed=True),
        _field("town", _("Town"), "woonplaats,plaats,gemeente,town,city,place,stad,residence", cells.town, needed=True),
        _field(
            "language", _("Language of chat"), "taal,language,chattaal,voorkeurstaal,preferred language", cells.language
        ),
        _field(
            "age",
            _("Age"),
            "leeftijd,age,geboortejaar,birth year,year of birth,geboortedatum,date of birth,leeftijdsgroep,age group",
            cells.age,
        ),
        _field(
            "gender",
            _("Woman or man"),
            "geslacht,gender,sex,man vrouw,m v",
            cells.one_of(cells.GENDER, ("vrouw", "man")),
        ),
        _field(
            "wish",
            _("Wish: woman or man"),
            "wens,voorkeur,wish,preference,wens vrouw man,voorkeur vrouw man,wil een",
            cells.one_of(cells.WISH, ("vrouw", "man", "maakt niet uit")),
        ),
        _field(
            "places",
            _("Places of a mentor"),
            "plaatsen,aantal plaatsen,capaciteit,aantal deelnemers,places,capacity",
            cells.places,
        ),
        _field("languages", _("Languages spoken"), "talen,languages,gesproken talen,spreekt,speaks", cells.languages),
        _field(
            "dutch",
            _("Dutch"),
            "nederlands,taalniveau,niveau nederlands,dutch,dutch level,niveau,level of dutch",
            cells.one_of(cells.DUTCH, ("geen", "A1", "A2", "B1")),
        ),
        _field("free", _("Free times"), "beschikbaarheid,beschikbaar,vrije tijden,free times,availability", cells.free),
        _field("interests", _("Interests"), "interesses,hobbys,hobby s,hobbies,interests", cells.interests),
        _field("manager", _("Case manager"), "klantmanager,case manager,consulent,trajectbegeleider", cells.manager),
        _field("vog", _("VOG seen on"), "vog,vog gezien,vog gezien op,vog datum,vog seen on,vog seen", cells.day),
        _field("code", _("Own code"), "code,nummer,nr,id,kenmerk,number,own code", cells.code),
        _field(
            "match",
            _("Match with"),
            "match,match met,match with,matched with,koppel,gekoppeld aan,koppeling,maatje,duo",
            cells.plain,
        ),
        _field(
            "since",
            _("Match since"),
            "match sinds,match since,gekoppeld sinds,sinds,since,startdatum,start match,start date",
            cells.day,
        ),
        _field(
            "listed",
            _("On the list since"),
            "op de lijst sinds,on the list since,aangemeld op,aanmelddatum,inschrijfdatum,datum aanmelding,signed up on",
            cells.day,
        ),
    )
}
# Columns that are not for us, whatever stands in them.
PHONES = tuple(
    map(normalise, ("telefoon", "telefoonnummer", "phone", "phone number", "mobiel", "mobile", "gsm", "tel"))
)
BSN = tuple(map(normalise, ("bsn", "burgerservicenummer", "sofinummer", "sofi", "bsn nummer")))


def field_of(header: str) -> tuple[str, float]:
    """The field that a header most likely names, and how sure that is (0 to 100)."""
    wanted = normalise(header)
    best, score = "", 0.0
    for field in FIELDS.values():
        for known in field.headers:
            alike = 100.0 if known == wanted else fuzz.ratio(known, wanted) if len(wanted) > SHORT else 0.0
            if alike >= ALIKE and alike > score:
                best, score = field.id, alike
    return best, score
