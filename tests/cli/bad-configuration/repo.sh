repository
environment
revision a1 "" one
cp alembic.ini good.ini
printf '[alembic]\nscript_location = %%(nokey)s\n' >interpolation.ini
printf 'script_location = migrations\n' >header.ini
printf '\357\273\277[alembic]\nscript_location = migrations\n' >mark.ini
printf '[alembic]\nscript_location = migrations\nversion_locations = migrations/versions\npath_separator = bogus\n' >separator.ini
printf '[alembic]\nscript_location = nowhere:migrations\n' >package.ini
printf '[alembic]\nscript_location = migrations\n\0\n' >bytes.ini
git add -A
git rm -q --cached good.ini
