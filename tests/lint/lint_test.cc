#include "migrate/lint/lint.h"

#include "world.h"

using namespace migrate;  // NOLINT: the test's own subject
using testing::make_project;
using testing::make_rule;
using testing::revision;

namespace {

void every_revision(const lint::RuleContext& context, lint::Reporter& reporter) {
  for (auto node = static_cast<graph::NodeIndex>(context.history.file_of.size()); node-- > 0;)
    reporter.report("seen", context.at(node));
}

void nothing(const lint::RuleContext&, lint::Reporter&) {}

void heads_only(const lint::RuleContext& context, lint::Reporter& reporter) {
  if (context.history.graph.heads().size() > 1) reporter.report("two heads");
}

void reads(const lint::RuleContext& context, lint::Reporter& reporter) {
  heads_only(context, reporter);
  if (context.files.read_count() > 0) reporter.report("something was read");
}

void unused(const lint::RuleContext& context, lint::Reporter& reporter) {
  for (const lint::Suppression& suppression : context.suppressions)
    if (!suppression.used) reporter.report("unused " + suppression.rule, suppression.location);
}

lint::Outcome run(const std::vector<lint::Rule>& rules, const project::Project& head,
                  const project::Project* base = nullptr, const lint::Policy& policy = {}) {
  lint::Input input;
  input.head = &head;
  input.base = base;
  return lint::run(rules, input, policy);
}

}  // namespace

TEST_CASE("findings come by path, whatever the order of the rule") {
  const project::Project head =
      make_project({{"b.py", revision("b", "a")}, {"a.py", revision("a", "")}});
  const lint::Outcome outcome = run({make_rule("seen", every_revision)}, head);
  REQUIRE(outcome.diagnostics.size() == 2);
  CHECK(outcome.diagnostics[0].location->path == "db/versions/a.py");
  CHECK(outcome.diagnostics[0].location->start == Position{1, 12});
  CHECK(outcome.diagnostics[1].location->path == "db/versions/b.py");
  CHECK(outcome.diagnostics[0].history.empty());
}

TEST_CASE("what two rules say alike stays two, what one says twice is one") {
  const project::Project head = make_project({{"a.py", revision("a", "")}});
  const std::vector<lint::Rule> rules = {make_rule("one", every_revision),
                                         make_rule("two", every_revision),
                                         make_rule("two", every_revision)};
  CHECK(run(rules, head).diagnostics.size() == 2);
}

TEST_CASE("the policy's severity wins") {
  const project::Project head = make_project({{"a.py", revision("a", "")}});
  lint::Policy policy;
  policy.severities["seen"] = Severity::kInfo;
  const lint::Outcome outcome = run({make_rule("seen", every_revision)}, head, nullptr, policy);
  CHECK(outcome.diagnostics.at(0).severity == Severity::kInfo);
}

TEST_CASE("a suppression silences, is counted, and is unused elsewhere") {
  const project::Project head =
      make_project({{"a.py", "# migrate: ignore[seen] known\n" + revision("a", "")},
                    {"b.py", revision("b", "a") + "# migrate: ignore[seen] too late\nx = 1\n"}});
  const lint::Outcome outcome = run(
      {make_rule("seen", every_revision), make_rule("unused", unused, lint::Scope::kSuppression)},
      head);
  CHECK(outcome.suppressed == 1);
  REQUIRE(outcome.diagnostics.size() == 2);
  CHECK(outcome.diagnostics[0].rule == "seen");
  CHECK(outcome.diagnostics[1].message == "unused seen");
}

TEST_CASE("suppressions that are new since the base are noted") {
  const std::string old_text = "# migrate: ignore[seen] known\n" + revision("a", "");
  const project::Project base = make_project({{"a.py", old_text}}, "main");
  const project::Project head = make_project(
      {{"a.py", old_text + "x = 1  # migrate: ignore[seen] hush\n"}, {"b.py", revision("b", "a")}});
  const lint::Outcome outcome = run({make_rule("seen", nothing)}, head, &base);
  REQUIRE(outcome.notes.size() == 1);
  CHECK(outcome.notes[0].message ==
        "This change adds a comment that silences no finding of `seen`: hush");
}

TEST_CASE("what cannot be read is said once, whatever the rules") {
  auto source = std::make_shared<source::MemorySource>();
  source->add("alembic.ini", "[alembic]\nscript_location = db\n");
  source->add("db/env.py", "");
  source->add("db/script.py.mako", "");
  source->add("db/versions/a.py", "", source::EntryKind::kSymlink);
  auto head = project::load(source, {});
  REQUIRE(head);
  const lint::Outcome outcome = run({make_rule("one", nothing), make_rule("two", nothing)}, *head);
  REQUIRE(outcome.diagnostics.size() == 1);
  CHECK(outcome.diagnostics[0].cannot_tell);
  CHECK(outcome.diagnostics[0].location->path == "db/versions/a.py");
}

TEST_CASE("a clean history is judged without reading a file again") {
  const project::Project head =
      make_project({{"a.py", revision("a", "")}, {"b.py", revision("b", "a")}});
  CHECK(run({make_rule("reads", reads)}, head).diagnostics.empty());
}

TEST_CASE("where head and base share no commit all is new and nothing is gone") {
  const project::Project base =
      make_project({{"a.py", revision("a", "")}, {"b.py", revision("b", "a")}}, "main");
  const project::Project head = make_project({{"b.py", revision("b", "", "return")}});
  const lint::Rule rule =
      testing::make_rule("counts", [](const lint::RuleContext& context, lint::Reporter& reporter) {
        CHECK(context.change.known);
        reporter.report(std::to_string(context.change.added.size()) + " " +
                        std::to_string(context.change.changed.size()) + " " +
                        std::to_string(context.change.removed.size()));
      });
  const std::vector<lint::Rule> rules = {rule};
  lint::Input input;
  input.head = &head;
  input.base = &base;
  for (const bool unrelated : {false, true}) {
    input.unrelated = unrelated;
    const lint::Outcome outcome = lint::run(rules, input, {});
    REQUIRE(outcome.diagnostics.size() == 1);
    CHECK(outcome.diagnostics[0].message == (unrelated ? "1 0 0" : "0 1 1"));
  }
}
