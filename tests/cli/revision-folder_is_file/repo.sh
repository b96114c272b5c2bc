repository
environment
rm -r migrations/versions; echo x >migrations/versions
