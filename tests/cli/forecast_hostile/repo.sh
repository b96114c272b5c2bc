repository
environment
revision a1 "" "create users"
revision b2 a1 "add email"
commit base
git checkout -q -b topic
revision c3 a1 "$(printf 'phone\033[2J')"
mv migrations/versions/c3_* migrations/versions/c3.py
GIT_AUTHOR_NAME="$(printf 'Eve\342\200\256')" commit "$(printf 'a\033]0;title\007')"
git checkout -q main
