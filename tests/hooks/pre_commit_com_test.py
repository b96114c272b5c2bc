#!/usr/bin/env python3
"""The entries of .pre-commit-hooks.yaml, run as pre-commit.com runs them: split like a shell's words, with its variables."""
import re
import shlex
import subprocess
import unittest

from world import HOOKS, World


# The little YAML that the file uses: folded and plain scalars.
def entry(name):
    text = (HOOKS.parent / ".pre-commit-hooks.yaml").read_text()
    block = re.search(rf"^- id: {name}\n((?:  .*\n)+)", text, re.M)[1]
    return shlex.split(" ".join(re.search(r"^  entry: (?:>-\n)?((?:.+\n)(?:    .+\n)*)", block, re.M)[1].split()))


class PreCommitCom(World):
    def run_entry(self, name, **variables):
        return subprocess.run(entry(name), cwd=self.repo, env={**self.env, **variables}, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True)

    def test_pre_commit(self):
        self.assert_silent(self.run_entry("migrate-pre-commit"))
        self.sh('revision b2 "" "another base"; git add -A')
        self.assertEqual(self.run_entry("migrate-pre-commit").returncode, 1)

    def test_pre_push(self):
        self.sh('git checkout -q -b feature; revision b2 a1 "add email"; commit email; git checkout -q main; '
                'revision c3 a1 "add phone"; commit phone; git push -q; git checkout -q feature')
        variables = {"PRE_COMMIT_LOCAL_BRANCH": "refs/heads/feature", "PRE_COMMIT_REMOTE_BRANCH": "refs/heads/feature",
                     "PRE_COMMIT_TO_REF": self.sh("git rev-parse feature").stdout.strip(),
                     "PRE_COMMIT_FROM_REF": self.sh("git rev-parse main~1").stdout.strip(),
                     "PRE_COMMIT_REMOTE_NAME": "origin", "PRE_COMMIT_REMOTE_URL": "../server.git"}
        done = self.run_entry("migrate-pre-push", **variables)
        self.assertEqual(done.returncode, 1)
        self.assertIn("pre-push: feature", done.stderr)
        self.assertIn("error[predicted-multiple-heads]", done.stderr)
        # The first push of everything: pre-commit names no commits then.
        self.assertEqual(self.run_entry("migrate-pre-push", PRE_COMMIT_REMOTE_NAME="origin").returncode, 1)
        self.sh("git checkout -q main")
        self.assert_silent(self.run_entry("migrate-pre-push", PRE_COMMIT_REMOTE_NAME="origin"))

    def test_forced_push(self):
        self.sh('revision b2 a1 "add email"; commit email; git push -q; git reset -q --hard HEAD~1')
        old, new = self.sh("git rev-parse origin/main main").stdout.split()
        done = self.run_entry("migrate-pre-push", PRE_COMMIT_LOCAL_BRANCH="refs/heads/main", PRE_COMMIT_TO_REF=new,
                              PRE_COMMIT_REMOTE_BRANCH="refs/heads/main", PRE_COMMIT_FROM_REF=old,
                              PRE_COMMIT_REMOTE_NAME="origin")
        self.assertEqual(done.returncode, 1)
        self.assertIn("error[deleted-landed-revision]", done.stderr)

    def test_another_program_of_the_name(self):
        folder = self.top / "other"
        folder.mkdir()
        (folder / "migrate").write_text("#!/bin/sh\necho other 1.0\n")
        (folder / "migrate").chmod(0o755)
        for name in ("migrate-pre-commit", "migrate-pre-push"):
            done = self.run_entry(name, PATH=f"{folder}:{self.env['PATH']}", PRE_COMMIT_REMOTE_NAME="origin")
            self.assertEqual((done.returncode, done.stdout), (1, ""))
            self.assertIn("is not in PATH: nothing was checked", done.stderr)


if __name__ == "__main__":
    unittest.main()
