repository
environment
revision a1 "" "create users"
revision b2 a1 "add email"
commit "two revisions"
sed -i 's/^\[alembic\]/[alembic]\nrevision_environment = true/' alembic.ini
