#!/usr/bin/env python3
"""Completions and the manual page know every command and option, and do what shells ask of them."""
import pathlib
import re
import subprocess
import sys
import tempfile

import isolated


def run(program, *arguments):
    return subprocess.run([program, *arguments], capture_output=True, text=True, check=True).stdout


def words(text):
    """The commands and long options that --help shows."""
    return set(re.findall(r"(?m)^  ([a-z][a-z_-]+)  ", text)), set(re.findall(r"(?m)^  (?:-\S+, )?(--[a-z][a-z-]+)", text))


def complete(script, env, cwd, *line):
    """What bash offers for the last word of the line."""
    words = " ".join("'%s'" % word for word in line)
    done = isolated.shell(
        f"source {script}; COMP_WORDS=({words}); COMP_CWORD={len(line) - 1}; _migrate || true; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
        cwd, env)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode().split()


def check(program, top):
    overview = run(program, "--help")
    commands, options = words(overview)
    assert {"heads", "history", "lint"} <= commands, commands
    scripts = {shell: run(program, "completions", shell) for shell in ("bash", "zsh", "fish")}
    manual = run(program, "man")
    for command in commands:
        options |= words(run(program, command, "--help"))[1]
        assert f".SS migrate {command}".replace("_", "_") in manual, command
        for shell, script in scripts.items():
            assert re.search(rf"\b{command}\b", script), (shell, command)
    for option in options:
        assert option.replace("-", "\\-") in manual, option
        assert option in scripts["bash"] and option in scripts["zsh"], option
        assert f"-l {option[2:]} " in scripts["fish"], option

    page = subprocess.run(["groff", "-man", "-Tutf8", "-ww"], input=manual, capture_output=True, text=True)
    assert page.returncode == 0 and not page.stderr, page.stderr
    assert "migrate heads" in re.sub("\x1b\\[[0-9;]*m", "", page.stdout)

    env = isolated.environment(top / "home", program)
    script = top / "migrate.bash"
    script.write_text(scripts["bash"])
    repo = top / "repo"
    repo.mkdir()
    made = isolated.shell(
        '. "$LIB"; repository; environment; commit one; git branch feature; git branch \'x$(touch${IFS}pwned)\'', repo, env)
    assert made.returncode == 0, made.stderr.decode()
    assert complete(script, env, repo, "migrate", "he") == ["heads"]
    assert complete(script, env, repo, "git", "migrate", "he") == ["heads"]
    assert "--resolve-dependencies" in complete(script, env, repo, "migrate", "-C", ".", "heads", "--")
    assert complete(script, env, repo, "migrate", "heads", "--ref", "fea") == ["feature"]
    assert complete(script, env, repo, "migrate", "--color", "a") == ["auto", "always"]
    assert "multiple-heads" in complete(script, env, repo, "migrate", "explain", "mul")
    # A branch's name is data: completing it runs nothing.
    assert complete(script, env, repo, "migrate", "--ref", "x") == ["x$(touch${IFS}pwned)"]
    assert not (repo / "pwned").exists()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        check(str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(folder).resolve())
