repository
environment
revision a1 "" one
commit one
