"""Which messages are whose is found without a look through all of them."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_NOT_OF_THE_CLOCK = sa.text("channel != 'clock'")
_OF_OUTBOX = (
    ("ix_outbox_no_reply", "person_id", "rank > 0"),
    ("ix_outbox_nobodys", "address", "person_id IS NULL AND address != ''"),
    ("ix_outbox_reportable", "id", "erase = 2"),
)


def upgrade() -> None:
    op.drop_index("ix_inbox_lately", "inbox")
    op.create_index("ix_inbox_person_id_received_at", "inbox", ["person_id", "received_at", "channel"])
    for name, column, which in _OF_OUTBOX:
        op.create_index(name, "outbox", [column], sqlite_where=sa.text(which), postgresql_where=sa.text(which))


def downgrade() -> None:
    for name, _column, _which in _OF_OUTBOX:
        op.drop_index(name, "outbox")
    op.drop_index("ix_inbox_person_id_received_at", "inbox")
    columns = ["person_id", "received_at", "channel"]
    op.create_index(
        "ix_inbox_lately", "inbox", columns, sqlite_where=_NOT_OF_THE_CLOCK, postgresql_where=_NOT_OF_THE_CLOCK
    )
