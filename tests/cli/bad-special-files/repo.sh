repository
environment
revision a1 "" one
commit one
mkfifo migrations/versions/x.py
mkdir migrations/versions/folder.py
