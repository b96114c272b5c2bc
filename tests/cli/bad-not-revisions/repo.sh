repository
environment
revision a1 "" one
: >$VERSIONS/__init__.py
: >$VERSIONS/empty.py
printf 'def helper():\n    pass\n' >$VERSIONS/helper.py
printf 'x' >$VERSIONS/.hidden.py
printf 'x' >$VERSIONS/notes.txt
commit all
