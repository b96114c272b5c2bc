def upgrade():
    op.create_index("ix_orders_note", "orders", ["note"])
