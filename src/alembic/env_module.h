// Where the names of a module come from, as far as its text tells.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/eval/world.h"
#include "migrate/python/ast.h"
#include "migrate/span.h"

namespace migrate::alembic {

// One place that binds a name.
struct Binding {
  enum class Kind {
    kValue,       // node: the expression
    kModule,      // import: `module`
    kMember,      // from `module` import `name`
    kDefinition,  // node: the function or class
    kParameter,
    kItem,    // x["name"] = node: what x is bound to has one more item
    kOpaque,  // a loop, `with`, a part of a tuple, an augmented assignment, del
  };
  Kind kind = Kind::kOpaque;
  python::NodeId node = python::kNoNode;
  std::string module, name;
  bool conditional = false;  // inside an `if`, a loop, a `try`
};
using Bindings = std::map<std::string, std::vector<Binding>, std::less<>>;

// `object.attribute = value`.
struct AttributeAssignment {
  python::NodeId object = python::kNoNode;
  std::string attribute;
  python::NodeId value = python::kNoNode;
  python::NodeId function = python::kNoNode;
};

class EnvModule {
 public:
  EnvModule(eval::SourceModule module, std::string name);

  const python::Module& syntax() const { return *source_.module; }
  const std::string& path() const { return source_.path; }
  const std::string& name() const { return name_; }
  Position position(std::uint32_t offset) const {
    return LineIndex(syntax().bytes()).position(offset);
  }

  // What binds the name in a function (or in the module, for kNoNode) itself.
  const std::vector<Binding>& bindings(python::NodeId function, std::string_view name) const;
  // Those of a class body.
  const Bindings& class_body(python::NodeId definition) const;
  // The function around a function; kNoNode: the module.
  python::NodeId outer(python::NodeId function) const;
  // Every module that an import in it may name, as it is written ("..models", "app.models.User").
  const std::vector<std::string>& imported() const { return imported_; }
  // Modules of `from … import *`.
  const std::vector<std::string>& stars() const { return stars_; }
  const std::vector<AttributeAssignment>& attribute_assignments() const { return assignments_; }
  // Options of the configuration that it sets itself, "" for one whose name is computed.
  const std::vector<std::string>& options_set() const { return options_set_; }
  // The expressions that a function returns; kNoNode for `return` alone.
  const std::vector<python::NodeId>& returns(python::NodeId function) const;
  // The absolute name of the module that an import in this one names ("..models" too); "" when it
  // leads out of the project.
  std::string absolute(std::string_view module) const;

 private:
  struct Scope {
    Bindings bindings;
    std::vector<python::NodeId> returns;
    python::NodeId outer = python::kNoNode;
    std::vector<std::string> globals;
  };
  struct Place {
    python::NodeId function = python::kNoNode;
    Bindings* bindings = nullptr;
    bool conditional = false;
  };
  void block(python::NodeId id, const Place& place);
  void statement(python::NodeId id, const Place& place);
  void bind(python::NodeId target, python::NodeId value, const Place& place);
  void add(const Place& place, std::string_view name, Binding binding);
  void definition(python::NodeId id, const Place& place);
  void imports(python::NodeId id, const Place& place);
  void method_call(python::NodeId call, const Place& place);

  eval::SourceModule source_;
  std::string name_;
  std::map<python::NodeId, Scope> scopes_;  // by function; kNoNode: the module
  std::map<python::NodeId, Bindings> classes_;
  std::vector<std::string> stars_, imported_, options_set_;
  std::vector<AttributeAssignment> assignments_;
};

}  // namespace migrate::alembic
