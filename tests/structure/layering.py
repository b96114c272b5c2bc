#!/usr/bin/env python3
"""Fails, naming the line, where a file includes what its layer may not.

A layer is a folder of src/ or include/migrate/ (headers at the root of include/migrate/ belong to `support`).
  - It may include public headers ("migrate/<layer>/…") of the layers listed for it, and private headers of its own.
  - A third-party header belongs to one layer, except those that all may use.
  - A public header (include/) may include only other public headers and the standard library.
"""
import pathlib
import re
import sys

LAYERS = {  # layer -> the layers right below it; what those may include, it may include too
    "support": [],
    "git": ["support"],
    "source": ["git"],
    "python": ["support"],
    "ir": ["support"],
    "eval": ["python", "ir"],
    "sql": ["ir"],
    "dialect": ["ir"],
    "alembic": ["source", "eval"],
    "graph": ["support"],
    "project": ["alembic", "graph"],
    "replay": ["project", "sql"],
    "lint": ["replay", "dialect"],
    "rules": ["lint"],
    "merge": ["lint"],
    "report": ["merge", "rules"],
    "cli": ["report"],
}
THIRD_PARTY = {  # header prefix -> the layers that may include it; None: all
    "git2": ["git"],
    "tree_sitter/": ["python"],
    "pg_query": ["sql"],
    "protobuf": ["sql"],
    "boost/": ["graph"],
    "toml++/": ["alembic", "lint"],
    "nlohmann/": ["report"],
    "CLI/": ["cli"],
    "re2/": ["support"],
    "fmt/": None,
    "tl/expected": None,
}
PUBLIC_THIRD_PARTY = ("tl/expected",)
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def reachable(layer):
    seen, todo = set(), [layer]
    while todo:
        current = todo.pop()
        if current not in seen:
            seen.add(current)
            todo += LAYERS[current]
    return seen


def layer_of(path, root):
    parts = path.relative_to(root).parts
    return parts[0] if len(parts) > 1 else "support"


def problem(layer, public, quote, header):
    if quote == '"' and header.startswith("migrate/"):
        parts = header.split("/")
        target = parts[1] if len(parts) > 2 else "support"
        return None if target in reachable(layer) else f"{layer} may not include {target}"
    if quote == '"':
        target = header.split("/")[0]
        if public:
            return "a public header includes a private one"
        return None if target == layer else f"{header} is private to {target}"
    for prefix, owners in THIRD_PARTY.items():
        if header.startswith(prefix):
            if public and not header.startswith(PUBLIC_THIRD_PARTY):
                return f"a public header includes {header}"
            return None if owners is None or layer in owners else f"only {', '.join(owners)} may include {header}"
    if "/" in header and not header.startswith(("sys/", "linux/")):
        return f"{header} is a library that no layer is listed for"
    return None


def main(top):
    failures = 0
    for root, public in ((top / "include/migrate", True), (top / "src", False)):
        for path in sorted(root.rglob("*")):
            if path.suffix not in (".h", ".cc"):
                continue
            layer = layer_of(path, root)
            if layer not in LAYERS:
                print(f"{path}: the folder {layer} is no layer")
                failures += 1
                continue
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                match = INCLUDE.match(line)
                reason = match and problem(layer, public, match[1], match[2])
                if reason:
                    print(f"{path.relative_to(top)}:{number}: {reason}: {line.strip()}")
                    failures += 1
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve()))
