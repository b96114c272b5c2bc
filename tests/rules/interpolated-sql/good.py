TABLE = "users"


def upgrade():
    op.execute(f"UPDATE {TABLE} SET name = ''")
