"""The migrations lead to exactly the tables that the code knows."""

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from storage import migrate
from storage.database import Database
from storage.tables import metadata


def test_after_all_migrations_nothing_differs_from_the_tables(database: Database) -> None:
    differences = database.write(lambda c: compare_metadata(MigrationContext.configure(c), metadata))
    assert differences == []


def test_a_migrated_database_is_current_and_can_be_migrated_again(database: Database) -> None:
    assert migrate.is_current(database)
    migrate.upgrade(database)
    assert migrate.is_current(database)
