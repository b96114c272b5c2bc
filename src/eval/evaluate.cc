#include "migrate/eval/evaluate.h"

#include <algorithm>

#include "eval/collections.h"
#include "eval/engine_text.h"
#include "eval/machine.h"
#include "eval/syntax_facts.h"

namespace migrate::eval {
namespace {

using python::Ast;
using python::NodeId;

// What only alembic.op answers to.
bool used_as_operations(const std::set<std::string>& attributes) {
  static const std::set<std::string> kDirectives = {"execute",
                                                    "add_column",
                                                    "drop_column",
                                                    "create_table",
                                                    "drop_table",
                                                    "create_index",
                                                    "drop_index",
                                                    "alter_column",
                                                    "bulk_insert",
                                                    "batch_alter_table",
                                                    "get_bind",
                                                    "rename_table",
                                                    "create_foreign_key",
                                                    "drop_constraint",
                                                    "create_unique_constraint"};
  return std::any_of(attributes.begin(), attributes.end(),
                     [](const std::string& name) { return kDirectives.count(name) > 0; });
}

}  // namespace

std::shared_ptr<Scope> Machine::run_module(const SourceModule& module) {
  revision_path_ = module.path;
  const auto scope = std::make_shared<Scope>();
  scopes_.push_back(scope);
  const auto info =
      modules_
          .emplace(scope.get(), ModuleInfo{module.module, module.path, {}, module.package, scope})
          .first;
  Frame frame;
  frame.scope = scope;
  frame.module = &info->second;
  Frame* const outer = std::exchange(frame_, &frame);
  const NodeId root = module.module->root();
  open_region(Region::Kind::kCall);
  close_region(exec_block(root));
  // Functions are known even where what stands before them is not.
  if (stopped()) {
    const bool halted = std::exchange(halted_, false);
    if (raised_) module_exception_ = raised_type_;
    raised_.reset();
    const std::uint32_t steps = std::exchange(steps_, 0);
    for (std::uint32_t i = 0; i < module.module->child_count(root); ++i) {
      const NodeId statement = module.module->child(root, i);
      if (module.module->kind(statement) == Ast::kFunctionDef &&
          scope->names.count(module.module->text(statement)) == 0)
        exec(statement);
    }
    halted_ = halted;
    steps_ = steps;
  }
  frame_ = outer;
  guards_.clear();
  return scope;
}

void Machine::run_function(const std::shared_ptr<Scope>& scope, std::string_view name, World& world,
                           ir::Body& body) {
  const auto found = scope->names.find(name);
  if (found == scope->names.end()) return;
  start(world, body);
  body.present = true;
  const Value function = found->second;
  Frame frame;
  frame.scope = scope;
  frame.module = &modules_.find(scope.get())->second;
  Frame* const outer = std::exchange(frame_, &frame);
  in_function_ = true;
  Arguments arguments;
  if (const auto* known = function.get<FunctionRef>()) {
    const python::Module& tree = *(*known)->module;
    const NodeId definition = (*known)->definition;
    if ((*known)->path == revision_path_ && tree.kind(definition) != Ast::kLambda) {
      body.name = tree.name_span(definition);
      statement_ = body.name;
    }
    const NodeId list = tree.child(definition, 0);
    for (std::uint32_t i = 0; i < tree.child_count(list); ++i) {
      const NodeId parameter = tree.child(list, i);
      const std::string& text = tree.text(parameter);
      if (text.front() == '*' || text.front() == '/' || tree.child(parameter, 0) != python::kNoNode)
        break;
      Value value = unknown("parameter", "the parameter " + text + " is not known", body.name);
      if (text == "op" || text == "operations" ||
          used_as_operations(attributes_of(tree, tree.child(definition, 1), text))) {
        if (const auto alembic = import_module("alembic", body.name))
          value = attribute(*alembic, "op", body.name);
      } else if (i == 0) {
        value = engine_text({}, {});
      }
      arguments.items.push_back({"", std::move(value), body.name});
    }
  }
  const auto region = regions_.size();
  journal_.open();
  statement_call_ = true;
  call(function, arguments, body.name);
  statement_call_ = false;
  if (raised_ && raised_type_ && !halted_)
    remark(ir::Remark::Kind::kRaises, raised_type_->type, raised_at_);
  // What the function changed of the file's names and values is not there for the next one.
  regions_.resize(region);
  while (journal_.depth() > 0) journal_.undo();
  guards_.clear();
  repeated_ = 0;
  autocommit_ = 0;
  calls_ = 0;
  running_.clear();
  depth_ = 0;
  in_function_ = false;
  frame_ = outer;
  body_ = &discarded_;
}

Value Machine::evaluate(const ModuleInfo& module, NodeId expression) {
  Frame frame;
  frame.scope = module.scope;
  frame.module = &module;
  Frame* const outer = std::exchange(frame_, &frame);
  Value value = eval(expression);
  frame_ = outer;
  return value;
}

RevisionBodies evaluate_revision(const SourceModule& revision, World& upgrade, World& downgrade,
                                 const Limits& limits) {
  RevisionBodies bodies;
  Machine machine(upgrade, limits);
  bodies.module.present = true;
  machine.start(upgrade, bodies.module);
  const auto scope = machine.run_module(revision);
  machine.run_function(scope, "upgrade", upgrade, bodies.upgrade);
  machine.run_function(scope, "downgrade", downgrade, bodies.downgrade);
  bodies.imports = std::move(machine.imports);
  return bodies;
}

}  // namespace migrate::eval
