revision = r'a\b'
down_revision = R"c"
