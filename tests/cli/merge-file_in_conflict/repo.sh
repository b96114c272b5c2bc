repository
environment
revision a1 "" "create users"
echo text >notes
commit base
git checkout -q -b feature
revision b2 a1 "add email"
echo theirs >notes
commit feature
git checkout -q main
revision c3 a1 "add phone"
echo ours >notes
commit other
git checkout -q feature
echo '# theirs' >>migrations/versions/a1_create_users.py
commit theirs
git checkout -q main
echo '# ours' >>migrations/versions/a1_create_users.py
commit ours
