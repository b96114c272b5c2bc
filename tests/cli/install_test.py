#!/usr/bin/env python3
"""What `cmake --install` puts into a prefix works there: install_test.py MIGRATE BUILD."""
import pathlib
import subprocess
import sys
import tempfile

FILES = (
    "bin/migrate", "bin/git-migrate", "share/bash-completion/completions/migrate", "share/zsh/site-functions/_migrate",
    "share/fish/vendor_completions.d/migrate.fish", "share/man/man1/migrate.1", "share/migrate/hooks/pre-commit",
    "share/migrate/hooks/pre-push",
)


def main(build):
    with tempfile.TemporaryDirectory() as prefix:
        subprocess.run(["cmake", "--install", build, "--prefix", prefix], check=True, stdout=subprocess.DEVNULL)
        for name in FILES:
            path = pathlib.Path(prefix) / name
            assert path.is_file() and path.stat().st_size > 0, name
        for name in FILES[:2]:
            version = subprocess.run([f"{prefix}/{name}", "--version"], capture_output=True, text=True, check=True).stdout
            assert version.startswith("migrate "), version


if __name__ == "__main__":
    main(sys.argv[2])
