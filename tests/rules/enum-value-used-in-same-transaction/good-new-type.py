def upgrade():
    op.execute("CREATE TYPE mood AS ENUM ('ok')")
    op.execute("ALTER TYPE mood ADD VALUE 'lost'")
    op.execute("UPDATE users SET name = 'lost' WHERE age = 0")
