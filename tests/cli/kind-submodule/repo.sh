(
  mkdir ../app && cd ../app
repository
environment
revision a1 "" one
commit one
git checkout -q -b feature
revision b2 a1 two
commit two
git tag -a -m annotated v1
git tag -a -m nested v1.1 v1 2>/dev/null
git checkout -q main
revision c3 a1 three
commit three
)
repository
git -c protocol.file.allow=always submodule -q add ../app app 2>/dev/null
commit app
