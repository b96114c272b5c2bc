def upgrade():
    op.drop_constraint(None, "orders", type_="foreignkey")  # expect: drop-unnamed-constraint
