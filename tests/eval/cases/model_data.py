"""Rows are read, computed and written back."""
import sqlalchemy as sa
from alembic import op
from sqlalchemy import func, select

revision = "1"
down_revision = None

users = sa.table("users", sa.column("id", sa.Integer), sa.column("name", sa.String), sa.column("team", sa.Integer))
teams = sa.table("teams", sa.column("id"), sa.column("label"))


def upgrade():
    conn = op.get_bind()
    op.add_column("users", sa.Column("slug", sa.String(80), nullable=True))
    for user_id, name in conn.execute(select(users.c.id, users.c.name).where(users.c.name != None)):
        conn.execute(
            sa.text("UPDATE users SET slug = :slug WHERE id = :id"), {"slug": name.lower(), "id": user_id}
        )
    if conn.execute(sa.text("SELECT count(*) FROM users WHERE slug IS NULL")).scalar() == 0:
        op.alter_column("users", "slug", nullable=False)
    op.execute(users.update().values(team=select(teams.c.id).where(teams.c.label == "all").scalar_subquery()))
    op.execute(users.delete().where(sa.and_(users.c.team.is_(None), func.length(users.c.name) > 3)))
    conn.execute(users.insert(), [{"id": 1, "name": "ann"}, {"id": 2, "name": "bob"}])


def downgrade():
    op.drop_column("users", "slug")
