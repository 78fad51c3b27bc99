"""What Twilio posts, as recorded: which kind it is, what it says, who wrote it;
and its error codes.
"""

from typing import Any

import pytest

from bot.ground.errors import BadAddress, Limited, PersonLeft, Refused, SlowDown, TemplateRefused, WindowClosed
from bot.ground.messages import Incoming, Kind
from bot.handlers.whatsapp.forms import NotTaken, Ours, kind_of, read, read_receipt
from tests.conftest import EVENING

BASE = {
    "MessageSid": "SM0123456789abcdef0123456789abcdef",
    "SmsMessageSid": "SM0123456789abcdef0123456789abcdef",
    "AccountSid": "AC0123456789abcdef0123456789abcdef",
    "From": "whatsapp:+31612345678",
    "To": "whatsapp:+31800555001",
    "WaId": "31612345678",
    "ProfileName": "Selam 🌻",
    "NumMedia": "0",
    "NumSegments": "1",
    "ReferralNumMedia": "0",
    "ApiVersion": "2010-04-01",
    "ChannelMetadata": '{"type":"whatsapp","data":{"context":{"ProfileName":"Selam"}}}',
    "SomethingOfNextYear": "yes",
}


OURS = Ours("AC0123456789abcdef0123456789abcdef", "+31800555001")


def form(**more: str) -> dict[str, str]:
    return BASE | more


@pytest.mark.parametrize(
    ("given", "kind", "text"),
    [
        (form(Body="ሰላም", MessageType="text"), Kind.TEXT, "ሰላም"),
        (form(Body="stop"), Kind.TEXT, "stop"),
        (form(Body="start"), Kind.TEXT, "start"),
        (form(Body="start abc_-9XYZ"), Kind.START, "abc_-9XYZ"),
        (form(Body=" Start abc_-9XYZ "), Kind.START, "abc_-9XYZ"),
        (form(Body="/start link-marieke"), Kind.START, "link-marieke"),
        (form(Body="start the day with me please"), Kind.TEXT, "start the day with me please"),
        (
            form(Body="Ja", ButtonPayload="a.1.sure.yes", ButtonText="Ja", MessageType="button"),
            Kind.PRESS,
            "a.1.sure.yes",
        ),
        (form(Body="Leiden", ListId="a.1.town.Leiden", ListTitle="Leiden"), Kind.PRESS, "a.1.town.Leiden"),
        (form(Body="Continue", ButtonPayload="continue", OriginalRepliedMessageSid="SM1"), Kind.PRESS, "continue"),
        (form(Body="", NumMedia="1", MediaContentType0="audio/ogg", MediaUrl0="https://x"), Kind.VOICE, ""),
        (form(Body="my house", NumMedia="1", MediaContentType0="image/jpeg"), Kind.PICTURE, "my house"),
        (form(Body="", NumMedia="1", MediaContentType0="image/webp"), Kind.STICKER, ""),
        (form(Body="", NumMedia="1", MediaContentType0="video/mp4"), Kind.PICTURE, ""),
        (form(Body="", NumMedia="1", MediaContentType0="text/vcard"), Kind.CONTACT, ""),
        (form(Body="", NumMedia="1", MediaContentType0="application/pdf"), Kind.FILE, ""),
        (form(Body="", NumMedia="1"), Kind.FILE, ""),
        (
            form(Body="", Latitude="52.16", Longitude="4.49", Address="Leiden"),
            Kind.LOCATION,
            "https://www.openstreetmap.org/?mlat=52.16000&mlon=4.49000&zoom=17",
        ),
        (form(Body="look at this", Forwarded="true", FrequentlyForwarded="true"), Kind.TEXT, "look at this"),
        (form(Body="", MessageType="reaction"), Kind.UNREADABLE, ""),
        (form(), Kind.UNREADABLE, ""),
    ],
)
def test_a_form_is_read_as_what_the_person_did(given: dict[str, str], kind: Kind, text: str) -> None:
    incoming = read(given, OURS, EVENING)
    assert (incoming.kind, incoming.text) == (kind, text)
    assert (incoming.channel, incoming.address, incoming.name) == ("whatsapp", "+31612345678", "Selam 🌻")
    assert (incoming.message_id, incoming.at, incoming.opens) == (BASE["MessageSid"], EVENING, True)


