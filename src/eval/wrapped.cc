#include "eval/wrapped.h"

#include "eval/interpreter.h"

namespace migrate::eval {
namespace {

// `with made_by_contextmanager() as x`: the function runs as far as its end when it is entered, and
// x is what it yields first.
class GeneratedContext final : public Native {
 public:
  explicit GeneratedContext(Value yielded) : yielded_(std::move(yielded)) {}
  std::string_view type_name() const override { return "a context manager"; }
  Value enter(Interpreter&, Span) override { return yielded_; }

 private:
  Value yielded_;
};

}  // namespace

Value Wrapped::attribute(Interpreter& interpreter, std::string_view name, Span place) {
  if (kind_ == Kind::kProperty && (name == "setter" || name == "deleter"))
    return callable("a property",
                    [self = shared_from_this()](Interpreter&, const Arguments&, Span) {
                      return Value(Value::State(self));
                    });
  return interpreter.attribute(function_, name, place);
}

Value Wrapped::call(Interpreter& interpreter, const Arguments& arguments, Span place) {
  Value result = interpreter.call(function_, arguments, place);
  if (kind_ != Kind::kContext) return result;
  const auto yielded = interpreter.items(result, place);
  Value first = yielded && !yielded->empty()
                    ? yielded->front()
                    : interpreter.unknown("unmodelled", "what a context manager yields", place);
  return Value(Value::State(NativeRef(std::make_shared<GeneratedContext>(std::move(first)))));
}

Value wrapper(Wrapped::Kind kind, std::string name) {
  return callable(
      std::move(name), [kind](Interpreter& interpreter, const Arguments& arguments, Span place) {
        const Argument* const function = arguments.find(0, "func");
        if (function == nullptr)
          return interpreter.unknown("unmodelled", "a decorator without a function", place);
        return Value(Value::State(NativeRef(std::make_shared<Wrapped>(kind, function->value))));
      });
}

}  // namespace migrate::eval
