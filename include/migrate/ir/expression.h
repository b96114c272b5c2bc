// SQL expressions and statements as values: what SQLAlchemy Core builds, kept as a tree so that
// each dialect can render it.
#pragma once

#include <string>
#include <vector>

#include "migrate/ir/literal.h"
#include "migrate/ir/type.h"

namespace migrate::ir {

struct Expression {
  enum class Kind {
    kUnknown,    // `name` says why
    kText,       // `name` is SQL, as sa.text() takes it: ":name" is a parameter; the operands are
                 // kParameter, those that bindparams() names
    kVerbatim,   // `name` is SQL that goes to the database as it stands (literal_column)
    kLiteral,    // `value`, sent as a parameter or written as a literal
    kTable,      // `name`, in `schema`
    kColumn,     // `name`, of the table operands[0] where there is one
    kFunction,   // `name` of func.name(operands…)
    kUnary,      // `name` is the operator: "NOT", "-", "IS NULL", "DESC", "NULLS LAST", "EXISTS"
    kBinary,     // `name` is the operator as SQL has it: "=", "AND", "LIKE", "||", "IN"
    kCast,       // operands[0] as `type`
    kList,       // the operands, in parentheses
    kCase,       // when, then, when, then, …, else
    kAlias,      // operands[0] under `name`
    kParameter,  // bindparam(`name`); operands[0] is its value, where it has one
    kClause,     // a part of a statement below: `name` is "FROM", "WHERE", "VALUES", "SET", "ORDER
                 // BY", …
    // The operands are kClause, in the order written, each name once. The first is what the
    // statement is about: "COLUMNS", "INTO" a table, "TABLE", "FROM" a table. An assignment in
    // VALUES or SET is a kBinary "=" of a column and an expression; several rows of VALUES are one
    // kList each.
    kSelect,
    kInsert,
    kUpdate,
    kDelete,
  };

  Kind kind = Kind::kUnknown;
  std::string name;
  std::string schema;
  Literal value{};
  std::vector<Type> type;  // none or one
  std::vector<Expression> operands;

  static Expression unknown(std::string why) {
    return {Kind::kUnknown, std::move(why), {}, {}, {}, {}};
  }
  static Expression text(std::string sql) { return {Kind::kText, std::move(sql), {}, {}, {}, {}}; }
  bool known() const { return kind != Kind::kUnknown; }
  friend bool operator==(const Expression&, const Expression&) = default;
};

}  // namespace migrate::ir
