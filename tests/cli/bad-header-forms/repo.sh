repository
environment
revision a1 "" one
printf 'revision = u"b2"\r\ndown_revision = "a1"\r\n' >$VERSIONS/b2.py
printf '\357\273\277revision = "c3"\ndown_revision = ("b2",)\n' >$VERSIONS/c3.py
printf '# -*- coding: latin-1 -*-\n"""caf\351"""\nrevision: str = "d" "4"\ndown_revision = ["c3"]\n' >$VERSIONS/d4.py
printf 'parent = "d4"\nrevision = "e5"\ndown_revision = parent\n\ndef upgrade():\n    print "done"\n' >$VERSIONS/e5.py
commit all
