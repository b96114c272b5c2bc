#include "eval/model_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace migrate::eval {
namespace {

constexpr int kMostNesting = 16;
constexpr std::uint32_t kMostConstants = 200'000;
constexpr std::uint32_t kConstantsAStep = 8;

std::string_view kind_of(const Value& value) {
  if (value.is_none()) return "None";
  if (value.get<bool>()) return "a bool";
  if (value.get<std::int64_t>()) return "an int";
  if (value.get<double>()) return "a float";
  if (value.text()) return "a str";
  if (value.get<BytesRef>()) return "bytes";
  if (value.get<ListRef>()) return "a list";
  if (value.get<TupleRef>()) return "a tuple";
  if (value.get<SetRef>()) return "a set";
  if (value.get<DictRef>()) return "a dict";
  if (value.get<FunctionRef>()) return "a function";
  if (value.get<ClassRef>()) return "a class";
  if (value.get<InstanceRef>()) return "an object";
  if (const NativeRef* const native = value.get<NativeRef>()) return (*native)->type_name();
  return "something unknown";
}

// Reads constants of bounded depth and number: a list that holds itself is one in Python.
class LiteralReader {
 public:
  LiteralReader(Interpreter& interpreter, Span place, bool quiet)
      : interpreter_(interpreter), place_(place), quiet_(quiet) {}

  std::uint32_t count() const { return count_; }

  ir::Literal read(const Value& value, int depth) {
    if (depth > kMostNesting || ++count_ > kMostConstants)
      return {ir::Unknown{"the value is too large"}};
    if (value.is_none()) return {ir::None{}};
    if (const bool* const flag = value.get<bool>()) return {*flag};
    if (const auto* const integer = value.get<std::int64_t>()) return {*integer};
    if (const double* const real = value.get<double>()) return {*real};
    if (const std::string* const text = value.text()) return {*text};
    if (const BytesRef* const bytes = value.get<BytesRef>()) return {ir::Bytes{(*bytes)->bytes}};
    if (const ListRef* const list = value.get<ListRef>())
      return sequence((*list)->items, (*list)->incomplete, depth);
    if (const TupleRef* const tuple = value.get<TupleRef>())
      return sequence((*tuple)->items, {}, depth);
    if (const SetRef* const set = value.get<SetRef>()) return sequence((*set)->items, {}, depth);
    if (const DictRef* const dict = value.get<DictRef>()) return mapping(**dict, depth);
    if (const auto* const typed = value.native<TypedObject>()) return {typed->value()};
    if (const NativeRef* const native = value.get<NativeRef>())
      if (auto constant = (*native)->literal()) return *std::move(constant);
    return {why(value)};
  }

 private:
  ir::Literal sequence(const std::vector<Value>& items, const std::string& incomplete, int depth) {
    if (!incomplete.empty()) return {ir::Unknown{incomplete}};
    ir::LiteralList list;
    list.reserve(items.size());
    for (const Value& item : items) list.push_back(read(item, depth + 1));
    return {std::move(list)};
  }

  ir::Literal mapping(const DictValue& dict, int depth) {
    if (!dict.incomplete.empty()) return {ir::Unknown{dict.incomplete}};
    ir::LiteralMap map;
    for (const auto& [key, value] : dict.items) {
      const std::string* const name = key.text();
      map.names.push_back(name ? *name : written(key));
      map.values.push_back(read(value, depth + 1));
    }
    return {std::move(map)};
  }

  ir::Unknown why(const Value& value) {
    if (!quiet_) return not_known(interpreter_, value, "a constant", place_);
    const UnknownValue* const unknown = value.why_unknown();
    return {unknown ? unknown->detail : fmt::format("it is {}", kind_of(value))};
  }

  Interpreter& interpreter_;
  const Span place_;
  const bool quiet_;
  std::uint32_t count_ = 0;
};

}  // namespace

ir::Unknown not_known(Interpreter& interpreter, const Value& value, std::string_view wanted,
                      Span place) {
  if (const UnknownValue* const unknown = value.why_unknown()) {
    interpreter.used(value);
    return {unknown->detail};
  }
  if (const AlternativesRef* const several = value.get<AlternativesRef>()) {
    const std::string why =
        fmt::format("it is one of {} values, by a condition", (*several)->values.size());
    interpreter.used(interpreter.unknown("several-values", why, place));
    return {why};
  }
  const std::string why = fmt::format("{} stands where {} is expected", kind_of(value), wanted);
  interpreter.used(interpreter.unknown("unexpected-value", why, place));
  return {why};
}

