#!/usr/bin/env python3
"""Pushes through the installed hook."""
import unittest

from world import World


class Push(World):
    def setUp(self):
        super().setUp()
        self.sh("migrate hook install pre-push")

    def diverge(self):
        """main has a1 - c3, feature has a1 - b2."""
        self.sh('git checkout -q -b feature; revision b2 a1 "add email"; commit email; git checkout -q main; '
                'revision c3 a1 "add phone"; commit phone; git push -q; git checkout -q feature')

    def test_fine_is_silent(self):
        self.sh('git checkout -q -b feature; revision b2 a1 "add email"; commit email')
        self.assert_silent(self.sh("git push -q origin feature"))
        self.assertTrue(self.server_has("feature"))

    def test_no_history_is_silent(self):
        self.sh("git rm -qr migrations alembic.ini; commit gone")
        self.assert_silent(self.sh("git push -q"))

    def test_fork_with_base_is_blocked(self):
        self.diverge()
        done = self.try_sh("git push -q origin feature")
        self.assertEqual(done.returncode, 1)
        self.assertFalse(self.server_has("feature"))
        self.assertEqual(done.stdout, "")
        self.assertIn("pre-push: feature", done.stderr)
        self.assertIn("judged against origin/main", done.stderr)
        self.assertIn("error[predicted-multiple-heads]", done.stderr)
        self.assertIn("feature:migrations/versions/b2_add_email.py:11:", done.stderr)
        self.assertEqual(done.stderr.count("error["), 1, done.stderr)
        self.sh("git push -q --no-verify origin feature")
        self.assertTrue(self.server_has("feature"))

    def test_fork_within_the_branch_is_shown_in_the_source(self):
        self.sh('git checkout -q -b feature; revision b2 a1 "add email"; revision c3 a1 "add phone"; commit both')
        done = self.try_sh("git push -q origin feature")
        self.assertEqual(done.returncode, 1)
        self.assertIn("error[multiple-heads]", done.stderr)
        self.assertIn("feature:migrations/versions/b2_add_email.py:10:", done.stderr)
        self.assertEqual(done.stderr.count("error["), 1, done.stderr)

    def test_fork_that_base_has_already_is_not_the_pusher(self):
        self.diverge()
        self.sh("git checkout -q main; git merge -q -m both feature; git push -q --no-verify; git checkout -q -b other; "
                "echo text >readme; commit readme")
        self.assert_silent(self.sh("git push -q origin other"))
        self.sh('revision d4 c3 "on one of the two"; commit more')
        self.assert_silent(self.sh("git push -q origin other"))

    def test_fork_mended_in_base_does_not_block_an_older_branch(self):
        self.diverge()
        self.sh("git checkout -q main; git merge -q -m both feature; git push -q --no-verify; git branch old; "
                'git checkout -q main; revision m1 b2,c3 merge; commit mended; git push -q; git checkout -q old; '
                "sed -i 's/add phone/add the phone/' migrations/versions/c3_*; commit words")
        self.assert_silent(self.sh("git push -q origin old"))

    def test_base_itself(self):
        self.sh('revision b2 a1 "add email"; commit email')
        self.assert_silent(self.sh("git push -q"))
        self.sh('revision c3 a1 "add phone"; commit phone')
        done = self.try_sh("git push -q")
        self.assertEqual(done.returncode, 1)
        self.assertIn("error[multiple-heads]", done.stderr)
        self.assertEqual(done.stderr.count("error["), 1, done.stderr)
        self.sh("revision m1 b2,c3 merge; commit mended")
        self.assert_silent(self.sh("git push -q"))

    def test_what_was_wrong_with_the_base_is_not_the_pusher(self):
        words = "sed -i 's/create users/create the users/' migrations/versions/a1_*; commit words"
        self.sh('revision b2 a1 "add email"; revision c3 a1 "add phone"; revision d4 gone "no parent"; commit all; '
                f"git push -q --no-verify; {words}")
        self.assert_silent(self.sh("git push -q"))
        self.sh('git checkout -q -b feature; revision e5 c3 "more"; commit more')
        self.assert_silent(self.sh("git push -q origin feature"))

    def test_git_knows_better_than_the_tracking_branch_what_the_remote_has(self):
        self.sh('revision b2 a1 "add email"; revision c3 a1 "add phone"; commit both; '
                "sed -i 's/create users/create the users/' migrations/versions/a1_*; commit words")
        local, remote = self.sh("git rev-parse main main~1").stdout.split()
        line = "refs/heads/main {} refs/heads/main {}\n"
        command = "migrate hook run pre-push origin"
        self.assert_silent(self.run_in(command, self.repo, stdin=line.format(local, remote)))
        self.assertEqual(self.run_in(command, self.repo, stdin=line.format(local, "1" * 40)).returncode, 1)

    def test_base_under_another_local_name(self):
        self.sh('git checkout -q -b work; revision b2 a1 "add email"; revision c3 a1 "add phone"; commit both')
        done = self.try_sh("git push -q origin work:main")
        self.assertEqual(done.returncode, 1)
        self.assertIn("error[multiple-heads]", done.stderr)

    def test_remote_head_with_an_unusual_name(self):
        self.sh("git checkout -q -b trunk; git push -q origin trunk; git remote set-head origin trunk; "
                "git branch -qD main; git branch -qrd origin/main")
        self.sh('revision b2 a1 "add email"; revision c3 a1 "add phone"; commit both')
        done = self.try_sh("git push -q origin trunk")
        self.assertEqual(done.returncode, 1)
        self.assertIn("error[multiple-heads]", done.stderr)

    def test_first_push_to_an_empty_remote(self):
        self.run_ok("git init -q --bare -b main fresh.git", self.top)
        self.sh('git remote add fresh ../fresh.git; revision b2 a1 "add email"; commit email')
        self.assert_silent(self.sh("git push -q fresh main"))
        self.sh('git remote add other ../fresh.git; revision c3 a1 "add phone"; commit phone')
        self.assertEqual(self.try_sh("git push -q other main").returncode, 1)

    def test_landed_revision_edited(self):
        self.sh("git checkout -q -b feature; sed -i 's/select 1/select 2/' migrations/versions/a1_*.py; commit edited")
        done = self.try_sh("git push -q origin feature")
        self.assertEqual(done.returncode, 1)
        self.assertIn("error[edited-after-landing]", done.stderr)

    def two_landed(self):
        self.sh('revision b2 a1 "add email"; commit email; git push -q')

    def test_forced_push_takes_back_the_base(self):
        self.two_landed()
        self.sh("git reset -q --hard HEAD~1")
        done = self.try_sh("git push -q -f")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(self.server_id("main"), self.sh("git rev-parse origin/main").stdout.strip())
        self.assertIn("error[deleted-landed-revision]: `b2` (add email) has landed (in origin/main)", done.stderr)
        self.assertIn("`git restore --source=origin/main -- migrations/versions/b2_add_email.py`", done.stderr)
        self.assertEqual(done.stderr.count("error["), 1, done.stderr)

    def test_forced_push_replaces_a_commit_of_the_base(self):
        self.two_landed()
        self.sh('git rm -q migrations/versions/b2_*; revision c3 a1 "another"; git add .; '
                "git commit -q --amend -m another")
        done = self.try_sh("git push -q -f")
        self.assertEqual(done.returncode, 1)
        self.assertIn("error[deleted-landed-revision]", done.stderr)
        self.sh("git reset -q --hard origin/main; sed -i 's/select 1/select 2/' migrations/versions/b2_*; "
                "git add .; git commit -q --amend -m edited")
        done = self.try_sh("git push -q -f")
        self.assertEqual(done.returncode, 1)
        self.assertIn("error[edited-after-landing]", done.stderr)

    def test_forced_push_that_loses_nothing(self):
        self.two_landed()
        self.sh("git commit -q --amend -m 'other words'")
        self.assert_silent(self.sh("git push -q -f"))

    def test_forced_push_over_what_this_clone_has_not_seen(self):
        self.run_ok(f". $LIB; git clone -q server.git other; cd other; revision b2 a1 email; commit email; git push -q",
                    self.top)
        self.sh("echo text >readme; commit readme")
        done = self.sh("git push -q -f")
        self.assertIn("cannot tell", done.stderr)
        self.assertIn("`git fetch origin`", done.stderr)
        self.assertNotIn("error[", done.stderr)

    def test_forced_push_of_a_branch(self):
        self.sh('git checkout -q -b feature; revision b2 a1 "add email"; commit email; git push -q origin feature; '
                "git reset -q --hard main; echo text >readme; commit readme")
        self.assert_silent(self.sh("git push -q -f origin feature"))
        self.sh('revision c3 a1 "add phone"; commit phone; git tag v1; git push -q origin feature; '
                "git reset -q --hard HEAD~1")
        done = self.try_sh("git push -q -f origin feature")
        self.assertEqual(done.returncode, 1)
        self.assertIn("error[deleted-landed-revision]: `c3` (add phone) has landed (in tag v1)", done.stderr)
        self.assertIn("judged against what it replaces", done.stderr)
        old = self.server_id("feature")[:10]
        self.assertIn(f"`git restore --source={old} -- migrations/versions/c3_add_phone.py`", done.stderr)

    def test_forced_push_of_a_branch_leaves_out_what_the_base_has(self):
        self.sh("git branch old")
        self.two_landed()
        self.sh("git tag v1; git push -q origin main:feature")
        self.assert_silent(self.sh("git push -q -f origin old:feature"))

    def test_suppressed_edit(self):
        self.sh("git checkout -q -b feature; sed -i 's/select 1/select 2/; "
                "s/^def upgrade/# migrate: ignore[edited-after-landing] never ran anywhere\\n&/' "
                "migrations/versions/a1_*.py; commit edited")
        self.assert_silent(self.sh("git push -q origin feature"))

    def test_release_branch(self):
        self.sh("""printf 'release_refs = ["origin/release/*"]\n' >migrate.toml; commit settings; git push -q; """
                'git checkout -q -b release/1; revision b2 a1 "add email"; commit email; git push -q origin release/1')
        self.assert_silent(self.sh('revision c3 b2 "add phone"; commit phone; git push -q origin release/1'))
        self.sh("sed -i 's/select 1/select 2/' migrations/versions/b2_*; commit edited")
        done = self.try_sh("git push -q origin release/1")
        self.assertEqual(done.returncode, 1)
        self.assertIn("error[edited-after-landing]", done.stderr)
        self.assertIn("judged against origin/release/1", done.stderr)
        self.sh("git reset -q --hard main")
        done = self.try_sh("git push -q -f origin release/1")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stderr.count("error[deleted-landed-revision]"), 2, done.stderr)

    def test_parent_forgotten_in_the_working_tree(self):
        self.sh('git checkout -q -b feature; revision b2 a1 "add email"; mv migrations/versions/b2_* ..; '
                'revision c3 b2 "add phone"; commit phone; mv ../b2_* migrations/versions/')
        done = self.try_sh("git push -q origin feature")
        self.assertEqual(done.returncode, 1)
        self.assertIn("error[missing-parent]", done.stderr)
        self.assertIn("only in the working tree", done.stderr)
        self.assertIn("`git add migrations/versions/b2_add_email.py`", done.stderr)
        self.assertEqual(done.stderr.count("error["), 1, done.stderr)

    def test_conflict_in_a_version_location(self):
        self.diverge()
        self.sh("git checkout -q -b left main; sed -i 's/select 1/select 2/' migrations/versions/c3_*; commit left; "
                "git checkout -q main; sed -i 's/select 1/select 3/' migrations/versions/c3_*; commit right; "
                "git push -q --no-verify; git checkout -q left")
        done = self.try_sh("git push -q origin left")
        self.assertEqual(done.returncode, 1)
        self.assertIn("`git merge origin/main` stops at migrations/versions/c3_add_phone.py", done.stderr)

    def test_deletion_and_tags(self):
        self.diverge()
        self.sh("git push -q --no-verify origin feature")
        self.sh("git tag light main; git tag -m text heavy main")
        self.assert_silent(self.sh("git push -q origin :feature light heavy"))
        self.sh('git checkout -q main; revision d4 a1 "third"; commit third; git tag -m text bad')
        done = self.try_sh("git push -q origin bad")
        self.assertEqual(done.returncode, 1)
        self.assertIn("error[multiple-heads]", done.stderr)
        self.sh("git tag blob $(git rev-parse HEAD:alembic.ini)")
        self.assert_silent(self.sh("git push -q origin blob"))

    def test_what_cannot_be_told_passes(self):
        self.sh('git checkout -q -b feature; revision b2 a1 "add email"; '
                "sed -i \"s/^down_revision = .*/down_revision = input()/\" migrations/versions/b2_*; commit computed")
        done = self.sh("git push -q origin feature")
        self.assertIn("cannot tell", done.stderr)
        self.assertIn("The push goes on all the same.", done.stderr)
        self.assertTrue(self.server_has("feature"))
        self.sh("migrate hook install --strict pre-push; git push -q --no-verify origin :feature")
        self.assertEqual(self.try_sh("git push -q origin feature").returncode, 1)
        self.assertFalse(self.server_has("feature"))

    def test_linked_worktree(self):
        self.diverge()
        self.sh("git worktree add -q ../linked -b another feature")
        done = self.try_sh("git push -q origin another", cwd=self.top / "linked")
        self.assertEqual(done.returncode, 1)
        self.assertIn("error[predicted-multiple-heads]", done.stderr)

    def test_a_branch_cannot_silence_itself(self):
        self.diverge()
        self.sh("printf '[lint]\\nignore = [\"predicted-multiple-heads\"]\\n' >migrate.toml; commit silence")
        done = self.try_sh("git push -q origin feature")
        self.assertEqual(done.returncode, 1)
        self.assertIn("error[predicted-multiple-heads]", done.stderr)

    def test_the_base_can(self):
        self.sh("printf '[lint]\\nignore = [\"predicted-multiple-heads\"]\\n' >migrate.toml; commit silence; git push -q")
        self.diverge()
        self.assert_silent(self.sh("git push -q origin feature"))

    def test_screen_is_bounded(self):
        self.sh('git checkout -q -b feature; for i in 1 2 3 4 5 6 7 8; do revision "b$i" "x$i" "n $i"; done; commit many')
        done = self.try_sh("git push -q origin feature")
        self.assertIn("more: migrate lint --ref feature --base origin/main", done.stderr)
        self.assertEqual(done.stderr.count("error["), 5)

    def test_json(self):
        import json
        self.diverge()
        head, main = (self.sh(f"git rev-parse {ref}").stdout.strip() for ref in ("HEAD", "origin/main"))
        line = f"refs/heads/feature {head} refs/heads/feature {'0' * 40}\n"
        done = self.run_in("migrate --json hook run pre-push origin url", self.repo, stdin=line)
        self.assertEqual((done.returncode, done.stderr), (1, ""))
        document = json.loads(done.stdout)
        self.assertEqual([said["rule"] for said in document["diagnostics"]], ["predicted-multiple-heads"])
        bad = self.run_in("migrate hook run pre-push origin url", self.repo, stdin="one two\n")
        self.assertEqual(bad.returncode, 2)


if __name__ == "__main__":
    unittest.main()
