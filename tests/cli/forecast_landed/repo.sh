repository
environment
revision a1 "" "create users"
revision b2 a1 "add email"
revision c3 b2 "add phone"
commit base
git checkout -q -b deletes
rm migrations/versions/c3_*
commit deletes
git checkout -q -b reparents main
sed -i 's/^down_revision = .*/down_revision = "a1"/' migrations/versions/c3_*
commit reparents
git checkout -q -b edits main
sed -i 's/select 1/select 2/' migrations/versions/b2_*
commit edits
git checkout -q -b formats main
echo '# reformatted' >>migrations/versions/b2_add_email.py
commit formats
git checkout -q main
