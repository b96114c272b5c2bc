#include "migrate/lint/context.h"

#include "world.h"

using namespace migrate;  // NOLINT: the test's own subject

TEST_CASE("lists of words read as people write them") {
  const std::vector<std::string> words = {"a", "b", "c"};
  CHECK(lint::quoted_list(std::span(words).first(1)) == "`a`");
  CHECK(lint::quoted_list(std::span(words).first(2)) == "`a` and `b`");
  CHECK(lint::quoted_list(words) == "`a`, `b` and `c`");
}

TEST_CASE("a revision is described by its id and the first line of its message") {
  const project::Project project = testing::make_project(
      {{"a.py", "\"\"\"add users\n\nmore\n\"\"\"\n" + testing::revision("a", "")},
       {"b.py", testing::revision("b", "a")},
       {"c.py", "\"\"\"\nRevision ID: c\nRevises: b\n\"\"\"\n" + testing::revision("c", "b")}});
  CHECK(lint::describe(project.histories[0].files[0]) == "`a` (add users)");
  CHECK(lint::describe(project.histories[0].files[2]) == "`c`");
  CHECK(lint::describe(project.histories[0].files[1]) == "`b`");
}

TEST_CASE("without evidence, what the base has has landed") {
  const project::Project base = testing::make_project({{"a.py", testing::revision("a", "")}});
  const project::Project head = testing::make_project(
      {{"a.py", testing::revision("a", "")}, {"b.py", testing::revision("b", "a")}});
  lint::Change change;
  change.base = &base.histories[0];
  lint::Files files(*head.source);
  const lint::RuleInfo rule;
  lint::Facts facts;
  const lint::RuleContext context{rule,  head.histories[0], change,  facts, {},
                                  files, nullptr,           nullptr, head,  {}};
  CHECK(context.evidence("a").level == lint::Publication::kLanded);
  CHECK(context.evidence("b").level == lint::Publication::kUnpublished);
  CHECK(context.ids_known());
  facts.publication = [](const project::History&, std::string_view) {
    return lint::Evidence{lint::Publication::kApplied, "production"};
  };
  CHECK(context.evidence("b").level == lint::Publication::kApplied);
}
