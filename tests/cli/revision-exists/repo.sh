repository
environment
revision a1 "" "create users"
revision b2 a1 "add email"
commit "two revisions"
sed -i 's/^\[alembic\]/[alembic]\nfile_template = same/' alembic.ini
