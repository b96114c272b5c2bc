repository
environment
revision a1f0 "" "create users"
revision b2f0 a1f0 "add email"
commit both
mkdir archive
git mv $VERSIONS/b2f0_add_email.py "archive/old email.py"
commit "put it away"
