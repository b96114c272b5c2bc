repository
environment
revision a1 "" one
commit all
lost=$(git rev-parse HEAD)
rm -f .git/objects/${lost:0:2}/${lost:2}
