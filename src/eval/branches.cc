// Conditions that nobody can decide: both branches run, one after the other, each on what was there
// before; where both go on, what they leave is joined.
#include <algorithm>

#include "eval/collections.h"
#include "eval/machine.h"
#include "eval/syntax_facts.h"

namespace migrate::eval {

// The guard of what runs when not all of these hold.
ir::Guard Machine::contrary(const std::vector<ir::Guard>& all) {
  if (all.size() == 1) {
    ir::Guard guard = all.front();
    guard.negated = !guard.negated;
    return guard;
  }
  ir::Guard guard;
  guard.negated = true;
  for (const ir::Guard& part : all) {
    if (!guard.text.empty()) guard.text += " and ";
    guard.text += part.negated ? "not (" + part.text + ")" : part.text;
    guard.span = part.span;
  }
  const auto kind = all.empty() ? ir::Guard::Kind::kOther : all.front().kind;
  const bool alike = std::all_of(all.begin(), all.end(),
                                 [kind](const ir::Guard& part) { return part.kind == kind; });
  // That a database is neither this nor that cannot be said in one list of dialects.
  if (alike && kind != ir::Guard::Kind::kDialect && kind != ir::Guard::Kind::kEngine)
    guard.kind = kind;
  return guard;
}

std::vector<ir::Guard> Machine::guards() const {
  std::vector<ir::Guard> result;
  const auto add = [&result](ir::Guard guard) {
    if (std::find(result.begin(), result.end(), guard) == result.end())
      result.push_back(std::move(guard));
  };
  for (const ActiveGuard& active : guards_) {
    if (active.region != 0)
      add(contrary(active.all));
    else
      for (const ir::Guard& guard : active.all) add(guard);
  }
  return result;
}

std::vector<ir::Guard> Machine::guards_of(const Value& condition, Span span) const {
  const UnknownValue* const why = condition.why_unknown();
  std::vector<ir::Guard> result;
  if (why && why->condition) result = why->condition->all;
  if (result.empty()) result.emplace_back();
  if (why && why->reason == kFromDatabase && !why->condition)
    result[0].kind = ir::Guard::Kind::kInspector;
  for (ir::Guard& guard : result) {
    if (guard.text.empty()) guard.text = source(span);
    if (guard.span.empty()) guard.span = span;
  }
  return result;
}

Value Machine::undecided(ir::Guard guard) {
  const auto condition = std::make_shared<Condition>();
  const bool inspector = guard.kind == ir::Guard::Kind::kInspector;
  condition->all.push_back(std::move(guard));
  return Value::unknown({.reason = inspector ? std::string(kFromDatabase) : "undecided",
                         .detail = std::string(kDependsOnDatabase),
                         .span = {},
                         .path = {},
                         .may_act = false,
                         .interpolated = false,
                         .condition = condition});
}

// The condition with its own words, where the model that made it had none.
Value Machine::described(Value condition, Span span) {
  const UnknownValue* const why = condition.why_unknown();
  if (!why || !why->condition) return condition;
  const auto& all = why->condition->all;
  if (std::none_of(all.begin(), all.end(),
                   [](const ir::Guard& guard) { return guard.text.empty(); }))
    return condition;
  UnknownValue told = *why;
  told.condition = std::make_shared<Condition>(Condition{guards_of(condition, span)});
  return Value::unknown(std::move(told));
}

Value Machine::negated(const Value& value) {
  const ir::Truth known = truth(value);
  if (known != ir::Truth::kUnknown) return Value::boolean(known == ir::Truth::kNo);
  const UnknownValue* const why = value.why_unknown();
  if (!why) return unknown("branches", "it depends on the branches taken", statement_);
  UnknownValue result = *why;
  result.may_act = false;
  result.interpolated = false;
  if (why->condition)
    result.condition = std::make_shared<Condition>(Condition{{contrary(why->condition->all)}});
  return Value::unknown(std::move(result));
}

bool Machine::catches(Region::Kind kind, Flow flow) const {
  switch (flow) {
    case Flow::kReturn:
      return kind == Region::Kind::kCall;
    case Flow::kBreak:
      return kind == Region::Kind::kLoop;
    case Flow::kContinue:
      return kind == Region::Kind::kPass;
    case Flow::kRaise:
      return kind == Region::Kind::kTry;
    case Flow::kNext:
      break;
  }
  return false;
}

// One of two branches leaves; the other goes on, under the contrary of the condition.
void Machine::leave_early(Flow flow, Changes changes, std::vector<ir::Guard> condition) {
  const auto region = std::find_if(regions_.rbegin(), regions_.rend(),
                                   [&](const Region& other) { return catches(other.kind, flow); });
  ActiveGuard guard{std::move(condition), 0};
  if (region == regions_.rend()) {  // nobody catches the exception: until the end
    guard.region = UINT32_MAX;
  } else {
    guard.region = region->id;
    // What the path changed is told from where the region began.
    journal_.open();
    journal_.apply(changes);
    Path path{flow, flow == Flow::kReturn ? frame_->result : Value(),
              journal_.changes_since(region->frame)};
    journal_.undo();
    region->ended.push_back(std::move(path));
  }
  guards_.push_back(std::move(guard));
}

bool Machine::leaves(const python::Module& tree, python::NodeId body, bool function) {
  const auto [found, added] = leaves_.try_emplace({&tree, body}, false);
  if (added) found->second = leaves_early(tree, body, function);
  return found->second;
}

void Machine::open_region(Region::Kind kind) {
  regions_.push_back({kind, journal_.open(), next_region_++, {}});
}

// Joins what the paths leave that ended in this region. The flow is what comes after it.
Flow Machine::close_region(Flow flow) {
  Region region = std::move(regions_.back());
  regions_.pop_back();
  guards_.erase(std::remove_if(guards_.begin(), guards_.end(),
                               [&](const ActiveGuard& guard) { return guard.region == region.id; }),
                guards_.end());
  if (halted_ || region.ended.empty()) {
    journal_.keep();
    return flow;
  }
  const bool own = flow == Flow::kNext || catches(region.kind, flow);
  std::vector<Changes> others;
  std::vector<Value> values;
  if (own) values.push_back(flow == Flow::kReturn ? frame_->result : Value());
  for (Path& path : region.ended) {
    others.push_back(std::move(path.changes));
    values.push_back(std::move(path.value));
  }
  if (own) {
    journal_.join(others);
  } else {
    // Only the paths that ended here go on; this one does where it leads.
    const auto target = std::find_if(regions_.rbegin(), regions_.rend(), [&](const Region& other) {
      return catches(other.kind, flow);
    });
    if (target != regions_.rend())
      target->ended.push_back({flow, flow == Flow::kReturn ? frame_->result : Value(),
                               journal_.changes_since(target->frame)});
    journal_.undo();
    journal_.open();
    journal_.apply(others.back());
    others.pop_back();
    journal_.join(others);
    raised_.reset();
    flow = Flow::kNext;
  }
  spend(static_cast<std::uint32_t>(journal_.take_work()));
  if (region.kind == Region::Kind::kCall)
    frame_->result = adopt(one_of(std::move(values)), statement_);
  return flow;
}

Changes Machine::run_branch(const std::vector<ir::Guard>& guards, const std::function<Flow()>& body,
                            Flow& flow) {
  const std::size_t mark = guards_.size();
  guards_.push_back({guards, 0});
  journal_.open();
  flow = body();
  if (raised_) flow = Flow::kRaise;
  Changes changes = journal_.undo();
  // A path that left early from inside stands under this branch's condition as well.
  std::vector<ActiveGuard> left(guards_.begin() + static_cast<std::ptrdiff_t>(mark) + 1,
                                guards_.end());
  guards_.resize(mark);
  for (ActiveGuard& guard : left) {
    guard.all.insert(guard.all.begin(), guards.begin(), guards.end());
    guards_.push_back(std::move(guard));
  }
  return changes;
}

Flow Machine::branch(const Value& condition, Span span, const std::function<Flow()>& then,
                     const std::function<Flow()>& otherwise) {
  const std::vector<ir::Guard> guards = guards_of(condition, span);
  const std::vector<ir::Guard> opposite = {contrary(guards)};
  const UnknownValue* const why = condition.why_unknown();
  const std::size_t before = body_->steps.size();
  Flow first = Flow::kNext;
  Flow second = Flow::kNext;
  const Changes left = run_branch(guards, then, first);
  const Value left_result = frame_->result;
  const auto left_raised = std::exchange(raised_, std::nullopt);
  const auto left_type = raised_type_;
  if (halted_) return Flow::kReturn;
  const Changes right = run_branch(opposite, otherwise, second);
  const Value right_result = frame_->result;
  const auto right_raised = std::exchange(raised_, std::nullopt);
  if (halted_) return Flow::kReturn;
  spend(static_cast<std::uint32_t>(journal_.take_work()));
  // It decides over operations and is not a question to the database.
  if (body_->steps.size() > before && why && !why->condition && why->reason != kFromDatabase)
    gap(*why, false);

  if (first == Flow::kNext && second == Flow::kNext) {
    journal_.open();
    journal_.apply(left);
    journal_.join({right});
    spend(static_cast<std::uint32_t>(journal_.take_work()));
    return Flow::kNext;
  }
  if (first == Flow::kReturn && second == Flow::kReturn) {
    journal_.open();
    journal_.apply(left);
    journal_.join({right});
    frame_->result = adopt(one_of({left_result, right_result}), span);
    return Flow::kReturn;
  }
  // The first is the one that leaves: a raise before anything else, as it ends the migration.
  const bool swap = second == Flow::kRaise ? first != Flow::kRaise : first == Flow::kNext;
  const Flow leaving = swap ? second : first;
  const Flow staying = swap ? first : second;
  if (staying == Flow::kRaise) {  // both do
    journal_.apply(right);
    raised_ = right_raised;
    return Flow::kRaise;
  }
  frame_->result = swap ? right_result : left_result;
  if (leaving == Flow::kRaise) raised_type_ = swap ? raised_type_ : left_type;
  leave_early(leaving, swap ? right : left, swap ? opposite : guards);
  journal_.apply(swap ? left : right);
  frame_->result = swap ? left_result : right_result;
  return staying;
}

}  // namespace migrate::eval
