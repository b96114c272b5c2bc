repository
environment
revision a1f0 "" "create users"
commit base
git checkout -q -b feature
revision b2f0 a1f0 "add email"
revision c3f0 a1f0 "add phone"
printf '[lint]\nignore = ["multiple-heads"]\nfail_on = "never"\n' >migrate.toml
commit "two heads, and settings that hide them"
