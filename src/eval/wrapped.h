// What decorators make of a function.
#pragma once

#include <utility>

#include "eval/value.h"

namespace migrate::eval {

class Wrapped final : public Native {
 public:
  enum class Kind { kStatic, kClass, kProperty, kContext };
  Wrapped(Kind kind, Value function) : kind_(kind), function_(std::move(function)) {}
  Kind kind() const { return kind_; }
  const Value& function() const { return function_; }
  std::string_view type_name() const override { return "a decorated function"; }
  Value attribute(Interpreter& interpreter, std::string_view name, Span place) override;
  Value call(Interpreter& interpreter, const Arguments& arguments, Span place) override;

 private:
  Kind kind_;
  Value function_;
};

// A decorator: called with a function, it gives it back wrapped.
Value wrapper(Wrapped::Kind kind, std::string name);

}  // namespace migrate::eval
