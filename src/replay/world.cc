#include "replay/world.h"

#include <algorithm>
#include <utility>

#include "replay/statements.h"

namespace migrate::replay {

std::vector<ir::Failure> apply_step(ir::Schema& schema, const ir::Step& step, bool from_sql) {
  const ir::Truth runs = ir::runs_on(step, schema.dialect());
  if (runs == ir::Truth::kNo) return {};
  return ir::apply(schema, step.operation, runs == ir::Truth::kYes && !step.repeated, from_sql);
}

void Ground::note(const ir::Step& step, const ir::Schema& schema) {
  if (const auto* create = std::get_if<ir::CreateTable>(&step.operation)) {
    if (create->table.name.known()) made_.insert(schema.key(create->table.name));
  } else if (const auto* rename = std::get_if<ir::RenameTable>(&step.operation)) {
    if (rename->table.known() && rename->new_name.known())
      made_.insert(schema.key(schema.key(rename->table).first, *rename->new_name));
  } else if (const auto* statement = std::get_if<ir::SqlStatement>(&step.operation)) {
    if (statement->kind != ir::SqlStatement::Kind::kCreateTableAs) return;
    for (const ir::ObjectRef& written : statement->writes)
      made_.insert(schema.key(written.schema, written.name));
  }
}

std::vector<ir::Failure> Ground::certain(std::vector<ir::Failure> failures,
                                         const ir::Schema& schema) {
  const auto never_made = [&](const ir::Failure& failure) {
    return failure.kind == ir::Failure::Kind::kUnknownObject &&
           failure.object.kind == ir::ObjectKind::kTable &&
           made_.count(schema.key(failure.object.schema, failure.object.name)) == 0;
  };
  const auto first = std::remove_if(failures.begin(), failures.end(), never_made);
  if (first == failures.end()) return failures;
  foreign_ = foreign_ || has_run_ || made_.empty();
  if (foreign_) failures.erase(first, failures.end());
  return failures;
}

ir::Schema& SchemaWorld::schema() {
  if (!begun_) schema_ = begin_();
  begun_ = true;
  return schema_;
}

const ir::Table* SchemaWorld::table(const ir::TableName& table) {
  if (schema().has_table(table) != ir::Truth::kYes) return nullptr;
  const ir::Table* const found = schema().table(table);
  return found != nullptr && found->incomplete.empty() ? found : nullptr;
}

std::optional<std::vector<std::string>> SchemaWorld::table_names(const std::string& schema_name) {
  if (schema().may_have_other_tables()) return std::nullopt;
  std::vector<std::string> names;
  for (const auto& [key, table] : schema().tables()) {
    if (key.first != schema_name) continue;
    if (schema().uncertain(table.name)) return std::nullopt;
    names.push_back(key.second);
  }
  return names;
}

void SchemaWorld::emit(const ir::Step& step) {
  Emitted& emitted = emitted_.emplace_back();
  emitted.parts = statements_of(step, schema().dialect());
  const auto run = [&](const ir::Step& one, bool from_sql) {
    ground_.note(one, schema());
    return ground_.certain(apply_step(schema(), one, from_sql), schema());
  };
  if (emitted.parts.empty()) emitted.failures = run(step, false);
  for (const ir::Step& part : emitted.parts) emitted.of_parts.push_back(run(part, true));
}

std::vector<StepFailure> SchemaWorld::finish(ir::Body& body) {
  std::vector<StepFailure> failures;
  // What goes on after an exception does not fail.
  const auto caught = [&](const ir::Step& step) {
    return std::any_of(body.remarks.begin(), body.remarks.end(), [&](const ir::Remark& remark) {
      return remark.kind == ir::Remark::Kind::kSwallowedError && remark.path == step.path &&
             remark.span.begin <= step.span.begin && step.span.end <= remark.span.end;
    });
  };
  const auto take = [&](std::vector<ir::Failure>& found) {
    const auto step = static_cast<std::uint32_t>(body.steps.size() - 1);
    if (!found.empty() && caught(body.steps.back())) return;
    for (ir::Failure& failure : found) failures.push_back({step, std::move(failure)});
  };
  // What ran in this world before the body did, at the level of the module, comes first.
  const std::size_t first = emitted_.size() - std::min(emitted_.size(), body.steps.size());
  std::vector<ir::Step> steps;
  steps.swap(body.steps);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    body.steps.push_back(std::move(steps[i]));
    if (first + i >= emitted_.size()) continue;
    Emitted& emitted = emitted_[first + i];
    const auto execute = static_cast<std::uint32_t>(body.steps.size() - 1);
    take(emitted.failures);
    for (std::size_t part = 0; part < emitted.parts.size(); ++part) {
      body.steps.push_back(std::move(emitted.parts[part]));
      body.steps.back().within = execute;
      take(emitted.of_parts[part]);
    }
  }
  return failures;
}

}  // namespace migrate::replay
