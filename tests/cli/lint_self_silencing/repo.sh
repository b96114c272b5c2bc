repository
environment
revision a1f0 "" "create users"
commit base
git checkout -q -b feature
revision b2f0 a1f0 "add email"
revision c3f0 a1f0 "add phone"
cat >migrate.toml <<'END'
base = "feature"
[lint]
ignore = ["multiple-heads"]
fail_on = "never"
END
commit "two heads, and settings that hide them"
git checkout -q main
