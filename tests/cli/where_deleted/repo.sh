repository
environment
revision a1f0 "" "create users"
revision b2f0 a1f0 "add email"
commit base
git rm -q "$VERSIONS"/b2f0_*
revision c3f0 a1f0 "add email"
commit "give the revision another id"
