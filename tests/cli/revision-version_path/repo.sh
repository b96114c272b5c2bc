repository
environment
mkdir -p one two
sed -i 's/^\[alembic\]/[alembic]\nversion_locations = one two/' alembic.ini
VERSIONS=one
revision a1 "" "create users"
