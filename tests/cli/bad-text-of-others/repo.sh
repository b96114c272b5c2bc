repository
environment
revision a1 "" one
commit one
git checkout -q -b $'f\342\200\256eature'
printf '"""\033[31m \342\200\256 \342\200\213 \a %%0A ::error::x"""\nrevision = "b\\x1b\\u202e2"\ndown_revision = "a1"\n' >$VERSIONS/$'b2\e[31m\342\200\256%0A::error,x\n.py'
revision c3 a1 three
GIT_AUTHOR_NAME=$'Ev\342\200\256il' commit $'\e[31m subject'
