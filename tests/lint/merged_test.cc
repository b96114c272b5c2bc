#include "migrate/lint/merged.h"

#include "lint/change.h"
#include "world.h"

using namespace migrate;  // NOLINT: the test's own subject
using testing::make_project;
using testing::revision;

namespace {

std::string merged_heads(const testing::Texts& fork_texts, const testing::Texts& base_texts,
                         const testing::Texts& head_texts) {
  const project::Project fork = make_project(fork_texts);
  const project::Project base = make_project(base_texts);
  const project::Project head = make_project(head_texts);
  lint::Files head_files(*head.source);
  lint::Files fork_files(*fork.source);
  const lint::Change change = lint::find_change(head.histories[0], &fork.histories[0],
                                                &base.histories[0], head_files, &fork_files);
  const graph::RevisionGraph graph = lint::merged_graph(head.histories[0], change);
  std::string out;
  for (const graph::NodeIndex node : graph.heads()) out += graph.node(node).id + " ";
  return out;
}

const testing::Texts kFork = {{"a.py", revision("a", "")}, {"b.py", revision("b", "a")}};

testing::Texts with(testing::Texts texts, const std::string& id, const std::string& down) {
  texts.emplace_back(id + ".py", revision(id, down));
  return texts;
}

}  // namespace

TEST_CASE("both sides' new revisions meet") {
  CHECK(merged_heads(kFork, with(kFork, "m", "b"), with(kFork, "t", "b")) == "m t ");
  CHECK(merged_heads(kFork, kFork, with(kFork, "t", "b")) == "t ");
}

TEST_CASE("what one side removed is gone") {
  const testing::Texts only_a = {kFork[0]};
  CHECK(merged_heads(kFork, kFork, only_a) == "a ");
  CHECK(merged_heads(kFork, only_a, kFork) == "a ");
}

TEST_CASE("a re-parented revision is taken from the side that moved it") {
  testing::Texts moved = with(kFork, "m", "a");
  moved[1].second = revision("b", "m");
  CHECK(merged_heads(kFork, kFork, moved) == "b ");
  testing::Texts edited = kFork;
  edited[1].second = revision("b", "a", "return");
  CHECK(merged_heads(kFork, moved, edited) == "b ");
}
