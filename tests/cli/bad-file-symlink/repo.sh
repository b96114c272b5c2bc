repository
environment
revision a1 "" one
mkdir inside
VERSIONS=inside revision b2 a1 two
VERSIONS=.. revision c3 a1 three
ln -s ../../inside/b2_two.py migrations/versions/b2.py
ln -s ../../../c3_three.py migrations/versions/c3.py
ln -s d4.py migrations/versions/d4.py
ln -s nowhere.py migrations/versions/e5.py
ln -s /dev/zero migrations/versions/f6.py
commit all
