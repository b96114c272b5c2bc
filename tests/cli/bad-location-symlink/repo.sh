repository
environment
mkdir elsewhere
VERSIONS=elsewhere revision a1 "" one
rmdir migrations/versions
ln -s ../elsewhere migrations/versions
commit link
