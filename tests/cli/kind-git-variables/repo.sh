repository
environment
revision a1 "" one
commit one
revision b2 a1 two
mv .git ../elsewhere
cp ../elsewhere/index ../index
