"""Windows, waiting texts, several addresses of a person, and what a channel is told beforehand."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "contents",
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("sid", sa.String(length=40), nullable=False),
        sa.Column("print", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.String(length=200), server_default="", nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_contents")),
    )
    op.create_table(
        "link_codes",
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_link_codes_person_id")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_link_codes")),
    )
    # One at a time: a batch would copy the table of SQLite, and everybody is in it.
    op.add_column("addresses", sa.Column("heard_at", sa.BigInteger(), nullable=True))
    op.add_column("addresses", sa.Column("knocked_at", sa.BigInteger(), nullable=True))
    op.add_column("addresses", sa.Column("waiting", sa.SmallInteger(), server_default="0", nullable=False))
    op.add_column("addresses", sa.Column("chosen_at", sa.BigInteger(), nullable=True))
    op.add_column("addresses", sa.Column("failing_since", sa.BigInteger(), nullable=True))
    op.add_column("addresses", sa.Column("offered", sa.Text(), server_default="", nullable=False))
    op.add_column("outbox", sa.Column("occasion", sa.String(length=12), server_default="", nullable=False))
    op.add_column("outbox", sa.Column("given", sa.Text(), server_default="", nullable=False))
    op.create_index(
        "ix_outbox_waiting",
        "outbox",
        ["address"],
        unique=False,
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )


def downgrade() -> None:
    op.drop_index("ix_outbox_waiting", "outbox")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_column("given")
        batch_op.drop_column("occasion")
    with op.batch_alter_table("addresses", schema=None) as batch_op:
        for name in ("offered", "failing_since", "chosen_at", "waiting", "knocked_at", "heard_at"):
            batch_op.drop_column(name)
    op.drop_table("link_codes")
    op.drop_table("contents")
