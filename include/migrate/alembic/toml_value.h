// A TOML document as plain data with places, for those who read options of their own from it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "migrate/span.h"

namespace migrate::alembic {

struct TomlValue;

// Sorted by key; keys are unique.
struct TomlTable {
  struct Entry;
  std::vector<Entry> entries;

  const TomlValue* find(std::string_view key) const;
};

struct TomlOther {
  std::string type;
};  // a float, a date or a time: nothing of ours is one

struct TomlValue {
  std::variant<std::string, std::int64_t, bool, std::vector<TomlValue>, TomlTable, TomlOther> data;
  Position at;  // of the value

  // "a string", "an integer", …: for messages.
  std::string_view type_name() const;
};

struct TomlTable::Entry {
  std::string key;
  Position at;  // of the key
  TomlValue value;
};

}  // namespace migrate::alembic
