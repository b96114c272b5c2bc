#include "eval/value.h"

#include "eval/interpreter.h"

namespace migrate::eval {
namespace {

class Function final : public Native {
 public:
  Function(std::string name, Callable function)
      : name_(std::move(name)), function_(std::move(function)) {}
  std::string_view type_name() const override { return name_; }
  Value call(Interpreter& interpreter, const Arguments& arguments, Span place) override {
    return function_(interpreter, arguments, place);
  }

 private:
  std::string name_;
  Callable function_;
};

}  // namespace

Interpreter::~Interpreter() = default;
Native::~Native() = default;

Value Value::string(std::string text) {
  return Value(State(std::make_shared<const Str>(Str{std::move(text), {}, false})));
}

Value Value::unknown(UnknownValue why) {
  return Value(State(std::make_shared<const UnknownValue>(std::move(why))));
}

const std::string* Value::text() const {
  const StrRef* const string = get<StrRef>();
  return string ? &(*string)->text : nullptr;
}

const UnknownValue* Value::why_unknown() const {
  const UnknownRef* const unknown = get<UnknownRef>();
  return unknown ? unknown->get() : nullptr;
}

const Argument* Arguments::find(std::size_t position, std::string_view keyword) const {
  std::size_t seen = 0;
  for (const Argument& argument : items) {
    if (argument.keyword.empty() ? seen == position : argument.keyword == keyword) return &argument;
    seen += argument.keyword.empty();
  }
  return nullptr;
}

const Argument* Arguments::find(std::string_view keyword) const {
  for (const Argument& argument : items)
    if (!argument.keyword.empty() && argument.keyword == keyword) return &argument;
  return nullptr;
}

std::size_t Arguments::positional_count() const {
  std::size_t count = 0;
  for (const Argument& argument : items) count += argument.keyword.empty();
  return count;
}

// What is not modelled of an object that can change the database may change it.
Value Native::attribute(Interpreter&, std::string_view name, Span place) {
  return Value::unknown(
      {.reason = "unmodelled",
       .detail = std::string(type_name()) + "." + std::string(name) + " is not modelled",
       .span = place,
       .path = {},
       .may_act = acts()});
}

void Native::set_attribute(Interpreter&, std::string_view, Value) {}

Value Native::call(Interpreter& interpreter, const Arguments&, Span place) {
  std::string detail = "a call of " + std::string(type_name()) + " is not modelled";
  if (acts()) interpreter.hidden("unmodelled", detail, place);
  return Value::unknown({.reason = "unmodelled",
                         .detail = std::move(detail),
                         .span = place,
                         .path = {},
                         .may_act = acts()});
}

Value Native::operate(Interpreter&, std::string_view op, const Value&, bool, Span place) {
  return Value::unknown({.reason = "unmodelled",
                         .detail = "the operator " + std::string(op) + " of " +
                                   std::string(type_name()) + " is not modelled",
                         .span = place,
                         .path = {},
                         .may_act = acts()});
}

Value Native::enter(Interpreter&, Span) { return Value(Value::State(shared_from_this())); }

void Native::leave(Interpreter&) {}

Value Native::iterate(Interpreter&, Span place) {
  return Value::unknown({.reason = "unmodelled",
                         .detail = "what " + std::string(type_name()) + " holds is not modelled",
                         .span = place,
                         .path = {},
                         .may_act = acts()});
}

Value callable(std::string name, Callable function) {
  return Value(
      Value::State(NativeRef(std::make_shared<Function>(std::move(name), std::move(function)))));
}

}  // namespace migrate::eval
