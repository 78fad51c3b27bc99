"""In whose work a line of the journal was written, and the numbers that were given out."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_NUMBER = "CAST(SUBSTR(journal.who, {after}) AS BIGINT)"
_WHO = "(SELECT programme FROM {table} WHERE id = CASE WHEN journal.who LIKE '{kind}:%' THEN {number} END)"
_WHOSE = (
    "(SELECT programme FROM people WHERE id = journal.whom)",
    _WHO.format(table="people", kind="person", number=_NUMBER.format(after=8)),
    _WHO.format(table="staff", kind="staff", number=_NUMBER.format(after=7)),
)


def upgrade() -> None:
    op.add_column("journal", sa.Column("programme", sa.String(length=32), server_default="", nullable=False))
    known = sa.text(
        "SELECT programme FROM people UNION SELECT programme FROM staff UNION SELECT programme FROM matches"
    )
    every = op.get_bind().execute(known).scalars().all()
    if len(every) == 1:
        op.execute(sa.text("UPDATE journal SET programme = :only").bindparams(only=every[0]))
    elif every:
        # Lines of nobody who is known any more stay nobody's.
        op.execute(f"UPDATE journal SET programme = COALESCE({', '.join(_WHOSE)}, '')")  # noqa: S608  # our own words
    op.create_table(
        "released",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("programme", sa.String(length=32), nullable=False),
        sa.Column("unit", sa.String(length=8), nullable=False),
        sa.Column("first", sa.String(length=10), nullable=False),
        sa.Column("shown", sa.Text(), nullable=False),
        sa.Column("counted", sa.Text(), server_default="", nullable=False),
        sa.Column("released_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_released")),
        sa.UniqueConstraint("programme", "unit", "first", name=op.f("uq_released_programme_unit_first")),
    )


def downgrade() -> None:
    op.drop_table("released")
    with op.batch_alter_table("journal", schema=None) as batch_op:
        batch_op.drop_column("programme")
