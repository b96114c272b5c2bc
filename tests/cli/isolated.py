"""What the tests of the program share: an environment that no machine's or user's settings reach."""
import os
import pathlib
import subprocess

LIB = pathlib.Path(__file__).resolve().parent / "lib.sh"
SANITIZER_STATUS = 99  # what a sanitizer's finding exits with, told apart from the program's own


def environment(home, program):
    env = {
        "PATH": f"{home}/bin:/usr/bin:/bin",
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_CONFIG_SYSTEM": "/dev/null",
        "GIT_CONFIG_NOSYSTEM": "1",
        "ASAN_OPTIONS": f"exitcode={SANITIZER_STATUS}",
        "LSAN_OPTIONS": "print_suppressions=0",
        "UBSAN_OPTIONS": f"exitcode={SANITIZER_STATUS}:print_stacktrace=1",
        "LIB": str(LIB),
    }
    (home / "bin").mkdir(parents=True, exist_ok=True)
    for name in ("migrate", "git-migrate"):
        link = home / "bin" / name
        if not link.exists():
            link.symlink_to(os.path.abspath(program))
    return env


def shell(script, cwd, env, **kwargs):
    return subprocess.run(["bash", "-euc", script], cwd=cwd, env=env, capture_output=True, **kwargs)
