revision = 1234
down_revision = 12.5
