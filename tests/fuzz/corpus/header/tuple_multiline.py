revision = 'a'
down_revision = (
    'b',  # first
    "c",
)
