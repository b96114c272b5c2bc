#include "migrate/project/revision_files.h"

#include <doctest/doctest.h>

using namespace migrate;

TEST_CASE("the names that Alembic imports") {
  CHECK(project::is_revision_name("a1_users.py"));
  CHECK_FALSE(project::is_revision_name("a1_users.pyc"));
  CHECK_FALSE(project::is_revision_name("__init__.py"));
  CHECK_FALSE(project::is_revision_name(".#a1.py"));
  CHECK_FALSE(project::is_revision_name("README"));
}

TEST_CASE("the id is what the file says, else a hexadecimal name") {
  CHECK(project::revision_id("v/x.py", python::parse_header("revision = 'r1'\n")) == "r1");
  CHECK(project::revision_id("v/a1b2.py", python::parse_header("x = 1\n")) == "a1b2");
  CHECK_FALSE(project::revision_id("v/helpers.py", python::parse_header("x = 1\n")).has_value());
  CHECK_FALSE(
      project::revision_id("v/a1b2.py", python::parse_header("revision = make()\n")).has_value());
}

TEST_CASE("a node has what the header has") {
  const graph::Node node = project::graph_node(
      "c", python::parse_header("down_revision = ('a', 'b')\nbranch_labels = 'x'\n"
                                "depends_on = ['d']\n"));
  CHECK(node.down == std::vector<std::string>{"a", "b"});
  CHECK(node.labels == std::vector<std::string>{"x"});
  CHECK(node.depends_on == std::vector<std::string>{"d"});
  CHECK_FALSE(node.down_unknown);
  CHECK(project::graph_node("c", python::parse_header("down_revision = f()\n")).down_unknown);
}
