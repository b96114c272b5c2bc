#include "eval/names_object.h"
#include "eval/engine_text.h"
#include "eval/machine.h"

namespace migrate::eval {
namespace {

class NamesObject final : public Native {
 public:
  explicit NamesObject(std::shared_ptr<Scope> scope) : scope_(std::move(scope)) {}
  std::string_view type_name() const override { return "globals()"; }

  Value attribute(Interpreter& interpreter, std::string_view name, Span place) override {
    if (name != "get") return Native::attribute(interpreter, name, place);
    return callable("globals().get",
                    [self = shared_from_this(), scope = scope_](
                        Interpreter& machine, const Arguments& arguments, Span at) -> Value {
                      const Argument* const key = arguments.find(0, "\n");
                      if (!key) return machine.unknown("unmodelled", "globals().get", at);
                      if (key->value.text() && scope->names.count(*key->value.text()) == 0) {
                        const Argument* const otherwise = arguments.find(1, "\n");
                        return otherwise ? otherwise->value : Value();
                      }
                      return self->operate(machine, "[]", key->value, false, at);
                    });
  }

  Value operate(Interpreter& interpreter, std::string_view op, const Value& other, bool reflected,
                Span place) override {
    auto& machine = static_cast<Machine&>(interpreter);
    const std::string* const text = other.text();
    if ((op == "in" || op == "not in") && text && reflected)
      return Value::boolean((scope_->names.count(*text) > 0) == (op == "in"));
    if (op != "[]") return Native::operate(interpreter, op, other, reflected, place);
    if (text) {
      if (auto found = machine.lookup(scope_, *text)) return *std::move(found);
      return machine.raise("KeyError", *text, place);
    }
    const auto* const engine = other.native<EngineText>();
    if (!engine) return Native::operate(interpreter, op, other, reflected, place);
    std::vector<std::pair<std::string, Value>> functions;
    for (const auto& [name, value] : scope_->names)
      if (auto matching = engine->engine(name); matching && value.get<FunctionRef>())
        functions.emplace_back(*std::move(matching), value);
    return callable("a function for each engine",
                    [functions = std::move(functions)](
                        Interpreter& running, const Arguments& arguments, Span at) -> Value {
                      static_cast<Machine&>(running).engine_dispatch(functions, arguments, at);
                      return {};
                    });
  }

 private:
  std::shared_ptr<Scope> scope_;
};

}  // namespace

Value names_object(std::shared_ptr<Scope> scope) {
  return Value(Value::State(NativeRef(std::make_shared<NamesObject>(std::move(scope)))));
}

// Each runs for the engine of its name, the others not.
void Machine::engine_dispatch(const std::vector<std::pair<std::string, Value>>& functions,
                              const Arguments& arguments, Span place) {
  for (const auto& [engine, function] : functions) {
    ir::Guard guard;
    guard.kind = ir::Guard::Kind::kEngine;
    guard.dialects = {engine};
    guard.text = source(place);
    guard.span = place;
    Flow flow = Flow::kNext;
    const Changes changes = run_branch(
        {guard},
        [&, called = function] {
          call(called, arguments, place);
          return Flow::kNext;
        },
        flow);
    raised_.reset();
    if (halted_) return;
    journal_.open();
    journal_.join({changes});
  }
}

}  // namespace migrate::eval
