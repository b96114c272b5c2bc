// Binds the arguments of a call to the parameters of a modelled function, as Python does.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/model_values.h"

namespace migrate::eval {

// Holds the arguments by reference: not longer than the call.
class Bound {
 public:
  // `signature` lists the parameters in Python's notation, an optional one with "=" and no default:
  // "table_name, column, schema=, *, if_not_exists=, **", and "*rest" or "*" as in Python. It must
  // be a literal.
  Bound(Interpreter& interpreter, const Arguments& arguments, std::string_view signature,
        Span place);

  // Why the call does not fit, a clause; empty: it does.
  const std::string& problem() const { return problem_; }
  // Why there may be more arguments than these, a clause; empty: there are not.
  const std::string& incomplete() const { return arguments_.incomplete; }

  // nullptr: not given.
  const Argument* find(std::string_view parameter) const;
  bool given(std::string_view parameter) const { return find(parameter) != nullptr; }
  // None when it is not given.
  Value value(std::string_view parameter) const;
  // The place of the call when it is not given.
  Span place(std::string_view parameter) const;
  // Those given, by the names of their parameters.
  const std::vector<std::pair<std::string_view, const Argument*>>& all() const { return bound_; }
  const std::vector<const Argument*>& rest() const { return rest_; }
  const std::vector<const Argument*>& extra() const { return extra_; }

  // Unknown as well when it is not given, but may be among arguments that nobody can see.
  ir::Arg<std::string> text(std::string_view parameter) const;
  ir::Arg<bool> flag(std::string_view parameter) const;
  ir::Arg<std::int64_t> integer(std::string_view parameter) const;
  ir::Arg<std::vector<std::string>> texts(std::string_view parameter) const;
  ir::ObjectName name(std::string_view parameter) const;
  // The keywords of `**`, as constants.
  ir::Options options() const;

  // The place of each argument by the name of its parameter, sorted.
  std::vector<std::pair<std::string, Span>> places() const;

 private:
  template <typename T>
  ir::Arg<T> read(std::string_view parameter,
                  ir::Arg<T> (*convert)(Interpreter&, const Value&, Span)) const;

  Interpreter& interpreter_;
  const Arguments& arguments_;
  Span place_;
  std::vector<std::pair<std::string_view, const Argument*>> bound_;
  std::vector<const Argument*> rest_, extra_;
  std::string problem_;
};

}  // namespace migrate::eval
