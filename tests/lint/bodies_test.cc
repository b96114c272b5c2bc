#include "lint/bodies.h"

#include <doctest/doctest.h>

#include <set>

#include "world.h"

using migrate::testing::make_project;
using namespace migrate;  // NOLINT: the test's own subject

namespace {

// A revision with these lines in upgrade() and downgrade().
std::string with_body(const std::string& id, const std::string& down, const std::string& upgrade,
                      const std::string& downgrade = "pass") {
  return "from alembic import op\nimport sqlalchemy as sa\n" +
         testing::revision(id, down, upgrade) + "\n\ndef downgrade():\n    " + downgrade + "\n";
}

const std::string kUsers = "op.create_table('users', sa.Column('id', sa.Integer()))";

lint::Rule about(std::string slug, lint::RuleFunction run, lint::Scope scope) {
  lint::Rule rule = testing::make_rule(std::move(slug), nullptr, scope);
  rule.run = run;
  return rule;
}

void every_drop(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* drop = context.as<ir::DropTable>();
  if (drop != nullptr && context.existed(drop->table))
    reporter.report("drops " + lint::quoted(drop->table), context.at("table_name"));
}

void every_revision(const lint::RevisionContext& context, lint::Reporter& reporter) {
  reporter.report("has " + std::to_string(context.upgrade().steps.size()) + " steps",
                  context.at(context.upgrade().name));
}

std::string found(const std::vector<lint::Rule>& rules, const project::Project& head,
                  const project::Project* base, lint::Policy policy = {}) {
  lint::Input input;
  input.head = &head;
  input.base = base;
  policy.databases = {{"postgresql", ""}};
  std::string text;
  for (const Diagnostic& said : lint::run(rules, input, policy).diagnostics)
    text += said.revisions.at(0) + ": " + said.rule + ": " + said.message + "\n";
  return text;
}

}  // namespace

TEST_CASE("rules see what is new, on the schema that is there") {
  const auto base = make_project({{"a.py", with_body("a1", "", kUsers)}});
  const auto head =
      make_project({{"a.py", with_body("a1", "", kUsers)},
                    {"b.py", with_body("b2", "a1", "op.drop_table('users'); op.drop_table('x')",
                                       "op.drop_table('users')")}});
  const std::vector<lint::Rule> rules = {about("drops", every_drop, lint::Scope::kOperation),
                                         about("steps", every_revision, lint::Scope::kRevision)};
  CHECK(found(rules, head, &base) == "b2: steps: has 2 steps\nb2: drops: drops `users`\n");
  CHECK(found(rules, base, &base).empty());
}

TEST_CASE("what the change made itself did not exist, across its revisions") {
  const auto base = make_project({});
  const auto head = make_project({{"a.py", with_body("a1", "", kUsers)},
                                  {"b.py", with_body("b2", "a1", "op.drop_table('users')")}});
  const std::vector<lint::Rule> rules = {about("drops", every_drop, lint::Scope::kOperation)};
  CHECK(found(rules, head, &base).empty());
  // Without a base each revision is a change of its own.
  CHECK(found(rules, head, nullptr) == "b2: drops: drops `users`\n");
}

TEST_CASE("a rule may look at downgrade() instead") {
  const auto head =
      make_project({{"a.py", with_body("a1", "", kUsers)},
                    {"b.py", with_body("b2", "a1", "pass", "op.drop_table('users')")}});
  std::vector<lint::Rule> rules = {about("drops", every_drop, lint::Scope::kOperation)};
  CHECK(found(rules, head, nullptr).empty());
  rules[0].info.in_upgrade = false;
  rules[0].info.in_downgrade = true;
  CHECK(found(rules, head, nullptr) == "b2: drops: drops `users`\n");
}

TEST_CASE("a rule that covers another speaks for it, about the same step only") {
  const auto head = make_project(
      {{"a.py", with_body("a1", "", kUsers + "; op.create_table('tags')")},
       {"b.py", with_body("b2", "a1", "op.drop_table('users'); op.drop_table('tags')")}});
  lint::Rule precise = about(
      "precise",
      [](const lint::RevisionContext& context, lint::Reporter& reporter) {
        for (const ir::Step& step : context.upgrade().steps)
          if (const auto* drop = std::get_if<ir::DropTable>(&step.operation);
              drop != nullptr && drop->table.name.is("tags"))
            reporter.report("drops the tags", context.at(step, "table_name"));
      },
      lint::Scope::kRevision);
  precise.info.covers = {"drops"};
  const lint::Rule wide = about("drops", every_drop, lint::Scope::kOperation);
  CHECK(found({wide, precise}, head, nullptr) ==
        "b2: drops: drops `users`\nb2: precise: drops the tags\n");
}

TEST_CASE("a comment on any line of the call silences, severities are the user's") {
  const std::string call =
      "op.drop_table(\n        'users',  # migrate: ignore[drops] backed up\n    )";
  const auto head =
      make_project({{"a.py", with_body("a1", "", kUsers)}, {"b.py", with_body("b2", "a1", call)}});
  lint::Input input;
  input.head = &head;
  lint::Policy policy;
  policy.databases = {{"postgresql", ""}};
  policy.severities["drops"] = Severity::kInfo;
  const std::vector<lint::Rule> rules = {about("drops", every_drop, lint::Scope::kOperation)};
  CHECK(lint::run(rules, input, policy).suppressed == 1);
  const std::string text =
      "op.execute(  # migrate: ignore[drops] backed up\n        'DROP TABLE users')";
  const auto in_text =
      make_project({{"a.py", with_body("a1", "", kUsers)}, {"b.py", with_body("b2", "a1", text)}});
  input.head = &in_text;
  CHECK(lint::run(rules, input, policy).suppressed == 1);
  const auto loud = make_project({{"a.py", with_body("a1", "", kUsers)},
                                  {"b.py", with_body("b2", "a1", "op.drop_table('users')")}});
  input.head = &loud;
  const auto outcome = lint::run(rules, input, policy);
  REQUIRE(outcome.diagnostics.size() == 1);
  CHECK(outcome.diagnostics[0].severity == Severity::kInfo);
}

TEST_CASE("histories are not read when nothing is new") {
  const auto head = make_project({{"a.py", with_body("a1", "", kUsers)}});
  lint::Rule rule = about(
      "never", [](const lint::RevisionContext&, lint::Reporter& reporter) { reporter.report("x"); },
      lint::Scope::kRevision);
  CHECK(found({rule}, head, &head).empty());
}
