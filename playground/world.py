"""A small world of people with phones, around one bot; what people do there becomes updates."""

from playground.messages import File, Message, Version, command_entities
from playground.people import Chat, Json, Person
from playground.samples import CONTACT, LOCATION, PICTURE, STICKER, VOICE
from playground.scene import Scene
from playground.stage import TOKEN, Press, Who
from playground.twilio import media_url

__all__ = ["TOKEN", "Press", "Who", "World"]

# Twilio's word for what somebody sends.
MESSAGE_TYPES = {
    "voice": "audio",
    "photo": "image",
    "sticker": "sticker",
    "contact": "contacts",
    "document": "document",
}


class World(Scene):
    """Plain Python: people act by its methods, the bot acts through ``playground.methods``.

    ``limits`` are off unless given; ``clock`` gives Unix seconds. Use it in one event loop.
    """

    def add_person(
        self, name: str, language_code: str = "", role: str = "", invite: str = "", app: str = "telegram"
    ) -> Person:
        person = Person(next(self._people_ids), name, language_code, role, invite, app=app)
        self.people[person.id] = person
        self.chats[person.id] = Chat(person.id, "private", name)
        self.entries[person.id] = []
        self.changed(person.id)
        return person

    def start(self, who: Who, payload: str = "") -> Message:
        """Press START, as a link t.me/<bot>?start=<payload> offers it; unblocks as the app does."""
        person = self._person(who)
        payload = payload or person.invite
        if person.blocked:
            self.unblock(person)
        if person.app == "whatsapp":
            return self.say(person, f"start {payload}".strip())
        return self.say(person, f"/start {payload}".strip())

    def say(self, who: Who, text: str, *, forwarded: bool = False) -> Message:
        person = self._able(who)
        if person.app == "whatsapp":
            message = self._write(person, text)
            more = {"Forwarded": "true"} if forwarded else {}
            self.twilio.receive(person, text, message, **more)
            return message
        entities = command_entities(text)
        return self._send(who, text, {}, entities=entities)

    def edit(self, who: Who, message_id: int, text: str) -> Message:
        person = self._able(who)
        message = self.message(person.id, message_id)
        if person.app != "telegram":
            raise ValueError("the bot never hears of an edit in WhatsApp")
        if message is None or message.from_bot or message.media:
            raise ValueError(f"{person.name} can't edit message {message_id}")
        message.versions.append(Version(self.clock(), text))
        message.state = "waiting"
        body = message.as_json()
        self._tell("edited_message", body, ("message", person.id), message)
        return message

    def send_voice(self, who: Who, seconds: int = 3) -> Message:
        file = self.keep(VOICE)
        if self._person(who).app == "whatsapp":
            return self._send_media(self._able(who), "voice", file)
        voice = file.as_json() | {"duration": seconds, "mime_type": file.mime}
        return self._send(who, "", {"voice": voice}, file)

    def send_picture(self, who: Who, caption: str = "") -> Message:
        file = self.keep(PICTURE)
        if self._person(who).app == "whatsapp":
            return self._send_media(self._able(who), "photo", file, caption)
        return self._send(who, caption, file.as_photo(), file)

    def send_file(self, who: Who, name: str, mime: str, content: bytes, caption: str = "") -> Message:
        """A file from somebody's own device: a picture as a photo, all else as a document."""
        person = self._able(who)
        file = self.keep(File("", name, mime, content))
        photo = mime in ("image/jpeg", "image/png")
        if person.app == "whatsapp":
            return self._send_media(person, "photo" if photo else "document", file, caption)
        return self._send(who, caption, file.as_photo() if photo else file.as_document(), file)

    def send_sticker(self, who: Who) -> Message:
        file = self.keep(STICKER)
        if self._person(who).app == "whatsapp":
            return self._send_media(self._able(who), "sticker", file)
        sticker = file.as_json() | {"type": "regular", "width": 512, "height": 512}
        sticker |= {"is_animated": False, "is_video": False, "emoji": "👋", "set_name": "Hello"}
        return self._send(who, "", {"sticker": sticker}, file)

    def send_contact(self, who: Who, of: Person | None = None) -> Message:
        """Share a contact: one's own, or that ``of`` somebody else (also CONTACT, no user)."""
        person = of or self._person(who)
        contact = {"phone_number": person.phone_number, "first_name": person.name}
        if self._person(who).app == "whatsapp":
            return self._send_card(self._able(who), contact)
        return self._send(who, "", {"contact": contact | {"user_id": person.id}})

    def _send_card(self, person: Person, contact: Json) -> Message:
        card = f"BEGIN:VCARD\nFN:{contact['first_name']}\nTEL:{contact['phone_number']}\nEND:VCARD\n"
        file = self.keep(File("", "contact.vcf", "text/vcard", card.encode()))
        return self._send_media(person, "contact", file, shown=dict(contact))

    def _send_media(
        self, person: Person, kind: str, file: File, caption: str = "", shown: Json | None = None
    ) -> Message:
        """A file of somebody with WhatsApp, which makes a JPEG of every picture."""
        message = self._write(person, caption, file, {kind: shown or file.as_json()})
        mime = "image/jpeg" if kind == "photo" else file.mime
        more = {"NumMedia": "1", "MediaContentType0": mime, "MediaUrl0": media_url(file.id)}
        self.twilio.receive(person, caption, message, MessageType=MESSAGE_TYPES[kind], **more)
        return message

    def send_strange_contact(self, who: Who) -> Message:
        if self._person(who).app == "whatsapp":
            return self._send_card(self._able(who), CONTACT)
        return self._send(who, "", {"contact": dict(CONTACT)})

    def send_location(self, who: Who) -> Message:
        if self._person(who).app == "whatsapp":
            person = self._able(who)
            message = self._write(person, "", None, {"location": dict(LOCATION)})
            place = {name.capitalize(): str(value) for name, value in LOCATION.items()}
            self.twilio.receive(person, "", message, MessageType="location", **place)
            return message
        return self._send(who, "", {"location": dict(LOCATION)})

    def press(self, who: Who, message_id: int, data: str) -> str:
        """Press a button; gives the id of the callback query. An unknown message is too old."""
        person = self._able(who)
        if person.app == "whatsapp":
            return self._press_whatsapp(person, message_id, data)
        query_id = str(4_000_000_000_000 + next(self._ids))
        self.presses[query_id] = Press(person, message_id, data, self.clock())
        message = self.message(person.id, message_id)
        if message is not None:
            message.pressed[data] = "waiting"
            shown = message.as_json()
        else:
            place = self.chats[person.id].as_json()
            shown = {"message_id": message_id, "chat": place, "date": 0}
        body = {"id": query_id, "from": person.user(), "message": shown}
        body |= {"chat_instance": str(-person.id * 31), "data": data}
        self._tell("callback_query", body, ("press", person.id), message, pressed=data)
        return query_id

    def _press_whatsapp(self, person: Person, message_id: int, data: str) -> str:
        """A button or an item of a list; the app shows its words as a message of the person."""
        below = self.message(person.id, message_id)
        button = next((one for one in below.buttons if one.get("callback_data") == data), None) if below else None
        title = str(button["text"]) if button else data
        message = self._write(person, title)
        is_list = bool(below and below.keyboard and below.keyboard.get("sheet"))
        more = (
            {"ListId": data, "ListTitle": title, "MessageType": "interactive"}
            if is_list
            else {"ButtonPayload": data, "ButtonText": title, "MessageType": "button"}
        )
        more["OriginalRepliedMessageSid"] = self.twilio.sids.get(message_id, "")
        self.twilio.receive(person, title, message, **more)
        return str(message.id)

    def tap(self, who: Who, label: str) -> str:
        """Press the newest button that reads ``label``."""
        person = self._person(who)
        for message in reversed(self.messages(person)):
            for button in message.buttons:
                if button["text"] == label and "callback_data" in button:
                    return self.press(person, message.id, button["callback_data"])
        labels = [label for message in self.messages(person)[-3:] for label in message.labels]
        raise LookupError(f"no button reads {label!r}; the last ones read {labels}")

    def block(self, who: Who) -> None:
        person = self._person(who)
        if not person.blocked:
            person.blocked = True
            if person.app == "whatsapp":
                # Nobody tells the bot: it learns it when it writes.
                self.changed(person.id)
                return
            self.member_changed(person.user(), self.chats[person.id], "member", "kicked")

    def unblock(self, who: Who) -> None:
        person = self._person(who)
        if person.blocked:
            person.blocked = False
            if person.app == "whatsapp":
                self.changed(person.id)
                return
            self.member_changed(person.user(), self.chats[person.id], "kicked", "member")

    def delete_account(self, who: Who) -> None:
        """The person leaves Telegram; the bot hears of it only when it writes."""
        person = self._person(who)
        person.deleted = True
        self.changed(person.id)

    # Groups and channels

    def add_to_group(self, who: Who, title: str = "Neighbours", kind: str = "group") -> Chat:
        """Add the bot to a new group, supergroup or channel of this person; Telegram only."""
        if self._person(who).app != "telegram":
            raise ValueError("a bot can't be in a group of WhatsApp")
        person = self._person(who)
        number = next(self._ids)
        chat_id = -4_000_000_000 - number if kind == "group" else -1_001_000_000_000 - number
        chat = Chat(chat_id, kind, title, "left", [person.id])
        self.chats[chat.id], self.entries[chat.id] = chat, []
        chat.standing = "administrator" if kind == "channel" else "member"
        self.note(chat.id, f"{person.name} added the bot.")
        self.member_changed(person.user(), chat, "left", chat.standing)
        if kind != "channel":
            media = {"new_chat_participant": self.bot(), "new_chat_members": [self.bot()]}
            self._post(person, chat, "", media | {"new_chat_member": self.bot()})
        return chat

    def remove_from_group(self, who: Who, chat: Chat) -> None:
        before, chat.standing = chat.standing, "kicked"
        self.member_changed(self._person(who).user(), chat, before, "kicked")

    def say_in(self, who: Who, chat: Chat, text: str) -> Message:
        """Write in a group; as in Telegram the bot sees there only commands."""
        seen = text.startswith("/")
        entities = command_entities(text)
        return self._post(self._person(who), chat, text, {}, entities=entities, seen=seen)
