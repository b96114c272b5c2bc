repository
environment
revision a1f0 "" "create users"
commit base
revision b2f0 a1f0 "add email"
commit email
git reset -q --hard HEAD^
