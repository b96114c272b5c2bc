// SQLAlchemy's column types: their classes and objects, and what a value is where a type is wanted.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "eval/model_values.h"
#include "migrate/ir/type.h"

namespace migrate::eval {

// A type such as sa.String(50).
class TypeObject final : public Native {
 public:
  explicit TypeObject(ir::Type type) : type_(std::move(type)) {}
  const ir::Type& type() const { return type_; }

  std::string_view type_name() const override { return type_.name; }
  Value attribute(Interpreter& interpreter, std::string_view name, Span place) override;

 private:
  ir::Type type_;
};

// A class of types: sa.String, postgresql.JSONB, sa.types.TypeDecorator.
class TypeClass final : public Native {
 public:
  // `parameters` as Bound takes them; a literal.
  TypeClass(std::string name, std::string_view parameters)
      : name_(std::move(name)), parameters_(parameters) {}

  std::string_view type_name() const override { return name_; }
  Value call(Interpreter& interpreter, const Arguments& arguments, Span place) override;
  // The type that a call makes; one that is not known, with a gap, where the arguments do not fit.
  ir::Type make_type(Interpreter& interpreter, const Arguments& arguments, Span place) const;
  // TypeDecorator and UserDefinedType describe no type of their own.
  bool is_abstract() const;

  std::optional<Value> instantiate(Interpreter& interpreter, const InstanceRef& instance,
                                   const Arguments& arguments, Span place) override;
  std::optional<Value> inherited(Interpreter& interpreter, const ClassRef& subclass,
                                 std::string_view name, Span place) override;

 private:
  std::string name_;
  std::string_view parameters_;
};

// The class `name` ("String", "JSONB") of "sqlalchemy" ("") or of a dialect ("postgresql");
// nothing: there is none that is modelled.
std::optional<Value> type_class(std::string_view dialect, std::string_view name);

// A type, a class of types, one of the project's own (model_decorators.cc), or None.
ir::Type type_of(Interpreter& interpreter, const Value& value, Span place);

// An instance or a class of the project that derives from a class of types; nothing: it does not.
std::optional<ir::Type> project_type(Interpreter& interpreter, const Value& value, Span place);

}  // namespace migrate::eval
