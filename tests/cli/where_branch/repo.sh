repository
environment
revision a1f0 "" "create users"
commit base
git checkout -q -b feature
revision b2f0 a1f0 "add email"
commit email
git update-ref refs/remotes/origin/feature HEAD
git update-ref refs/pull/7/head HEAD
git checkout -q -b stacked
revision c3f0 b2f0 "add phone"
commit phone
git checkout -q main
