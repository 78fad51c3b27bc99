"""Telephone numbers: of a person, of a service, with their country; in the chat, a programme,
a list and the settings.
"""

from datetime import timedelta
from pathlib import Path

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as some
from phonenumbers import PhoneNumber, PhoneNumberFormat, PhoneNumberType

from bot import settings
from bot.files.kinds import FileKind
from bot.ground import phones
from bot.ground import programme as programmes
from bot.ground.errors import ProgrammeError, SettingsError
from bot.ground.programme import Programme
from bot.ground.typed import mask
from bot.imports import reading as importing
from bot.language.speech import Speech
from bot.simulation import Simulation
from storage.database import Database
from tests.conftest import EVENING
from tests.leiden import GOOD
from tests.sent_files import as_csv
from tests.town import Town

AS_WRITTEN = (PhoneNumberFormat.E164, PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.NATIONAL)


@pytest.mark.parametrize(
    ("said", "somebodys", "called", "with_country"),
    [
        ("06 12345678", True, True, ""),
        ("٠٦ ١٢٣٤٥٦٧٨", True, True, ""),
        ("071-5165165", True, True, ""),
        ("+31 (0)6 12345678", True, True, "+31612345678"),
        ("0031 6 12345678", True, True, ""),
        ("+251 91 123 4567", True, True, "+251911234567"),
        ("+31 71 000 0000", True, True, "+31710000000"),
        # A digit is missing; numbers of services; numbers that are short.
        ("06 1234567", False, True, ""),
        ("0900 8844", False, True, ""),
        ("0800 2000", False, True, ""),
        ("112", False, True, ""),
        ("113", False, True, ""),
        ("14 071", False, True, ""),
        # No numbers.
        ("call us", False, False, ""),
        ("06 12345678 or so", False, False, ""),
        ("+31", False, False, ""),
        ("+999 12345678", False, False, ""),
        ("", False, False, ""),
        ("+" + "1" * 40, False, False, ""),
    ],
)
def test_what_a_number_is_good_for(said: str, somebodys: bool, called: bool, with_country: str) -> None:
    assert phones.is_somebodys(said, "NL") is somebodys
    assert phones.can_be_called(said, "NL") is called
    assert phones.with_country(said) == with_country


@pytest.mark.parametrize("region", sorted(phonenumbers.SUPPORTED_REGIONS))
def test_numbers_of_every_country_are_somebodys(region: str) -> None:
    for kind in (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE):
        number = phonenumbers.example_number_for_type(region, kind)
        if number is not None:
            abroad, at_home = (phonenumbers.format_number(number, way) for way in AS_WRITTEN[1:])
            assert phones.is_somebodys(abroad, "NL")
            assert phones.is_somebodys(at_home, region)


@given(some.text())
def test_whatever_is_typed_gives_an_answer(said: str) -> None:
    assert phones.with_country(said).removeprefix("+").isdecimal() is bool(phones.with_country(said))
    assert phones.is_somebodys(said, "NL") in (True, False)


@given(some.integers(600_000_000, 699_999_999) | some.integers(101_000_000, 589_999_999), some.sampled_from(AS_WRITTEN))
def test_a_telephone_number_as_it_is_usually_written_is_not_masked(digits: int, way: int) -> None:
    said = phonenumbers.format_number(PhoneNumber(country_code=31, national_number=digits), way)
    assert mask(said) == said


# The chat


def sharing(database: Database, programme: Programme, speech: Speech) -> Town:
    bot = Simulation(database, programme, speech, EVENING - timedelta(hours=9))
    town = Town(bot)
    town.staff("Marieke")
    town.newcomer("Amal")
    town.mentor("Sanne")
    town.match("amal", "sanne", year=True)
    for who in town.people:
        bot.replies(who)
    town.begin("amal", "ShareNumber", "match:1")
    return town


@pytest.mark.parametrize("wrong", ["06 1234567", "112", "no", "1234567890123456"])
def test_a_number_with_a_digit_too_few_is_asked_again_and_one_is_shown_as_it_was_written(
    database: Database, leiden: Programme, speech: Speech, wrong: str
) -> None:
    town = sharing(database, leiden, speech)
    assert "Please write a phone number" in "".join(reply.text for reply in town.bot.say("amal", wrong))
    town.bot.say("amal", "(٠٠٣١) 6-12345678")
    town.pick("sanne", "!ShareNumber")
    town.bot.say("sanne", "06 87654321")
    assert "(0031) 6-12345678" in town.said("sanne")


