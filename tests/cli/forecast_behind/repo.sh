repository
environment
revision a1 "" "create users"
commit base
git update-ref refs/remotes/origin/main main
git config remote.origin.url ../nowhere
git config remote.origin.fetch '+refs/heads/*:refs/remotes/origin/*'
git config branch.main.remote origin
git config branch.main.merge refs/heads/main
git checkout -q -b ahead
revision b2 a1 "add phone"
commit ahead
git update-ref refs/remotes/origin/main ahead
git checkout -q main
git branch -q -D ahead
