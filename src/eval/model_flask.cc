#include <optional>

#include "eval/model_connection.h"
#include "eval/model_orm.h"

namespace migrate::eval {
namespace {

// `db = SQLAlchemy(app)`: a declarative base, a session, and the names of sqlalchemy and its ORM.
class Database final : public Native {
 public:
  std::string_view type_name() const override { return "flask_sqlalchemy.SQLAlchemy"; }
  bool acts() const override { return true; }
  Value attribute(Interpreter& interpreter, std::string_view name, Span place) override {
    if (name == "Model") return *orm_name("declarative_base");
    if (name == "session" || name == "create_scoped_session")
      return interpreter.call(*orm_name("Session"), Arguments{}, place);
    if (name == "engine") return make_connection();
    if (name == "metadata")
      return interpreter.attribute(*orm_name("declarative_base"), name, place);
    if (auto found = orm_name(name)) return *std::move(found);
    if (name == "init_app")
      return callable("init_app", [](Interpreter&, const Arguments&, Span) { return Value(); });
    return interpreter.attribute(*modelled_module("sqlalchemy"), name, place);
  }
};

// SQLAlchemy itself: projects derive from it to set an option.
class DatabaseClass final : public Native {
 public:
  std::string_view type_name() const override { return "flask_sqlalchemy.SQLAlchemy"; }
  Value call(Interpreter&, const Arguments&, Span) override { return make<Database>(); }
  std::optional<Value> instantiate(Interpreter&, const InstanceRef&, const Arguments&,
                                   Span) override {
    return make<Database>();
  }
};

}  // namespace

Value flask_database() { return make<DatabaseClass>(); }

}  // namespace migrate::eval
