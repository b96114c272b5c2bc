repository
environment
revision a1 "" one
commit all
tree=$(git rev-parse HEAD:$VERSIONS)
rm -f .git/objects/${tree:0:2}/${tree:2}
