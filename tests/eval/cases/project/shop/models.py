import enum

from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class Kind(enum.Enum):
    BOOK = "book"
    FOOD = "food"


class Product(db.Model):
    id = db.Column(db.Integer, primary_key=True)
