"""What Twilio and WhatsApp refuse, the stand-in refuses with the same codes."""

from typing import Any

import httpx
import pytest

from playground.people import Person
from playground.testing import PATIENCE
from playground.twilio import ACCOUNT_SID
from playground.world import World
from tests.playground.twilio_calls import MESSAGES, OURS, Account, items, quick, text


async def test_only_who_knows_the_token_is_let_in(account: Account, url: str) -> None:
    assert (await account.http.get(f"/2010-04-01/Accounts/{ACCOUNT_SID}.json")).json()["status"] == "active"
    stranger = Account(url, "0" * 32)
    for path in (f"/2010-04-01/Accounts/{ACCOUNT_SID}.json", "/v1/Content", "/v1/ContentAndApprovals"):
        answer = await stranger.http.get(path)
        assert answer.status_code == 401
        assert answer.json() | {"more_info": ""} == {
            "code": 20003,
            "message": "Authenticate",
            "more_info": "",
            "status": 401,
        }
    await stranger.http.aclose()
    async with httpx.AsyncClient(trust_env=False, timeout=PATIENCE) as nobody:
        assert (await nobody.post(f"{url}{MESSAGES}")).status_code == 401


@pytest.mark.parametrize("path", ["/2010-04-01/Accounts/AC1.json", "/v1/Content/HX1", "/v1/Nothing"])
async def test_what_is_not_there_is_said_to_be_so(account: Account, path: str) -> None:
    answer = await account.http.get(path)
    assert (answer.status_code, answer.json()["code"]) == (404, 20404)


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ({"Colour": "red"}, 20001),
        ({"From": ""}, 21603),
        ({"To": ""}, 21604),
        ({"To": "whatsapp:"}, 21604),
        ({"To": "+31612345678"}, 21910),
        ({"From": "whatsapp:+31600000000"}, 63007),
        ({"Body": ""}, 21602),
        ({"Body": "x" * 1601}, 21617),
        ({"StatusCallback": "somewhere"}, 21609),
        ({"Body": "", "ContentSid": "HX0"}, 21655),
    ],
)
async def test_a_message_that_is_wrong_is_refused_by_its_code(
    account: Account, world: World, selam: Person, form: dict[str, str], code: int
) -> None:
    answer = await account.send(selam.phone_number, **({"Body": "hello"} | form))
    assert (answer.status_code, answer.json()["code"], answer.json()["status"]) == (400, code, 400)
    assert not world.replies(selam)
    assert not world.twilio.taken


@pytest.mark.parametrize(
    "form",
    [
        {"Body": "x" * 1600},
        {"From": "", "MessagingServiceSid": "MG" + "0" * 32},
        {"From": OURS, "MessagingServiceSid": "MG" + "0" * 32},
    ],
)
async def test_a_message_that_is_right_is_queued_and_arrives(
    account: Account, world: World, selam: Person, form: dict[str, str]
) -> None:
    answer = await account.send(selam.phone_number, **({"Body": "hello"} | form))
    assert answer.status_code == 201
    assert (answer.json()["status"], answer.json()["error_code"]) == ("queued", None)
    assert answer.json()["sid"].startswith("SM")
    assert len(world.replies(selam)) == 1


async def test_a_person_is_also_known_by_the_id_of_their_user_name(
    account: Account, world: World, selam: Person
) -> None:
    await account.send(selam.external_id, Body="hello")
    assert [one.text for one in world.replies(selam)] == ["hello"]


@pytest.mark.parametrize("given", ["", "{", "[]", '{"1": ""}', '{"1": 2}', '{"2": "a"}', "null"])
async def test_variables_must_be_there_and_be_words(account: Account, selam: Person, given: str) -> None:
    sid = await account.made(text("Hello {{1}}!"), v1="Amal")
    answer = await account.send(selam.phone_number, ContentSid=sid, ContentVariables=given)
    assert (answer.status_code, answer.json()["code"]) == (400, 21656)


@pytest.mark.parametrize(
    ("types", "right"),
    [
        (text("x" * 1600), True),
        (text("x" * 1601), False),
        (text(""), False),
        ({}, False),
        ({"twilio/dance": {"body": "x"}}, False),
        (quick("x" * 1024, "ja", "nee", "later"), True),
        (quick("x" * 1025, "ja"), False),
        (quick("x"), False),
        (quick("x", "1", "2", "3", "4"), False),
        (quick("x", "ja", "ja"), False),
        (quick("x", "x" * 20), True),
        (quick("x", "x" * 21), False),
        (quick("x", ""), False),
        ({"twilio/quick-reply": {"body": "x", "actions": [{"type": "URL", "title": "a", "id": "b"}]}}, False),
        ({"twilio/quick-reply": {"body": "x", "actions": [{"type": "QUICK_REPLY", "title": "a", "id": ""}]}}, False),
        (
            {"twilio/quick-reply": {"body": "x", "actions": [{"type": "QUICK_REPLY", "title": "a", "id": "x" * 201}]}},
            False,
        ),
        (items(*map(str, range(10))), True),
        (items(*map(str, range(11))), False),
        (items(), False),
        (items("a", "a"), False),
        (items("x" * 24), True),
        (items("x" * 25), False),
        (items("a", description="x" * 72), True),
        (items("a", description="x" * 73), False),
        (items("a", button="x" * 20), True),
        (items("a", button="x" * 21), False),
        (items("a", button=""), False),
        (items("a", body="x" * 1025), False),
    ],
)
async def test_contents_have_the_sizes_of_whatsapp(account: Account, types: dict[str, Any], *, right: bool) -> None:
    answer = await account.make(types)
    assert answer.status_code == (201 if right else 400), answer.text
    assert answer.json().get("code") == (None if right else 20001)


@pytest.mark.parametrize(
    "more", [{"language": "Dutch"}, {"variables": ["a"]}, {"colour": "red"}, {"types": "twilio/text"}]
)
async def test_a_content_with_odd_fields_is_refused(account: Account, more: dict[str, Any]) -> None:
    described = {"friendly_name": "x", "language": "nl", "variables": {}, "types": text("x")} | more
    answer = await account.http.post("/v1/Content", json=described)
    assert (answer.status_code, answer.json()["code"]) == (400, 20001)


@pytest.mark.parametrize(
    ("body", "kind"), [(b"{", "application/json"), (b"[]", "application/json"), (b"{}", "text/plain")]
)
async def test_a_content_comes_as_a_json_object(account: Account, body: bytes, kind: str) -> None:
    answer = await account.http.post("/v1/Content", content=body, headers={"Content-Type": kind})
    assert answer.status_code in {400, 415}
    assert answer.json()["code"] == 20001
