def upgrade():
    op.execute("DELETE FROM pg_enum WHERE enumlabel = 'sent'")  # expect: remove-enum-value