@pytest.mark.parametrize(("country", "asked_again"), [("NL", True), ("BE", False)])
def test_a_number_without_its_country_is_one_of_the_programmes_country(
    database: Database, leiden: Programme, speech: Speech, country: str, asked_again: bool
) -> None:
    town = sharing(database, Programme(leiden.profile.model_copy(update={"country": country})), speech)
    said = "".join(reply.text for reply in town.bot.say("amal", "02 555 12 12"))
    assert ("Please write a phone number" in said) is asked_again


# The programme


def load(folder: Path, source: str) -> Programme:
    path = folder / "place.toml"
    path.write_text(source, encoding="utf-8")
    return programmes.load(str(path))


@pytest.mark.parametrize("written", ["+31 71 000 0000", "112", "+31 71 000 0001"])
@pytest.mark.parametrize("wrong", ["call us", "1", "+31 71", "+999 71 000 0000"])
def test_a_wrong_number_of_a_programme_is_named_with_its_line(tmp_path: Path, written: str, wrong: str) -> None:
    number = next(number for number, line in enumerate(GOOD.splitlines(), 1) if f'phone = "{written}"' in line)
    with pytest.raises(ProgrammeError) as error:
        load(tmp_path, GOOD.replace(f'phone = "{written}"', f'phone = "{wrong}"'))
    (said,) = str(error.value).splitlines()
    assert f"place.toml:{number}:" in said
    assert "write for example +31 71 516 5000" in said


def test_a_helper_may_have_no_number_and_a_contact_has_one(tmp_path: Path) -> None:
    load(tmp_path, GOOD.replace('phone = "+31 71 000 0001"', 'phone = ""'))
    with pytest.raises(ProgrammeError, match=r"contact\.phone"):
        load(tmp_path, GOOD.replace('phone = "+31 71 000 0000"', 'phone = ""'))


def test_numbers_without_a_country_are_those_of_the_programmes_country(tmp_path: Path) -> None:
    german = 'country = "DE"\n' + GOOD.replace('phone = "+31 71 000 0000"', 'phone = "030 901820"')
    loaded = load(tmp_path, german)
    assert loaded.profile.contact.phone == "030 901820"


@pytest.mark.parametrize("wrong", ['"UK"', '"nl"', '"XX"', '["NL"]', "31"])
def test_a_country_that_is_none_is_named(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(ProgrammeError, match=r"place\.toml:1: country: "):
        load(tmp_path, f"country = {wrong}\n{GOOD}")


# Lists


@pytest.mark.parametrize("cell", ["06 12345678", "+251911234567", "071/5165165", "06 12345678 / 06-87654321"])
def test_a_column_of_numbers_is_not_kept(cell: str) -> None:
    sheet = importing.read(FileKind.CSV, as_csv([["Naam", "Plaats", "Bereikbaar"], ["Amal", "Leiden", cell]]))
    assert sheet.rows == ((2, ("Amal", "Leiden", "")),)


@pytest.mark.parametrize("cell", ["01-02-2026", "2026-11-23", "12345678", "0012"])
def test_a_column_of_days_or_codes_is_kept(cell: str) -> None:
    sheet = importing.read(FileKind.CSV, as_csv([["Naam", "Plaats", "Gesproken op"], ["Amal", "Leiden", cell]]))
    assert sheet.rows == ((2, ("Amal", "Leiden", cell)),)


# Settings


@pytest.mark.parametrize("written", ["+31 (0)70 123 4567", "whatsapp:+31701234567", "+31-70-1234567"])
def test_the_whatsapp_number_is_kept_as_the_world_writes_it(written: str) -> None:
    assert settings._number(written) == "+31701234567"


@pytest.mark.parametrize("written", ["070 123 4567", "0031701234567", "+31 70", "+999701234567", "+31 70 FLOWERS"])
def test_a_whatsapp_number_without_its_country_is_named_with_what_to_write(
    monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    monkeypatch.setenv("TWILIO_ACCOUNT_SID", "AC" + "0" * 32)
    monkeypatch.setenv("TWILIO_AUTH_TOKEN", "a" * 32)
    monkeypatch.setenv("TWILIO_WHATSAPP_FROM", written)
    monkeypatch.setenv("PUBLIC_URL", "https://bot.example.org")
    with pytest.raises(SettingsError) as error:
        settings.load(None)
    said = "TWILIO_WHATSAPP_FROM: this is no number with its country. Write your WhatsApp number, such as +31701234567."
    assert said in str(error.value)
