repository
environment
revision a1f0 "" "create users"
revision b2f0 a1f0 "add email"
revision c3f0 b2f0 "add phone"
commit base
git rm -q "$VERSIONS"/b2f0_*
commit "drop the email"
