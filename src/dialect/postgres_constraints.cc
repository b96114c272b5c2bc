#include <algorithm>
#include <optional>

#include "dialect/postgres.h"
#include "dialect/postgres_schema.h"

namespace migrate::dialect::postgres {
namespace {

using ir::Constraint;
using ir::Truth;

// Which columns the constraint is on: its own, or those of the index that it takes over.
std::optional<std::vector<std::string>> columns_of(const Constraint& constraint,
                                                   const ir::Table& table) {
  if (constraint.columns.known()) return *constraint.columns;
  if (!constraint.using_index.known()) return std::nullopt;
  for (const ir::Index& index : table.indexes) {
    if (!index.name.name.is(*constraint.using_index) || !index.elements.known()) continue;
    std::vector<std::string> columns;
    for (const ir::Index::Element& element : *index.elements) columns.push_back(element.value.name);
    return columns;
  }
  return std::nullopt;
}

// Whether all columns of a key to be are NOT NULL already.
Truth all_not_null(const Constraint& constraint, const ir::Table* table) {
  if (table == nullptr) return Truth::kUnknown;
  const auto columns = columns_of(constraint, *table);
  if (!columns) return Truth::kUnknown;
  for (const std::string& name : *columns) {
    const auto column =
        std::find_if(table->columns.begin(), table->columns.end(),
                     [&](const ir::Column& candidate) { return candidate.name.is(name); });
    if (column == table->columns.end() || column->nullable.unknown()) return Truth::kUnknown;
    if (!column->nullable.is(false) && !column->primary_key.is(true)) return Truth::kNo;
  }
  return Truth::kYes;
}

// A foreign key or check that is validated at once, later, or nobody knows.
Facts validated(const Question& question, Form at_once, Form later, const Constraint& constraint,
                const Tables& own, const Tables& others) {
  Answer facts(question.versions);
  if (constraint.not_valid.unknown()) return facts.add(later, own, others).maybe_reads().take();
  return facts.add(constraint.not_valid.value_or(false) ? later : at_once, own, others).take();
}

Facts primary_key(const Question& question, const Constraint& constraint, const ir::Table* table,
                  const Tables& own) {
  Answer facts(question.versions);
  if (!constraint.using_index.given()) return facts.add("ALTER TABLE ADD PRIMARY KEY", own).take();
  switch (all_not_null(constraint, table)) {
    case Truth::kNo:
      return facts.add("ALTER TABLE ADD PRIMARY KEY USING INDEX", own).take();
    case Truth::kYes:
      return facts.add("ALTER TABLE ADD PRIMARY KEY USING INDEX NOT NULL", own).take();
    case Truth::kUnknown:
      break;
  }
  return facts.add("ALTER TABLE ADD PRIMARY KEY USING INDEX NOT NULL", own).maybe_reads().take();
}

}  // namespace

Facts constraint_facts(const Question& question, const ir::AddConstraint& operation) {
  const Constraint& constraint = operation.constraint;
  const Tables own = {key_of(operation.table)};
  const ir::Table* const table =
      question.before == nullptr ? nullptr : question.before->table(operation.table);
  Answer facts(question.versions);
  if (constraint.using_index.given() && is_partitioned(table))
    return facts.add("ALTER TABLE ADD … USING INDEX on partitioned", own).take();
  switch (constraint.kind) {
    case Constraint::Kind::kPrimaryKey:
      return primary_key(question, constraint, table, own);
    case Constraint::Kind::kUnique:
      return facts
          .add(constraint.using_index.given() ? Form("ALTER TABLE ADD UNIQUE USING INDEX")
                                              : Form("ALTER TABLE ADD UNIQUE"),
               own)
          .take();
    case Constraint::Kind::kForeignKey:
      return validated(question, "ALTER TABLE ADD FOREIGN KEY",
                       is_partitioned(table)
                           ? Form("ALTER TABLE ADD FOREIGN KEY NOT VALID on partitioned")
                           : Form("ALTER TABLE ADD FOREIGN KEY NOT VALID"),
                       constraint, own, {key_of(constraint.referent)});
    case Constraint::Kind::kCheck:
      return validated(question, "ALTER TABLE ADD CHECK", "ALTER TABLE ADD CHECK NOT VALID",
                       constraint, own, {});
    case Constraint::Kind::kExclude:
      return facts.add("ALTER TABLE ADD EXCLUDE", own).take();
    case Constraint::Kind::kUnknown:
      break;
  }
  return nobody_can_tell();
}

Facts constraint_facts(const Question& question, const ir::DropConstraint& operation) {
  const ir::Table* const table =
      question.before == nullptr ? nullptr : question.before->table(operation.table);
  const Constraint* const dropped = find_constraint(table, operation.name.name);
  const Constraint::Kind kind = dropped != nullptr ? dropped->kind : operation.kind;
  const Tables own = {key_of(operation.table)};
  Answer facts(question.versions);
  if (kind == Constraint::Kind::kForeignKey)
    return facts
        .add("ALTER TABLE DROP CONSTRAINT FOREIGN KEY", own,
             dropped == nullptr ? Tables() : Tables{key_of(dropped->referent)})
        .others_known(dropped != nullptr)
        .take();
  return facts.add("ALTER TABLE DROP CONSTRAINT", own)
      .others_known(kind != Constraint::Kind::kUnknown && !operation.cascade)
      .take();
}

Facts constraint_facts(const Question& question, const ir::ValidateConstraint& operation) {
  const ir::Table* const table =
      question.before == nullptr ? nullptr : question.before->table(operation.table);
  const Constraint* const constraint = find_constraint(table, operation.name);
  const Tables own = {key_of(operation.table)};
  Answer facts(question.versions);
  if (constraint != nullptr && constraint->kind == Constraint::Kind::kForeignKey)
    return facts
        .add("ALTER TABLE VALIDATE CONSTRAINT FOREIGN KEY", own, {key_of(constraint->referent)})
        .take();
  return facts.add("ALTER TABLE VALIDATE CONSTRAINT", own)
      .others_known(constraint != nullptr)
      .take();
}

}  // namespace migrate::dialect::postgres
