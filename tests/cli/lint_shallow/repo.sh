git init -q -b main ../origin
cd ../origin
environment
revision a1f0 "" "create users"
commit base
git checkout -q -b feature
revision b2f0 a1f0 "add email"
commit feature
git checkout -q main
echo notes >notes
commit notes
cd - >/dev/null
git clone -q --depth=1 --no-single-branch "file://$PWD/../origin" .
git checkout -q feature
