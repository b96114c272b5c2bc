#include "dialect/postgres_schema.h"

#include <algorithm>
#include <string>
#include <vector>

namespace migrate::dialect::postgres {
namespace {

using ir::Constraint;

bool names(const ir::Arg<std::vector<std::string>>& columns, std::string_view column) {
  return columns.known() && std::find(columns->begin(), columns->end(), column) != columns->end();
}

void add(References& references, const Constraint& constraint) {
  if (constraint.kind == Constraint::Kind::kUnknown) references.complete = false;
  if (constraint.kind != Constraint::Kind::kForeignKey) return;
  references.tables.push_back(key_of(constraint.referent));
}

// In lower case, without the quotes, parentheses and spaces in which two ways of writing differ.
std::string normal(std::string_view sql) {
  std::string result;
  for (const char letter : sql) {
    if (letter == '"' || letter == '(' || letter == ')') continue;
    const bool space = letter == ' ' || (letter >= '\t' && letter <= '\r');
    if (space && (result.empty() || result.back() == ' ')) continue;
    result += space                            ? ' '
              : letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a')
                                               : letter;
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

bool text_proves(std::string_view sql, std::string_view column) {
  const std::string condition = normal(sql), wanted = normal(column) + " is not null";
  if (condition == wanted) return true;
  // One part of a conjunction is proven with it, but not within a NOT, an OR or a CASE.
  for (std::size_t at = condition.find("not "); at != std::string::npos;
       at = condition.find("not ", at + 1))
    if (at < 3 || condition.compare(at - 3, 11, "is not null") != 0) return false;
  for (const char* word : {" or ", "case ", "'"})
    if (condition.find(word) != std::string::npos) return false;
  std::size_t begin = 0;
  while (begin <= condition.size()) {
    const std::size_t end = std::min(condition.find(" and ", begin), condition.size());
    if (std::string_view(condition).substr(begin, end - begin) == wanted) return true;
    begin = end + 5;
  }
  return false;
}

bool proves(const ir::Expression& condition, std::string_view column) {
  using Kind = ir::Expression::Kind;
  if (condition.kind == Kind::kText || condition.kind == Kind::kVerbatim)
    return text_proves(condition.name, column);
  return condition.kind == Kind::kUnary && condition.name == "IS NOT NULL" &&
         condition.operands.size() == 1 && condition.operands[0].kind == Kind::kColumn &&
         condition.operands[0].name == column;
}

}  // namespace

References references_of(const ir::Table& table) {
  References references{{}, table.incomplete.empty()};
  for (const Constraint& constraint : table.constraints) add(references, constraint);
  for (const ir::Column& column : table.columns)
    for (const Constraint& constraint : column.constraints) add(references, constraint);
  return references;
}

References references_of(const ir::Table& table, std::string_view column) {
  References references{{}, table.incomplete.empty()};
  for (const Constraint& constraint : table.constraints) {
    if (constraint.columns.unknown()) references.complete = false;
    if (names(constraint.columns, column)) add(references, constraint);
  }
  for (const ir::Column& own : table.columns)
    if (own.name.is(std::string(column)))
      for (const Constraint& constraint : own.constraints) add(references, constraint);
  return references;
}

bool is_partitioned(const ir::Table* table) {
  return table != nullptr && table->options.count("postgresql_partition_by") != 0;
}

const Constraint* find_constraint(const ir::Table* table, const ir::Arg<std::string>& name) {
  if (table == nullptr || !name.known()) return nullptr;
  for (const Constraint& constraint : table->constraints)
    if (constraint.name.name.is(*name)) return &constraint;
  for (const ir::Column& column : table->columns)
    for (const Constraint& constraint : column.constraints)
      if (constraint.name.name.is(*name)) return &constraint;
  return nullptr;
}

bool proves_not_null(const Constraint& constraint, std::string_view column) {
  return constraint.kind == Constraint::Kind::kCheck && !constraint.not_valid.unknown() &&
         !constraint.not_valid.value_or(false) && proves(constraint.check, column);
}

}  // namespace migrate::dialect::postgres
