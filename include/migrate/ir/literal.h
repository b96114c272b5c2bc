// Constant values, as Python and SQL write them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "migrate/ir/arg.h"

namespace migrate::ir {

struct None {
  friend bool operator==(const None&, const None&) = default;
};

struct Bytes {
  std::string bytes;
  friend bool operator==(const Bytes&, const Bytes&) = default;
};

// A value of a class that has a canonical text: "Decimal" "1.50", "UUID", "datetime", "date",
// "time", "timedelta", and "int" for one beyond 64 bits.
struct Typed {
  std::string type;
  std::string text;
  friend bool operator==(const Typed&, const Typed&) = default;
};

struct Literal;
using LiteralList = std::vector<Literal>;

// Values by name, in the order written; both lists are equally long.
struct LiteralMap {
  std::vector<std::string> names;
  LiteralList values;

  const Literal* find(std::string_view name) const;  // nullptr: not there
  friend bool operator==(const LiteralMap&, const LiteralMap&) = default;
};

struct Literal {
  std::variant<None, bool, std::int64_t, double, std::string, Bytes, Typed, LiteralList, LiteralMap,
               Unknown>
      value;

  bool is_none() const { return std::holds_alternative<None>(value); }
  const std::string* text() const { return std::get_if<std::string>(&value); }
  friend bool operator==(const Literal&, const Literal&) = default;
};

inline const Literal* LiteralMap::find(std::string_view name) const {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return &values[i];
  return nullptr;
}

// Keyword arguments of a dialect ("postgresql_partition_by", "mysql_engine") that no field below
// holds, by their whole name.
using Options = std::map<std::string, Arg<Literal>>;

}  // namespace migrate::ir
