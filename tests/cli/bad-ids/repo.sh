repository
environment
revision abcd1 "" one
revision abcd2 abcd1 two
revision xyz9 abcd1 three
commit all
