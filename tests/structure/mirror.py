#!/usr/bin/env python3
"""Lists every src/<layer>/x.cc that has no tests/<layer>/x_test.cc.

Rules are proven by their fixtures (tests/rules/<slug>/) and commands by golden cases (tests/cli/), so those two folders
are left out; their completeness has tests of its own.
"""
import pathlib
import sys


def main(top):
    missing = [
        source.relative_to(top)
        for source in sorted((top / "src").glob("*/*.cc"))
        if source.parent.name not in ("rules", "cli")
        and not (top / "tests" / source.parent.name / f"{source.stem}_test.cc").exists()
    ]
    for source in missing:
        print(f"{source}: no tests/{source.parent.name}/{source.stem}_test.cc")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve()))
