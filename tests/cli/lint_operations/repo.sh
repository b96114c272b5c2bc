. "$(dirname "$LIB")/show_operations/repo.sh"
cat >migrate.toml <<'TOML'
[lint]
packs = ["policy"]
select = ["drop-column", "unknown-object", "already-exists", "unused-suppression"]
ignore = ["policy"]
TOML
commit settings
git checkout -q -b feature
cat >$VERSIONS/c3_clean.py <<'PY'
"""clean up"""
import sqlalchemy as sa
from alembic import op

revision = "c3"
down_revision = "b2"


def upgrade():
    op.drop_column("users", "age")
    op.execute(
        """
        ALTER TABLE users
            DROP COLUMN email
        """
    )


def downgrade():
    # migrate: ignore[already-exists] on purpose
    op.create_table(
        "users",
        sa.Column("id", sa.Integer()),
    )
    op.drop_column("users", "nickname")
PY
commit feature
