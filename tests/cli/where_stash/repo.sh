repository
environment
revision a1f0 "" "create users"
commit base
revision b2f0 a1f0 "add email"
GIT_AUTHOR_DATE='@1700000600 +0000' GIT_COMMITTER_DATE='@1700000600 +0000' git stash -q --include-untracked
