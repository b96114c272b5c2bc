#include "lint/change.h"

#include "world.h"

using namespace migrate;  // NOLINT: the test's own subject
using testing::make_project;
using testing::revision;

namespace {

lint::Change change_between(const project::Project& fork, const project::Project& head,
                            lint::Files& head_files, lint::Files& fork_files) {
  return lint::find_change(head.histories[0], &fork.histories[0], nullptr, head_files, &fork_files);
}

}  // namespace

TEST_CASE("added, changed and removed revisions are told apart by id") {
  const project::Project fork = make_project({{"a.py", revision("a", "")},
                                              {"b.py", revision("b", "a")},
                                              {"c.py", revision("c", "b")},
                                              {"d.py", revision("d", "c")}});
  const project::Project head = make_project({{"a.py", revision("a", "")},
                                              {"b.py", revision("b", "a", "return")},
                                              {"c_renamed.py", revision("c", "b")},
                                              {"e.py", revision("e", "c")}});
  lint::Files head_files(*head.source);
  lint::Files fork_files(*fork.source);
  const lint::Change change = change_between(fork, head, head_files, fork_files);
  REQUIRE(change.changed.size() == 2);
  CHECK(head.histories[0].files[change.changed[0].after].path == "db/versions/b.py");
  CHECK(head.histories[0].files[change.changed[1].after].path == "db/versions/c_renamed.py");
  REQUIRE(change.added.size() == 1);
  CHECK(head.histories[0].files[change.added[0]].path == "db/versions/e.py");
  REQUIRE(change.removed.size() == 1);
  CHECK(fork.histories[0].files[change.removed[0]].path == "db/versions/d.py");
  // Thousands of texts are not kept to see that they are the same.
  CHECK(head_files.read_count() == 0);
  CHECK(fork_files.read_count() == 0);
}

TEST_CASE("a second file with an id that was there is new, the first is not") {
  const project::Project fork = make_project({{"m.py", revision("a", "")}});
  const project::Project head =
      make_project({{"a.py", revision("a", "", "return")}, {"m.py", revision("a", "")}});
  lint::Files head_files(*head.source);
  lint::Files fork_files(*fork.source);
  const lint::Change change = change_between(fork, head, head_files, fork_files);
  REQUIRE(change.added.size() == 1);
  CHECK(head.histories[0].files[change.added[0]].path == "db/versions/a.py");
  CHECK(change.changed.empty());
}

TEST_CASE("without a fork everything is new and nothing is known to have changed") {
  const project::Project head = make_project({{"a.py", revision("a", "")}});
  lint::Files head_files(*head.source);
  const lint::Change change =
      lint::find_change(head.histories[0], nullptr, nullptr, head_files, nullptr);
  CHECK_FALSE(change.known);
  CHECK(change.added.size() == 1);
  CHECK(head_files.read_count() == 0);
}

TEST_CASE("histories are matched by name") {
  const project::Project head = make_project({{"a.py", revision("a", "")}});
  CHECK(lint::counterpart(&head, head.histories[0]) == &head.histories[0]);
  CHECK(lint::counterpart(nullptr, head.histories[0]) == nullptr);
}
