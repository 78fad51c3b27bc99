"""How many messages came lately, how much a request holds, and who sent how many files."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    sent = sa.text("channel != 'clock'")
    op.create_index(
        "ix_inbox_lately", "inbox", ["person_id", "received_at", "channel"], sqlite_where=sent, postgresql_where=sent
    )
    op.add_column("requests", sa.Column("parts", sa.Integer(), server_default="1", nullable=False))
    op.add_column("requests", sa.Column("more", sa.Integer(), server_default="0", nullable=False))
    op.add_column("signs", sa.Column("more", sa.Integer(), server_default="0", nullable=False))


def downgrade() -> None:
    op.drop_column("signs", "more")
    op.drop_column("requests", "more")
    op.drop_column("requests", "parts")
    op.drop_index("ix_inbox_lately", table_name="inbox")
