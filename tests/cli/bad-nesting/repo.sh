repository
environment
revision a1 "" one
commit one
open=$(printf '(%.0s' {1..100000})
printf "revision = 'b2'\ndown_revision = 'a1'\nx = %s\n" "$open" >$VERSIONS/b2.py
printf "revision = 'c3'\ndown_revision = %s'b2'%s\n" "$open" "${open//(/)}" >$VERSIONS/c3.py
