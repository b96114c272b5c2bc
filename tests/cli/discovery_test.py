#!/usr/bin/env python3
"""A history is found the same way in a working tree, in the index and in a commit."""
import pathlib
import subprocess
import sys
import tempfile

import isolated

MORE = "mkdir more; VERSIONS=more revision c3 b2 three; "


def ini(*lines, name="alembic.ini"):
    body = "\\n".join(("[alembic]", *lines)).replace("%", "%%")
    return f"printf '{body}\\n' >{name}; "


# What it is, how the repository is made after revisions a1 and b2, arguments, exit status, output or what the error says.
CASES = (
    ("plain", "", "", 0, "b2 (head)\n"),
    ("here, split at spaces", MORE + ini("script_location = %(here)s/migrations", "version_locations = %(here)s/migrations/versions more"), "", 0, "c3 (head)\n"),
    ("split at commas", MORE + ini("script_location = migrations", "version_locations = migrations/versions, more"), "", 0, "c3 (head)\n"),
    ("the older separator", MORE + ini("script_location = migrations", "version_locations = migrations/versions:more", "version_path_separator = :"), "", 0, "c3 (head)\n"),
    ("path_separator", MORE + ini("script_location = migrations", "version_locations = migrations/versions;more", "path_separator = ;"), "", 0, "c3 (head)\n"),
    ("a line each", MORE + ini("script_location = migrations", "version_locations = migrations/versions", "  more", "path_separator = newline"), "", 0, "c3 (head)\n"),
    ("a package", "mkdir app; touch app/__init__.py; mv migrations app; " + ini("script_location = app:migrations"), "", 0, "b2 (head)\n"),
    ("no such package", ini("script_location = nowhere:migrations"), "", 4, "`nowhere` is not in this repository"),
    ("section defaults", "printf '[DEFAULT]\\nroot = migrations\\n[alembic]\\nscript_location = %%(root)s\\nfile_template = %%%%(rev)s\\n' >alembic.ini; ", "", 0, "b2 (head)\n"),
    ("a value that is not there", ini("script_location = %(nothing)s"), "", 2, "refers to `nothing`"),
    ("recursive", "mkdir $VERSIONS/below; mv $VERSIONS/b2* $VERSIONS/below; " + ini("script_location = migrations", "recursive_version_locations = true"), "", 0, "b2 (head)\n"),
    ("not recursive", "mkdir $VERSIONS/below; mv $VERSIONS/b2* $VERSIONS/below; ", "", 4, "does not list it as a version location"),
    ("recursive in migrate.toml", "mkdir $VERSIONS/below; mv $VERSIONS/b2* $VERSIONS/below; printf '[[history]]\\nscript_location = \"migrations\"\\nrecursive_version_locations = true\\n' >migrate.toml; ", "", 0, "b2 (head)\n"),
    ("a wrong location", ini("script_location = nowhere"), "", 4, "alembic.ini:2: The `script_location` does not exist"),
    ("no location", ini("script_locatoin = migrations"), "", 4, "alembic.ini:1: There is no `script_location` in [alembic]"),
    ("no location in pyproject", "rm alembic.ini; printf '[tool.alembic]\\nscript_loction = \"migrations\"\\n' >pyproject.toml; ", "", 4, "pyproject.toml:2: There is no `script_location`"),
    ("pyproject alone", "rm alembic.ini; printf '[tool.alembic]\\nscript_location = \"migrations\"\\n' >pyproject.toml; ", "", 0, "b2 (head)\n"),
    ("alembic.ini before pyproject", MORE + "mkdir -p other/versions; printf '[tool.alembic]\\nscript_location = \"other\"\\n' >pyproject.toml; ", "", 0, "b2 (head)\n"),
    ("by its shape", "rm alembic.ini; ", "", 0, "b2 (head)\n"),
    ("migrate.toml", "mv migrations db; rm alembic.ini; printf '[[history]]\\nname = \"db\"\\nscript_location = \"db\"\\n' >migrate.toml; ", "--history db", 0, "b2 (head)\n"),
    ("a key that is not known", "printf '[lint]\\nselec = [\"x\"]\\n' >migrate.toml; ", "", 2, "Did you mean `select`?"),
    ("a section", "cp -r migrations second; rm second/versions/b2*; printf '[second]\\nscript_location = second\\n' >>alembic.ini; ", "-n second", 0, "a1 (head)\n"),
    ("another file", "mv alembic.ini other.ini; ", "-c other.ini", 0, "b2 (head)\n"),
    ("which of two", "for x in a b; do mkdir $x; cp -r migrations alembic.ini $x; done; rm -r migrations alembic.ini; ", "", 2, "--history b/migrations"),
    ("one of two", "for x in a b; do mkdir $x; cp -r migrations alembic.ini $x; done; rm -r migrations alembic.ini; ", "--history a/migrations", 0, "b2 (head)\n"),
    ("the nearest of two", "for x in a b; do mkdir $x; cp -r migrations alembic.ini $x; done; rm -r migrations alembic.ini; rm b/migrations/versions/b2*; ", "-C b", 0, "a1 (head)\n"),
    ("no revisions yet", "rm $VERSIONS/*; ", "", 0, ""),
)


def check(top, env, number, case):
    name, script, arguments, status, said = case
    repo = top / f"repo{number}"
    repo.mkdir()
    made = isolated.shell(
        '. "$LIB"; repository; environment; revision a1 "" one; revision b2 a1 two; ' + script + "commit all", repo, env)
    assert made.returncode == 0, (name, made.stderr.decode())
    answers = []
    for version, prefix in (([], ""), (["--ref", "HEAD"], "HEAD:"), (["--index"], "index:")):
        done = subprocess.run(
            ["migrate", "heads", *arguments.split(), *version], cwd=repo, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        answers.append((done.returncode, done.stdout, done.stderr.replace(" " + prefix, " ") if prefix else done.stderr))
    assert answers[0] == answers[1] == answers[2], (name, answers)
    code, out, err = answers[0]
    assert code == status and (out == said if status == 0 else said in err), (name, answers[0])


def main(program):
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        top = pathlib.Path(folder).resolve()
        env = isolated.environment(top / "home", program)
        for number, case in enumerate(CASES):
            try:
                check(top, env, number, case)
            except AssertionError as problem:
                failed += 1
                print(problem)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(str(pathlib.Path(sys.argv[1]).resolve())))
