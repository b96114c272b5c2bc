// What a pure operation of Python yields: a value (maybe an unknown one), or the exception that
// CPython raises.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "eval/value.h"

namespace migrate::eval {

struct Raised {
  std::string type;  // "KeyError"
  std::string message;
};

struct Outcome {
  Value value;
  std::optional<Raised> raised;

  Outcome(Value result) : value(std::move(result)) {}
  static Outcome raise(std::string type, std::string message) {
    Outcome outcome{Value()};
    outcome.raised = Raised{std::move(type), std::move(message)};
    return outcome;
  }
};

// A value of which this is not modelled exactly; the interpreter adds where it stands.
inline Value unmodelled(std::string detail) {
  return Value::unknown({.reason = "unmodelled",
                         .detail = std::move(detail),
                         .span = {},
                         .path = {},
                         .may_act = false});
}

}  // namespace migrate::eval
