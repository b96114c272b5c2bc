// Statements, but for loops, exceptions and imports.
#include "eval/collections.h"
#include "eval/compare.h"
#include "eval/machine.h"

namespace migrate::eval {
namespace {

using python::Ast;
using python::kNoNode;
using python::NodeId;

template <typename Add>
void each_name(std::string_view names, Add add) {
  while (!names.empty()) {
    const std::size_t at = names.find(',');
    add(names.substr(0, at));
    names.remove_prefix(at == names.npos ? names.size() : at + 1);
  }
}

}  // namespace

Flow Machine::exec_block(NodeId id, std::uint32_t first) {
  const python::Module& tree = syntax();
  for (std::uint32_t i = first; i < tree.child_count(id); ++i) {
    const Flow flow = exec(tree.child(id, i));
    if (halted_) return Flow::kReturn;
    if (raised_) return Flow::kRaise;
    if (flow != Flow::kNext) return flow;
  }
  return Flow::kNext;
}

Flow Machine::exec(NodeId id) {
  if (!step()) return raised_ ? Flow::kRaise : Flow::kReturn;
  const python::Module& tree = syntax();
  statement_ = tree.span(id);
  switch (tree.kind(id)) {
    case Ast::kExpr:
      statement_call_ = true;
      eval(tree.child(id, 0));
      statement_call_ = false;
      break;
    case Ast::kAssign:
      exec_assign(id);
      break;
    case Ast::kAugAssign:
      exec_augmented(id);
      break;
    case Ast::kAnnAssign:
      if (tree.child(id, 2) != kNoNode) {
        const Value value = eval(tree.child(id, 2));
        if (!stopped()) assign(tree.child(id, 0), value);
      }
      break;
    case Ast::kReturn:
      return exec_return(id);
    case Ast::kDelete:
      exec_delete(id);
      break;
    case Ast::kBreak:
      return Flow::kBreak;
    case Ast::kContinue:
      return Flow::kContinue;
    case Ast::kIf:
      return exec_if(id);
    case Ast::kFor:
      return exec_for(id);
    case Ast::kWhile:
      return exec_while(id);
    case Ast::kWith:
      return exec_with(id, 0);
    case Ast::kTry:
      return exec_try(id);
    case Ast::kRaise:
      return exec_raise(id);
    case Ast::kAssert:
      return exec_assert(id);
    case Ast::kImport:
      return exec_import(id);
    case Ast::kImportFrom:
      return exec_import_from(id);
    case Ast::kGlobal:
      each_name(tree.text(id), [this](std::string_view name) { frame_->globals.emplace(name); });
      break;
    case Ast::kNonlocal:
      each_name(tree.text(id), [this](std::string_view name) { frame_->nonlocals.emplace(name); });
      break;
    case Ast::kFunctionDef:
    case Ast::kAsyncFunctionDef: {
      Value function = make_function(id);
      if (!stopped()) assign_name(tree.text(id), std::move(function));
      break;
    }
    case Ast::kClassDef: {
      Value made = make_class(id);
      if (!stopped()) assign_name(tree.text(id), std::move(made));
      break;
    }
    case Ast::kMatch:
      hidden("unmodelled", "a match statement", tree.span(id));
      break;
    case Ast::kError:
      hidden("syntax", tree.text(id).empty() ? "this is no Python 3" : tree.text(id),
             tree.span(id));
      break;
    case Ast::kBlock:
      return exec_block(id);
    default:
      break;
  }
  if (halted_) return Flow::kReturn;
  return raised_ ? Flow::kRaise : Flow::kNext;
}

Flow Machine::exec_if(NodeId id) {
  const python::Module& tree = syntax();
  const NodeId test = tree.child(id, 0);
  const Value condition = eval(test);
  if (stopped()) return halted_ ? Flow::kReturn : Flow::kRaise;
  const NodeId body = tree.child(id, 1);
  const NodeId otherwise = tree.child(id, 2);
  const auto run_otherwise = [&] {
    return otherwise == kNoNode ? Flow::kNext : exec_block(otherwise);
  };
  const ir::Truth known = truth(condition);
  if (known == ir::Truth::kYes) return exec_block(body);
  if (known == ir::Truth::kNo) return run_otherwise();
  return branch(
      condition, tree.span(test), [&] { return exec_block(body); }, run_otherwise);
}

// An assertion that fails ends the migration: what follows runs where it holds.
Flow Machine::exec_assert(NodeId id) {
  const Value condition = eval(syntax().child(id, 0));
  if (stopped()) return halted_ ? Flow::kReturn : Flow::kRaise;
  if (truth(condition) == ir::Truth::kNo) {
    raise("AssertionError", "", syntax().span(id));
    return Flow::kRaise;
  }
  return Flow::kNext;
}

Flow Machine::exec_return(NodeId id) {
  Value value = eval(syntax().child(id, 0));
  if (halted_) return Flow::kReturn;
  if (raised_) return Flow::kRaise;
  frame_->result = std::move(value);
  return Flow::kReturn;
}

Flow Machine::exec_with(NodeId id, std::uint32_t item) {
  const python::Module& tree = syntax();
  if (item + 1 >= tree.child_count(id)) return exec_block(tree.child(id, tree.child_count(id) - 1));
  const NodeId part = tree.child(id, item);
  const NodeId expression = tree.child(part, 0);
  const Value manager = eval(expression);
  if (stopped()) return halted_ ? Flow::kReturn : Flow::kRaise;
  Native* const native = manager.native<Native>();
  Value entered;
  if (native) {
    entered = adopt(native->enter(*this, tree.span(expression)), tree.span(expression));
  } else if (manager.get<InstanceRef>()) {
    const auto enter = find_attribute(manager, "__enter__", tree.span(expression));
    entered = enter ? call(*enter, {}, tree.span(expression))
                    : unknown("unmodelled", "what this context manager gives", tree.span(part));
  } else if (const UnknownValue* const why = manager.why_unknown()) {
    if (why->may_act) gap(*why, true);
    UnknownValue of = *why;
    of.condition = nullptr;
    entered = Value::unknown(std::move(of));
  } else {
    entered = unknown("unmodelled", "what this context manager gives", tree.span(part));
  }
  if (stopped()) return halted_ ? Flow::kReturn : Flow::kRaise;
  if (const NodeId target = tree.child(part, 1); target != kNoNode) assign(target, entered);
  const Flow flow = exec_with(id, item + 1);
  if (native) {
    const auto raised = std::exchange(raised_, std::nullopt);
    native->leave(*this);
    if (!raised_) raised_ = raised;
  } else if (manager.get<InstanceRef>() && !stopped()) {
    Arguments none;
    for (int i = 0; i < 3; ++i) none.items.push_back({"", Value(), {}});
    if (const auto exit = find_attribute(manager, "__exit__", tree.span(expression)))
      call(*exit, none, tree.span(expression));
  }
  return raised_ ? Flow::kRaise : flow;
}

void Machine::exec_assign(NodeId id) {
  const python::Module& tree = syntax();
  const std::uint32_t last = tree.child_count(id) - 1;
  const Value value = eval(tree.child(id, last));
  for (std::uint32_t i = 0; i < last && !stopped(); ++i) assign(tree.child(id, i), value);
}

void Machine::assign_name(std::string_view name, Value value) {
  if (frame_->globals.count(name) > 0) return journal_.set(here().scope, name, std::move(value));
  if (frame_->nonlocals.count(name) > 0)
    for (auto scope = frame_->scope->parent; scope; scope = scope->parent)
      if (scope->names.count(name) > 0) return journal_.set(scope, name, std::move(value));
  journal_.set(frame_->scope, name, std::move(value));
}

void Machine::assign(NodeId target, const Value& value) {
  const python::Module& tree = syntax();
  switch (tree.kind(target)) {
    case Ast::kName:
      return assign_name(tree.text(target), value);
    case Ast::kTuple:
    case Ast::kList:
      return assign_items(target, value);
    case Ast::kStarred:
      return assign(tree.child(target, 0), value);
    case Ast::kAttribute: {
      const Value object = eval(tree.child(target, 0));
      if (!stopped()) set_attribute(object, tree.text(target), value, tree.span(target));
      return;
    }
    case Ast::kSubscript:
      break;
    default:
      return;
  }
  const Value object = eval(tree.child(target, 0));
  const NodeId index_node = tree.child(target, 1);
  const bool is_slice = tree.kind(index_node) == Ast::kSlice;
  const Value index = is_slice ? Value() : eval(index_node);
  if (stopped()) return;
  if (const auto* dict = object.get<DictRef>()) {
    DictValue& content = journal_.change(*dict);
    spend(static_cast<std::uint32_t>(content.items.size() / 32));
    if (hashable(index) == ir::Truth::kNo)
      raise("TypeError", "unhashable type", tree.span(target));
    else if (index.is_unknown() || index.get<AlternativesRef>())
      content.incomplete = "an entry was set whose key is not known";
    else
      set_item(content, index, value);
    charge(2 * sizeof(Value));
  } else if (const auto* list = object.get<ListRef>()) {
    ListValue& content = journal_.change(*list);
    const auto number = integer_of(index);
    if (is_slice || !number || !content.incomplete.empty()) {
      content = {{}, "elements were set that are not known"};
    } else if (const auto at = element(content.items.size(), *number)) {
      content.items[*at] = value;
    } else {
      raise("IndexError", "list assignment index out of range", tree.span(target));
    }
  }
}

void Machine::assign_items(NodeId target, const Value& value) {
  const python::Module& tree = syntax();
  const std::uint32_t count = tree.child_count(target);
  std::uint32_t starred = count;
  for (std::uint32_t i = 0; i < count; ++i)
    if (tree.kind(tree.child(target, i)) == Ast::kStarred) starred = i;
  std::string incomplete;
  const auto items = loop_items(value, tree.span(target), incomplete);
  if (stopped()) return;
  if (!items || !incomplete.empty()) {
    UnknownValue why{.reason = "unmodelled",
                     .detail = "a part of a value that is not known",
                     .span = tree.span(target),
                     .path = here().path,
                     .may_act = false};
    if (const UnknownValue* const known = value.why_unknown()) why = *known;
    why.condition = nullptr;
    for (std::uint32_t i = 0; i < count; ++i) assign(tree.child(target, i), Value::unknown(why));
    return;
  }
  const bool fits = starred == count ? items->size() == count : items->size() + 1 >= count;
  if (!fits) {
    raise("ValueError", "wrong number of values to unpack", tree.span(target));
    return;
  }
  const std::size_t rest = items->size() - (count - (starred == count ? 0 : 1));
  std::size_t at = 0;
  for (std::uint32_t i = 0; i < count && !stopped(); ++i) {
    if (i != starred) {
      assign(tree.child(target, i), (*items)[at++]);
      continue;
    }
    std::vector<Value> taken(items->begin() + static_cast<std::ptrdiff_t>(at),
                             items->begin() + static_cast<std::ptrdiff_t>(at + rest));
    at += rest;
    assign(tree.child(target, i), adopt(make_list(std::move(taken)), tree.span(target)));
  }
}

// Lists, dictionaries and sets are changed in place.
void Machine::exec_augmented(NodeId id) {
  const python::Module& tree = syntax();
  const NodeId target = tree.child(id, 0);
  const std::string& op = tree.text(id);
  const Value left = eval(target);
  const Value right = eval(tree.child(id, 1));
  if (stopped()) return;
  if (const auto* list = left.get<ListRef>(); list && op == "+") {
    std::string incomplete;
    const auto added = loop_items(right, tree.span(id), incomplete);
    ListValue& content = journal_.change(*list);
    if (added) content.items.insert(content.items.end(), added->begin(), added->end());
    if (!added && incomplete.empty()) incomplete = "what was added is not known";
    if (content.incomplete.empty()) content.incomplete = incomplete;
    charge(sizeof(Value) * (added ? added->size() : 0));
    assign(target, left);
    return;
  }
  if (const auto* dict = left.get<DictRef>(); dict && op == "|") {
    const auto* other = right.get<DictRef>();
    DictValue& content = journal_.change(*dict);
    if (!other || !(*other)->incomplete.empty()) content.incomplete = "what was added is not known";
    if (other) {
      const auto items = (*other)->items;  // it may be the same one
      for (const auto& [key, value] : items) set_item(content, key, value);
      spend(static_cast<std::uint32_t>(items.size()));
    }
    assign(target, left);
    return;
  }
  const Value result = binary_operator(op, left, right, tree.span(id));
  if (stopped()) return;
  const auto* set = left.get<SetRef>();
  const auto* changed = result.get<SetRef>();
  if (set && changed) {
    journal_.change(*set).items = (*changed)->items;
    assign(target, left);
    return;
  }
  assign(target, result);
}

void Machine::exec_delete(NodeId id) {
  const python::Module& tree = syntax();
  for (std::uint32_t i = 0; i < tree.child_count(id) && !stopped(); ++i) {
    const NodeId target = tree.child(id, i);
    if (tree.kind(target) == Ast::kName) {
      journal_.set(frame_->scope, tree.text(target), std::nullopt);
      continue;
    }
    if (tree.kind(target) != Ast::kSubscript) continue;
    const Value object = eval(tree.child(target, 0));
    const Value index = eval(tree.child(target, 1));
    if (stopped()) return;
    if (const auto* dict = object.get<DictRef>()) {
      DictValue& content = journal_.change(*dict);
      const Found found = find_key(content, index);
      if (found.index && found.certain)
        content.items.erase(content.items.begin() + static_cast<std::ptrdiff_t>(*found.index));
      else if (found.certain && content.incomplete.empty())
        raise("KeyError", "", tree.span(target));
      else
        content = {{}, "an entry was removed that is not known"};
    } else if (const auto* list = object.get<ListRef>()) {
      ListValue& content = journal_.change(*list);
      const auto number = integer_of(index);
      const auto at = number && content.incomplete.empty() ? element(content.items.size(), *number)
                                                           : std::nullopt;
      if (at)
        content.items.erase(content.items.begin() + static_cast<std::ptrdiff_t>(*at));
      else
        content = {{}, "an element was removed that is not known"};
    }
  }
}

}  // namespace migrate::eval
