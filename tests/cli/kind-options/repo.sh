repository
environment
revision a1 "" one
revision b2 a1 two
commit all
printf '\n[other]\nscript_location = other\n' >>alembic.ini
mkdir -p other/versions
VERSIONS=other/versions revision x1 "" other
printf '[alembic]\nscript_location = other\n' >other.ini
