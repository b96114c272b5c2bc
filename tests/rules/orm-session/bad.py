from sqlalchemy.orm import Session


def upgrade():
    session = Session(bind=op.get_bind())  # expect: orm-session
    session.execute(sa.text("UPDATE users SET name = ''"))
