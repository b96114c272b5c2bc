#!/usr/bin/env python3
"""Runs one golden case: run_case.py MIGRATE FOLDER.

repo.sh makes a repository (helpers: lib.sh); `cmd` runs in it, with `in` as its standard input; what it prints and
leaves is compared with `out`, `err`, `rc` and `after.tree` (every file of the working tree and the name of its
content). A file that is absent asserts nothing, but a case that asserts nothing fails. MIGRATE_UPDATE_GOLDEN=1 writes
what is there anew.
"""
import difflib
import os
import pathlib
import subprocess
import sys
import tempfile

import isolated

EXPECTATIONS = ("out", "err", "rc", "after.tree")


def tree(folder, env):
    paths = sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and ".git" not in path.relative_to(folder).parts
    )
    names = subprocess.run(
        ["git", "hash-object", "--no-filters", "--stdin-paths"],
        input="\n".join(paths), cwd=folder, env=env, capture_output=True, text=True, check=True,
    ).stdout.split()
    return "".join(f"{name[:10]} {path}\n" for name, path in zip(names, paths))


def run(program, case, top):
    repo = top / "repo"
    repo.mkdir()
    env = isolated.environment(top / "home", program)
    if (case / "repo.sh").exists():
        made = isolated.shell('. "$LIB"; . "$1"'.replace("$1", str(case / "repo.sh")), repo, env)
        if made.returncode != 0:
            sys.exit(f"{case}/repo.sh failed:\n{made.stderr.decode()}")
    stdin = (case / "in").read_bytes() if (case / "in").exists() else b""
    done = subprocess.run(["bash", str(case / "cmd")], cwd=repo, env=env, input=stdin, capture_output=True)
    if done.returncode == isolated.SANITIZER_STATUS:
        sys.exit(done.stderr.decode(errors="replace"))

    def text(output):
        return output.decode("utf-8", "backslashreplace").replace(str(repo), "$REPO").replace(str(top), "$TOP")

    return {
        "out": text(done.stdout),
        "err": text(done.stderr),
        "rc": f"{done.returncode}\n",
        "after.tree": tree(repo, env) if (case / "after.tree").exists() else "",
    }


def main(program, case):
    expected = [name for name in EXPECTATIONS if (case / name).exists()]
    if not expected:
        sys.exit(f"{case} asserts nothing: it needs one of {', '.join(EXPECTATIONS)}")
    with tempfile.TemporaryDirectory() as top:
        got = run(program, case, pathlib.Path(top).resolve())
    failed = False
    for name in expected:
        if os.environ.get("MIGRATE_UPDATE_GOLDEN") == "1":
            (case / name).write_text(got[name], encoding="utf-8")
            continue
        want = (case / name).read_text(encoding="utf-8")
        if want != got[name]:
            failed = True
            sys.stdout.writelines(
                difflib.unified_diff(want.splitlines(True), got[name].splitlines(True), f"{case.name}/{name}", "got"))
    if failed:
        for name in ("out", "err", "rc"):
            print(f"--- {name}\n{got[name]}", end="")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], pathlib.Path(sys.argv[2]).resolve()))
