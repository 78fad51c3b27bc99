"""The coordinator's day: announcements, audiences with a name, what waits for a person."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


# Reports count who came by the journal, where they stay when somebody is erased.
_ENTERED = """
INSERT INTO journal (at, who, kind, about, rule)
SELECT listed_at, 'person:' || id, 'entered', role, 'on the list' FROM people WHERE listed_at IS NOT NULL AND role <> ''
"""


def _big() -> sa.BigInteger:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "announcements",
        sa.Column("id", _big(), autoincrement=True, nullable=False),
        sa.Column("programme", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=True),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("texts", sa.Text(), nullable=False),
        sa.Column("fallback", sa.String(length=8), nullable=False),
        sa.Column("replies", sa.Text(), server_default="[]", nullable=False),
        sa.Column("important", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("file_id", sa.BigInteger(), nullable=True),
        sa.Column("goes_at", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("progress", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcements")),
    )
    op.create_index(
        op.f("ix_announcements_programme_created_at"), "announcements", ["programme", "created_at"], unique=False
    )
    op.create_table(
        "announced",
        sa.Column("id", _big(), autoincrement=True, nullable=False),
        sa.Column("announcement_id", _big(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.String(length=20), server_default="", nullable=False),
        sa.Column("language", sa.String(length=8), server_default="", nullable=False),
        sa.Column("outbox_id", sa.BigInteger(), nullable=True),
        sa.Column("reply", sa.String(length=12), server_default="", nullable=False),
        sa.Column("replied_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["announcement_id"], ["announcements.id"], name=op.f("fk_announced_announcement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announced")),
        sa.UniqueConstraint("announcement_id", "person_id", name=op.f("uq_announced_announcement_id_person_id")),
    )
    op.create_index(op.f("ix_announced_person_id"), "announced", ["person_id"], unique=False)
    op.create_index(
        "ix_announced_left",
        "announced",
        ["announcement_id", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'left'"),
        postgresql_where=sa.text("state = 'left'"),
    )
    op.create_table(
        "audience_groups",
        sa.Column("id", _big(), autoincrement=True, nullable=False),
        sa.Column("programme", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audience_groups")),
        sa.UniqueConstraint("programme", "name", name=op.f("uq_audience_groups_programme_name")),
    )
    op.create_table(
        "requests",
        sa.Column("id", _big(), autoincrement=True, nullable=False),
        sa.Column("programme", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("about", sa.String(length=40), server_default="", nullable=False),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.Column("channel", sa.String(length=16), server_default="", nullable=False),
        sa.Column("media", sa.String(length=200), server_default="", nullable=False),
        sa.Column("claimed_by", sa.BigInteger(), nullable=True),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("closed_by", sa.String(length=40), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requests")),
    )
    op.create_index(op.f("ix_requests_person_id"), "requests", ["person_id"], unique=False)
    op.create_index(
        "ix_requests_waiting",
        "requests",
        ["programme", "opened_at"],
        unique=False,
        sqlite_where=sa.text("state != 'closed'"),
        postgresql_where=sa.text("state != 'closed'"),
    )
    op.create_table(
        "subscriptions",
        sa.Column("person_id", _big(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_subscriptions_person_id")),
        sa.PrimaryKeyConstraint("person_id", "kind", name=op.f("pk_subscriptions")),
    )
    op.execute(_ENTERED)


def downgrade() -> None:
    op.execute("DELETE FROM journal WHERE kind = 'entered'")
    op.drop_table("subscriptions")
    op.drop_table("requests")
    op.drop_table("audience_groups")
    op.drop_table("announced")
    op.drop_table("announcements")
