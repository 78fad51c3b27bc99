"""Contents are made, listed, taken away, and handed in as templates."""

from typing import Any

import pytest

from playground.twilio_rules import LANGUAGES
from playground.world import World
from tests.playground.twilio_calls import Account, items, quick, text


async def test_a_content_can_be_read_and_taken_away(account: Account) -> None:
    sid = await account.made(quick("Komt het uit?", "ja", "nee"))
    found = (await account.http.get(f"/v1/Content/{sid}")).json()
    assert (found["sid"], found["language"]) == (sid, "nl")
    assert found["types"]["twilio/quick-reply"]["actions"][1]["title"] == "nee"
    assert (await account.http.delete(f"/v1/Content/{sid}")).status_code == 204
    assert (await account.http.get(f"/v1/Content/{sid}")).status_code == 404


@pytest.mark.parametrize("path", ["/v1/Content", "/v1/ContentAndApprovals"])
async def test_the_list_comes_in_pages(account: Account, path: str) -> None:
    made = [await account.made(text(f"Hello {number}")) for number in range(5)]
    seen, following = [], f"{path}?PageSize=2"
    while following:
        page = (await account.http.get(following)).json()
        assert len(page["contents"]) <= 2
        seen += [each["sid"] for each in page["contents"]]
        following = page["meta"]["next_page_url"]
    assert seen == made


@pytest.mark.parametrize("query", ["PageSize=0", "PageSize=501", "PageSize=x", "Page=-1"])
async def test_a_page_that_cannot_be_is_refused(account: Account, query: str) -> None:
    assert (await account.http.get(f"/v1/Content?{query}")).status_code == 400


async def test_a_template_is_approved_at_once_and_the_list_says_so(account: Account) -> None:
    sid = await account.made(quick("Hallo {{1}}, kun je zaterdag?", "ja"), v1="Amal")
    assert await account.approval(sid) == {}
    asked = await account.ask_approval(sid, "meeting_1", "UTILITY")
    assert asked.status_code == 201
    assert asked.json() == {
        "name": "meeting_1",
        "category": "UTILITY",
        "status": "received",
        "rejection_reason": "",
        "content_type": "twilio/quick-reply",
    }
    found = await account.approval(sid)
    assert (found["status"], found["rejection_reason"], found["name"]) == ("approved", "", "meeting_1")
    listed = (await account.http.get("/v1/ContentAndApprovals")).json()["contents"]
    assert [each["approval_requests"]["status"] for each in listed] == ["approved"]


@pytest.mark.parametrize("status", ["received", "pending", "rejected", "paused", "disabled"])
async def test_a_test_decides_what_becomes_of_a_template(account: Account, world: World, status: str) -> None:
    world.twilio.approve = lambda _content: status
    sid = await account.made(text("Hallo!"))
    await account.ask_approval(sid)
    found = await account.approval(sid)
    assert found["status"] == status
    assert bool(found["rejection_reason"]) is (status == "rejected")


async def test_a_fault_rejects_the_next_template_only(account: Account, world: World) -> None:
    world.faults.next("reject_template")
    states = []
    for _ in range(2):
        sid = await account.made(text("Hallo!"))
        await account.ask_approval(sid)
        states.append((await account.approval(sid))["status"])
    assert states == ["rejected", "approved"]


@pytest.mark.parametrize("language", sorted(LANGUAGES))
async def test_templates_in_these_languages_are_taken(account: Account, language: str) -> None:
    sid = await account.made(text("Hello!"), language)
    assert (await account.ask_approval(sid)).status_code == 201


@pytest.mark.parametrize("language", ["so", "ti", "am", "ku", "ckb", "ps", "prs"])
async def test_templates_in_other_languages_are_not(account: Account, language: str) -> None:
    sid = await account.made(text("Hello!"), language)
    answer = await account.ask_approval(sid)
    assert (answer.status_code, answer.json()["code"]) == (400, 20001)


@pytest.mark.parametrize(
    ("types", "asked"),
    [
        (text("{{1}} is here"), {}),
        (text("Hello {{1}}"), {}),
        (text("Hello {{1}}{{2}}!"), {}),
        (text("Hello {{1}} {{2}}!"), {}),
        (text("Hello {{3}}!"), {}),
        (items("a", "b"), {}),
        (text("Hello!"), {"name": "Hello"}),
        (text("Hello!"), {"name": ""}),
        (text("Hello!"), {"category": "FUN"}),
    ],
)
async def test_what_meta_does_not_take_is_refused(
    account: Account, types: dict[str, Any], asked: dict[str, str]
) -> None:
    sid = await account.made(types, v1="Amal", v2="Sanne")
    answer = await account.ask_approval(sid, **asked)
    assert (answer.status_code, answer.json()["code"]) == (400, 20001)
    assert await account.approval(sid) == {}
