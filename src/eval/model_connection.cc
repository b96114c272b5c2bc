#include "eval/model_connection.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "eval/model_arguments.h"
#include "eval/model_inspector.h"

namespace migrate::eval {
namespace {

constexpr std::string_view kConnectionWords[] = {
    "close",     "begin_nested", "detach",    "invalidate", "dispose", "in_transaction", "start",
    "is_active", "closed",       "__enter__", "__exit__",   "prepare", "begin_twophase"};

// The name of a dialect that the world does not decide: a comparison is a condition of the steps
// below it.
class DialectName final : public Native {
 public:
  std::string_view type_name() const override { return "the name of the dialect"; }
  Value attribute(Interpreter& interpreter, std::string_view name, Span place) override {
    if (name == "lower" || name == "strip" || name == "casefold")
      return callable(std::string(name),
                      [](Interpreter&, const Arguments&, Span) { return make<DialectName>(); });
    if (name == "startswith")
      return callable("startswith", [](Interpreter& in, const Arguments& arguments, Span where) {
        const Bound bound(in, arguments, "prefix", where);
        const ir::Arg<std::string> prefix = bound.text("prefix");
        if (!prefix.known()) return in.unknown("unknown-value", "the prefix is not known", where);
        std::vector<std::string> names;
        for (const std::string_view dialect : kNames)
          if (dialect.substr(0, prefix->size()) == *prefix) names.emplace_back(dialect);
        return in.undecided(guard(std::move(names), false));
      });
    return Native::attribute(interpreter, name, place);
  }
  Value operate(Interpreter& interpreter, std::string_view op, const Value& other, bool reflected,
                Span place) override {
    if ((op == "==" || op == "!=") && other.text())
      return interpreter.undecided(guard({*other.text()}, op == "!="));
    if ((op == "in" || op == "not in") && !reflected) {
      const auto names = texts_of(interpreter, other, place);
      if (names.known()) return interpreter.undecided(guard(*names, op == "not in"));
    }
    return Native::operate(interpreter, op, other, reflected, place);
  }

 private:
  static constexpr std::string_view kNames[] = {"mariadb", "mssql",      "mysql",
                                                "oracle",  "postgresql", "sqlite"};
  static ir::Guard guard(std::vector<std::string> names, bool negated) {
    ir::Guard result;
    result.kind = ir::Guard::Kind::kDialect;
    result.negated = negated;
    std::sort(names.begin(), names.end());
    result.dialects = std::move(names);
    return result;
  }
};

class Dialect final : public Native {
 public:
  explicit Dialect(std::optional<std::string> name) : name_(std::move(name)) {}
  std::string_view type_name() const override { return "the dialect"; }
  Value attribute(Interpreter& interpreter, std::string_view name, Span place) override {
    if (name == "name") {
      if (name_) return Value::string(*name_);
      if (const auto decided = interpreter.world().dialect()) return Value::string(*decided);
      return make<DialectName>();
    }
    if (name == "type_descriptor")
      return callable("type_descriptor",
                      [](Interpreter& in, const Arguments& arguments, Span where) {
                        return Bound(in, arguments, "typeobj", where).value("typeobj");
                      });
    if (name == "server_version_info" || name == "default_schema_name" ||
        name == "max_identifier_length")
      return ask_database(interpreter, fmt::format("dialect.{}", name), place);
    if (auto method = dialect_inspector_method(name)) return *std::move(method);
    return Native::attribute(interpreter, name, place);
  }

 private:
  std::optional<std::string> name_;
};

class Connection final : public Native {
 public:
  std::string_view type_name() const override { return "a connection"; }
  bool acts() const override { return true; }
  Value attribute(Interpreter& interpreter, std::string_view name, Span place) override;
};

Value Connection::attribute(Interpreter& interpreter, std::string_view name, Span place) {
  if (name == "dialect") return bound_dialect();
  if (name == "name") return interpreter.attribute(bound_dialect(), name, place);  // an engine's
  if (name == "engine" || name == "connection" || name == "bind") return make_connection();
  if (name == "connect" || name == "begin" || name == "execution_options" ||
      name == "contextual_connect" || name == "get_bind" || name == "raw_connection")
    return callable("connection." + std::string(name),
                    [name = std::string(name)](Interpreter& in, const Arguments&, Span where) {
                      if (name != "raw_connection") return make_connection();
                      in.hidden("driver", "the driver's own connection is used", where);
                      return in.unknown("driver", "it is the driver's own connection", where);
                    });
  if (name == "commit" || name == "rollback")
    return callable("connection." + std::string(name),
                    [name = std::string(name)](Interpreter& in, const Arguments&, Span where) {
                      ir::SqlStatement statement;
                      statement.kind = ir::SqlStatement::Kind::kTransaction;
                      statement.tag = name == "commit" ? "COMMIT" : "ROLLBACK";
                      in.emit(std::move(statement), where);
                      return Value();
                    });
  if (name == "execute" || name == "exec_driver_sql" || name == "scalar" || name == "scalars")
    return callable(
        "connection." + std::string(name),
        [scalar = name == "scalar"](Interpreter& in, const Arguments& arguments, Span where) {
          const Bound bound(in, arguments, "statement, *parameters, **", where);
          if (!bound.problem().empty()) {
            in.hidden("bad-arguments", "execute: " + bound.problem(), where);
            return Value();
          }
          std::vector<const Argument*> parameters = bound.rest();
          parameters.insert(parameters.end(), bound.extra().begin(), bound.extra().end());
          const Value rows =
              execute(in, bound.value("statement"), parameters, false, where, bound.places());
          if (!scalar) return rows;
          in.rows_used(where);
          return ask_database(in, "the result of a query", where);
        });
  if (std::find(std::begin(kConnectionWords), std::end(kConnectionWords), name) !=
      std::end(kConnectionWords))
    return callable("connection." + std::string(name),
                    [](Interpreter&, const Arguments&, Span) { return make_connection(); });
  if (name == "info" || name == "default_isolation_level" || name == "get_isolation_level")
    return ask_database(interpreter, fmt::format("connection.{}", name), place);
  if (auto method = engine_inspector_method(name)) return *std::move(method);
  return Native::attribute(interpreter, name, place);
}

}  // namespace

Value make_connection() { return make<Connection>(); }
bool is_connection(const Value& value) { return value.native<Connection>() != nullptr; }
Value bound_dialect() { return make<Dialect>(std::nullopt); }
Value fixed_dialect(std::string name) { return make<Dialect>(std::move(name)); }

Value ask_database(Interpreter& interpreter, std::string question, Span place) {
  interpreter.remark(ir::Remark::Kind::kResultUsed, std::move(question), place);
  ir::Guard guard;
  guard.kind = ir::Guard::Kind::kInspector;
  return interpreter.undecided(std::move(guard));
}

}  // namespace migrate::eval
