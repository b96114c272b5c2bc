repository
environment
revision a1f0 "" "create users"
commit base
