// The modules of Alembic and SQLAlchemy by their names.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "eval/model_arguments.h"
#include "eval/model_connection.h"
#include "eval/model_context.h"
#include "eval/model_expression.h"
#include "eval/model_inspector.h"
#include "eval/model_operations.h"
#include "eval/model_orm.h"
#include "eval/model_schema.h"
#include "eval/model_table.h"
#include "eval/model_types.h"

namespace migrate::eval {
namespace {

constexpr std::string_view kExceptions[] = {
    "ArgumentError",        "CompileError",         "DBAPIError",       "DataError",
    "DatabaseError",        "IntegrityError",       "InterfaceError",   "InternalError",
    "InvalidRequestError",  "MultipleResultsFound", "NoResultFound",    "NoSuchColumnError",
    "NoSuchTableError",     "NotSupportedError",    "OperationalError", "ProgrammingError",
    "ResourceClosedError",  "SQLAlchemyError",      "StatementError",   "TimeoutError",
    "UnboundExecutionError"};

// SQLAlchemy has most names in several modules: where one is looked up does not matter.
class ModuleObject final : public Native {
 public:
  explicit ModuleObject(std::string name) : name_(std::move(name)) {}
  std::string_view type_name() const override { return name_; }
  Value attribute(Interpreter& interpreter, std::string_view name, Span place) override;

