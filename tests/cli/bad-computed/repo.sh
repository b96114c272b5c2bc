repository
environment
revision a1 "" one
revision b2 a1 two
revision c3 a1 three
commit all
printf 'import os\nrevision = "d4"\ndown_revision = os.environ["PARENT"]\n' >$VERSIONS/d4.py
printf 'revision = make()\ndown_revision = "c3"\n' >$VERSIONS/e5.py
