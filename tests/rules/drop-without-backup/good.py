def upgrade():
    op.execute("CREATE TABLE events_kept AS SELECT * FROM events")
    op.drop_table("events")
    op.execute("INSERT INTO archive SELECT id, age FROM users")
    op.drop_column("users", "age")
    op.add_column("orders", sa.Column("remark", sa.Text()))
    op.execute("UPDATE orders SET remark = note")
    op.drop_column("orders", "note")
    op.drop_column("orders", "remark")
