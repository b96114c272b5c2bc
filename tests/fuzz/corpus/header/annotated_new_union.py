revision: str = 'a'
down_revision: str | None = None
branch_labels: typing.Optional[str] = None
