#include <fmt/format.h>

#include <utility>

#include "alembic/env_resolver.h"

namespace migrate::alembic {

using python::Ast;
using python::kNoNode;
using python::NodeId;
using Kind = EnvValue::Kind;

namespace {

constexpr std::string_view kClass = "flask_migrate.Migrate";

}  // namespace

// Migrate(app, db, directory, …, **arguments of context.configure()) or init_app() of one.
void EnvResolver::flask_migrate_call(const EnvModule& unit, NodeId id, NodeId function,
                                     std::optional<EnvValue>& found) {
  const python::Module& syntax = unit.syntax();
  const NodeId callee = syntax.child(id, 0);
  const bool by_method =
      syntax.kind(callee) == Ast::kAttribute && syntax.text(callee) == "init_app";
  EnvValue maker = value(unit, callee, function);
  if (by_method) {
    const EnvValue object = value(unit, syntax.child(callee, 0), function);
    if (object.kind != Kind::kForeign || object.text != std::string(kClass) + "()") return;
  } else if (maker.kind != Kind::kForeign || maker.text != kClass) {
    return;
  }
  EnvValue set_up = EnvValue::made(Kind::kDict, unit, id);
  EnvValue arguments = EnvValue::made(Kind::kDict, unit, id);
  // Flask-Migrate 4 sets them; before it they were left to Alembic.
  for (const char* name : {"compare_type", "render_as_batch"})
    arguments.put(name, EnvValue::unknown("it is what this version of Flask-Migrate chooses"));
  std::size_t position = 0;
  for (std::uint32_t i = 1; i < syntax.child_count(id); ++i) {
    const NodeId argument = syntax.child(id, i);
    const Ast kind = syntax.kind(argument);
    if (kind == Ast::kStarred || (kind == Ast::kKeyword && syntax.text(argument).empty())) {
      set_up = EnvValue::unknown("what Flask-Migrate is given is computed");
      break;
    }
    const std::string name = kind == Ast::kKeyword ? syntax.text(argument)
                             : position == 1       ? "db"
                                                   : "";
    ++position;
    const NodeId given = kind == Ast::kKeyword ? syntax.child(argument, 0) : argument;
    if (name == "db") {
      set_up.put("db", value(unit, given, function));
    } else if (!name.empty() && name != "app" && name != "directory" && name != "command") {
      arguments.put(name, value(unit, given, function));
    }
  }
  // `migrate = Migrate()` alone says nothing; `migrate.init_app(app)` needs a `db` from there.
  if (set_up.kind == Kind::kDict) {
    if (set_up.find("db") == nullptr) {
      if (!by_method) return;
      set_up = EnvValue::unknown("where Flask-Migrate gets its database from cannot be told");
    } else {
      set_up.put("configure_args", std::move(arguments));
    }
  }
  if (found)
    found = EnvValue::unknown("Flask-Migrate is set up in several places");
  else
    found = std::move(set_up);
}

const EnvValue& EnvResolver::flask_migrate() {
  if (flask_migrate_) return *flask_migrate_;
  flask_migrate_ = EnvValue::unknown("where Flask-Migrate is set up was not found");
  if (!find_flask_migrate_) return *flask_migrate_;
  std::optional<EnvValue> found;
  for (eval::SourceModule& module : find_flask_migrate_()) {
    const std::string name = modules_.name_of(module.path);
    const EnvModule& unit = take(std::move(module), name);
    const python::Module& syntax = unit.syntax();
    struct Left {
      NodeId node, function;
    };
    std::vector<Left> left = {{syntax.root(), kNoNode}};
    while (!left.empty()) {
      const Left next = left.back();
      left.pop_back();
      const Ast kind = syntax.kind(next.node);
      if (kind == Ast::kCall) flask_migrate_call(unit, next.node, next.function, found);
      const bool defines = kind == Ast::kFunctionDef || kind == Ast::kAsyncFunctionDef;
      for (std::uint32_t i = 0; i < syntax.child_count(next.node); ++i)
        if (const NodeId child = syntax.child(next.node, i); child != kNoNode)
          left.push_back({child, defines ? next.node : next.function});
    }
  }
  if (found) flask_migrate_ = std::move(found);
  return *flask_migrate_;
}

}  // namespace migrate::alembic
