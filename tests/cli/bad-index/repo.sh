repository
environment
revision a1 "" one
commit one
printf 'this is no index, and it is long enough to be one' >.git/index
