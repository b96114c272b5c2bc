repository
environment
revision a1f0 "" "create users"
commit base
git checkout -q -b feature
echo notes >notes
commit notes
git checkout -q main
revision b2f0 a1f0 "add email"
commit email
git checkout -q feature
