"""The command line: run, demo, check, invite, staff, templates, why, play, data-map, migrate."""

import argparse
import asyncio
import gc
import importlib.util
import secrets
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from bot import check, logs, play, settings
from bot.app import App, now, twilio_account
from bot.ground import names
from bot.ground import programme as programmes
from bot.ground.errors import BuurmaatError, DatabaseUnavailable, SettingsError
from bot.ground.typed import storable, whole
from bot.handlers import connections
from bot.handlers.telegram.channel import TelegramChannel
from bot.handlers.whatsapp import channel as whatsapp
from bot.handlers.whatsapp import templates as whatsapp_templates
from bot.language.templates import Templates
from bot.people.nouns import Role, StaffRole
from bot.settings import Settings, need_channel, need_token, need_whatsapp
from storage import data_map, invites, journal, migrate
from storage.database import Connection, Database


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code. What is wrong is said in a sentence,
    not in a traceback.
    """
    parsed = _parser().parse_args(arguments)
    try:
        command: Callable[[argparse.Namespace], int] = parsed.command
        return command(parsed)
    except DatabaseUnavailable as error:
        print(settings.no_database(error), file=sys.stderr)
        return 1
    except BuurmaatError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="buurmaat", description="A chat bot for mentor projects.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, does: Callable[[argparse.Namespace], int], explained: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=explained, description=explained)
        added.set_defaults(command=does)
        return added

    command("run", _run, "run the bot with the settings of the environment or .env")
    demo = command("demo", _demo, "try the bot in the browser; nothing is kept and nobody outside is reached")
    demo.add_argument("--port", type=_port, default=None, help="the page's port (PORT, or 8080)")
    command("check", _check, "check settings, programme and every flow in every language")
    invite = command("invite", _invite, "make a link by which people come in, with a QR picture")
    invite.add_argument("--role", choices=[role.value for role in Role], help="only as newcomer or as mentor")
    invite.add_argument("--picture", type=_picture, help="where to write the QR code (.svg or .png)")
    staff = command("staff", _staff_list, "who works for the programme; invite or revoke somebody")
    parts = staff.add_subparsers(metavar="invite|list|revoke")
    invited = parts.add_parser("invite", help="make a link that opens once, for one chat")
    invited.add_argument("--role", choices=[role.value for role in StaffRole], required=True)
    invited.add_argument("--name", required=True)
    invited.add_argument("--days", type=int, default=7, help="how long the link holds (7)")
    invited.set_defaults(command=_staff_invite)
    parts.add_parser("list", help="who works for the programme").set_defaults(command=_staff_list)
    revoked = parts.add_parser("revoke", help="end somebody's rights and links at once")
    revoked.add_argument("--name", required=True)
    revoked.set_defaults(command=_staff_revoke)
    templates = command("templates", _templates, "the texts WhatsApp lets us begin with: list, submit, sync")
    words = templates.add_subparsers(metavar="list|submit|sync")
    for word, explained in (
        ("list", "how each stands, as we last knew it"),
        ("submit", "hand in what is missing for approval"),
        ("sync", "read back what was decided"),
    ):
        words.add_parser(word, help=explained).set_defaults(command=_templates, does=word)
    why = command("why", _why, "why was this (not) sent: the journal of a person or a thing")
    why.add_argument("about", help="such as person:12, match:3 or meeting:7")
    played = command("play", _play, "have a conversation in the terminal")
    played.add_argument("flow", nargs="?", default="Welcome", help="the flow to begin with, such as NewcomerIntake")
    played.add_argument("language", nargs="?", default="en", help="a language code, such as nl")
    command("data-map", _data_map, "whose words the database holds, for how long, and what erasing does")
    command("migrate", _migrate, "bring the database to the newest shape")
    return parser


def _picture(written: str) -> Path:
    """Where a picture can be written, known before a link is made for it."""
    path = Path(written)
    if path.suffix not in play.PICTURES or not path.parent.is_dir():
        raise argparse.ArgumentTypeError("write a name that ends in .svg or .png, in a folder that is there")
    return path


def _port(written: str) -> int:
    number = whole(written)
    if number is None or number > settings.HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"write a number from 0 to {settings.HIGHEST_PORT}")
    return number


def _run(_arguments: argparse.Namespace) -> int:
    loaded = settings.load()
    logs.begin(loaded.log_level)
    connections.more_files()
    app = App(loaded)
    # What is here now, catalogues and statements, stays as long as the process does: it need not be
    # looked through again for each bit of garbage.
    gc.collect()
    gc.freeze()
    asyncio.run(app.run())
    return 0


def _demo(arguments: argparse.Namespace) -> int:
    if importlib.util.find_spec("python_multipart") is None:
        raise SettingsError("The playground is not installed here. Write: make demo")
    from playground import demo  # noqa: PLC0415  # the playground is not needed to run the bot

    port = arguments.port if arguments.port is not None else settings.load(None).port
    return demo.main(port)


def _data_map(_arguments: argparse.Namespace) -> int:
    print(data_map.page(), end="")
    return 0


def _check(_arguments: argparse.Namespace) -> int:
    return check.main()


def _opened(loaded: Settings) -> Database:
    database = Database(loaded.buurmaat_database_url.get_secret_value())
    migrate.upgrade(database)
    database.work_for(programmes.load(loaded.buurmaat_programme).id)
    return database


def _invite(arguments: argparse.Namespace) -> int:
    loaded = settings.load()
    programme = programmes.load(loaded.buurmaat_programme)
    need_channel(loaded)
    database = _opened(loaded)
    token = secrets.token_urlsafe(9)
    role = Role(arguments.role) if arguments.role else None
    links = _links(loaded, token)
    database.write(lambda c: invites.create(c, token, programme.id, role, int(now().timestamp())))
    database.close()
    for number, link in enumerate(links):
        print(link)
        picture = arguments.picture
        # With two apps each gets a picture of its own.
        if picture is not None and len(links) > 1:
            picture = picture.with_stem(f"{picture.stem}-{('telegram', 'whatsapp')[number]}")
        play.print_qr(link, picture)
    return 0


def _links(loaded: Settings, token: str) -> list[str]:
    """The links that carry a token, one per channel that is set up."""
    links = []
    if loaded.has_telegram:
        channel = TelegramChannel(need_token(loaded), loaded.telegram_api_url)
        asyncio.run(_hello(channel))
        links.append(channel.link(token))
    if loaded.has_whatsapp:
        links.append(whatsapp.link(loaded.twilio_whatsapp_from, token))
    return links


async def _hello(channel: TelegramChannel) -> None:
    await channel.open()
    await channel.close()


def _templates(arguments: argparse.Namespace) -> int:
    """What is missing, handed in or decided; 1 while a template can't be sent."""
    loaded = settings.load()
    need_whatsapp(loaded)
    templates, database, account = Templates(), _opened(loaded), twilio_account(loaded)
    does = getattr(arguments, "does", "list")
    try:
        if does == "submit":
            for each in whatsapp_templates.submit(account, templates, database, now()):
                print(f"handed in: {each.template.name} in {each.language}")
        if does == "sync":
            list(whatsapp_templates.sync(account, templates, database, now()))
        found = whatsapp_templates.standings(templates, database)
    finally:
        account.close()
        database.close()
    print(whatsapp_templates.table(found))
    return 0 if does == "submit" or all(each.state == "approved" for each in found) else 1