 private:
  std::string name_;
};

Value exception_class(std::string_view name) {
  auto made = std::make_shared<ClassValue>();
  made->name = fmt::format("sqlalchemy.exc.{}", name);
  made->names = std::make_shared<Scope>();
  return Value(Value::State(std::move(made)));
}

Value inspect(Interpreter& in, const Arguments& arguments, Span place) {
  const Bound bound(in, arguments, "subject, raiseerr=", place);
  if (is_connection(bound.value("subject")) || bound.value("subject").is_unknown())
    return make_inspector();
  return in.unknown("orm", "what is inspected is no connection", place);
}

Value first_argument(Interpreter& in, const Arguments& arguments, Span place) {
  return Bound(in, arguments, "value, *rest, **", place).value("value");
}

Value final_name(Interpreter& in, const Arguments& arguments, Span place) {
  return in.call(in.attribute(make_operations(), "f", place), arguments, place);
}

Value make_array(Interpreter& in, const Arguments& arguments, Span place) {
  const Bound bound(in, arguments, "clauses, **", place);
  ir::Expression array = node(ir::Expression::Kind::kFunction, "ARRAY");
  if (const auto items = in.items(bound.value("clauses"), place))
    for (const Value& item : *items) array.operands.push_back(expression_of(in, item, place));
  else
    array.operands.push_back(ir::Expression::unknown("its items are not known"));
  return make_expression(in, std::move(array));
}

// Engines that a revision makes itself lead to another database.
Value make_engine(Interpreter& in, const Arguments&, Span place) {
  in.hidden("other-database", "create_engine() opens a database of its own", place);
  return in.unknown("other-database", "it is an engine of the revision's own", place);
}

std::optional<Value> other_name(std::string_view name) {
  if (name == "join" || name == "outerjoin")
    return callable(std::string(name), [name = std::string(name)](Interpreter& in,
                                                                  const Arguments& arguments,
                                                                  Span where) {
      if (arguments.items.empty()) return in.unknown("bad-arguments", "join()", where);
      const Value left = make_expression(in, expression_of(in, arguments.items[0].value, where));
      const Arguments rest{{arguments.items.begin() + 1, arguments.items.end()},
                           arguments.incomplete};
      return in.call(in.attribute(left, name, where), rest, where);
    });
  if (name == "inspect") return callable("sqlalchemy.inspect", inspect);
  if (name == "Inspector") return inspector_class();
  if (name == "quoted_name") return callable("quoted_name", first_argument);
  if (name == "conv") return callable("conv", final_name);
  if (name == "create_engine" || name == "engine_from_config" || name == "create_async_engine")
    return callable(std::string(name), make_engine);
  // `@compiles(…)`: how a class is written, which nobody follows.
  if (name == "listens_for" || name == "compiles" || name == "listen")
    return callable(std::string(name), [](Interpreter&, const Arguments&, Span) {
      return callable("decorator", first_argument);
    });
  if (std::find(std::begin(kExceptions), std::end(kExceptions), name) != std::end(kExceptions))
    return exception_class(name);
  return std::nullopt;
}

std::optional<Value> sqlalchemy_name(std::string_view module, std::string_view name) {
  constexpr std::string_view kDialects = "sqlalchemy.dialects.";
  std::string_view dialect;
  if (module.substr(0, kDialects.size()) == kDialects) {
    dialect = module.substr(kDialects.size());
    dialect = dialect.substr(0, dialect.find('.'));
    if (name == "dialect") {
      return callable("dialect",
                      [dialect = std::string(dialect)](Interpreter&, const Arguments&, Span) {
                        return fixed_dialect(dialect);
                      });
    }
    if (name == "array") return callable("postgresql.array", make_array);
  }
  if (module.find(".orm") != std::string_view::npos ||
      module.find(".ext") != std::string_view::npos)
    if (auto found = orm_name(name)) return found;
  if (auto found = type_class(dialect, name)) return found;
  if (auto found = schema_class(name)) return found;
  if (auto found = table_class(name)) return found;
  if (auto found = sql_function(name)) return found;
  return other_name(name);
}

std::optional<Value> alembic_name(std::string_view module, std::string_view name) {
  if (name == "op" && module == "alembic") return make_operations();
  if (name == "context" && module == "alembic") return environment_context();
  if (name == "Operations")
    return callable("alembic.operations.Operations",
                    [](Interpreter&, const Arguments&, Span) { return make_operations(); });
  return std::nullopt;
}

// alembic.migration.MigrationContext.configure(connection).
class MigrationContextClass final : public Native {
 public:
  std::string_view type_name() const override { return "alembic.MigrationContext"; }
  Value attribute(Interpreter& interpreter, std::string_view name, Span place) override {
    if (name == "configure")
      return callable("MigrationContext.configure",
                      [](Interpreter&, const Arguments&, Span) { return migration_context(); });
    return Native::attribute(interpreter, name, place);
  }
};

// flask_sqlalchemy is a thin layer: its object holds SQLAlchemy's names.
std::optional<Value> flask_name(std::string_view name) {
  if (name != "SQLAlchemy" && name != "SQLA") return std::nullopt;
  return flask_database();
}

constexpr std::string_view kModules[] = {
    "alembic",
    "alembic.autogenerate",
    "alembic.command",
    "alembic.config",
    "alembic.ddl",
    "alembic.migration",
    "alembic.operations",
    "alembic.operations.ops",
    "alembic.runtime",
    "alembic.runtime.environment",
    "alembic.runtime.migration",
    "alembic.script",
    "alembic.util",
    "flask_appbuilder",
    "flask_sqlalchemy",
    "sqlalchemy",
    "sqlalchemy.databases",
    "sqlalchemy.dialects",
    "sqlalchemy.dialects.mssql",
    "sqlalchemy.dialects.mysql",
    "sqlalchemy.dialects.mysql.base",
    "sqlalchemy.dialects.mysql.types",
    "sqlalchemy.dialects.oracle",
    "sqlalchemy.dialects.postgresql",
    "sqlalchemy.dialects.postgresql.array",
    "sqlalchemy.dialects.postgresql.base",
    "sqlalchemy.dialects.postgresql.json",
    "sqlalchemy.dialects.postgresql.ranges",
    "sqlalchemy.dialects.sqlite",
    "sqlalchemy.dialects.sqlite.base",
    "sqlalchemy.engine",
    "sqlalchemy.engine.base",
    "sqlalchemy.engine.reflection",
    "sqlalchemy.event",
    "sqlalchemy.exc",
    "sqlalchemy.ext",
    "sqlalchemy.ext.associationproxy",
    "sqlalchemy.ext.asyncio",
    "sqlalchemy.ext.automap",
    "sqlalchemy.ext.compiler",
    "sqlalchemy.ext.declarative",
    "sqlalchemy.ext.hybrid",
    "sqlalchemy.ext.mutable",
    "sqlalchemy.ext.orderinglist",
    "sqlalchemy.future",
    "sqlalchemy.inspection",
    "sqlalchemy.orm",
    "sqlalchemy.orm.attributes",
    "sqlalchemy.orm.decl_api",
    "sqlalchemy.orm.exc",
    "sqlalchemy.orm.session",
    "sqlalchemy.schema",
    "sqlalchemy.sql",
    "sqlalchemy.sql.ddl",
    "sqlalchemy.sql.elements",
    "sqlalchemy.sql.expression",
    "sqlalchemy.sql.functions",
    "sqlalchemy.sql.naming",
    "sqlalchemy.sql.operators",
    "sqlalchemy.sql.schema",
    "sqlalchemy.sql.selectable",
    "sqlalchemy.sql.sqltypes",
    "sqlalchemy.sql.type_api",
    "sqlalchemy.types",
    "sqlalchemy.util",
};

// sqlalchemy.databases is the old name of sqlalchemy.dialects.
std::string canonical(std::string_view name) {
  constexpr std::string_view kOld = "sqlalchemy.databases";
  if (name.substr(0, kOld.size()) != kOld) return std::string(name);
  return "sqlalchemy.dialects" + std::string(name.substr(kOld.size()));
}

Value ModuleObject::attribute(Interpreter& interpreter, std::string_view name, Span place) {
  if (auto submodule = modelled_module(name_ + "." + std::string(name)))
    return *std::move(submodule);
  if (name_.rfind("sqlalchemy", 0) == 0) {
    if (auto found = sqlalchemy_name(name_, name)) return *std::move(found);
  } else if (name_.rfind("flask", 0) == 0) {
    if (auto found = flask_name(name)) return *std::move(found);
  } else if (name == "MigrationContext") {
    return make<MigrationContextClass>();
  } else if (auto found = alembic_name(name_, name)) {
    return *std::move(found);
  }
  return Native::attribute(interpreter, name, place);
}

}  // namespace

std::optional<Value> modelled_module(std::string_view dotted_name) {
  const std::string name = canonical(dotted_name);
  if (name == "alembic.op") return make_operations();
  if (name == "alembic.context") return environment_context();
  if (!std::binary_search(std::begin(kModules), std::end(kModules), std::string_view(name)))
    return std::nullopt;
  return make<ModuleObject>(name);
}

}  // namespace migrate::eval
