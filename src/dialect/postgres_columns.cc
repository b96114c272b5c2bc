#include <algorithm>
#include <optional>

#include "dialect/postgres.h"
#include "dialect/postgres_schema.h"
#include "dialect/postgres_types.h"

namespace migrate::dialect::postgres {
namespace {

using ir::Constraint;
using ir::ServerDefault;
using ir::Truth;

bool is_integer(const ir::Type& type) {
  const auto known = server_type(type);
  return known && !known->array &&
         (known->name == "int2" || known->name == "int4" || known->name == "int8");
}

bool has_default(const ir::Column& column) {
  return column.server_default && (column.server_default->kind == ServerDefault::Kind::kLiteral ||
                                   column.server_default->kind == ServerDefault::Kind::kExpression);
}

// Whether it was read from SQL text, which leaves no place in a file, and not from Alembic, which
// writes more than one statement for a column with constraints.
bool from_text(const ir::Column& column) { return column.span.empty(); }

// A serial column, as SQL text says it or as SQLAlchemy makes it of an integer primary key.
bool is_serial(const ir::Column& column) {
  if (has_default(column) || column.identity || column.computed || column.sequence.given() ||
      !is_integer(column.type))
    return false;
  return from_text(column) ? column.autoincrement.is(true)
                           : column.primary_key.is(true) && column.autoincrement.value_or(true);
}

bool is_not_null(const ir::Column& column) {
  return column.nullable.is(false) || column.primary_key.is(true);
}

// The type, which may be one that the schema knows for an enumeration.
std::optional<ServerType> known_type(const ir::Type& declared, const ir::Schema* before) {
  auto type = server_type(declared);
  if (!type || !type->own || type->is_enum || before == nullptr) return type;
  for (const auto& [key, labels] : before->enums())
    if (key.second == type->name || key.first + "." + key.second == type->name)
      type->is_enum = true;
  return type;
}

// A type that may be a domain with constraints: those are checked row by row.
bool may_be_domain(const ir::Column& column, const ir::Schema* before) {
  const auto type = known_type(column.type, before);
  return !type || (type->own && !type->is_enum);
}

Truth rewrites_for(const ir::Type& from, const ir::Type& to, const ir::Schema* before) {
  const auto old_type = known_type(from, before), new_type = known_type(to, before);
  return old_type && new_type ? rewrites(*old_type, *new_type) : Truth::kUnknown;
}

void add_generated(const ir::Column& column, const Tables& own, Answer& facts) {
  const ir::Arg<bool>& persisted = column.computed->persisted;
  if (persisted.is(false))
    facts.add("ALTER TABLE ADD COLUMN VIRTUAL", own);
  else if (persisted.unknown())
    facts.add("ALTER TABLE ADD COLUMN", own).maybe_rewrites();
  else
    facts.add("ALTER TABLE ADD COLUMN STORED", own);
}

void add_default(const Question& question, const ir::Column& column, const Tables& own,
                 Answer& facts) {
  const Truth answer = question.dialect.volatile_expression(column.server_default->value);
  if (answer == Truth::kYes)
    facts.add("ALTER TABLE ADD COLUMN volatile DEFAULT", own);
  else if (answer == Truth::kUnknown)
    facts.maybe_rewrites();
}

void add_constraint(const ir::Column& column, const Constraint& constraint, const Tables& own,
                    Answer& facts) {
  if (constraint.kind == Constraint::Kind::kCheck)
    facts.add("ALTER TABLE ADD COLUMN CHECK", own);
  else if (constraint.kind == Constraint::Kind::kUnknown)
    facts.maybe_reads().others_known(false);
  else if (constraint.kind != Constraint::Kind::kForeignKey)
    facts.add("ALTER TABLE ADD COLUMN UNIQUE", own);
  else if (constraint.not_valid.is(true))
    facts.add("ALTER TABLE ADD FOREIGN KEY NOT VALID", own, {key_of(constraint.referent)});
  else if (!from_text(column))
    facts.add("ALTER TABLE ADD FOREIGN KEY", own, {key_of(constraint.referent)});
  else
    facts.add(has_default(column) ? Form("ALTER TABLE ADD COLUMN REFERENCES DEFAULT")
                                  : Form("ALTER TABLE ADD COLUMN REFERENCES"),
              own, {key_of(constraint.referent)});
}

// The other tables of the foreign keys that the column is part of, at either end: those are made
// anew with it.
References ends_of(const Question& question, const ir::AlterColumn& operation,
                   const ir::Table* table) {
  if (table == nullptr || !operation.column.known()) return {{}, false};
  References ends = references_of(*table, *operation.column);
  for (const auto& [referrer, constraint] : question.before->referrers(operation.table)) {
    // A key that names no columns refers to the primary key.
    const bool is_part =
        !constraint->referent_columns.known() ||
        std::find(constraint->referent_columns->begin(), constraint->referent_columns->end(),
                  *operation.column) != constraint->referent_columns->end();
    if (is_part) ends.tables.push_back(key_of(*referrer));
  }
  return ends;
}

// What ALTER COLUMN TYPE does besides rewriting; only where it does not rewrite.
void add_kept_type(const ir::Table* table, const ir::AlterColumn& operation,
                   const ir::Column* column, const Tables& own, Answer& facts) {
  if (table == nullptr || column == nullptr) {
    facts.maybe_reads();
    return;
  }
  const auto mentions = [&](const ir::Expression& condition) {
    return !condition.known() || condition.name.find(*operation.column) != std::string::npos ||
           !condition.operands.empty();
  };
  for (const Constraint& constraint : table->constraints)
    if (constraint.kind == Constraint::Kind::kCheck && mentions(constraint.check))
      facts.add("ALTER TABLE ALTER COLUMN TYPE of checked", own);

  const auto from = server_type(column->type), to = server_type(*operation.type);
  const Truth rebuilt = !from || !to ? Truth::kUnknown
                        : operation.type->collation != column->type.collation
                            ? Truth::kYes
                            : rebuilds_indexes(*from, *to);
  if (rebuilt == Truth::kNo) return;
  const auto indexed = [&](const ir::Index& index) {
    if (!index.elements.known()) return false;
    return std::any_of(index.elements->begin(), index.elements->end(),
                       [&](const ir::Index::Element& element) {
                         return element.value.kind == ir::Expression::Kind::kColumn &&
                                element.value.name == *operation.column;
                       });
  };
  const auto key = [&](const Constraint& constraint) {
    return (constraint.kind == Constraint::Kind::kPrimaryKey ||
            constraint.kind == Constraint::Kind::kUnique) &&
           constraint.columns.known() &&
           std::find(constraint.columns->begin(), constraint.columns->end(), *operation.column) !=
               constraint.columns->end();
  };
  if (std::any_of(table->indexes.begin(), table->indexes.end(), indexed) ||
      std::any_of(table->constraints.begin(), table->constraints.end(), key)) {
    if (rebuilt == Truth::kYes)
      facts.add("ALTER TABLE ALTER COLUMN TYPE of indexed", own);
    else
      facts.maybe_reads();
  }
}

void add_type(const Question& question, const ir::AlterColumn& operation, const ir::Table* table,
              const ir::Column* column, const Tables& own, Answer& facts) {
  const References ends = ends_of(question, operation, table);
  facts.others_known(ends.complete);
  Truth rewrites = Truth::kUnknown;
  if (column != nullptr && column->type.known())
    rewrites = rewrites_for(column->type, *operation.type, question.before);
  else if (operation.existing_type)
    rewrites = rewrites_for(*operation.existing_type, *operation.type, question.before);
  // An expression may do anything; that it is a mere cast would have to be proven.
  if (operation.using_.given() && rewrites != Truth::kYes) rewrites = Truth::kUnknown;
  if (rewrites == Truth::kYes)
    facts.add("ALTER TABLE ALTER COLUMN TYPE rewrite", own, ends.tables);
  else
    facts.add("ALTER TABLE ALTER COLUMN TYPE", own, ends.tables);
  if (rewrites == Truth::kNo)
    add_kept_type(table, operation, column, own, facts);
  else if (rewrites == Truth::kUnknown)
    facts.maybe_rewrites();
}

void add_not_null(const ir::AlterColumn& operation, const ir::Table* table,
                  const ir::Column* column, const Tables& own, Answer& facts) {
  const bool is_proven = (column != nullptr && is_not_null(*column)) ||
                         (table != nullptr && operation.column.known() &&
                          std::any_of(table->constraints.begin(), table->constraints.end(),
                                      [&](const Constraint& constraint) {
                                        return proves_not_null(constraint, *operation.column);
                                      }));
  if (is_proven) {
    facts.add("ALTER TABLE ALTER COLUMN SET NOT NULL proven", own);
  } else if (table == nullptr) {
    // The constraint that proves it may stand where nobody can see it.
    facts.add("ALTER TABLE ALTER COLUMN SET NOT NULL proven", own).maybe_reads();
  } else {
    facts.add("ALTER TABLE ALTER COLUMN SET NOT NULL", own);
  }
}

}  // namespace

Facts column_facts(const Question& question, const ir::AddColumn& operation) {
  const ir::Column& column = operation.column;
  const Tables own = {key_of(operation.table)};
  Answer facts(question.versions);
  if (column.computed)
    add_generated(column, own, facts);
  else if (column.identity)
    facts.add("ALTER TABLE ADD COLUMN IDENTITY", own);
  else if (is_serial(column))
    facts.add("ALTER TABLE ADD COLUMN serial", own);
  else if (is_not_null(column) && !has_default(column))
    facts.add("ALTER TABLE ADD COLUMN NOT NULL", own);
  else
    facts.add("ALTER TABLE ADD COLUMN", own);
  if (has_default(column)) add_default(question, column, own, facts);
  if (may_be_domain(column, question.before)) facts.maybe_rewrites();
  if (column.nullable.unknown()) facts.maybe_reads();
  for (const Constraint& constraint : column.constraints)
    add_constraint(column, constraint, own, facts);
  if (column.unique.is(true) || (from_text(column) && column.primary_key.is(true)))
    facts.add("ALTER TABLE ADD COLUMN UNIQUE", own);
  if (column.index.is(true)) facts.add("CREATE INDEX", own);
  return facts.take();
}

Facts column_facts(const Question& question, const ir::DropColumn& operation) {
  const ir::Table* const table =
      question.before == nullptr ? nullptr : question.before->table(operation.table);
  References others{{}, false};
  if (table != nullptr && operation.column.known()) {
    others = references_of(*table, *operation.column);
    others.complete &= !operation.cascade;
  }
  return Answer(question.versions)
      .add("ALTER TABLE DROP COLUMN", {key_of(operation.table)}, others.tables)
      .others_known(others.complete)
      .take();
}

Facts column_facts(const Question& question, const ir::AlterColumn& operation) {
  const Tables own = {key_of(operation.table)};
  const ir::Table* const table =
      question.before == nullptr ? nullptr : question.before->table(operation.table);
  const ir::Column* const column =
      table == nullptr || !operation.column.known()
          ? nullptr
          : question.before->column(operation.table, *operation.column);
  Answer facts(question.versions);
  if (operation.type) add_type(question, operation, table, column, own, facts);
  if (operation.nullable.is(false)) add_not_null(operation, table, column, own, facts);
  if (operation.nullable.is(true)) facts.add("ALTER TABLE ALTER COLUMN DROP NOT NULL", own);
  if (operation.nullable.unknown())
    facts.add("ALTER TABLE ALTER COLUMN DROP NOT NULL", own).maybe_reads();
  if (operation.server_default && operation.server_default->kind == ServerDefault::Kind::kNone)
    facts.add("ALTER TABLE ALTER COLUMN DROP DEFAULT", own);
  else if (operation.server_default &&
           operation.server_default->kind != ServerDefault::Kind::kFetched)
    facts.add("ALTER TABLE ALTER COLUMN SET DEFAULT", own);
  if (operation.computed) facts.add("ALTER TABLE ALTER COLUMN SET EXPRESSION", own);
  if (operation.identity)
    facts.add(column != nullptr && column->identity
                  ? Form("ALTER TABLE ALTER COLUMN SET GENERATED")
                  : Form("ALTER TABLE ALTER COLUMN ADD GENERATED"),
              own);
  if (operation.drop_identity) facts.add("ALTER TABLE ALTER COLUMN DROP IDENTITY", own);
  if (operation.comment.given() || operation.drop_comment) facts.add("COMMENT ON COLUMN", own);
  if (operation.new_name.given()) facts.add("ALTER TABLE RENAME COLUMN", own);
  return facts.take();
}

}  // namespace migrate::dialect::postgres
