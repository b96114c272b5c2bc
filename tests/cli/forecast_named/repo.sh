repository
environment
revision a1 "" "create users"
echo 1 >README
commit base
git checkout -q -b topic
revision b2 a1 "add phone"
echo 2 >README
commit topic
git update-ref refs/pull/12/head topic
git checkout -q main
revision c3 a1 "add fax"
echo 3 >README
commit other
