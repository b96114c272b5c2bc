repository
environment
revision a1f0 "" "create users"
revision a1f0 "" "create accounts"
commit base
