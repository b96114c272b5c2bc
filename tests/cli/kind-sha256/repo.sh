git init -q -b main --object-format=sha256 .
environment
revision a1 "" one
