repository
environment
revision a1f0 "" "create users"
revision b2f0 a1f0 "add email"
commit base
rm "$VERSIONS"/b2f0_*
