// What an expression of env.py stands for, as far as the text of the project tells.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "alembic/env_module.h"
#include "alembic/env_value.h"
#include "alembic/ini.h"
#include "migrate/alembic/modules.h"

namespace migrate::alembic {

// `current_app.extensions["migrate"]` of Flask-Migrate.
inline constexpr std::string_view kFlaskMigrate = "flask_migrate.current";

// Bounded: past kMaxSteps every value is unknown. The modules and the .ini file must outlive it.
class EnvResolver {
 public:
  static constexpr std::uint32_t kMaxSteps = 50'000;
  static constexpr std::size_t kMaxFollowed = 300;
  static constexpr int kMaxDepth = 100;

  // `ini` may be null.
  EnvResolver(Modules& modules, const Ini* ini, std::string section);

  // Takes a module up; it lives as long as this.
  const EnvModule& take(eval::SourceModule module, std::string name);
  // The module of that name, nullptr when the project has none.
  const EnvModule* module(const std::string& name);
  // Where the project sets Flask-Migrate up; needed only when env.py asks for it. Called once,
  // then.
  using FindFlaskMigrate = std::function<std::vector<eval::SourceModule>()>;
  void find_flask_migrate_with(FindFlaskMigrate find) { find_flask_migrate_ = std::move(find); }
  // Takes up the modules of the project that it imports, and those that these import, as far as
  // kMaxFollowed: what they do to something that is not the project's counts.
  void follow_imports(const EnvModule& unit);
  // An expression in a function (kNoNode: at the level of the module).
  EnvValue value(const EnvModule& unit, python::NodeId expression, python::NodeId function);
  EnvValue attribute(const EnvValue& object, std::string_view name);
  // The naming convention of what target_metadata is: a kDict, or unknown.
  EnvValue naming_convention(const EnvValue& metadata);
  // "alembic.context.configure" for such a function; "" for one that is not foreign.
  std::string foreign_name(const EnvModule& unit, python::NodeId expression,
                           python::NodeId function);

 private:
  using Node = std::pair<const EnvModule*, python::NodeId>;

  bool too_complex() { return ++steps_ > kMaxSteps || depth_ > kMaxDepth; }
  EnvValue evaluate(const EnvModule& unit, python::NodeId id, python::NodeId function);
  EnvValue name(const EnvModule& unit, std::string_view name, python::NodeId function);
  EnvValue bound(const EnvModule& unit, const std::vector<Binding>& bindings,
                 python::NodeId function);
  EnvValue binding(const EnvModule& unit, const Binding& binding, python::NodeId function);
  EnvValue member(const EnvModule& unit, std::string_view name);
  EnvValue imported(const std::string& module);
  EnvValue class_attribute(const EnvValue& of, std::string_view name);
  EnvValue dict(const EnvModule& unit, python::NodeId id, python::NodeId function);
  EnvValue call(const EnvModule& unit, python::NodeId id, python::NodeId function);
  EnvValue call_foreign(const std::string& callee, const EnvModule& unit, python::NodeId id,
                        python::NodeId function);
  EnvValue call_function(const EnvValue& callee);
  EnvValue configuration(const EnvModule& unit, python::NodeId call, python::NodeId function,
                         std::string_view method);
  EnvValue metadata_of(const EnvModule& unit, python::NodeId call, python::NodeId function);
  EnvValue argument(const EnvModule& unit, python::NodeId call, std::string_view keyword,
                    python::NodeId function);
  // What `object.attribute = …` anywhere in the modules read so far makes of it; nothing: nobody
  // assigns it.
  std::optional<EnvValue> assigned(const EnvValue& object, std::string_view attribute);

  // flask_migrate.cc: what Migrate(…) and its init_app(…) are given, a kDict with "db" and the
  // arguments for context.configure().
  const EnvValue& flask_migrate();
  void flask_migrate_call(const EnvModule& unit, python::NodeId id, python::NodeId function,
                          std::optional<EnvValue>& found);

  FindFlaskMigrate find_flask_migrate_;
  std::optional<EnvValue> flask_migrate_;
  Modules& modules_;
  const Ini* ini_;
  std::string section_;
  std::map<std::string, std::unique_ptr<EnvModule>, std::less<>> units_;  // by path
  std::set<Node> running_;
  std::set<std::string> assigning_;
  std::uint32_t steps_ = 0;
  int depth_ = 0;
};

}  // namespace migrate::alembic
