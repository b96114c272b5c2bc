repository
commit_file() { echo x > x; commit "$1"; }
commit_file nothing
