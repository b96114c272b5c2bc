git init -q -b main ../source
(cd ../source && VERSIONS=. revision a1 "" one && commit one)
repository
environment
rmdir migrations/versions
git -c protocol.file.allow=always submodule -q add ../source migrations/versions 2>/dev/null
commit all
