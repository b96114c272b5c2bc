#!/usr/bin/env python3
"""heads, branches, history and show print what Alembic prints: cli_look_oracle.py MIGRATE [COUNT].

COUNT generated histories, each asked the same questions of both. Alembic runs inside this process. What it orders by
chance (sets of labels and of children, lines of a list) is sorted on both sides before the comparison; the order of
`history` is checked apart: no revision may stand below one that it follows or depends on.
"""
import contextlib
import io
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import warnings

from alembic.config import CommandLine, Config

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "cli"))
import isolated

MESSAGES = [
    '"""add users"""', '"""two\n\nparagraphs, and\nmore\n"""', "'''  space around  '''", '"""tab\\tescape \\x41"""',
    'r"""raw \\n text"""', '"""naïve ümläut"""', '"one" " two"', '""" """', "", '"""a\r\nb\r\n\r\nc"""',
    '"""Add x\n\nRevision ID: 1\nRevises: 2\nCreate Date: 2024-01-01\n\n"""', '"""percent %s {brace}"""',
]


def literal(values):
    return repr(None if not values else values[0] if len(values) == 1 else tuple(values))


def generate(rng, folder):
    """A valid history below `folder`; returns [(id, parents, dependencies)]."""
    versions = folder / "migrations/versions"
    versions.mkdir(parents=True)
    (folder / "alembic.ini").write_text("[alembic]\nscript_location = migrations\n")
    (folder / "migrations/env.py").write_text("raise SystemExit('env.py was run')\n")
    (folder / "migrations/script.py.mako").write_text("")
    nodes, ancestors, labels = [], {}, []
    for number in range(rng.randrange(1, 16)):
        name = "%012x" % rng.getrandbits(48)
        heads = [n for n, _, _ in nodes if not any(n in down for _, down, _ in nodes)]
        down = []
        if nodes and rng.random() < 0.9:
            down = [rng.choice(heads if rng.random() < 0.6 else [n for n, _, _ in nodes])]
            others = [h for h in heads if h not in ancestors[down[0]] and down[0] not in ancestors[h]]
            if others and rng.random() < 0.4:
                down += rng.sample(others, rng.randrange(1, min(3, len(others)) + 1))
        reached = {name}.union(*(ancestors[d] for d in down)) if down else {name}
        depends = []
        free = [n for n, _, _ in nodes if n not in reached]
        if free and rng.random() < 0.3:
            depends = rng.sample(free, rng.randrange(1, min(2, len(free)) + 1))
            reached = reached.union(*(ancestors[d] for d in depends))
        label = []
        if rng.random() < 0.15:
            label = ["label%d" % len(labels)] + (["other%d" % len(labels)] if rng.random() < 0.3 else [])
            labels += label
        ancestors[name] = reached
        nodes.append((name, down, depends))
        text = "%s\nrevision = %r\ndown_revision = %s\nbranch_labels = %s\ndepends_on = %s\n" % (
            rng.choice(MESSAGES), name, literal(down), literal(label), literal(depends))
        (versions / ("%s_%d.py" % (name, number))).write_text(text, encoding="utf-8", newline="")
    return nodes, labels


def questions(rng, nodes, labels):
    ids = [n for n, _, _ in nodes]
    some = lambda: rng.choice(ids)
    yield from (["heads"], ["heads", "-v"], ["heads", "--resolve-dependencies"], ["branches"], ["branches", "-v"],
                ["history"], ["history", "--verbose"], ["show", "heads"], ["show", "head"], ["show", some()])
    yield ["show", some()[:5]]
    yield ["show", "nonesuch"]
    yield ["history", "-r", "%s:%s" % (some(), some())]
    yield ["history", "-r" + some() + ":"]
    yield ["history", "--rev-range=:" + some()]
    yield ["history", "--rev-range=-2:"]
    yield ["history", "-r", some()]
    if labels:
        yield ["show", rng.choice(labels) + "@head"]
        yield ["history", "-r", rng.choice(labels) + "@base:" + rng.choice(labels) + "@head"]


def ask_alembic(arguments):
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
    line = CommandLine()
    options = line.parser.parse_args(arguments)
    config = Config(file_=options.config, ini_section=options.name, cmd_opts=options, stdout=out)
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            line.run_cmd(config, options)
            out.flush()
            return 0, out.buffer.getvalue().decode("utf-8")
        except SystemExit:
            return 2, ""
        except (AssertionError, KeyError):  # a traceback to its users: there is nothing to compare with
            return None, ""


def ask_migrate(program, arguments, env):
    done = subprocess.run([program, *arguments], env=env, capture_output=True)
    if done.returncode == isolated.SANITIZER_STATUS or done.returncode < 0:
        sys.exit(done.stderr.decode(errors="replace"))
    return done.returncode, done.stdout.decode("utf-8")


def sorted_list(match):
    return "(" + ", ".join(sorted(match[1].split(", "))) + ")"


def canonical(arguments, text):
    text = re.sub(r"\(([^()]+, [^()]+)\)", sorted_list, text)
    text = re.sub(r"(?m)^(Branches into|Branch names): (.*)$",
                  lambda m: m[1] + ": " + ", ".join(sorted(m[2].split(", "))), text)
    if arguments[0] == "branches":
        blocks = re.split(r"(?m)^\n(?=\S|\Z)", text) if "-v" not in arguments else re.split(r"(?m)^(?=Rev: )", text)
        return sorted("\n".join(sorted(block.split("\n"))) for block in blocks)
    if "Rev: " in text:
        return sorted(re.split(r"(?m)^(?=Rev: )", text))
    return sorted(text.split("\n"))


def check_order(text, nodes):
    place = {line.split(" -> ")[1][:12]: at for at, line in enumerate(text.split("\n")) if " -> " in line}
    for name, down, depends in nodes:
        for below in down + depends:
            assert place[name] < place[below], "%s must stand above %s" % (name, below)


def main(program, count=120):
    program = os.path.abspath(program)
    compared = crashes = same_order = ordered = 0
    failures = []
    with tempfile.TemporaryDirectory() as top:
        top = pathlib.Path(top).resolve()
        env = isolated.environment(top / "home", program)
        for seed in range(count):
            rng = random.Random(seed)
            folder = top / str(seed)
            folder.mkdir()
            nodes, labels = generate(rng, folder)
            os.chdir(folder)
            for arguments in questions(rng, nodes, labels):
                theirs, ours = ask_alembic(arguments), ask_migrate(program, arguments, env)
                if theirs[0] is None:
                    crashes += 1
                    continue
                compared += 1
                if arguments == ["history"]:
                    check_order(ours[1], nodes)
                    ordered += 1
                    same_order += theirs[1] == ours[1]
                if (theirs[0] != 0) != (ours[0] != 0) or (
                        theirs[0] == 0 and canonical(arguments, theirs[1]) != canonical(arguments, ours[1])):
                    failures.append((seed, arguments, theirs, ours))
        os.chdir(top)
    for seed, arguments, theirs, ours in failures[:5]:
        print(f"history {seed}: {' '.join(arguments)}\n--- alembic: {theirs[0]}\n{theirs[1]}\n--- ours: {ours[0]}\n{ours[1]}")
    print(f"{compared} questions about {count} histories, {len(failures)} different answers, {crashes} tracebacks of Alembic; "
          f"{same_order} of {ordered} histories in the same order")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:])))
