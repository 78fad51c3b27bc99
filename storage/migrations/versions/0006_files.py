"""Files that people send because they were asked for, and links of people whom staff put on the
list.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "files",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("programme", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("media", sa.String(length=300), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("mime", sa.String(length=100), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.String(length=120), server_default="", nullable=False),
        sa.Column("then_flow", sa.String(length=40), server_default="", nullable=False),
        sa.Column("again_flow", sa.String(length=40), server_default="", nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=True),
        sa.Column("plan", sa.Text(), server_default="", nullable=False),
        sa.Column("sent_as", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_files")),
    )
    op.create_index(op.f("ix_files_person_id"), "files", ["person_id"], unique=False)
    op.create_index(
        "ix_files_wanted",
        "files",
        ["id"],
        unique=False,
        sqlite_where=sa.text("state = 'wanted'"),
        postgresql_where=sa.text("state = 'wanted'"),
    )
    op.add_column("invites", sa.Column("person_id", sa.BigInteger(), nullable=True))
    # Matches that need care wait in the inbox from now on, as all else does.
    op.execute(
        "INSERT INTO requests (programme, kind, state, version, about, opened_at, changed_at) "
        "SELECT programme, 'care', 'open', 1, 'match:' || match_id, MIN(opened_at), MIN(opened_at) "
        "FROM signs WHERE closed_at IS NULL GROUP BY programme, match_id"
    )


def downgrade() -> None:
    op.execute("DELETE FROM requests WHERE kind = 'care'")
    with op.batch_alter_table("invites", schema=None) as batch_op:
        batch_op.drop_column("person_id")
    op.drop_table("files")
