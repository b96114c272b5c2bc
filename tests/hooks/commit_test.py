#!/usr/bin/env python3
"""Commits through the installed hook, and what Git's environment does to every command."""
import unittest

from world import World


class Commit(World):
    def setUp(self):
        super().setUp()
        self.sh("migrate hook install pre-commit")
        self.sh('revision b2 a1 "add email"; commit email')

    def test_fine_is_silent(self):
        self.assert_silent(self.sh('revision c3 b2 "add phone"; git add -A; git commit -qm phone'))
        self.assert_silent(self.sh("git commit -q --amend --allow-empty -m again"))

    def test_first_commit(self):
        self.sh('git checkout -q --orphan empty; git add -A; git commit -qm first')
        self.assertEqual(self.try_sh('revision x1 "" "other base"; git add -A; git commit -qm second').returncode, 1)

    def test_two_heads_are_blocked(self):
        done = self.try_sh('revision c3 a1 "add phone"; git add -A; git commit -qm phone')
        self.assertEqual(done.returncode, 1)
        self.assertIn("error[multiple-heads]", done.stderr)
        self.assertIn("index:migrations/versions/", done.stderr)
        self.assertIn("Nothing was committed.", done.stderr)
        self.sh("git commit -qm phone --no-verify")
        # What HEAD has already is not the doing of the next commit.
        self.assert_silent(self.sh("echo text >readme; git add -A; git commit -qm readme"))
        self.assert_silent(self.sh('revision d4 c3 "on one of them"; git add -A; git commit -qm more'))
        self.assertEqual(self.try_sh('revision e5 a1 "a third"; git add -A; git commit -qm third').returncode, 1)

    def test_only_what_is_staged_counts(self):
        self.assert_silent(self.sh('revision c3 a1 "unstaged"; echo text >readme; git add readme; git commit -qm readme'))

    def test_commit_all_reads_the_index_that_git_names(self):
        self.sh('revision c3 b2 "add phone"; git add -A; git commit -qm phone')
        # `git commit -a` stages in index.lock, which GIT_INDEX_FILE names; the index itself is unchanged.
        done = self.try_sh("sed -i \"s/^down_revision = .*/down_revision = 'a1'/\" migrations/versions/c3_*; git commit -qam fork")
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("error[multiple-heads]", done.stderr)

    def test_commit_only_reads_the_index_that_git_names(self):
        # The fork is staged, the commit takes the readme alone; and the other way round.
        self.assert_silent(self.sh('revision c3 a1 "fork"; echo text >readme; git add -A; git commit -qm r --only readme'))
        done = self.try_sh("echo more >>readme; git add readme; git commit -qm fork --only migrations/versions/c3_fork.py")
        self.assertEqual(done.returncode, 1)
        self.assertIn("error[multiple-heads]", done.stderr)

    def test_forgotten_parent(self):
        done = self.try_sh('revision c3 b2 "add phone"; revision d4 c3 "add name"; git add migrations/versions/d4_*; '
                           "git commit -qm name")
        self.assertEqual(done.returncode, 1)
        self.assertIn("error[missing-parent]", done.stderr)
        self.assertIn("help: `git add migrations/versions/c3_add_phone.py`", done.stderr)

    def test_linked_worktree(self):
        self.sh("git worktree add -q ../linked -b other")
        linked = self.top / "linked"
        self.assert_silent(self.sh('revision c3 b2 "add phone"; git add -A; git commit -qm phone', cwd=linked))
        done = self.try_sh('revision d4 a1 "fork"; git add -A; git commit -qm fork', cwd=linked)
        self.assertEqual(done.returncode, 1)
        self.assertIn("error[multiple-heads]", done.stderr)

    def test_git_dir_and_work_tree(self):
        self.sh('revision c3 a1 "fork"; git add -A')
        env = {"GIT_DIR": str(self.repo / ".git"), "GIT_WORK_TREE": str(self.repo)}
        self.assertEqual(self.try_sh("migrate hook run pre-commit", cwd=self.top, env=env).returncode, 1)
        env["GIT_INDEX_FILE"] = str(self.top / "elsewhere")
        self.sh("git read-tree HEAD", cwd=self.top, env=env)
        self.assert_silent(self.sh("migrate hook run pre-commit", cwd=self.top, env=env))

    def test_conflict_is_not_told(self):
        self.sh("git checkout -q -b other; sed -i 's/select 1/select 2/' migrations/versions/b2_*; git commit -qam two; "
                "git checkout -q main; sed -i 's/select 1/select 3/' migrations/versions/b2_*; git commit -qam three; "
                "git merge -q other >/dev/null 2>&1 || true")
        done = self.sh("migrate hook run pre-commit")
        self.assertIn("cannot tell", done.stderr)
        self.assertEqual(self.try_sh("migrate hook run --strict pre-commit").returncode, 4)


class Quarantine(World):
    def test_pre_receive_sees_objects_that_are_not_there_yet(self):
        hook = self.server / "hooks" / "pre-receive"
        hook.write_text("#!/bin/sh\nread old new ref\ntest -n \"$GIT_QUARANTINE_PATH\" || exit 1\n"
                        'migrate heads --check --ref "$new"\n')
        hook.chmod(0o755)
        self.assertIn("b2 (head)", self.sh('revision b2 a1 "add email"; commit email; git push -q').stderr)
        done = self.try_sh('revision c3 a1 "add phone"; commit phone; git push -q')
        self.assertEqual(done.returncode, 1)
        self.assertIn("there are 2 heads", done.stderr)
        self.assertEqual(self.run_ok("git rev-parse main", self.server).stdout,
                         self.sh("git rev-parse HEAD~1").stdout)


if __name__ == "__main__":
    unittest.main()
