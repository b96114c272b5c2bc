repository
environment
revision a1 "" "ABC-1 create users"
printf 'message_pattern = "("\nhead_file = "migrations/HEAD"\n' > migrate.toml
echo a1 > migrations/HEAD
commit base
git checkout -q -b feature
revision b2 a1 "ABC-2 add email"
revision c3 b2 "add phone"
commit feature