ir::Arg<std::string> text_of(Interpreter& interpreter, const Value& value, Span place) {
  if (value.is_none()) return {};
  if (const std::string* const text = value.text()) return *text;
  return not_known(interpreter, value, "text", place);
}

ir::Arg<bool> flag_of(Interpreter& interpreter, const Value& value, Span place) {
  if (value.is_none()) return {};
  if (const bool* const flag = value.get<bool>()) return *flag;
  if (const auto* const number = value.get<std::int64_t>()) return *number != 0;
  return not_known(interpreter, value, "a bool", place);
}

ir::Arg<std::int64_t> integer_of(Interpreter& interpreter, const Value& value, Span place) {
  if (value.is_none()) return {};
  if (const auto* const number = value.get<std::int64_t>()) return *number;
  if (const bool* const flag = value.get<bool>()) return *flag ? 1 : 0;
  return not_known(interpreter, value, "an int", place);
}

ir::Arg<std::vector<std::string>> texts_of(Interpreter& interpreter, const Value& value,
                                           Span place) {
  if (value.is_none()) return {};
  if (const std::string* const text = value.text()) return std::vector<std::string>{*text};
  const auto items = interpreter.items(value, place);
  if (!items) return not_known(interpreter, value, "a list", place);
  std::vector<std::string> texts;
  texts.reserve(items->size());
  for (const Value& item : *items) {
    const ir::Arg<std::string> text = text_of(interpreter, item, place);
    if (!text.known()) return ir::Unknown{text.unknown() ? text.why() : "it is None"};
    texts.push_back(*text);
  }
  return texts;
}

ir::Literal literal_of(Interpreter& interpreter, const Value& value, Span place, bool quiet) {
  LiteralReader reader(interpreter, place, quiet);
  ir::Literal literal = reader.read(value, 0);
  interpreter.spend(reader.count() / kConstantsAStep);
  return literal;
}

ir::Arg<ir::LiteralMap> row_of(Interpreter& interpreter, const Value& value, Span place) {
  const DictRef* const dict = value.get<DictRef>();
  if (!dict) return not_known(interpreter, value, "a dict", place);
  ir::Literal row = literal_of(interpreter, value, place, true);
  if (auto* const map = std::get_if<ir::LiteralMap>(&row.value)) return std::move(*map);
  return std::get<ir::Unknown>(row.value);
}

std::string written(const Value& value) {
  if (value.is_none()) return "None";
  if (const bool* const flag = value.get<bool>()) return *flag ? "True" : "False";
  if (const auto* const integer = value.get<std::int64_t>()) return fmt::to_string(*integer);
  if (const double* const real = value.get<double>()) return fmt::to_string(*real);
  if (const std::string* const text = value.text())
    return text->size() <= 40 ? fmt::format("'{}'", *text) : "…";
  if (const NativeRef* const native = value.get<NativeRef>())
    return std::string((*native)->type_name());
  if (const ClassRef* const of = value.get<ClassRef>()) return (*of)->name;
  return "…";
}

std::vector<ir::TextPlace> places_of(Interpreter& interpreter, const Value& text) {
  const StrRef* const string = text.get<StrRef>();
  const python::Module* const module = interpreter.module();
  if (!string || !module) return {};
  std::vector<ir::TextPlace> places;
  const std::vector<Origin>& origins = (*string)->origins;
  for (std::size_t i = 0; i < origins.size(); ++i) {
    const Origin& origin = origins[i];
    if (origin.module != module || origin.literal == python::kNoNode) {
      places.push_back({origin.at, std::nullopt});
      continue;
    }
    const std::size_t end = i + 1 < origins.size() ? origins[i + 1].at : (*string)->text.size();
    const auto place = [&](std::size_t at) {
      return module->place_in_literal(origin.literal,
                                      static_cast<std::uint32_t>(at - origin.at + origin.offset));
    };
    // Value and source run in step, but for escapes and the joints of adjacent literals: each
    // stretch in step is found by bisection.
    std::size_t at = origin.at;
    while (at < end) {
      const std::uint32_t start = place(at);
      places.push_back({static_cast<std::uint32_t>(at), start});
      std::size_t in_step = at, out_of_step = end;
      while (out_of_step - in_step > 1) {
        const std::size_t middle = in_step + (out_of_step - in_step) / 2;
        (place(middle) - start == middle - at ? in_step : out_of_step) = middle;
      }
      at = in_step + 1;
    }
  }
  return places;
}

bool is_final_name(const Value& value) {
  const StrRef* const text = value.get<StrRef>();
  return text && (*text)->final_name;
}

Value make_native(NativeRef object) { return Value(Value::State(std::move(object))); }

}  // namespace migrate::eval
