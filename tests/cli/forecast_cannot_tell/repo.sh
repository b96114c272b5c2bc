repository
environment
revision a1 "" "create users"
commit base
git checkout -q -b computed
printf 'revision = "b2"\ndown_revision = find()\n' >migrations/versions/b2.py
commit computed
git checkout -q main
