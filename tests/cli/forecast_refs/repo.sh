repository
environment
revision a1 "" "create users"
revision b2 a1 "add email"
commit base
git checkout -q -b fine
revision c3 b2 "add phone"
commit fine
git checkout -q -b rival main
revision d4 b2 "add fax"
commit rival
git checkout -q -b old main~0
revision e5 a1 "add pager"
commit old
git checkout -q -b twice main
sed 's/a1_create/again/' migrations/versions/b2_add_email.py >migrations/versions/b2_again.py
commit twice
git checkout -q -b lost main
revision f6 nowhere "add pigeon"
commit lost
git checkout -q -b edited main
sed -i 's/select 1/select 2/' migrations/versions/b2_add_email.py
commit edited
git checkout -q -b computed main
printf 'revision = "g7"\ndown_revision = find()\n' >migrations/versions/g7.py
commit computed
git update-ref refs/pull/12/head fine
git update-ref refs/pull/12/merge old
git checkout -q main
sed -i 's/select 1/select 3/' migrations/versions/b2_add_email.py
commit moved
