// Column types, as SQLAlchemy 1.4 and 2 name them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "migrate/ir/arg.h"

namespace migrate::ir {

struct Type {
  // SQLAlchemy's class: "String", "VARCHAR", "postgresql.JSONB", "mysql.TINYINT". A type that only
  // SQL text names stands in capitals with its dialect ("postgresql.TSVECTOR"), or, where no class
  // exists, as the text has it with the dialect "sql": "sql.geometry(Point,4326)". Empty: unknown.
  std::string name;
  std::string why_unknown;  // a clause, when the name is empty
  // The project's TypeDecorator or UserDefinedType that it was written as ("app.types.GUID"); the
  // rest then describes its `impl`. Empty: none.
  std::string decorator;

  Arg<std::int64_t> length;     // String, LargeBinary, BIT
  Arg<std::int64_t> precision;  // Numeric, Float, Interval, TIMESTAMP, TIME
  Arg<std::int64_t> scale;
  Arg<bool> timezone;
  Arg<std::string> collation;
  Arg<std::string> charset;
  Arg<std::vector<std::string>> labels;  // Enum, ENUM, mysql.SET
  Arg<std::string> type_name;            // of an enum, domain or of the constraint that it makes
  Arg<std::string> schema;               // of that
  Arg<bool> native_enum;                 // default true
  Arg<bool> create_type;                 // default true
  Arg<bool> create_constraint;           // Boolean, Enum: default false since SQLAlchemy 1.4
  Arg<bool> unsigned_;                   // mysql
  Arg<std::string> fields;               // postgresql.INTERVAL
  std::vector<Type> item;                // of an ARRAY: one; else none
  Arg<std::int64_t> dimensions;
  std::vector<Type> variants;  // with_variant, as written: each has its `dialect`
  std::string dialect;         // only in `variants`
  // Arguments that no field holds, as written ("as_uuid=True"): they do not change the column.
  std::vector<std::string> other;

  bool known() const { return !name.empty(); }
  // The type as the dialect sees it: its variant where there is one.
  const Type& on(std::string_view database) const;
  static Type unknown(std::string why) {
    Type type;
    type.why_unknown = std::move(why);
    return type;
  }
  friend bool operator==(const Type&, const Type&) = default;
};

inline const Type& Type::on(std::string_view database) const {
  for (const Type& variant : variants)
    if (variant.dialect == database) return variant;
  return *this;
}

}  // namespace migrate::ir
