// raise, try, except, finally.
#include <algorithm>

#include "eval/compare.h"
#include "eval/machine.h"

namespace migrate::eval {
namespace {

using python::Ast;
using python::kNoNode;
using python::NodeId;

std::string short_name(const std::string& dotted) { return dotted.substr(dotted.rfind('.') + 1); }

// Whether a handler for `wanted` takes the exception.
ir::Truth takes(const Value& wanted, const Value& exception, int depth = 0) {
  const auto* instance = exception.get<InstanceRef>();
  if (depth > 3 || !instance) return ir::Truth::kUnknown;
  if (const auto* tuple = wanted.get<TupleRef>()) {
    ir::Truth result = ir::Truth::kNo;
    for (const Value& one : (*tuple)->items) {
      const ir::Truth taken = takes(one, exception, depth + 1);
      if (taken == ir::Truth::kYes) return taken;
      if (taken == ir::Truth::kUnknown) result = taken;
    }
    return result;
  }
  if (const auto* of = wanted.get<ClassRef>()) return truth(derives_from((*instance)->of, *of));
  // What a modelled library or a third party raises is not raised by Python's own operators.
  return builtin_exception(short_name((*instance)->of->name)) == (*instance)->of
             ? ir::Truth::kNo
             : ir::Truth::kUnknown;
}

}  // namespace

Flow Machine::exec_raise(NodeId id) {
  const python::Module& tree = syntax();
  const Span span = tree.span(id);
  Value exception = eval(tree.child(id, 0));
  if (stopped()) return halted_ ? Flow::kReturn : Flow::kRaise;
  if (exception.get<ClassRef>()) exception = call(exception, {}, span);
  if (stopped()) return halted_ ? Flow::kReturn : Flow::kRaise;
  std::string name = "an exception";
  if (const auto* instance = exception.get<InstanceRef>())
    name = short_name((*instance)->of->name);
  else if (tree.child(id, 0) != kNoNode) {
    // Its class as it is written: `raise sa.exc.OperationalError(…)`.
    NodeId written = tree.child(id, 0);
    if (tree.kind(written) == Ast::kCall) written = tree.child(written, 0);
    if (tree.kind(written) == Ast::kName || tree.kind(written) == Ast::kAttribute)
      name = short_name(tree.text(written));
  }
  raised_ = exception;
  raised_type_ = Raised{std::move(name), {}};
  raised_at_ = span;
  return Flow::kRaise;
}

// Runs the handler that takes the exception at hand. `certain` is false when nobody knows whether
// there was one, or which.
Flow Machine::run_handlers(NodeId id, std::uint32_t first, bool certain) {
  const python::Module& tree = syntax();
  const auto exception = std::exchange(raised_, std::nullopt);
  const auto type = raised_type_;
  for (std::uint32_t i = first; i < tree.child_count(id); ++i) {
    const NodeId handler = tree.child(id, i);
    if (tree.kind(handler) != Ast::kExceptHandler) continue;
    ir::Truth taken = ir::Truth::kYes;
    if (certain && tree.child(handler, 0) != kNoNode) {
      const Value wanted = eval(tree.child(handler, 0));
      if (stopped()) return halted_ ? Flow::kReturn : Flow::kRaise;
      taken = takes(wanted, *exception);
    }
    if (taken == ir::Truth::kNo) continue;
    const auto run = [&] {
      if (!tree.text(handler).empty())
        assign_name(tree.text(handler), exception && certain
                                            ? *exception
                                            : unknown("exception", "an exception that is not known",
                                                      tree.span(handler)));
      const Flow flow = exec_block(tree.child(handler, 1));
      // A bare `raise` raises again.
      if (raised_ && raised_->is_none() && exception) {
        raised_ = exception;
        raised_type_ = type;
      }
      return flow;
    };
    if (taken == ir::Truth::kYes && certain) return run();
    // It may run, after an exception that nobody knows.
    ir::Guard guard;
    guard.kind = ir::Guard::Kind::kException;
    guard.text = tree.child(handler, 0) == kNoNode
                     ? "except"
                     : "except " + source(tree.span(tree.child(handler, 0)));
    guard.span = tree.span(handler);
    Flow flow = Flow::kNext;
    const Value result = frame_->result;
    const Changes changes = run_branch({guard}, run, flow);
    raised_.reset();
    if (halted_) return Flow::kReturn;
    if (flow == Flow::kNext) {
      swallowed_ = true;
      journal_.open();
      journal_.join({changes});
    } else if (flow != Flow::kRaise) {  // what raises again ends the migration
      swallowed_ = true;
      leave_early(flow, changes, {guard});
    }
    frame_->result = result;
    spend(static_cast<std::uint32_t>(journal_.take_work()));
  }
  if (certain && exception) {
    raised_ = exception;
    raised_type_ = type;
    return Flow::kRaise;
  }
  return Flow::kNext;
}

Flow Machine::exec_try(NodeId id) {
  const python::Module& tree = syntax();
  std::uint32_t handlers = 0;
  NodeId otherwise = kNoNode;
  NodeId last = kNoNode;
  for (std::uint32_t i = 1; i < tree.child_count(id); ++i) {
    const NodeId part = tree.child(id, i);
    handlers += tree.kind(part) == Ast::kExceptHandler;
    if (tree.kind(part) == Ast::kElse) otherwise = tree.child(part, 0);
    if (tree.kind(part) == Ast::kFinally) last = tree.child(part, 0);
  }
  const std::size_t steps = body_->steps.size();
  const std::size_t gaps = body_->gaps.size();
  const std::uint32_t doubts = doubts_;
  open_region(Region::Kind::kTry);
  Flow flow = exec_block(tree.child(id, 0));
  if (halted_) {
    close_region(Flow::kReturn);
    return Flow::kReturn;
  }
  Region& region = regions_.back();
  const bool maybe = !region.ended.empty();  // a path of it raised
  region.ended.clear();
  const bool raised = flow == Flow::kRaise;
  const auto exception = std::exchange(raised_, std::nullopt);
  close_region(Flow::kNext);
  const bool acted = body_->steps.size() > steps || body_->gaps.size() > gaps;

  if (raised) {
    raised_ = exception;
    if (handlers > 0) flow = run_handlers(id, 1, true);
  } else {
    if (flow == Flow::kNext && otherwise != kNoNode) flow = exec_block(otherwise);
    if (halted_) return Flow::kReturn;
    // An exception of the database, or of what is not known, may come out of the body.
    if (handlers > 0 && (acted || maybe || doubts_ > doubts)) {
      const Flow own = flow;
      const Value result = frame_->result;
      const auto own_raised = std::exchange(raised_, std::nullopt);
      swallowed_ = false;
      run_handlers(id, 1, false);
      if (halted_) return Flow::kReturn;
      if (acted && swallowed_) remark(ir::Remark::Kind::kSwallowedError, "", tree.span(id));
      flow = own;
      frame_->result = result;
      if (own_raised) raised_ = own_raised;
    }
  }
  if (last != kNoNode && !halted_) {
    const auto pending = std::exchange(raised_, std::nullopt);
    const Value result = frame_->result;
    const Flow ended = exec_block(last);
    if (halted_) return Flow::kReturn;
    if (ended != Flow::kNext) return ended;
    frame_->result = result;
    raised_ = pending;
  }
  return raised_ ? Flow::kRaise : flow;
}

}  // namespace migrate::eval
