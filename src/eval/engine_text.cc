#include "eval/engine_text.h"

#include "eval/collections.h"
#include "eval/interpreter.h"

namespace migrate::eval {

std::optional<std::string> EngineText::engine(std::string_view text) const {
  if (text.size() <= prefix_.size() + suffix_.size() || text.substr(0, prefix_.size()) != prefix_ ||
      text.substr(text.size() - suffix_.size()) != suffix_)
    return std::nullopt;
  return std::string(text.substr(prefix_.size(), text.size() - prefix_.size() - suffix_.size()));
}

Value EngineText::attribute(Interpreter& interpreter, std::string_view name, Span place) {
  return interpreter.unknown("parameter", "the engine name is not known: ." + std::string(name),
                             place);
}

Value EngineText::operate(Interpreter& interpreter, std::string_view op, const Value& other,
                          bool reflected, Span place) {
  const std::string* const text = other.text();
  if (op == "+" && text)
    return reflected ? engine_text(*text + prefix_, suffix_)
                     : engine_text(prefix_, suffix_ + *text);
  if (op == "%" && text && reflected) {
    const std::size_t at = text->find("%s");
    if (at != text->npos && text->find('%', at + 1) == text->npos)
      return engine_text(text->substr(0, at) + prefix_, suffix_ + text->substr(at + 2));
  }
  const bool negated = op == "!=" || op == "not in";
  if (op == "==" || op == "!=" || ((op == "in" || op == "not in") && !reflected)) {
    std::vector<Value> values = {other};
    if (!text) {
      const auto items = items_of(other);
      if (!items || !items->incomplete.empty() || op == "==" || op == "!=")
        return interpreter.unknown("parameter", "the engine name is not known", place);
      values = items->values;
    } else if (op == "in" || op == "not in") {
      return interpreter.unknown("parameter", "the engine name is not known", place);
    }
    ir::Guard guard;
    guard.kind = ir::Guard::Kind::kEngine;
    guard.negated = negated;
    for (const Value& value : values) {
      if (!value.text())
        return interpreter.unknown("parameter", "the engine name is not known", place);
      if (auto name = engine(*value.text())) guard.dialects.push_back(*std::move(name));
    }
    if (guard.dialects.empty()) return Value::boolean(negated);
    return interpreter.undecided(std::move(guard));
  }
  return interpreter.unknown("parameter", "the engine name is not known", place);
}

Value engine_text(std::string prefix, std::string suffix) {
  return Value(
      Value::State(NativeRef(std::make_shared<EngineText>(std::move(prefix), std::move(suffix)))));
}

}  // namespace migrate::eval
