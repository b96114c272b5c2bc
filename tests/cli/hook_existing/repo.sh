repository
commit_file() { echo x > x; commit "$1"; }
commit_file nothing
printf "#!/bin/sh\nexec something else\n" >.git/hooks/pre-push
