repository
environment
rm -r migrations/versions
