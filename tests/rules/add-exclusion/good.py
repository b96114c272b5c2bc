def upgrade():
    op.execute("CREATE TABLE bookings (room int, EXCLUDE USING gist (room WITH =))")
