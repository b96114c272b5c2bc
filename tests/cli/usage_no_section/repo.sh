repository
environment
revision a1 "" "create users"
revision b2 a1 "add email"
commit "two revisions"
