repository
environment
revision a1 "" one
revision b2 a1 two
commit all
blob=$(git rev-parse HEAD:$VERSIONS/a1_one.py)
rm -f .git/objects/${blob:0:2}/${blob:2}
