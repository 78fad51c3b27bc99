"""The same turns by people with WhatsApp: forms instead of updates,
and a window that each message opens.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlencode

from sqlalchemy import func, update

from benchmarks.turns import Road
from bot.ground.messages import Incoming, Kind
from bot.handlers.telegram import updates as telegram_updates
from bot.handlers.whatsapp import forms as whatsapp_forms
from bot.turns.gather import Turns
from storage.database import Database
from storage.tables import addresses

OURS = whatsapp_forms.Ours("AC0123456789abcdef0123456789abcdef", "+31800555001")


class WhatsAppRoad(Road):
    """What everybody says, as Twilio posts it."""

    def __init__(self, database: Database, people: int) -> None:
        super().__init__(database, people)
        key = func.replace(addresses.c.key, f"{telegram_updates.NAME}:", f"{whatsapp_forms.NAME}:")
        database.write(lambda connection: connection.execute(update(addresses).values(key=key)))

    async def timed(self, raw: list[bytes], in_flight: int) -> float:
        return await super().timed([_form(each) for each in raw], in_flight)

    async def _hand_in(self, turns: Turns, waiting: Iterator[bytes]) -> None:
        for raw in waiting:
            await turns.receive(self.read(raw))

    def read(self, raw: bytes) -> Incoming:
        fields = dict(parse_qsl(raw.decode(), keep_blank_values=True))
        return whatsapp_forms.read(fields, OURS, datetime.now(UTC))


def _form(raw: bytes) -> bytes:
    """A Telegram update as the form of the same message."""
    said = telegram_updates.read(json.loads(raw))
    if said is None:
        raise ValueError("everything in a benchmark says something")
    press = {"ButtonPayload": said.text, "ButtonText": "A label"} if said.kind is Kind.PRESS else {}
    form = {
        "MessageSid": f"SM{int(said.message_id):032x}",
        "AccountSid": OURS.account,
        "From": f"whatsapp:{said.address}",
        "To": f"whatsapp:{OURS.number}",
        "Body": "A label" if press else said.text,
        "WaId": said.address,
        "ProfileName": said.name,
        "NumMedia": "0",
        "MessageType": "button" if press else "text",
        "ChannelMetadata": '{"type":"whatsapp","data":{"context":{"ProfileName":"Selam"}}}',
    }
    return urlencode(form | press).encode()
