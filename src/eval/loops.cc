// Loops and comprehensions. What is known is run item by item; over something unknown the body runs
// once, for any number of times.
#include "eval/collections.h"
#include "eval/compare.h"
#include "eval/iterators.h"
#include "eval/machine.h"
#include "eval/syntax_facts.h"

namespace migrate::eval {
namespace {

using python::Ast;
using python::kNoNode;
using python::NodeId;

}  // namespace

// The items that are known, in Python's order; nothing when none is. `incomplete` when there may be
// others.
std::optional<std::vector<Value>> Machine::loop_items(const Value& iterable, Span place,
                                                      std::string& incomplete) {
  if (Native* const native = iterable.native<Native>()) {
    const Value held = iterable;
    const Value inner = adopt(native->iterate(*this, place), place);
    if (stopped() || inner.is_unknown() || inner.native<Native>()) return std::nullopt;
    return loop_items(inner, place, incomplete);
  }
  if (const auto* set = iterable.get<SetRef>(); set && (*set)->items.size() > 1) {
    incomplete = "the order of a set is not known";
    return std::nullopt;
  }
  if (const auto* set = iterable.get<SetRef>();
      set && (*set)->items.size() == 1 && (*set)->items.front().is_unknown())
    return std::nullopt;
  auto items = items_of(iterable);
  if (!items) {
    if (iterable.is_none() || real_of(iterable))
      raise("TypeError", "'" + std::string(type_name(iterable)) + "' object is not iterable",
            place);
    return std::nullopt;
  }
  spend(static_cast<std::uint32_t>(items->values.size() / 8));
  if (!items->incomplete.empty()) incomplete = items->incomplete;
  for (Value& value : items->values) value = adopt(std::move(value), place);
  return std::move(items->values);
}

std::optional<std::vector<Value>> Machine::items(const Value& iterable, Span place) {
  std::string incomplete;
  auto all = loop_items(iterable, place, incomplete);
  return incomplete.empty() ? std::move(all) : std::nullopt;
}

// What a loop of unknown length changes is not known while it runs, nor afterwards.
void Machine::blur(NodeId body) {
  for (const std::string& name : changed_names(syntax(), body)) {
    std::shared_ptr<Scope> scope = frame_->scope;
    while (scope && scope->names.count(name) == 0) scope = scope->parent;
    if (!scope) continue;
    const Value value = scope->names[name];
    const std::string why = "it changes in a loop of unknown length";
    if (const auto* list = value.get<ListRef>())
      journal_.change(*list).incomplete = why;
    else if (const auto* dict = value.get<DictRef>())
      journal_.change(*dict).incomplete = why;
    else if (const auto* set = value.get<SetRef>())
      journal_.change(*set).items = {unknown("loop", why, syntax().span(body))};
    if (scope == frame_->scope && !value.native<Native>() && !value.get<ListRef>() &&
        !value.get<DictRef>() && !value.get<SetRef>() && !value.get<FunctionRef>() &&
        !value.is_unknown())
      journal_.set(scope, name, unknown("loop", why, syntax().span(body)));
  }
}

Flow Machine::run_pass(NodeId body) {
  if (!leaves(syntax(), body, false)) return exec_block(body);
  open_region(Region::Kind::kPass);
  const Flow flow = close_region(exec_block(body));
  return flow == Flow::kContinue ? Flow::kNext : flow;
}

Flow Machine::run_unknown_loop(NodeId id, NodeId body, const std::function<void()>& prepare,
                               const Value& over) {
  blur(body);
  const std::size_t before = body_->steps.size();
  ++repeated_;
  // It runs any number of times, none as well.
  journal_.open();
  prepare();
  Flow flow = stopped() ? Flow::kNext : run_pass(body);
  const bool raised = raised_.has_value();
  const Changes once = journal_.undo();
  --repeated_;
  if (halted_) return Flow::kReturn;
  raised_.reset();
  if (body_->steps.size() > before)
    if (const UnknownValue* const why = over.why_unknown();
        why && !why->condition && why->reason != kFromDatabase)
      gap(*why, false);
  journal_.open();
  if (!raised)
    journal_.join({once});
  else
    journal_.keep();
  blur(body);
  if (flow == Flow::kReturn && !raised)
    leave_early(flow, once, guards_of(over, syntax().span(syntax().child(id, 0))));
  return Flow::kNext;
}

Flow Machine::exec_for(NodeId id) {
  const python::Module& tree = syntax();
  const NodeId target = tree.child(id, 0);
  const NodeId body = tree.child(id, 2);
  const NodeId otherwise = tree.child(id, 3);
  const Span span = tree.span(tree.child(id, 1));
  Value iterable = eval(tree.child(id, 1));
  if (Native* const native = iterable.native<Native>(); native && !stopped()) {
    const Value held = iterable;
    Value inner = adopt(native->iterate(*this, span), span);
    if (!inner.native<Native>()) iterable = std::move(inner);
  }
  if (stopped()) return halted_ ? Flow::kReturn : Flow::kRaise;
  std::string incomplete;
  std::optional<std::vector<Value>> items;
  if (const auto* set = iterable.get<SetRef>(); set && (*set)->items.size() > 1)
    items = (*set)->items;  // each once, in whatever order
  else
    items = loop_items(iterable, span, incomplete);
  if (stopped()) return halted_ ? Flow::kReturn : Flow::kRaise;

  const bool leaving = leaves(tree, body, false);
  if (leaving) open_region(Region::Kind::kLoop);
  Flow flow = Flow::kNext;
  for (std::size_t i = 0; items && i < items->size() && flow == Flow::kNext; ++i) {
    assign(target, (*items)[i]);
    flow = stopped() ? Flow::kRaise : run_pass(body);
    if (halted_) break;
  }
  if (!halted_ && flow == Flow::kNext && (!items || !incomplete.empty())) {
    const auto element = [&] {
      Value one = unknown("query", "an element of something that is not known", span);
      if (const UnknownValue* const why = iterable.why_unknown()) {
        UnknownValue of = *why;
        of.condition = nullptr;
        one = Value::unknown(std::move(of));
      }
      assign(target, one);
    };
    const Value over =
        iterable.is_unknown()
            ? iterable
            : unknown("loop", incomplete.empty() ? "what a loop goes over" : incomplete, span);
    flow = run_unknown_loop(id, body, element, over);
  }
  const bool broken = flow == Flow::kBreak;
  if (leaving) flow = close_region(flow);
  if (flow == Flow::kBreak) flow = Flow::kNext;
  if (halted_) return Flow::kReturn;
  if (flow == Flow::kNext && !broken && otherwise != kNoNode) return exec_block(otherwise);
  return raised_ ? Flow::kRaise : flow;
}

Flow Machine::exec_while(NodeId id) {
  const python::Module& tree = syntax();
  const NodeId test = tree.child(id, 0);
  const NodeId body = tree.child(id, 1);
  const bool leaving = leaves(tree, body, false);
  if (leaving) open_region(Region::Kind::kLoop);
  Flow flow = Flow::kNext;
  bool ended = false;
  while (flow == Flow::kNext && !stopped()) {
    const Value condition = eval(test);
    if (stopped()) break;
    const ir::Truth known = truth(condition);
    if (known == ir::Truth::kNo) {
      ended = true;
      break;
    }
    if (known == ir::Truth::kUnknown) {
      flow = run_unknown_loop(
          id, body, [] {}, condition);
      ended = true;
      break;
    }
    flow = run_pass(body);
  }
  if (raised_) flow = Flow::kRaise;
  if (leaving) flow = close_region(flow);
  if (flow == Flow::kBreak) flow = Flow::kNext;
  if (halted_) return Flow::kReturn;
  if (flow == Flow::kNext && ended && tree.child(id, 2) != kNoNode)
    return exec_block(tree.child(id, 2));
  return raised_ ? Flow::kRaise : flow;
}

// Runs `element` for every combination of the clauses; false: something of it is not known.
bool Machine::comprehend(NodeId id, std::uint32_t clause, const std::function<void()>& element,
                         std::string& incomplete) {
  const python::Module& tree = syntax();
  if (clause >= tree.child_count(id)) {
    element();
    return true;
  }
  const NodeId part = tree.child(id, clause);
  Value iterable = eval(tree.child(part, 1));
  if (Native* const native = iterable.native<Native>(); native && !stopped()) {
    const Value held = iterable;
    Value inner = adopt(native->iterate(*this, tree.span(part)), tree.span(part));
    if (!inner.native<Native>()) iterable = std::move(inner);
  }
  if (stopped()) return false;
  std::string missing;
  auto all = loop_items(iterable, tree.span(part), missing);
  if (!all) {
    if (const auto* set = iterable.get<SetRef>(); set && tree.kind(id) == Ast::kSetComp) {
      all = (*set)->items;
      missing.clear();
    }
  }
  if (!all || !missing.empty()) {
    if (const UnknownValue* const why = iterable.why_unknown()) missing = why->detail;
    incomplete = missing.empty() ? "what it goes over is not known" : missing;
  }
  if (!all) return false;
  for (const Value& item : *all) {
    assign(tree.child(part, 0), item);
    bool wanted = true;
    for (std::uint32_t i = 2; i < tree.child_count(part) && wanted; ++i) {
      const Value test = eval(tree.child(part, i));
      if (stopped()) return false;
      const ir::Truth known = truth(test);
      wanted = known == ir::Truth::kYes;
      if (known != ir::Truth::kUnknown) continue;
      incomplete = "a condition of it is not known";
      // What the database is asked is still asked of it.
      if (const UnknownValue* const why = test.why_unknown(); why && why->condition)
        incomplete = kDependsOnDatabase;
    }
    if (wanted) comprehend(id, clause + 1, element, incomplete);
    if (stopped()) return false;
  }
  return true;
}

Value Machine::eval_comprehension(NodeId id) {
  const python::Module& tree = syntax();
  const Ast kind = tree.kind(id);
  const Span span = tree.span(id);
  const bool is_dict = kind == Ast::kDictComp;
  // Its names are its own.
  const auto outer = frame_->scope;
  frame_->scope = std::make_shared<Scope>();
  frame_->scope->parent = outer;
  scopes_.push_back(frame_->scope);
  charge(128);
  std::vector<Value> values;
  const Value dict = make_dict({});
  std::string incomplete;
  const auto element = [&] {
    Value first = eval(tree.child(id, 0));
    if (stopped()) return;
    if (!is_dict) {
      values.push_back(std::move(first));
      return;
    }
    const Value second = eval(tree.child(id, 1));
    if (stopped()) return;
    spend(static_cast<std::uint32_t>((*dict.get<DictRef>())->items.size() / 32));
    set_item(**dict.get<DictRef>(), first, second);
  };
  comprehend(id, is_dict ? 2 : 1, element, incomplete);
  frame_->scope = outer;
  if (stopped()) return {};
  const bool empty = is_dict ? (*dict.get<DictRef>())->items.empty() : values.empty();
  if (empty && incomplete == kDependsOnDatabase)
    return unknown(std::string(kFromDatabase), incomplete, span);
  if (is_dict) {
    if (!incomplete.empty()) (*dict.get<DictRef>())->incomplete = incomplete;
    return adopt(dict, span);
  }
  if (kind == Ast::kSetComp) {
    if (!incomplete.empty()) return unknown("loop", incomplete, span);
    return take(make_set(std::move(values)), span);
  }
  if (kind == Ast::kGeneratorExp)
    return adopt(iterator(std::move(values), std::move(incomplete)), span);
  return adopt(make_list(std::move(values), std::move(incomplete)), span);
}

}  // namespace migrate::eval
