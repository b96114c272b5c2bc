#!/usr/bin/env python3
"""With --json stdout holds one document of a documented schema, whatever the command and its outcome."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import jsonschema

import isolated

FORMATS = pathlib.Path(__file__).resolve().parents[2] / "docs" / "formats"

REPOSITORY = r'''
. "$LIB"
repository
environment
revision a1 "" "create users"
commit base
git checkout -q -b feature
revision b2 a1 "add email"
commit feature
git checkout -q -b computed main
revision d4 a1 computed
sed -i 's/^down_revision.*/down_revision = find()/' $VERSIONS/d4_*
commit computed
git checkout -q main
revision c3 a1 "add phone"
commit other
git checkout -q -b bad
printf '"""\033[31m \342\200\256\n"""\nrevision = "e\\x1b\\u202e"\ndown_revision = "c3"\n# \377\n' >$VERSIONS/$'e\e\n\377.py'
commit bad
git checkout -q main
'''

# Command line, exit status, the document.
CASES = (
    ("heads", 0, "revisions"),
    ("heads --check --ref feature", 0, "revisions"),
    ("heads --ref computed", 4, "revisions"),
    ("heads --ref bad", 0, "revisions"),
    ("branches --ref feature", 0, "revisions"),
    ("history -v", 0, "revisions"),
    ("show a1", 0, "revisions"),
    ("schema", 0, "schema"),
    ("schema a1 --ref feature", 0, "schema"),
    ("lint --coverage", 0, "coverage"),
    ("config", 0, "config"),
    ("config --ref feature", 0, "config"),
    ("config --explain", 4, "config"),
    ("rules", 0, "rules"),
    ("explain multiple-heads", 0, "explain"),
    ("lint", 0, "report"),
    ("lint --ref feature --base main", 1, "report"),
    ("lint --ref computed --base main", 4, "report"),
    ("lint --ref bad --base main", 1, "report"),
    ("forecast", 1, "forecast"),
    ("forecast computed", 4, "forecast"),
    ("where a1", 0, "where"),
    ("where b2", 1, "where"),
    ("where zzzz", 1, "where"),
    ("list_templates", 0, "templates"),
    ("hook run pre-commit", 0, "report"),
    ("hook run pre-push", 0, "report"),
    ("hook install --dry-run", 0, "hook"),
    ("revision -m x --dry-run", 0, "revision"),
    ("merge", 0, "revision"),
    ("init other --dry-run", 0, "init"),
    ("edit a1", 0, "edit"),
    # What cannot be done.
    ("", 2, "error"),
    ("heds", 2, "error"),
    ("heads --chekc", 2, "error"),
    ("heads extra", 2, "error"),
    ("heads --ref nope", 2, "error"),
    ("heads --history nope", 2, "error"),
    ("heads -c nope.ini", 2, "error"),
    ("-C nowhere heads", 2, "error"),
    ("show zz", 2, "error"),
    ("history -r x:y", 2, "error"),
    ("history -i", 3, "error"),
    ("explain nope", 2, "error"),
    ("lint --base nope", 2, "error"),
    ("lint --format sarif", 2, "error"),
    ("forecast nope", 2, "error"),
    ("edit nope", 2, "error"),
    ("init migrations", 2, "error"),
    ("hook", 2, "error"),
    ("revision --head zz -m x", 2, "error"),
)


def schemas():
    return {path.name: json.loads(path.read_text()) for path in sorted(FORMATS.glob("*.schema.json"))}


def validator(known, name):
    schema = known[f"{name}.schema.json"]
    jsonschema.Draft202012Validator.check_schema(schema)
    resolver = jsonschema.RefResolver(f"{name}.schema.json", schema, store=known)
    return jsonschema.Draft202012Validator(schema, resolver=resolver)


def check(program, repo, env, known, line, status, name):
    done = subprocess.run([program, *line.split(), "--json"], cwd=repo, env=env, stdin=subprocess.DEVNULL, capture_output=True)
    text = done.stdout.decode("utf-8")  # strictly
    what = f"migrate {line} --json: {done.returncode}\n{text}{done.stderr.decode(errors='replace')}"
    assert done.returncode == status, what
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", text), what
    document = json.loads(text)
    assert document["schema"] == f"migrate/{name}/1", what
    problems = [f"{list(problem.absolute_path)}: {problem.message}" for problem in validator(known, name).iter_errors(document)]
    assert not problems, what + "\n".join(problems)
    if name == "error":
        assert document["exit_status"] == status, what
        assert done.stderr.startswith(b"error: "), what


def main(program):
    known = schemas()
    checked = {name for _, _, name in CASES}
    documented = {name.removesuffix(".schema.json") for name in known}
    assert documented <= checked, f"no document is checked against {sorted(documented - checked)}"
    with tempfile.TemporaryDirectory() as folder:
        top = pathlib.Path(folder).resolve()
        repo = top / "repo"
        repo.mkdir()
        env = dict(isolated.environment(top / "home", program), EDITOR="echo edited")
        made = isolated.shell(REPOSITORY, repo, env)
        assert made.returncode == 0, made.stderr.decode()
        failed = 0
        for line, status, name in CASES:
            try:
                check(program, repo, env, known, line, status, name)
            except (AssertionError, ValueError) as problem:
                failed += 1
                print(problem)
        # Nothing is told twice, and no document follows one that could not be written.
        full = subprocess.run([program, "heads", "--json"], cwd=repo, env=env, stdout=open("/dev/full", "w"), stderr=subprocess.PIPE)
        assert full.returncode == 3 and full.stderr.count(b"error:") == 1, full
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(str(pathlib.Path(sys.argv[1]).resolve())))
