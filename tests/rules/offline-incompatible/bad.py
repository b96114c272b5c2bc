def upgrade():
    for row in op.get_bind().execute(sa.text("SELECT id FROM users")):  # expect: offline-incompatible
        op.execute(sa.text("UPDATE users SET name = '' WHERE id = :id").bindparams(id=row[0]))
