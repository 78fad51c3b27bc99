"""What is for somebody of the staff is marked so: it goes to nobody else and is not their data.
A link asks who opens it, and its opening can be undone.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0009"
branch_labels = None
depends_on = None

# When somebody's chat became one of the staff, as far as it can be known: by the first words to
# them as such, or by the line of the journal. What nothing tells counts from the beginning, so that
# nobody's card is taken for the data of who read it.
_SINCE = """COALESCE(
        (SELECT MIN(touched_at) FROM conversations
         WHERE conversations.person_id = people.id AND conversations.flow = 'StaffHello'),
        (SELECT MAX(at) FROM journal
         WHERE journal.kind = 'came in' AND journal.about = 'staff:' || people.staff_id),
        0)"""
# A chat that somebody of the staff left for another one has no staff_id any more, but was theirs:
# its key is one that nobody has.
_MARK = """
    UPDATE {table} SET for_staff = theirs.for_staff
    FROM (SELECT people.id AS person_id,
                 CASE WHEN staff.id IS NULL THEN 'coordinator:0' ELSE staff.role || ':' || staff.id END AS for_staff,
                 SINCE AS since
          FROM people LEFT JOIN staff ON staff.id = people.staff_id
          WHERE people.staff_id IS NOT NULL
             OR EXISTS (SELECT 1 FROM conversations
                        WHERE conversations.person_id = people.id AND conversations.flow = 'StaffHello')) AS theirs
    WHERE {table}.person_id = theirs.person_id AND {table}.{at} >= theirs.since
""".replace("SINCE", _SINCE, 1)


def upgrade() -> None:
    op.add_column("inbox", sa.Column("for_staff", sa.String(length=32), server_default="", nullable=False))
    op.add_column("outbox", sa.Column("for_staff", sa.String(length=32), server_default="", nullable=False))
    op.add_column("timers", sa.Column("staff_id", sa.BigInteger(), nullable=True))
    op.add_column("invites", sa.Column("opened_by", sa.BigInteger(), nullable=True))
    op.add_column("invites", sa.Column("tries", sa.SmallInteger(), server_default="0", nullable=False))
    op.add_column("invites", sa.Column("kept", sa.Text(), server_default="", nullable=False))
    op.execute(_MARK.format(table="inbox", at="received_at"))
    op.execute(_MARK.format(table="outbox", at="changed_at"))
    op.execute(
        "UPDATE timers SET staff_id = (SELECT staff.id FROM people JOIN staff ON staff.id = people.staff_id "
        "WHERE people.id = timers.person_id AND staff.left_at IS NULL) WHERE state = 'scheduled'"
    )


def downgrade() -> None:
    with op.batch_alter_table("invites", schema=None) as batch_op:
        batch_op.drop_column("kept")
        batch_op.drop_column("tries")
        batch_op.drop_column("opened_by")
    with op.batch_alter_table("timers", schema=None) as batch_op:
        batch_op.drop_column("staff_id")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_column("for_staff")
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.drop_column("for_staff")
