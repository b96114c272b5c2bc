repository
environment
revision a1 "" "create users"
revision b2 a1 "add email"
commit "two revisions"
cat >migrations/script.py.mako <<'MAKO'
"""${message}"""
revision = ${repr(up_revision)}
% for name in names:
x = 1
% endfor
MAKO
