#!/usr/bin/env python3
"""Where hooks go, whose they are, and which migrate they call."""
import json
import os
import stat
import unittest

from world import HOOKS, World

NAMES = ["pre-commit", "pre-push"]


class Install(World):
    def hook(self, name, folder=None):
        return (folder or self.repo / ".git" / "hooks") / name

    def test_both_and_away_again(self):
        self.sh("migrate hook install")
        for name in NAMES:
            self.assertEqual(self.hook(name).read_text(), (HOOKS / name).read_text())
            self.assertLessEqual(len((HOOKS / name).read_text().splitlines()), 10)
            self.assertTrue(self.hook(name).stat().st_mode & stat.S_IXUSR)
        before = self.hook("pre-push").stat().st_ino
        self.assertIn("already installed", self.sh("migrate hook install").stdout)
        self.assertEqual(self.hook("pre-push").stat().st_ino, before)
        self.sh("migrate hook uninstall")
        self.assertFalse(any(self.hook(name).exists() for name in NAMES))
        self.assertIn("not there", self.sh("migrate hook uninstall pre-push").stdout)

    def test_dry_run(self):
        self.assertIn("would install", self.sh("migrate hook install --dry-run").stdout)
        self.assertFalse(self.hook("pre-push").exists())
        self.sh("migrate hook install pre-push")
        self.assertIn("would remove", self.sh("migrate hook uninstall --dry-run pre-push").stdout)
        self.assertTrue(self.hook("pre-push").exists())

    def test_other_hooks_stay(self):
        self.hook("pre-push").write_text("#!/bin/sh\nexit 0\n")
        done = self.try_sh("migrate hook install")
        self.assertEqual(done.returncode, 2)
        self.assertIn('migrate hook run pre-push -- "$@" || exit', done.stderr)
        self.assertEqual(self.hook("pre-push").read_text(), "#!/bin/sh\nexit 0\n")
        self.assertFalse(self.hook("pre-commit").exists())  # all or nothing
        self.assertIn("left alone", self.sh("migrate hook uninstall pre-push").stdout)
        self.assertTrue(self.hook("pre-push").exists())

    def test_the_line_shown_works(self):
        self.hook("pre-push").write_text('#!/bin/sh\nmigrate hook run pre-push -- "$@" || exit\ntouch after\n')
        self.hook("pre-push").chmod(0o755)
        self.assertIn("calls migrate already", self.sh("migrate hook install pre-push").stdout)
        self.sh('revision b2 a1 "add email"; commit email; git push -q')
        self.sh("test -e after && rm after")
        self.assertNotEqual(self.try_sh('revision c3 a1 "add phone"; commit phone; git push -q').returncode, 0)
        self.assertFalse((self.repo / "after").exists())
        self.sh("migrate hook uninstall pre-push")
        self.assertTrue(self.hook("pre-push").exists())

    def test_a_link_is_not_ours(self):
        self.sh("migrate hook install pre-push; mv .git/hooks/pre-push ../kept; ln -s ../../../kept .git/hooks/pre-push")
        self.assertIn("calls migrate already", self.sh("migrate hook install pre-push").stdout)
        self.sh("migrate hook uninstall pre-push")
        self.assertTrue((self.top / "kept").exists())
        self.assertTrue(self.hook("pre-push").is_symlink())
        self.sh("ln -sf nowhere .git/hooks/pre-push")
        self.assertNotEqual(self.try_sh("migrate hook install pre-push").returncode, 0)

    def test_hooks_path(self):
        for value, folder in ((".githooks", self.repo / ".githooks"), (str(self.top / "abs"), self.top / "abs")):
            self.sh(f"git config core.hooksPath {value}; mkdir -p sub; cd sub; migrate hook install pre-push")
            self.assertTrue(self.hook("pre-push", folder).exists())
            self.assertFalse(self.hook("pre-push").exists())
            done = self.try_sh('git checkout -q -B feature main; revision b2 a1 "x"; revision c3 a1 "y"; commit both; '
                               "git push -q origin feature")
            self.assertEqual(done.returncode, 1)
            self.assertIn("pre-push: feature", done.stderr)
            self.sh("git checkout -qf main; migrate hook uninstall pre-push")
            self.assertFalse(self.hook("pre-push", folder).exists())

    def test_hooks_path_of_the_user(self):
        config = self.top / "gitconfig"
        config.write_text(f"[core]\n\thooksPath = {self.top}/everywhere\n")
        done = self.sh("migrate hook install pre-push", env={"GIT_CONFIG_GLOBAL": str(config)})
        self.assertTrue((self.top / "everywhere" / "pre-push").exists())
        self.assertIn("run for every repository", done.stderr)

    def test_linked_worktree_shares_the_hooks(self):
        self.sh("git worktree add -q ../linked -b other")
        self.sh("migrate hook install pre-push", cwd=self.top / "linked")
        self.assertTrue(self.hook("pre-push").exists())

    def test_strict_and_back(self):
        self.sh("migrate hook install --strict pre-push")
        self.assertIn('migrate hook run pre-push --strict -- "$@"', self.hook("pre-push").read_text())
        self.sh("migrate hook install pre-push")
        self.assertEqual(self.hook("pre-push").read_text(), (HOOKS / "pre-push").read_text())

    def test_not_executable_is_mended(self):
        self.sh("migrate hook install pre-push; chmod -x .git/hooks/pre-push; migrate hook install pre-push")
        self.assertTrue(os.access(self.hook("pre-push"), os.X_OK))

    def test_json_and_usage(self):
        document = json.loads(self.sh("migrate --json hook install").stdout)
        self.assertEqual([(h["name"], h["result"]) for h in document["hooks"]], [(n, "installed") for n in NAMES])
        for words in ("hook", "hook install pre-pusch", "hook run", "hook run post-merge", "hook instal"):
            self.assertEqual(self.try_sh("migrate " + words).returncode, 2, words)


class AnotherMigrate(World):
    def push_with(self, script):
        self.sh('migrate hook install pre-push; revision b2 a1 "x"; revision c3 a1 "y"; commit both')
        (self.top / "home" / "bin" / "migrate").unlink()
        if script:
            other = self.top / "home" / "bin" / "migrate"
            other.write_text(script)
            other.chmod(0o755)
        done = self.sh("git push -q")
        self.assertIn("nothing was checked", done.stderr)
        self.assertFalse((self.repo / "called").exists())

    def test_none(self):
        self.push_with("")

    def test_one_that_prints_a_bare_version(self):
        self.push_with('#!/bin/sh\ntest "$1" = --version || touch called\necho v4.18.1\n')

    def test_one_that_knows_no_version(self):
        self.push_with("#!/bin/sh\ntest \"$1\" = --version || touch called\necho 'migrate is not set up' >&2\nexit 2\n")


if __name__ == "__main__":
    unittest.main()
