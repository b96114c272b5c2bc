revision = 'a'
foo bar baz
down_revision = 'b'
