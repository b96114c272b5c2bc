repository
environment
revision a1f0 "" "create users"
commit base
git remote add origin https://example.org/project.git
