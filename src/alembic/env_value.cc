#include "alembic/env_value.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace migrate::alembic {

using Kind = EnvValue::Kind;

EnvValue EnvValue::unknown(std::string why) {
  EnvValue value;
  value.text = std::move(why);
  return value;
}

EnvValue EnvValue::foreign(std::string name) {
  EnvValue value;
  value.kind = Kind::kForeign;
  value.text = std::move(name);
  return value;
}

EnvValue EnvValue::made(Kind kind, const EnvModule& unit, python::NodeId node, std::string text) {
  EnvValue value;
  value.kind = kind;
  value.unit = &unit;
  value.node = node;
  value.text = std::move(text);
  return value;
}

EnvValue EnvValue::base(EnvValue metadata, const EnvModule* unit, python::NodeId node) {
  EnvValue value;
  value.kind = Kind::kBase;
  value.unit = unit;
  value.node = node;
  value.items.push_back(std::move(metadata));
  return value;
}

void EnvValue::put(std::string name, EnvValue item) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found != names.end()) {
    items[static_cast<std::size_t>(found - names.begin())] = std::move(item);
    return;
  }
  names.push_back(std::move(name));
  items.push_back(std::move(item));
}

const EnvValue* EnvValue::find(std::string_view name) const {
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? nullptr : &items[static_cast<std::size_t>(found - names.begin())];
}

std::string EnvValue::why() const {
  if (kind == Kind::kUnknown) return text;
  if (kind != Kind::kForeign || text.starts_with("builtins.")) return "it is computed";
  if (text.starts_with("os.environ") || text == "os.getenv")
    return "it is read from the environment of the process";
  if (text.starts_with("alembic.context.get_x_argument")) return "it is given on the command line";
  if (text.starts_with("alembic.")) return "it is known only when Alembic runs";
  return fmt::format("it comes from `{}`, which is not part of the project", text);
}

std::optional<bool> EnvValue::truth() const {
  switch (kind) {
    case Kind::kNone:
      return false;
    case Kind::kBoolean:
      return flag;
    case Kind::kString:
      return !text.empty();
    case Kind::kNumber:
      return text.find_first_not_of("0.eE") != std::string::npos;
    case Kind::kList:
    case Kind::kDict:
      return !items.empty();
    case Kind::kMetadata:
    case Kind::kBase:
    case Kind::kModule:
    case Kind::kFunction:
    case Kind::kClass:
      return true;
    case Kind::kForeign:
    case Kind::kUnknown:
      break;
  }
  return std::nullopt;
}

bool same(const EnvValue& a, const EnvValue& b) {
  if (a.kind != b.kind || a.is_unknown()) return false;
  if (a.kind == Kind::kMetadata || a.kind == Kind::kBase || a.kind == Kind::kFunction ||
      a.kind == Kind::kClass) {
    return a.unit == b.unit && a.node == b.node && a.text == b.text;
  }
  return a.flag == b.flag && a.text == b.text && a.names == b.names &&
         std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), same);
}

}  // namespace migrate::alembic
