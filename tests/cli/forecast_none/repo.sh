repository
environment
revision a1 "" "create users"
commit base
