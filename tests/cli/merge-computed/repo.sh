repository
environment
revision a1 "" "create users"
revision b2 a1 "add email"
commit "two revisions"
revision c3 a1 "add phone"
sed -i "s/^down_revision.*/down_revision = parent()/" migrations/versions/c3*
