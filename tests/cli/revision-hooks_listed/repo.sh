repository
environment
revision a1 "" "create users"
revision b2 a1 "add email"
commit "two revisions"
printf '[post_write_hooks]\nhooks = tidy, check\n' >>alembic.ini
printf 'tidy.type = console_scripts\ntidy.entrypoint = tidy-code\ntidy.options = --quick "two words" REVISION_SCRIPT_FILENAME\n' >>alembic.ini
printf 'check.type = exec\ncheck.executable = ./check\n' >>alembic.ini
cat >"$HOME/bin/tidy-code" <<'SH'
#!/bin/sh
printf '<%s>\n' "$@"
echo '# tidied' >>"$3"
SH
printf '#!/bin/sh\necho "checked $1"\n' >check
chmod +x "$HOME/bin/tidy-code" check
