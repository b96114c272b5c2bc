#!/usr/bin/env python3
"""The layering check itself: it must find each kind of forbidden include, and nothing in an allowed one."""
import unittest

from layering import problem


class Layering(unittest.TestCase):
    def test_layers(self):
        self.assertIsNone(problem("lint", False, '"', "migrate/graph/revision_graph.h"))
        self.assertIsNone(problem("git", False, '"', "migrate/result.h"))
        self.assertIn("may not include lint", problem("graph", False, '"', "migrate/lint/rule.h"))
        self.assertIn("private to git", problem("source", False, '"', "git/handle.h"))

    def test_third_party(self):
        self.assertIsNone(problem("graph", False, "<", "boost/graph/adjacency_list.hpp"))
        self.assertIn("only graph", problem("lint", False, "<", "boost/graph/adjacency_list.hpp"))
        self.assertIn("public header", problem("graph", True, "<", "boost/graph/adjacency_list.hpp"))
        self.assertIn("no layer is listed", problem("graph", False, "<", "absl/strings/str_cat.h"))
        self.assertIsNone(problem("support", False, "<", "sys/stat.h"))


if __name__ == "__main__":
    unittest.main()
