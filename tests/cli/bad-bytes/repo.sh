repository
environment
revision a1 "" one
printf '"""na\357ve \351t\351"""\nrevision = "b2"\ndown_revision = "a1"\n' >$VERSIONS/$'b2_\377\351.py'
printf 'revision = "c3\0"\ndown_revision = "b2"\n' >$VERSIONS/c3.py
commit all
