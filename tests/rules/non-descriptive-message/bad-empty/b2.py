revision = "b2"  # expect: non-descriptive-message
down_revision = "a1"


def upgrade():
    pass


def downgrade():
    pass
