"""Telephone numbers as people write them, in any script's digits;
without a country they are read as a region's. Pure.
"""

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat, PhoneNumberType, shortnumberinfo

# The region (two capital letters) where nobody says one.
USUAL = "NL"


def is_region(code: str) -> bool:
    return code in phonenumbers.SUPPORTED_REGIONS


def is_somebodys(said: str, region: str) -> bool:
    """Whether it is as long as the numbers of people's own telephones are in its country;
    not whether anybody has it.
    """
    number = _read(said, region)
    return number is not None and phonenumbers.is_possible_number_for_type(number, PhoneNumberType.FIXED_LINE_OR_MOBILE)


def can_be_called(said: str, region: str) -> bool:
    """The same, or the number of a service, also a short one such as 112."""
    number = _read(said, region)
    return number is not None and (
        phonenumbers.is_possible_number(number) or shortnumberinfo.is_possible_short_number_for_region(number, region)
    )


def with_country(said: str) -> str:
    """A number that begins with + and its country, in the form of E.164 (+31701234567);
    "" when it is none.
    """
    number = _read(said, None)
    if number is None or not phonenumbers.is_possible_number(number):
        return ""
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def _read(said: str, region: str | None) -> PhoneNumber | None:
    # The library would read letters as the keys of a telephone, or leave them out.
    if any(sign.isalpha() for sign in said):
        return None
    try:
        return phonenumbers.parse(said, region)
    except NumberParseException:
        return None
