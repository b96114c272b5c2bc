repository
environment
revision a1 "" "create users"
commit base
git checkout -q -b topic
revision b2 a1 "add phone"
commit topic
git update-ref refs/pull/1/head topic
git checkout -q main
