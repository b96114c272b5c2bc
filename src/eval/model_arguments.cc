#include "eval/model_arguments.h"

#include <fmt/format.h>

#include <algorithm>

namespace migrate::eval {
namespace {

struct Parameter {
  std::string_view name;
  bool optional = false;
};

struct Signature {
  std::vector<Parameter> parameters;  // the first `positional` may be given by position
  std::size_t positional = 0;
  bool rest = false, extra = false;
};

Signature read_signature(std::string_view text) {
  Signature signature;
  bool keywords_only = false;
  while (!text.empty()) {
    const std::size_t comma = text.find(", ");
    std::string_view part = text.substr(0, comma);
    text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 2);
    if (part == "**") {
      signature.extra = true;
    } else if (part.front() == '*') {
      keywords_only = true;
      signature.rest = part.size() > 1;
    } else {
      const bool optional = part.back() == '=';
      if (optional) part.remove_suffix(1);
      signature.parameters.push_back({part, optional});
      if (!keywords_only) ++signature.positional;
    }
  }
  return signature;
}

}  // namespace

Bound::Bound(Interpreter& interpreter, const Arguments& arguments, std::string_view text,
             Span place)
    : interpreter_(interpreter), arguments_(arguments), place_(place) {
  const Signature signature = read_signature(text);
  std::size_t position = 0;
  for (const Argument& argument : arguments.items) {
    if (argument.keyword.empty()) {
      if (position < signature.positional) {
        bound_.emplace_back(signature.parameters[position++].name, &argument);
      } else if (signature.rest) {
        rest_.push_back(&argument);
      } else if (problem_.empty()) {
        problem_ = fmt::format("it takes at most {} arguments by position", signature.positional);
      }
      continue;
    }
    const auto parameter =
        std::find_if(signature.parameters.begin(), signature.parameters.end(),
                     [&](const Parameter& one) { return one.name == argument.keyword; });
    if (parameter != signature.parameters.end()) {
      if (find(parameter->name) && problem_.empty())
        problem_ = fmt::format("the argument {} is given twice", parameter->name);
      bound_.emplace_back(parameter->name, &argument);
    } else if (signature.extra) {
      extra_.push_back(&argument);
    } else if (problem_.empty()) {
      problem_ = fmt::format("it has no argument {}", argument.keyword);
    }
  }
  if (!arguments.incomplete.empty()) return;
  for (const Parameter& parameter : signature.parameters)
    if (!parameter.optional && !find(parameter.name) && problem_.empty())
      problem_ = fmt::format("the argument {} is missing", parameter.name);
}

const Argument* Bound::find(std::string_view parameter) const {
  for (const auto& [name, argument] : bound_)
    if (name == parameter) return argument;
  return nullptr;
}

Value Bound::value(std::string_view parameter) const {
  const Argument* const argument = find(parameter);
  return argument ? argument->value : Value();
}

Span Bound::place(std::string_view parameter) const {
  const Argument* const argument = find(parameter);
  return argument ? argument->place : place_;
}

template <typename T>
ir::Arg<T> Bound::read(std::string_view parameter,
                       ir::Arg<T> (*convert)(Interpreter&, const Value&, Span)) const {
  if (const Argument* const argument = find(parameter))
    return convert(interpreter_, argument->value, argument->place);
  if (!incomplete().empty()) return ir::Unknown{incomplete()};
  return {};
}

ir::Arg<std::string> Bound::text(std::string_view parameter) const {
  return read(parameter, text_of);
}
ir::Arg<bool> Bound::flag(std::string_view parameter) const { return read(parameter, flag_of); }
ir::Arg<std::int64_t> Bound::integer(std::string_view parameter) const {
  return read(parameter, integer_of);
}
ir::Arg<std::vector<std::string>> Bound::texts(std::string_view parameter) const {
  return read(parameter, texts_of);
}

ir::ObjectName Bound::name(std::string_view parameter) const {
  return {text(parameter), is_final_name(value(parameter))};
}

ir::Options Bound::options() const {
  ir::Options options;
  for (const Argument* const argument : extra_) {
    ir::Literal value = literal_of(interpreter_, argument->value, argument->place);
    if (auto* const unknown = std::get_if<ir::Unknown>(&value.value))
      options[argument->keyword] = std::move(*unknown);
    else
      options[argument->keyword] = std::move(value);
  }
  return options;
}

std::vector<std::pair<std::string, Span>> Bound::places() const {
  std::vector<std::pair<std::string, Span>> places;
  for (const auto& [name, argument] : bound_) places.emplace_back(name, argument->place);
  for (const Argument* const argument : extra_)
    places.emplace_back(argument->keyword, argument->place);
  std::sort(places.begin(), places.end(),
            [](const auto& left, const auto& right) { return left.first < right.first; });
  return places;
}

}  // namespace migrate::eval
