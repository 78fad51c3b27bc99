"""Bring a database to the newest shape."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from storage.database import Connection, Database

HERE = Path(__file__).parent / "migrations"


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(HERE))
    config.attributes["connection"] = connection
    return config


def upgrade(database: Database) -> None:
    """Run the migrations that are missing, all in one transaction."""
    database.write(lambda connection: command.upgrade(_config(connection), "head"))


def is_current(database: Database) -> bool:
    """Whether nothing has to be migrated."""
    newest = ScriptDirectory.from_config(_config()).get_current_head()
    return database.write(lambda c: MigrationContext.configure(c).get_current_revision()) == newest
