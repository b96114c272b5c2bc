// Tables and what belongs to them, as a revision writes them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "migrate/ir/arg.h"
#include "migrate/ir/expression.h"
#include "migrate/ir/literal.h"
#include "migrate/ir/type.h"
#include "migrate/span.h"

namespace migrate::ir {

struct TableName {
  Arg<std::string> schema;  // not given: the default schema
  Arg<std::string> name;

  bool known() const { return name.known() && !schema.unknown(); }
  friend bool operator==(const TableName&, const TableName&) = default;
};

// The name of a constraint or index. Not given: the database or the naming convention makes one.
struct ObjectName {
  Arg<std::string> name;
  bool final = false;  // op.f(): the naming convention leaves it as it is
  friend bool operator==(const ObjectName&, const ObjectName&) = default;
};

struct ServerDefault {
  enum class Kind {
    kNone,        // server_default=None or False in alter_column: drops it
    kLiteral,     // a Python string: DEFAULT '…'
    kExpression,  // sa.text, sa.func.…
    kFetched,     // FetchedValue: no DDL
  };
  Kind kind = Kind::kNone;
  Expression value;  // of kLiteral and kExpression
  friend bool operator==(const ServerDefault&, const ServerDefault&) = default;
};

struct Computed {
  Expression value;
  Arg<bool> persisted;
  friend bool operator==(const Computed&, const Computed&) = default;
};

// Options of sa.Identity and sa.Sequence.
struct Identity {
  Arg<bool> always;
  Arg<std::int64_t> start, increment, minvalue, maxvalue, cache;
  Arg<bool> cycle;
  friend bool operator==(const Identity&, const Identity&) = default;
};

struct Constraint {
  enum class Kind { kPrimaryKey, kUnique, kForeignKey, kCheck, kExclude, kUnknown };
  Kind kind = Kind::kUnknown;
  ObjectName name;
  Arg<std::vector<std::string>> columns;  // of the table; for an exclusion, those that are plain
  // A foreign key's other side.
  TableName referent;
  Arg<std::vector<std::string>> referent_columns;
  Arg<std::string> ondelete, onupdate, match;
  Arg<bool> deferrable;
  Arg<std::string> initially;
  Arg<bool> use_alter;
  Expression check;                  // kCheck: the condition
  std::vector<Expression> elements;  // kExclude: pairs of column or expression and operator
  std::vector<std::string> operators;
  Arg<std::string> using_;  // kExclude: the index method
  std::optional<Expression> where;
  Arg<bool> not_valid;           // PostgreSQL: NOT VALID
  Arg<std::string> using_index;  // PostgreSQL: ADD CONSTRAINT … USING INDEX
  // Made by SQLAlchemy for a Boolean or Enum type.
  bool of_type = false;
  Options options;
  Span span;

  friend bool operator==(const Constraint&, const Constraint&) = default;
};

struct Column {
  Arg<std::string> name;
  Type type;
  Arg<bool> nullable;  // not given: true, but false in a primary key
  Arg<bool> primary_key;
  Arg<bool> autoincrement;  // not given: 'auto'
  Arg<bool> unique, index;
  // Python's `default=`: no DDL, the database never sees it.
  bool has_python_default = false;
  std::optional<ServerDefault> server_default;
  std::optional<Computed> computed;
  std::optional<Identity> identity;
  Arg<std::string> sequence;  // sa.Sequence('name')
  Arg<std::string> comment;
  std::vector<Constraint> constraints;  // sa.ForeignKey, sa.CheckConstraint inside of the column
  Options options;
  Span span;

  friend bool operator==(const Column&, const Column&) = default;
};

struct Index {
  struct Element {
    Expression value;      // kColumn or any other expression
    Arg<std::string> ops;  // operator class
    friend bool operator==(const Element&, const Element&) = default;
  };
  ObjectName name;
  TableName table;  // not given: DROP INDEX may leave it out
  Arg<std::vector<Element>> elements;
  Arg<bool> unique;
  Arg<std::string> using_;
  std::optional<Expression> where;
  Arg<std::vector<std::string>> include;
  Options options;
  Span span;

  friend bool operator==(const Index&, const Index&) = default;
};

struct Table {
  TableName name;
  std::vector<Column> columns;
  std::vector<Constraint> constraints;
  std::vector<Index> indexes;
  Arg<std::string> comment;
  Arg<std::vector<std::string>> prefixes;  // "TEMPORARY", "UNLOGGED"
  Options options;
  // Set when a part of it cannot be known (a `*columns` that nobody can follow): there may be more
  // columns or constraints than these.
  std::string incomplete;
  Span span;

  friend bool operator==(const Table&, const Table&) = default;
};

}  // namespace migrate::ir
