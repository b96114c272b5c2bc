#!/usr/bin/env python3
"""What no golden file holds: a folder of very many files, another user's repository, and a terminal.

MIGRATE_TEST_FILES says how many files; 100000 is what a long run tries.
"""
import os
import pathlib
import pty
import subprocess
import sys
import tempfile

import isolated

FILES = int(os.environ.get("MIGRATE_TEST_FILES", "20000"))


def make(repo, env, script):
    repo.mkdir(parents=True)
    made = isolated.shell('. "$LIB"\n' + script, repo, env)
    assert made.returncode == 0, made.stderr.decode()
    return repo


def run(repo, env, *words, **kwargs):
    return subprocess.run(["migrate", *words], cwd=repo, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, **kwargs)


def expect(done, status, out=None, err=""):
    assert done.returncode == status and err in done.stderr and (out is None or done.stdout == out), done


def one_line_of_history(count):
    """A fast-import stream: that many revisions in one folder, each the parent of the next."""
    yield "commit refs/heads/main\ncommitter Grace <grace@example.org> 1700001000 +0000\ndata 4\nmany\nfrom refs/heads/main^0\n"
    for i in range(count):
        down = f"'r{i - 1:06}'" if i else "None"
        text = f"revision = 'r{i:06}'\ndown_revision = {down}\n"
        yield f"M 100644 inline migrations/versions/r{i:06}.py\ndata {len(text)}\n{text}\n"


def many_files(top, env):
    repo = make(top / "many", env, "repository; environment; commit one")
    subprocess.run(["git", "fast-import", "--quiet"], cwd=repo, env=env, input="".join(one_line_of_history(FILES)), text=True, check=True)
    head = f"r{FILES - 1:06} (head)\n"
    for _ in ("cold", "cached"):
        expect(run(repo, env, "heads", "--ref", "main"), 0, head)
    done = run(repo, env, "history", "--ref", "main")
    assert done.returncode == 0 and done.stdout.count("\n") == FILES, done.returncode
    expect(run(repo, env, "lint", "--ref", "main"), 0)
    subprocess.run(["git", "reset", "-q", "--hard"], cwd=repo, env=env, check=True)
    expect(run(repo, env, "heads"), 0, head)
    expect(run(repo, env, "heads", "--index"), 0, head)


def another_user(top, env):
    if os.geteuid() != 0:
        print("another user's repository needs root: not tried")
        return
    repo = make(top / "theirs", env, 'repository; environment; revision a1 "" one; commit one')
    for path in [repo, *repo.rglob("*")]:
        os.chown(path, 65534, 65534, follow_symlinks=False)
    command = f"git config --global --add safe.directory {repo}"
    refused = run(repo, env, "heads")
    expect(refused, 3, "", "belongs to another user")
    assert f"hint: {command}\n" in refused.stderr, refused
    # The command that is proposed is the one that helps.
    trusting = dict(env, GIT_CONFIG_GLOBAL=str(top / "gitconfig"))
    subprocess.run(command, shell=True, cwd="/", env=trusting, check=True)
    expect(run(repo, trusting, "heads"), 0, "a1 (head)\n")


def on_terminal(repo, env, *words):
    ours, theirs = pty.openpty()
    with subprocess.Popen(["migrate", *words], cwd=repo, env=env, stdin=theirs, stdout=theirs, stderr=theirs) as child:
        os.close(theirs)
        seen = b""
        try:
            while part := os.read(ours, 65536):
                seen += part
        except OSError:  # the other side is closed
            pass
        child.wait()
    os.close(ours)
    return seen


def colours(top, env):
    repo = make(top / "colours", env, """
repository; environment; revision a1 "" one; commit one
revision b2 a1 two; revision c3 a1 three""")
    env = dict(env, TERM="xterm")
    escape = "\x1b["
    assert escape not in run(repo, env, "lint").stdout
    assert escape in run(repo, env, "lint", "--color", "always").stdout
    assert escape in run(repo, dict(env, NO_COLOR="1"), "lint", "--color=always").stdout
    for words, changes, coloured in (
        (["lint"], {}, True),
        (["lint", "--color", "auto"], {}, True),
        (["lint", "--color", "never"], {}, False),
        (["lint"], {"NO_COLOR": "1"}, False),
        (["lint"], {"NO_COLOR": ""}, True),  # no-color.org: only when it is not empty
        (["lint"], {"TERM": "dumb"}, False),
        (["lint", "--json"], {}, False),
        (["heads", "--ref", "nope"], {}, True),
    ):
        seen = on_terminal(repo, dict(env, **changes), *words)
        assert (escape.encode() in seen) == coloured, (words, changes, seen)
    # Chatter goes, findings and errors stay.
    quiet = run(repo, env, "lint", "--quiet")
    assert quiet.returncode == 1 and "multiple-heads" in quiet.stdout and quiet.stderr == "", quiet
    expect(run(repo, env, "-q", "heads", "--ref", "nope"), 2, "", "error: ")


def main(program):
    with tempfile.TemporaryDirectory() as folder:
        top = pathlib.Path(folder).resolve()
        env = isolated.environment(top / "home", program)
        colours(top, env)
        another_user(top, env)
        many_files(top, env)


if __name__ == "__main__":
    main(str(pathlib.Path(sys.argv[1]).resolve()))
