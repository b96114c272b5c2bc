#!/usr/bin/env python3
"""A rule is three paths and no list: configure_test.py CMAKE ROOT.

Configures a project that holds nothing but a few rules, once complete, once with each of the paths missing: the first
registers them, the others are errors that name what is missing.
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

CMAKE, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])


def put(path, text=""):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


class Configure(unittest.TestCase):
    def setUp(self):
        self.top = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.top)
        put(self.top / "CMakeLists.txt",
            "cmake_minimum_required(VERSION 3.22)\nproject(rules NONE)\ninclude(src/rules/registry.cmake)\n")
        for name in ("registry.cmake", "registry.cc.in"):
            put(self.top / "src/rules" / name, (ROOT / "src/rules" / name).read_text())
        self.add("old-rule")
        self.add("new-rule")

    def add(self, slug):
        put(self.top / f"rules/{slug}.toml", f"# of {slug}; @text@ stays\n")
        put(self.top / f"src/rules/{slug.replace('-', '_')}.cc")
        put(self.top / f"tests/rules/{slug}/bad/expected.txt", f"found by {slug}\n")
        put(self.top / f"tests/rules/{slug}/good/a.py")

    def configure(self):
        done = subprocess.run([CMAKE, "-S", self.top, "-B", self.top / "build"], capture_output=True, text=True)
        # CMake wraps what it prints.
        return done.returncode, " ".join(done.stderr.split())

    def refused(self, *words):
        status, said = self.configure()
        self.assertNotEqual(status, 0)
        for word in words:
            self.assertIn(word, said)

    def test_complete_rules_are_registered(self):
        status, said = self.configure()
        self.assertEqual(status, 0, said)
        registry = (self.top / "build/rules/registry.cc").read_text()
        for slug in ("old-rule", "new-rule"):
            self.assertIn(f"void {slug.replace('-', '_')}(const lint::RuleContext&", registry)
            self.assertIn(f'"{slug}"', registry)
            self.assertIn(f"# of {slug}; @text@ stays", registry)
            self.assertIn(f"found by {slug}", registry)

    def test_configuring_again_writes_nothing(self):
        self.configure()
        registry = self.top / "build/rules/registry.cc"
        before = registry.stat().st_mtime_ns
        self.configure()
        self.assertEqual(registry.stat().st_mtime_ns, before)

    def test_the_scope_says_what_a_rule_is_given(self):
        for scope, context in (("operation", "StepContext"), ("revision", "RevisionContext")):
            with self.subTest(scope):
                put(self.top / "rules/new-rule.toml", f'code = "X1"\nscope = "{scope}"\n')
                self.assertEqual(self.configure()[0], 0)
                registry = (self.top / "build/rules/registry.cc").read_text()
                self.assertIn(f"void new_rule(const lint::{context}&", registry)
                self.assertIn("void old_rule(const lint::RuleContext&", registry)

    def test_fixtures_of_one_file(self):
        shutil.rmtree(self.top / "tests/rules/new-rule")
        put(self.top / "tests/rules/new-rule/bad.py")
        put(self.top / "tests/rules/new-rule/bad.txt", "found in one file\n")
        self.refused("new-rule.toml", "this rule has no tests/rules/new-rule/good")
        put(self.top / "tests/rules/new-rule/good.py")
        self.assertEqual(self.configure()[0], 0)
        self.assertIn("found in one file", (self.top / "build/rules/registry.cc").read_text())

    def test_matcher_without_metadata(self):
        (self.top / "rules/new-rule.toml").unlink()
        self.refused("new_rule.cc", "this rule has no rules/new-rule.toml")

    def test_metadata_without_matcher(self):
        (self.top / "src/rules/new_rule.cc").unlink()
        self.refused("new-rule.toml", "this rule has no src/rules/new_rule.cc")

    def test_missing_fixtures(self):
        for fixture in ("bad", "good"):
            with self.subTest(fixture):
                self.add("new-rule")
                shutil.rmtree(self.top / "tests/rules/new-rule" / fixture)
                self.refused("new-rule.toml", f"this rule has no tests/rules/new-rule/{fixture}")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
