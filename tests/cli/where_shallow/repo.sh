git init -q -b main ../origin
cd ../origin
environment
revision a1f0 "" "create users"
revision b2f0 a1f0 "add email"
commit base
git rm -q "$VERSIONS"/b2f0_*
commit "drop it"
echo notes >notes
commit notes
cd - >/dev/null
git clone -q --depth=1 "file://$PWD/../origin" .
