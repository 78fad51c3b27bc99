"""The year of a match: talks, care signs, theme meetings, the newcomer's programme, and how often
we write.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# Matches that are live already get their year, and people who wait their monthly news.
_BEGAN = "UPDATE matches SET began_at = since WHERE state = 'live'"
_YEARS = """
INSERT INTO timers (kind, person_id, about, version, due_at, state, reason, changed_at)
SELECT 'year begins', min(match_members.person_id), 'match:' || matches.id, 0, matches.since, 'scheduled', '', matches.since
FROM matches JOIN match_members ON match_members.match_id = matches.id
WHERE matches.state = 'live' AND match_members.side = 'newcomer' AND match_members.person_id IS NOT NULL
GROUP BY matches.id, matches.since
"""
_NEWS = """
INSERT INTO timers (kind, person_id, about, version, due_at, state, reason, changed_at)
SELECT 'waiting news', people.id, '', 0, people.listed_at + 2592000, 'scheduled', '', people.listed_at
FROM people WHERE people.listed_at IS NOT NULL AND people.role IN ('newcomer', 'mentor')
"""


def upgrade() -> None:
    op.create_table(
        "theme_meetings",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("programme", sa.String(length=32), nullable=False),
        sa.Column("series", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=True),
        sa.Column("theme", sa.String(length=120), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("time", sa.String(length=5), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=200), server_default="", nullable=False),
        sa.Column("link", sa.String(length=300), server_default="", nullable=False),
        sa.Column("language", sa.String(length=8), server_default="", nullable=False),
        sa.Column("room", sa.Integer(), server_default="0", nullable=False),
        sa.Column("whom", sa.String(length=10), nullable=False),
        sa.Column("starts_at", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.String(length=8), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme_meetings")),
    )
    op.create_index("ix_theme_meetings_programme_starts_at", "theme_meetings", ["programme", "starts_at"], unique=False)
    op.create_table(
        "signs",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("programme", sa.String(length=32), nullable=False),
        sa.Column("match_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("about", sa.String(length=40), server_default="", nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("closed_by", sa.String(length=40), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["match_id"], ["matches.id"], name=op.f("fk_signs_match_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signs")),
    )
    op.create_index(op.f("ix_signs_match_id"), "signs", ["match_id"], unique=False)
    op.create_index(
        "ix_signs_open",
        "signs",
        ["programme", "opened_at"],
        unique=False,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_table(
        "talks",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("match_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("target", sa.String(length=10), nullable=False),
        sa.Column("day", sa.String(length=10), server_default="", nullable=False),
        sa.Column("time", sa.String(length=5), server_default="", nullable=False),
        sa.Column("place", sa.String(length=200), server_default="", nullable=False),
        sa.Column("starts_at", sa.BigInteger(), nullable=True),
        sa.Column("moves", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=True),
        sa.Column("notes", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["match_id"], ["matches.id"], name=op.f("fk_talks_match_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talks")),
        sa.UniqueConstraint("match_id", "kind", name=op.f("uq_talks_match_id_kind")),
    )
    op.create_index(op.f("ix_talks_match_id"), "talks", ["match_id"], unique=False)
    op.create_table(
        "theme_replies",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("theme_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("reply", sa.String(length=6), server_default="", nullable=False),
        sa.Column("place", sa.String(length=8), server_default="", nullable=False),
        sa.Column("placed_at", sa.BigInteger(), nullable=True),
        sa.Column("attended", sa.SmallInteger(), nullable=True),
        sa.Column("invited_at", sa.BigInteger(), nullable=False),
        sa.Column("replied_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["theme_id"], ["theme_meetings.id"], name=op.f("fk_theme_replies_theme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme_replies")),
        sa.UniqueConstraint("theme_id", "person_id", name=op.f("uq_theme_replies_theme_id_person_id")),
    )
    op.create_index(op.f("ix_theme_replies_person_id"), "theme_replies", ["person_id"], unique=False)
    op.create_table(
        "programme_parts",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("part", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("begins", sa.String(length=10), server_default="", nullable=False),
        sa.Column("ends", sa.String(length=10), server_default="", nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=True),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_programme_parts_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_parts")),
        sa.UniqueConstraint("person_id", "part", name=op.f("uq_programme_parts_person_id_part")),
    )
    op.create_table(
        "talk_answers",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("talk_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("who", sa.String(length=10), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("yes_version", sa.Integer(), server_default="0", nullable=False),
        sa.Column("prepared", sa.Text(), server_default="", nullable=False),
        sa.Column("shared", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("choice", sa.String(length=10), server_default="", nullable=False),
        sa.Column("helpful", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("answered_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["talk_id"], ["talks.id"], name=op.f("fk_talk_answers_talk_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talk_answers")),
        sa.UniqueConstraint("talk_id", "who", name=op.f("uq_talk_answers_talk_id_who")),
    )
    op.create_index(op.f("ix_talk_answers_person_id"), "talk_answers", ["person_id"], unique=False)
    op.add_column("matches", sa.Column("began_at", sa.BigInteger(), nullable=True))
    op.add_column("matches", sa.Column("suggested", sa.String(length=10), server_default="", nullable=False))
    op.add_column("matches", sa.Column("ends_at", sa.BigInteger(), nullable=True))
    op.add_column("match_members", sa.Column("afterwards", sa.String(length=6), server_default="", nullable=False))
    op.add_column("people", sa.Column("quiet", sa.String(length=11), server_default="", nullable=False))
    op.add_column("people", sa.Column("nudges", sa.String(length=80), server_default="", nullable=False))
    op.add_column("people", sa.Column("unanswered", sa.SmallInteger(), server_default="0", nullable=False))
    for statement in (_BEGAN, _YEARS, _NEWS):
        op.execute(statement)


def downgrade() -> None:
    op.execute("DELETE FROM timers WHERE kind IN ('year begins', 'waiting news')")
    with op.batch_alter_table("people", schema=None) as batch_op:
        for name in ("unanswered", "nudges", "quiet"):
            batch_op.drop_column(name)
    with op.batch_alter_table("match_members", schema=None) as batch_op:
        batch_op.drop_column("afterwards")
    with op.batch_alter_table("matches", schema=None) as batch_op:
        for name in ("ends_at", "suggested", "began_at"):
            batch_op.drop_column(name)
    for name in ("programme_parts", "theme_replies", "theme_meetings", "signs", "talk_answers", "talks"):
        op.drop_table(name)
