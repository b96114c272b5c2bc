repository
environment billing
revision a1 "" "invoices"
mv alembic.ini billing; sed -i 's/= billing/= ./' billing/alembic.ini
environment users
revision a1 "" "users"
revision b1 "" "groups"
mv alembic.ini users; sed -i 's/= users/= ./' users/alembic.ini
