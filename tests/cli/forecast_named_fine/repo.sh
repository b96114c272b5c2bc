repository
environment
revision a1 "" "create users"
commit base
git checkout -q -b one
revision b2 a1 "add phone"
commit one
git checkout -q -b two main
revision b2 a1 "add fax"
commit two
git checkout -q -b three main
revision c3 a1 "add pager"
commit three
git branch -q nothing main
git checkout -q main
