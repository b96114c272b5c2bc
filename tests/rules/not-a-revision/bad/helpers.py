TABLES = ("users", "posts")  # expect: not-a-revision
