#include "eval/model_context.h"

#include <fmt/format.h>

#include "eval/model_arguments.h"
#include "eval/model_connection.h"

namespace migrate::eval {
namespace {

Value offline(Interpreter& in) {
  const ir::Truth known = in.world().offline();
  if (known != ir::Truth::kUnknown) return Value::boolean(known == ir::Truth::kYes);
  ir::Guard guard;
  guard.kind = ir::Guard::Kind::kOffline;
  return in.undecided(std::move(guard));
}

// Of env.py, alembic.ini and the command line, which a revision file does not show.
Value configured(Interpreter& in, std::string_view what, Span place) {
  return in.unknown("configuration", fmt::format("{} is configured elsewhere", what), place);
}

class AutocommitBlock final : public Native {
 public:
  std::string_view type_name() const override { return "autocommit_block()"; }
  Value enter(Interpreter& interpreter, Span) override {
    interpreter.enter_autocommit();
    return Value();
  }
  void leave(Interpreter& interpreter) override { interpreter.leave_autocommit(); }
};

class Transaction final : public Native {
 public:
  std::string_view type_name() const override { return "a transaction"; }
};

class MigrationContext final : public Native {
 public:
  std::string_view type_name() const override { return "the migration context"; }
  bool acts() const override { return true; }
  Value attribute(Interpreter& interpreter, std::string_view name, Span place) override {
    if (name == "bind" || name == "connection") return make_connection();
    if (name == "dialect") return bound_dialect();
    if (name == "as_sql") return offline(interpreter);
    if (name == "autocommit_block")
      return callable("autocommit_block",
                      [](Interpreter&, const Arguments&, Span) { return make<AutocommitBlock>(); });
    if (name == "begin_transaction")
      return callable("begin_transaction",
                      [](Interpreter&, const Arguments&, Span) { return make<Transaction>(); });
    if (name == "execute")
      return callable("context.execute",
                      [](Interpreter& in, const Arguments& arguments, Span where) {
                        const Bound bound(in, arguments, "sql, execution_options=", where);
                        return execute(in, bound.value("sql"), {}, true, where, bound.places());
                      });
    if (name == "get_current_revision" || name == "get_current_heads")
      return callable(std::string(name), [](Interpreter& in, const Arguments&, Span where) {
        return ask_database(in, "the current revision", where);
      });
    if (name == "config" || name == "opts" || name == "script" || name == "environment_context" ||
        name == "version_table" || name == "version_table_schema" || name == "purpose")
      return configured(interpreter, name, place);
    return Native::attribute(interpreter, name, place);
  }
};

class EnvironmentContext final : public Native {
 public:
  std::string_view type_name() const override { return "alembic.context"; }
  bool acts() const override { return true; }
  Value attribute(Interpreter& interpreter, std::string_view name, Span place) override {
    if (name == "is_offline_mode")
      return callable("is_offline_mode",
                      [](Interpreter& in, const Arguments&, Span) { return offline(in); });
    if (name == "get_bind")
      return callable("context.get_bind",
                      [](Interpreter&, const Arguments&, Span) { return make_connection(); });
    if (name == "get_context")
      return callable("context.get_context",
                      [](Interpreter&, const Arguments&, Span) { return migration_context(); });
    if (name == "get_x_argument" || name == "get_tag_argument" || name == "get_head_revision" ||
        name == "get_head_revisions" || name == "get_revision_argument" ||
        name == "get_starting_revision_argument" || name == "is_transactional_ddl")
      return callable(std::string(name),
                      [name = std::string(name)](Interpreter& in, const Arguments&, Span where) {
                        return configured(in, name + "()", where);
                      });
    if (name == "config" || name == "script") return configured(interpreter, name, place);
    if (name == "execute" || name == "begin_transaction")
      return interpreter.attribute(migration_context(), name, place);
    return Native::attribute(interpreter, name, place);
  }
};

}  // namespace

Value environment_context() { return make<EnvironmentContext>(); }
Value migration_context() { return make<MigrationContext>(); }

}  // namespace migrate::eval
