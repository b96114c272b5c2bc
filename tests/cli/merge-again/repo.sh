repository
environment
revision a1 "" "create users"
commit base
git checkout -q -b feature
revision b2 a1 "add email"
commit feature
git checkout -q main
revision c3 a1 "add phone"
commit other
merge feature merged
