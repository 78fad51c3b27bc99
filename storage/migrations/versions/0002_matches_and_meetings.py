"""Staff in the chat, matches, meetings and timers."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "matches",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("programme", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=True),
        sa.Column("override", sa.Text(), server_default="", nullable=False),
        sa.Column("consulted", sa.String(length=12), server_default="", nullable=False),
        sa.Column("consult_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("end_reason", sa.String(length=20), server_default="", nullable=False),
        sa.Column("ended_by", sa.String(length=12), server_default="", nullable=False),
        sa.Column("paused_until", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matches")),
    )
    with op.batch_alter_table("matches", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_matches_state"), ["state"], unique=False)

    op.create_table(
        "timers",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("about", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(length=120), server_default="", nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_timers")),
        sa.UniqueConstraint(
            "kind", "person_id", "about", "version", name=op.f("uq_timers_kind_person_id_about_version")
        ),
    )
    with op.batch_alter_table("timers", schema=None) as batch_op:
        batch_op.create_index(
            "ix_timers_due",
            ["due_at"],
            unique=False,
            sqlite_where=sa.text("state = 'scheduled'"),
            postgresql_where=sa.text("state = 'scheduled'"),
        )
        batch_op.create_index(
            "ix_timers_waiting",
            ["about"],
            unique=False,
            sqlite_where=sa.text("state = 'scheduled'"),
            postgresql_where=sa.text("state = 'scheduled'"),
        )

    op.create_table(
        "match_members",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("match_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("side", sa.String(length=10), nullable=False),
        sa.Column("answer", sa.String(length=4), server_default="", nullable=False),
        sa.Column("reason", sa.String(length=20), server_default="", nullable=False),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        sa.Column("number", sa.String(length=40), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["match_id"], ["matches.id"], name=op.f("fk_match_members_match_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_match_members")),
    )
    with op.batch_alter_table("match_members", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_match_members_match_id"), ["match_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_match_members_person_id"), ["person_id"], unique=False)

    op.create_table(
        "meetings",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("match_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("time", sa.String(length=5), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("starts_at", sa.BigInteger(), nullable=False),
        sa.Column("proposed_by", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(["match_id"], ["matches.id"], name=op.f("fk_meetings_match_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
    )
    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meetings_match_id"), ["match_id"], unique=False)

    op.create_table(
        "meeting_answers",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("meeting_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("side", sa.String(length=10), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("met", sa.SmallInteger(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("face", sa.String(length=8), nullable=False),
        sa.Column("answered_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_meeting_answers_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_answers")),
        sa.UniqueConstraint("meeting_id", "side", name=op.f("uq_meeting_answers_meeting_id_side")),
    )
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("about", sa.String(length=40), server_default="", nullable=False))

    with op.batch_alter_table("invites", schema=None) as batch_op:
        batch_op.add_column(sa.Column("staff_id", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("used_at", sa.BigInteger(), nullable=True))

    with op.batch_alter_table("journal", schema=None) as batch_op:
        batch_op.add_column(sa.Column("whom", sa.BigInteger(), nullable=True))
        batch_op.create_index(
            "ix_journal_whom",
            ["whom"],
            unique=False,
            sqlite_where=sa.text("whom IS NOT NULL"),
            postgresql_where=sa.text("whom IS NOT NULL"),
        )

    with op.batch_alter_table("mentors", schema=None) as batch_op:
        batch_op.add_column(sa.Column("vog_at", sa.BigInteger(), server_default="0", nullable=False))

    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("about", sa.String(length=40), server_default="", nullable=False))

    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.add_column(sa.Column("staff_id", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("paused_until", sa.BigInteger(), nullable=True))
        batch_op.create_index(
            "ix_people_staff_id",
            ["staff_id"],
            unique=False,
            sqlite_where=sa.text("staff_id IS NOT NULL"),
            postgresql_where=sa.text("staff_id IS NOT NULL"),
        )


def downgrade() -> None:
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_people_staff_id",
            sqlite_where=sa.text("staff_id IS NOT NULL"),
            postgresql_where=sa.text("staff_id IS NOT NULL"),
        )
        batch_op.drop_column("paused_until")
        batch_op.drop_column("staff_id")

    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_column("about")

    with op.batch_alter_table("mentors", schema=None) as batch_op:
        batch_op.drop_column("vog_at")

    with op.batch_alter_table("journal", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_journal_whom", sqlite_where=sa.text("whom IS NOT NULL"), postgresql_where=sa.text("whom IS NOT NULL")
        )
        batch_op.drop_column("whom")

    with op.batch_alter_table("invites", schema=None) as batch_op:
        batch_op.drop_column("used_at")
        batch_op.drop_column("staff_id")

    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.drop_column("about")

    op.drop_table("meeting_answers")
    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meetings_match_id"))

    op.drop_table("meetings")
    with op.batch_alter_table("match_members", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_match_members_person_id"))
        batch_op.drop_index(batch_op.f("ix_match_members_match_id"))

    op.drop_table("match_members")
    with op.batch_alter_table("timers", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_timers_waiting",
            sqlite_where=sa.text("state = 'scheduled'"),
            postgresql_where=sa.text("state = 'scheduled'"),
        )
        batch_op.drop_index(
            "ix_timers_due",
            sqlite_where=sa.text("state = 'scheduled'"),
            postgresql_where=sa.text("state = 'scheduled'"),
        )

    op.drop_table("timers")
    with op.batch_alter_table("matches", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_matches_state"))

    op.drop_table("matches")
