"""empty message"""
revision = "0005_add_likes"
down_revision = "d4"


def upgrade():
    pass


def downgrade():
    pass