def test_a_person_without_a_number_is_known_by_their_other_id() -> None:
    without = {name: value for name, value in form(Body="hello").items() if name not in ("From", "WaId")}
    incoming = read(without | {"From": "", "ExternalUserId": "NL.1234567890"}, OURS, EVENING)
    assert isinstance(incoming, Incoming)
    assert incoming.address == "NL.1234567890"


@pytest.mark.parametrize("missing", ["MessageSid", "From"])
def test_a_form_without_who_or_which_is_no_message(missing: str) -> None:
    given: dict[str, Any] = {
        name: value for name, value in form(Body="x").items() if name not in (missing, "SmsMessageSid")
    }
    with pytest.raises(NotTaken, match="without an id or a sender"):
        read(given, OURS, EVENING)


@pytest.mark.parametrize(
    ("codes", "kind"),
    [
        ((63016,), WindowClosed),
        ((63014, 21610), PersonLeft),
        ((63018, 20429), SlowDown),
        ((63003, 63024), BadAddress),
        ((63027, 63028, 63021), TemplateRefused),
        ((63032,), Limited),
        ((30008, 12345), Refused),
    ],
)
def test_each_error_code_is_one_of_our_errors(codes: tuple[int, ...], kind: type) -> None:
    assert {type(kind_of(code)) for code in codes} == {kind}


def test_news_is_read_with_our_own_id() -> None:
    news = {"AccountSid": OURS.account, "MessageStatus": "undelivered", "ErrorCode": "63024"}
    receipt = read_receipt({"o": "4711", "a": "2"}, news, OURS)
    assert (receipt.outbox_id, receipt.attempt, receipt.knock, receipt.state) == (4711, 2, False, "undelivered")
    assert isinstance(receipt.error, BadAddress)
    assert read_receipt({"o": "1", "k": "1"}, news, OURS).knock
    for strange in ({}, {"o": "x"}, {"o": "1", "a": ""}, {"o": "9" * 19}, {"o": "²"}, {"o": "-1"}):
        with pytest.raises(NotTaken, match="without our id"):
            read_receipt(strange, news, OURS)


@pytest.mark.parametrize(
    ("strange", "why"),
    [
        ({"From": "+31612345678"}, "not by WhatsApp"),
        ({"From": "+31612345678", "ExternalUserId": "NL.1"}, "not by WhatsApp"),
        ({"From": "messenger:31612345678"}, "not by WhatsApp"),
        ({"From": "rcs:+31612345678"}, "not by WhatsApp"),
        ({"To": "+31800555001"}, "to another number"),
        ({"To": "whatsapp:+31800555002"}, "to another number"),
        ({"To": "whatsapp:whatsapp:+31800555001"}, "to another number"),
        ({"To": "MG0123456789abcdef0123456789abcdef"}, "to another number"),
        ({"To": ""}, "to another number"),
        ({"AccountSid": "AC" + "f" * 32}, "of another account"),
        ({"AccountSid": ""}, "of another account"),
    ],
)
def test_what_was_not_written_to_us_by_whatsapp_is_not_taken(strange: dict[str, str], why: str) -> None:
    with pytest.raises(NotTaken, match=why) as refused:
        read(form(Body="wis mij", **strange), OURS, EVENING)
    assert not any(sign.isdecimal() for sign in str(refused.value))


def test_with_a_messaging_service_it_is_still_to_our_number() -> None:
    assert read(form(Body="hello", MessagingServiceSid="MG" + "0" * 32), OURS, EVENING).text == "hello"


@pytest.mark.parametrize("account", ["", "AC" + "f" * 32])
def test_news_of_another_account_is_not_taken(account: str) -> None:
    with pytest.raises(NotTaken, match="of another account"):
        read_receipt({"o": "1"}, {"AccountSid": account, "MessageStatus": "read"}, OURS)
