#include "eval/model_orm.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "eval/model_arguments.h"
#include "eval/model_connection.h"
#include "eval/model_expression.h"
#include "eval/model_schema.h"
#include "eval/model_table.h"

namespace migrate::eval {
namespace {

constexpr std::string_view kWrites[] = {"add",
                                        "add_all",
                                        "delete",
                                        "merge",
                                        "bulk_save_objects",
                                        "bulk_insert_mappings",
                                        "bulk_update_mappings"};
// Names that a model's class body uses and that say nothing about the database by themselves.
constexpr std::string_view kInert[] = {"relationship",
                                       "backref",
                                       "validates",
                                       "column_property",
                                       "deferred",
                                       "synonym",
                                       "declared_attr",
                                       "hybrid_property",
                                       "configure_mappers",
                                       "joinedload",
                                       "selectinload",
                                       "subqueryload",
                                       "lazyload",
                                       "load_only",
                                       "contains_eager",
                                       "mapper",
                                       "clear_mappers",
                                       "reconstructor",
                                       "noload",
                                       "undefer",
                                       "hybrid_method",
                                       "association_proxy",
                                       "ordering_list",
                                       "AbstractConcreteBase",
                                       "ConcreteBase",
                                       "DeferredReflection",
                                       "MappedAsDataclass",
                                       "Mapped",
                                       "remote",
                                       "foreign",
                                       "attributes",
                                       "object_session",
                                       "aliased",
                                       "make_transient",
                                       "flag_modified",
                                       "with_polymorphic",
                                       "Load",
                                       "composite",
                                       "defer"};

template <std::size_t N>
bool is_in(const std::string_view (&names)[N], std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

// What a session has done: shared with the queries that it made.
struct Work {
  bool queried = false;   // objects were loaded, which a commit may write
  bool reported = false;  // the operation was emitted
};
using WorkRef = std::shared_ptr<Work>;

void write(Interpreter& in, const WorkRef& work, Span place) {
  if (std::exchange(work->reported, true)) return;
  // Data of tables that nobody can list, and no change to the schema.
  ir::SqlStatement statement;
  statement.kind = ir::SqlStatement::Kind::kUtility;
  statement.tag = "ORM SESSION";
  statement.detail = "the objects that it writes are not followed";
  statement.objects_complete = false;
  in.emit(std::move(statement), place);
}

class Query final : public Native {
 public:
  explicit Query(WorkRef work) : work_(std::move(work)) {}
  std::string_view type_name() const override { return "an ORM query"; }
  bool acts() const override { return true; }
  Value attribute(Interpreter&, std::string_view name, Span) override {
    constexpr std::string_view kRead[] = {"all",   "first", "one",    "one_or_none", "scalar",
                                          "count", "get",   "exists", "yield_per",   "scalars"};
    if (name == "update" || name == "delete")
      return callable("query." + std::string(name),
                      [work = work_](Interpreter& in, const Arguments&, Span where) {
                        write(in, work, where);
                        return Value();
                      });
    if (is_in(kRead, name))
      return callable("query." + std::string(name),
                      [](Interpreter& in, const Arguments&, Span where) {
                        return ask_database(in, "the result of a query", where);
                      });
    return callable(
        "query." + std::string(name),
        [work = work_](Interpreter&, const Arguments&, Span) { return make<Query>(work); });
  }
  Value iterate(Interpreter& interpreter, Span place) override {
    return ask_database(interpreter, "the result of a query", place);
  }
  Value operate(Interpreter& interpreter, std::string_view, const Value&, bool,
                Span place) override {
    return ask_database(interpreter, "the result of a query", place);
  }

 private:
  WorkRef work_;
};

class Session final : public Native {
 public:
  std::string_view type_name() const override { return "an ORM session"; }
  bool acts() const override { return true; }
  // A scoped_session is called for the session.
  Value call(Interpreter&, const Arguments&, Span) override {
    return make_native(shared_from_this());
  }
  Value attribute(Interpreter& interpreter, std::string_view name, Span place) override {
    if (name == "query" || name == "get")
      return callable("session.query", [work = work_](Interpreter&, const Arguments&, Span) {
        work->queried = true;
        return make<Query>(work);
      });
    if (is_in(kWrites, name))
      return callable("session." + std::string(name),
                      [work = work_](Interpreter& in, const Arguments&, Span where) {
                        write(in, work, where);
                        return Value();
                      });
    if (name == "commit" || name == "flush")
      return callable("session." + std::string(name),
                      [work = work_](Interpreter& in, const Arguments&, Span where) {
                        if (work->queried) write(in, work, where);
                        return Value();
                      });
    if (name == "execute" || name == "scalar" || name == "scalars")
      return interpreter.attribute(make_connection(), name, place);
    if (name == "connection" || name == "get_bind" || name == "bind")
      return name == "bind"
                 ? make_connection()
                 : callable("session.connection",
                            [](Interpreter&, const Arguments&, Span) { return make_connection(); });
    const Value self = make_native(shared_from_this());
    return callable("session." + std::string(name),
                    [self](Interpreter&, const Arguments&, Span) { return self; });
  }

 private:
  WorkRef work_ = std::make_shared<Work>();
};

Value make_session(Interpreter& in, const Arguments&, Span place) {
  in.remark(ir::Remark::Kind::kOrmSession, "Session", place);
  return make<Session>();
}

// sessionmaker(bind=…): a call makes a session.
Value make_session_factory(Interpreter&, const Arguments&, Span) {
  return callable("sessionmaker()", make_session);
}

// The classes of a declarative base are the project's; their table is what their bodies say.
class DeclarativeBase final : public Native {
 public:
  std::string_view type_name() const override { return "a declarative base"; }
  Value attribute(Interpreter& interpreter, std::string_view name, Span place) override {
    if (name == "metadata") {
      const Value metadata = *table_class("MetaData");
      return interpreter.call(metadata, Arguments{}, place);
    }
    return Native::attribute(interpreter, name, place);
  }
  std::optional<Value> inherited(Interpreter& interpreter, const ClassRef& subclass,
                                 std::string_view name, Span place) override {
    if (name == "metadata") return attribute(interpreter, name, place);
    if (name == "__table__") return table_of(interpreter, *subclass, place);
    return std::nullopt;
  }
  Value call(Interpreter&, const Arguments&, Span) override {
    return make_native(shared_from_this());
  }

 private:
  static Value table_of(Interpreter& in, const ClassValue& of, Span place) {
    auto table = std::make_shared<ir::Table>();
    table->span = place;
    std::vector<ir::Column> columns;
    const auto& names = of.names->names;
    const auto name = names.find("__tablename__");
    table->name.name = name == names.end() ? ir::Arg<std::string>(ir::Unknown{"it has no name"})
                                           : text_of(in, name->second, place);
    for (const auto& [attribute, value] : names) {
      const auto* const column = value.native<ExpressionObject>();
      if (!column || !column->column()) continue;
      columns.push_back(*column->column());
      if (!columns.back().name.given()) columns.back().name = attribute;
    }
    // In the order of the body.
    std::sort(columns.begin(), columns.end(), [](const ir::Column& left, const ir::Column& right) {
      return left.span.begin < right.span.begin;
    });
    table->columns = std::move(columns);
    if (of.bases.size() > 1 || (!of.bases.empty() && of.bases[0].get<ClassRef>()))
      table->incomplete = "it may inherit columns";
    return make<TableObject>(std::move(table));
  }
};

// A change of a value is seen; the type in the database stays.
class Mutable final : public Native {
 public:
  std::string_view type_name() const override { return "sqlalchemy.ext.mutable.Mutable"; }
  Value attribute(Interpreter& interpreter, std::string_view name, Span place) override {
    if (name != "as_mutable") return Native::attribute(interpreter, name, place);
    return callable("as_mutable", [](Interpreter& in, const Arguments& arguments, Span where) {
      return Bound(in, arguments, "sqltype", where).value("sqltype");
    });
  }
  std::optional<Value> inherited(Interpreter& interpreter, const ClassRef&, std::string_view name,
                                 Span place) override {
    if (name != "as_mutable") return std::nullopt;
    return attribute(interpreter, name, place);
  }
};

}  // namespace

std::optional<Value> orm_name(std::string_view name) {
  if (name == "Session" || name == "AsyncSession" || name == "create_session")
    return callable("sqlalchemy.orm.Session", make_session);
  if (name == "sessionmaker") return callable("sqlalchemy.orm.sessionmaker", make_session_factory);
  if (name == "scoped_session")
    return callable("sqlalchemy.orm.scoped_session",
                    [](Interpreter& in, const Arguments& arguments, Span where) {
                      return make_session(in, arguments, where);
                    });
  if (name == "declarative_base" || name == "DeclarativeBase" || name == "automap_base" ||
      name == "as_declarative" || name == "registry" || name == "DeclarativeBaseNoMeta")
    return make<DeclarativeBase>();
  if (name == "Mutable" || name == "MutableDict" || name == "MutableList" || name == "MutableSet")
    return make<Mutable>();
  if (name == "mapped_column") return schema_class("Column");
  if (is_in(kInert, name))
    return callable("sqlalchemy.orm." + std::string(name),
                    [name = std::string(name)](Interpreter&, const Arguments&, Span where) {
                      return Value::unknown({.reason = "orm",
                                             .detail = fmt::format("it is a {} of the ORM", name),
                                             .span = where,
                                             .path = {},
                                             .may_act = false});
                    });
  return std::nullopt;
}

Value metadata_method(std::string_view name) {
  return callable("MetaData." + std::string(name),
                  [name = std::string(name)](Interpreter& in, const Arguments&, Span where) {
                    in.remark(ir::Remark::Kind::kOrmSession, "metadata." + name, where);
                    in.emit(ir::Opaque{"metadata." + name + "()",
                                       "which tables the models have is not followed"},
                            where);
                    return Value();
                  });
}

}  // namespace migrate::eval