def _staff_invite(arguments: argparse.Namespace) -> int:
    loaded = settings.load()
    programme = programmes.load(loaded.buurmaat_programme)
    need_channel(loaded)
    # Staff speak for the programme, so they may bear its name.
    name = names.guessed(arguments.name, any_name=True)
    if not name or len(name) > 80 or not 1 <= arguments.days <= 90:
        raise SettingsError("--name takes a name of 1 to 80 letters, --days a number from 1 to 90.")
    database = _opened(loaded)
    token, at = secrets.token_urlsafe(18), int(now().timestamp())
    links = _links(loaded, token)
    expires = at + arguments.days * 86400
    role = StaffRole(arguments.role)

    def work(connection: Connection) -> None:
        id_ = invites.invite_staff(
            connection, token, programme=programme.id, role=role, name=name, now=at, expires=expires
        )
        journal.write(connection, [journal.Entry(at, "command line", "staff invited", f"staff:{id_}", role.value)])

    database.write(work)
    database.close()
    print("\n".join(links))
    print(
        f"Give {'one of these links' if len(links) > 1 else 'this link'} to {name} alone. It opens once, within {arguments.days} days."
    )
    print(f"Whoever opens it is asked for the name. It opens for: {name}")
    return 0


def _staff_list(_arguments: argparse.Namespace) -> int:
    loaded = settings.load()
    programme = programmes.load(loaded.buurmaat_programme)
    database = _opened(loaded)
    zone = programme.zone
    for each in database.write(lambda c: invites.staff_list(c, programme.id, int(now().timestamp()))):
        link = f"link until {datetime.fromtimestamp(each.link_until, zone):%Y-%m-%d %H:%M}" if each.link_until else ""
        print(f"{each.staff.role.value:13} {each.staff.name:24} {'in the chat' if each.in_chat else link or 'no link'}")
    database.close()
    return 0


def _staff_revoke(arguments: argparse.Namespace) -> int:
    loaded = settings.load()
    programme = programmes.load(loaded.buurmaat_programme)
    database = _opened(loaded)
    at = int(now().timestamp())
    name = storable(arguments.name.strip())

    def work(connection: Connection) -> list[int]:
        ids = invites.revoke(connection, programme.id, name, at)
        journal.write(connection, [journal.Entry(at, "command line", "staff revoked", f"staff:{id_}") for id_ in ids])
        return ids

    ids = database.write(work)
    database.close()
    if not ids:
        raise SettingsError(f"Nobody named {name!r} works here. See: python -m bot staff list")
    print(f"{name} has no rights here any more.")
    return 0


def _why(arguments: argparse.Namespace) -> int:
    loaded = settings.load()
    programme = programmes.load(loaded.buurmaat_programme)
    kind, _colon, written = arguments.about.partition(":")
    id_ = whole(written)
    if kind not in ("person", "match", "meeting", "staff", "outbox") or id_ is None:
        raise SettingsError("Write what it is about, such as person:12, match:3 or meeting:7.")
    database = _opened(loaded)

    def read(connection: Connection) -> list[journal.Entry]:
        if kind == "person":
            return journal.why(connection, id_, 200)
        return journal.about(connection, arguments.about, 200)

    for entry in database.write(read):
        at = datetime.fromtimestamp(entry.at, programme.zone)
        whom = f" to person:{entry.whom}" if entry.whom else ""
        print(f"{at:%Y-%m-%d %H:%M}  {entry.who:14} {entry.kind:16} {entry.about:14} {entry.rule}{whom}")
    database.close()
    return 0


def _play(arguments: argparse.Namespace) -> int:
    programme = programmes.load(settings.load().buurmaat_programme)
    return play.main(programme, arguments.flow, arguments.language)


def _migrate(_arguments: argparse.Namespace) -> int:
    loaded = settings.load()
    database = _opened(loaded)
    print(f"The {'file' if database.is_sqlite else 'server'} is up to date.")
    database.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
