def upgrade():
    op.execute("ALTER TABLE users ALTER COLUMN age TYPE bigint, ALTER COLUMN id TYPE bigint")
