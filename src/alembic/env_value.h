// A value of env.py, as far as the text of the project tells.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "alembic/env_module.h"
#include "migrate/python/ast.h"

namespace migrate::alembic {

struct EnvValue {
  enum class Kind : std::uint8_t {
    kUnknown,  // text: why, a clause
    kNone,
    kBoolean,   // flag
    kNumber,    // text: as written
    kString,    // text
    kList,      // items
    kDict,      // names and items, both equally long
    kMetadata,  // a sqlalchemy.MetaData; items: its naming convention, where it was given one
    kBase,      // what has a `metadata`: a declarative base, a Flask-SQLAlchemy object; items: it
    kForeign,   // text: the dotted name of something that is not the project's
    kModule,    // text: the dotted name of a module of the project
    kFunction,  // of the project: unit, node
    kClass,
  };
  Kind kind = Kind::kUnknown;
  bool flag = false;
  std::string text;
  std::vector<std::string> names;
  std::vector<EnvValue> items;
  const EnvModule* unit = nullptr;  // where it is written
  python::NodeId node = python::kNoNode;
  // From alembic.ini, which is no Python: the line.
  std::string ini_path;
  std::uint32_t ini_line = 0;

  static EnvValue unknown(std::string why);
  static EnvValue foreign(std::string name);
  static EnvValue made(Kind kind, const EnvModule& unit, python::NodeId node,
                       std::string text = {});
  static EnvValue base(EnvValue metadata, const EnvModule* unit, python::NodeId node);
  // Of a kDict: adds an item, or replaces the one of that name.
  void put(std::string name, EnvValue item);
  // nullptr: it has no such item.
  const EnvValue* find(std::string_view name) const;
  // Why nothing more can be told of a kUnknown or kForeign, or of another that should be known.
  std::string why() const;
  bool is_unknown() const { return kind == Kind::kUnknown; }
  // Falsy; nothing when that cannot be told.
  std::optional<bool> truth() const;
};
// Whether both are certainly the same.
bool same(const EnvValue& a, const EnvValue& b);

}  // namespace migrate::alembic
