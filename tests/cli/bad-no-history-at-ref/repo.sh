repository
printf 'no history\n' >README
commit readme
git checkout -q -b feature
environment
revision a1 "" one
commit env
