// Modules in memory and the value of a name in one of them, for tests of what env.py says.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "alembic/env_resolver.h"
#include "migrate/source/source.h"

namespace migrate::alembic {

class EnvSource {
 public:
  // `text` is of a module "env"; the others are files of the project.
  explicit EnvSource(const std::string& text,
                     const std::vector<std::pair<std::string, std::string>>& files = {})
      : modules(with(source, text, files), {""}), resolver(modules, nullptr, "alembic") {}

  const EnvModule& env() { return *resolver.module("env"); }
  EnvValue value(std::string_view name) {
    EnvValue module;
    module.kind = EnvValue::Kind::kModule;
    module.text = "env";
    return resolver.attribute(module, name);
  }
  // A text, a number and so on as it is written, or "? why".
  std::string shown(std::string_view name) { return shown(value(name)); }
  static std::string shown(const EnvValue& value) {
    switch (value.kind) {
      case EnvValue::Kind::kNone:
        return "None";
      case EnvValue::Kind::kBoolean:
        return value.flag ? "True" : "False";
      case EnvValue::Kind::kString:
      case EnvValue::Kind::kNumber:
        return value.text;
      case EnvValue::Kind::kUnknown:
        return "? " + value.text;
      case EnvValue::Kind::kForeign:
        return "foreign " + value.text;
      case EnvValue::Kind::kDict: {
        std::string out = "{";
        for (std::size_t i = 0; i < value.names.size(); ++i)
          out += value.names[i] + ":" + shown(value.items[i]) + ",";
        return out + "}";
      }
      default:
        return "an object";
    }
  }

  source::MemorySource source;
  Modules modules;
  EnvResolver resolver;

 private:
  static const source::Source& with(source::MemorySource& source, const std::string& text,
                                    const std::vector<std::pair<std::string, std::string>>& files) {
    source.add("env.py", text);
    for (const auto& [path, content] : files) source.add(path, content);
    return source;
  }
};

}  // namespace migrate::alembic
