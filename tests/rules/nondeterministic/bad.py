import uuid


def upgrade():
    op.execute(f"INSERT INTO events (id, kind) VALUES (1, '{uuid.uuid4()}')")  # expect: nondeterministic
