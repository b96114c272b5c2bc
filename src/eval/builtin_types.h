// The classes of Python's own values, as values: `str`, `int`, `list`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "eval/value.h"

namespace migrate::eval {

class Machine;

class BuiltinType final : public Native {
 public:
  using Make = Value (*)(Machine& machine, const Arguments& arguments, Span place);
  BuiltinType(std::string name, Make make) : name_(std::move(name)), make_(make) {}
  std::string_view type_name() const override { return name_; }
  Value attribute(Interpreter& interpreter, std::string_view name, Span place) override;
  Value call(Interpreter& interpreter, const Arguments& arguments, Span place) override;
  Value operate(Interpreter& interpreter, std::string_view op, const Value& other, bool reflected,
                Span place) override;
  // A class of the file that derives from `object` or `str` has no other attributes that matter.
  std::optional<Value> inherited(Interpreter& interpreter, const ClassRef& subclass,
                                 std::string_view name, Span place) override;

 private:
  std::string name_;
  Make make_;
};

std::optional<Value> builtin_type(std::string_view name);
// isinstance(value, of).
ir::Truth is_instance(const Value& value, const Value& of, int depth = 0);

}  // namespace migrate::eval
