"""A bare "server", a clone of it with the hooks installed, and a migrate in PATH: what the tests of the hooks share."""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "cli"))
import isolated  # noqa: E402

PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "migrate"
HOOKS = HERE.parents[1] / "hooks"


class World(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.top = pathlib.Path(holder.name).resolve()
        self.env = isolated.environment(self.top / "home", PROGRAM)
        self.server, self.repo = self.top / "server.git", self.top / "repo"
        self.run_ok("git init -q --bare -b main server.git && git clone -q server.git repo 2>/dev/null", self.top)
        self.sh('git checkout -q -b main; environment; revision a1 "" "create users"; commit base; '
                "git push -q -u origin main; git remote set-head origin main")

    def run_in(self, command, cwd, env=None, stdin=""):
        done = subprocess.run(["bash", "-euc", command], cwd=cwd, env={**self.env, **(env or {})}, input=stdin,
                              capture_output=True, text=True)
        self.assertNotEqual(done.returncode, isolated.SANITIZER_STATUS, done.stderr)
        return done

    def run_ok(self, command, cwd, env=None):
        done = self.run_in(command, cwd, env)
        self.assertEqual(done.returncode, 0, f"{command}\n{done.stdout}{done.stderr}")
        return done

    # `command` in the clone, with the helpers of lib.sh.
    def sh(self, command, cwd=None, env=None):
        return self.run_ok(f'. "$LIB"; {command}', cwd or self.repo, env)

    def try_sh(self, command, cwd=None, env=None):
        return self.run_in(f'. "$LIB"; {command}', cwd or self.repo, env)

    def assert_silent(self, done):
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))

    def server_has(self, ref):
        return self.run_in(f"git rev-parse -q --verify {ref}", self.server).returncode == 0

    def server_id(self, ref):
        return self.run_in(f"git rev-parse {ref}", self.server).stdout.strip()
