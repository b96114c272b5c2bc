from sqlalchemy.types import Numeric, TypeDecorator


class Money(TypeDecorator):
    impl = Numeric
    cache_ok = True
