// Modules of the project as values.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "eval/value.h"

namespace migrate::eval {

class ModuleObject final : public Native {
 public:
  ModuleObject(std::shared_ptr<Scope> scope, std::string name)
      : scope_(std::move(scope)), name_(std::move(name)) {}
  const std::shared_ptr<Scope>& scope() const { return scope_; }  // null: only a package
  std::string_view type_name() const override { return name_; }
  Value attribute(Interpreter& interpreter, std::string_view name, Span place) override;

 private:
  std::shared_ptr<Scope> scope_;
  std::string name_;
};

Value module_object(std::shared_ptr<Scope> scope, std::string name);
// A folder of modules without a file of its own.
Value package_object(std::string name);

// Whether a top-level module belongs to Python's own library.
bool is_standard(std::string_view root);

}  // namespace migrate::eval
