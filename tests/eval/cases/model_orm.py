"""Models of its own and a session."""
import json

import sqlalchemy as sa
from alembic import op
from sqlalchemy import orm
from sqlalchemy.ext.declarative import declarative_base

revision = "1"
down_revision = None

Base = declarative_base()


class Chart(Base):
    __tablename__ = "charts"
    id = sa.Column(sa.Integer, primary_key=True)
    params = sa.Column(sa.Text)


def upgrade():
    bind = op.get_bind()
    session = orm.Session(bind=bind)
    for chart in session.query(Chart).filter(Chart.id > 5):
        params = json.loads(chart.params)
        params["new"] = True
        chart.params = json.dumps(params)
        session.merge(chart)
    session.commit()
    session.close()
    op.drop_column("charts", "old")


def downgrade():
    Base.metadata.create_all(op.get_bind())
