"""Chats as devices: since when each is somebody's, what is on trial, what stays in one of them."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

# Since when a chat is somebody's was not written down before: since they are known. It also names
# the chat, so several of one person get different moments.
_SINCE = """
UPDATE addresses SET linked_at =
  (SELECT people.created_at FROM people WHERE people.id = addresses.person_id)
  + (SELECT count(*) FROM addresses AS other
     WHERE other.person_id = addresses.person_id AND other.key < addresses.key)
"""
# What goes on was begun in the only chat there is; whoever has several sees it in each, as before.
_BEGUN = """
UPDATE {table} SET chat = (SELECT min(linked_at) FROM addresses WHERE addresses.person_id = {table}.person_id)
WHERE {open} AND (SELECT count(*) FROM addresses WHERE addresses.person_id = {table}.person_id) = 1
"""


def upgrade() -> None:
    # One at a time: a batch would copy the table of SQLite, and everybody is in it.
    for table, name in (("addresses", "linked_at"), ("conversations", "chat"), ("requests", "chat"), ("inbox", "chat")):
        op.add_column(table, sa.Column(name, sa.BigInteger(), server_default="0", nullable=False))
    op.add_column("addresses", sa.Column("trial_until", sa.BigInteger(), nullable=True))
    op.add_column("link_codes", sa.Column("made_in", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column("link_codes", sa.Column("opened_by", sa.BigInteger(), nullable=True))
    op.add_column("outbox", sa.Column("stays", sa.SmallInteger(), server_default="0", nullable=False))
    op.execute(_SINCE)
    op.execute(_BEGUN.format(table="conversations", open="stage IN ('open', 'waiting')"))
    op.execute(_BEGUN.format(table="requests", open="state != 'closed' AND kind NOT IN ('delivery', 'care')"))
    # A code that was made by an earlier release does not say which chat it comes from.
    op.execute("DELETE FROM link_codes")


def downgrade() -> None:
    columns = {
        "outbox": ("stays",),
        "inbox": ("chat",),
        "link_codes": ("opened_by", "made_in"),
        "requests": ("chat",),
        "conversations": ("chat",),
        "addresses": ("trial_until", "linked_at"),
    }
    for table, names in columns.items():
        with op.batch_alter_table(table, schema=None) as batch_op:
            for name in names:
                batch_op.drop_column(name)
