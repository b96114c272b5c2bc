repository
environment
revision a1 "" one
commit one
git tag -a -m tree tree HEAD^{tree}
git branch feature
