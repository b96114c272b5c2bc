#include "eval/module_object.h"

#include "eval/machine.h"

namespace migrate::eval {

Value ModuleObject::attribute(Interpreter& interpreter, std::string_view name, Span place) {
  auto& machine = static_cast<Machine&>(interpreter);
  if (scope_)
    if (auto found = machine.lookup(scope_, name)) return *std::move(found);
  if (name == "__name__") return Value::string(name_);
  if (auto inner = machine.import_module(name_ + "." + std::string(name), place))
    return *std::move(inner);
  return interpreter.unknown("import", name_ + " has no " + std::string(name), place);
}

Value module_object(std::shared_ptr<Scope> scope, std::string name) {
  return Value(
      Value::State(NativeRef(std::make_shared<ModuleObject>(std::move(scope), std::move(name)))));
}

Value package_object(std::string name) { return module_object(nullptr, std::move(name)); }

}  // namespace migrate::eval
