"""Who talks with a person of the project does so in one chat, and what is for one chat only leaves
no line in the journal that shows in another one. A request knows for good that it came from a new
chat. What is about safety goes before all that waits, so that not only what is above 0 is no reply.
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0014"
branch_labels = None
depends_on = None

# In which of several chats they asked was not written down: in each that is not on trial.
_IN_EACH = """
UPDATE addresses SET with_person_at =
  (SELECT people.with_person_at FROM people WHERE people.id = addresses.person_id)
WHERE trial_until IS NULL
"""
_NEW = """
UPDATE requests SET new_chat = 1
WHERE EXISTS (SELECT 1 FROM addresses WHERE addresses.person_id = requests.person_id
  AND addresses.linked_at = requests.chat AND requests.opened_at < addresses.trial_until)
"""
_BACK = """
UPDATE people SET with_person_at =
  (SELECT max(addresses.with_person_at) FROM addresses WHERE addresses.person_id = people.id)
"""


def _no_reply(which: str) -> None:
    op.drop_index("ix_outbox_no_reply", "outbox")
    where = sa.text(which)
    op.create_index("ix_outbox_no_reply", "outbox", ["person_id"], sqlite_where=where, postgresql_where=where)


def upgrade() -> None:
    _no_reply("rank != 0")
    op.add_column("addresses", sa.Column("with_person_at", sa.BigInteger(), nullable=True))
    op.add_column("addresses", sa.Column("with_person_for", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column("journal", sa.Column("chat", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column("requests", sa.Column("new_chat", sa.SmallInteger(), server_default="0", nullable=False))
    op.execute(_IN_EACH)
    op.execute(_NEW)
    op.drop_column("people", "with_person_at")


def downgrade() -> None:
    op.execute("UPDATE outbox SET rank = 1 WHERE rank = -1")
    _no_reply("rank > 0")
    op.add_column("people", sa.Column("with_person_at", sa.BigInteger(), nullable=True))
    op.execute(_BACK)
    op.drop_column("requests", "new_chat")
    op.drop_column("journal", "chat")
    op.drop_column("addresses", "with_person_for")
    op.drop_column("addresses", "with_person_at")
