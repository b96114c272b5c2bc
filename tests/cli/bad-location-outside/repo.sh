repository
environment
revision a1 "" one
sed -i '/^$/d' alembic.ini
printf 'version_locations = ../other /etc migrations/versions\n' >>alembic.ini
mkdir -p ../other
VERSIONS=../other revision b2 a1 two
commit all
