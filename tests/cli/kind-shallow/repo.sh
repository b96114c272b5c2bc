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
git clone -q --depth 1 "file://$PWD" ../shallow
git -C ../shallow fetch -q --depth 1 origin feature:feature
