repository
environment
revision a1 "" one
commit all
git checkout -q -b feature
revision b2 a1 two
