repository
environment
revision a1 "" "create users"
revision b2 a1 "add email"
commit "two revisions"
sed -i 's/^\[alembic\]/[alembic]\nfile_template = %%(year)d_%%(month).2d_%%(day).2d_%%(hour).2d%%(minute).2d-%%(rev)s_%%(slug)s\ntimezone = America\/New_York\ntruncate_slug_length = 10/' alembic.ini
