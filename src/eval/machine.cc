#include "eval/machine.h"

#include <algorithm>

#include "eval/collections.h"
#include "eval/compare.h"

namespace migrate::eval {
namespace {

std::size_t weight(const Value& value) {
  if (const std::string* text = value.text()) return text->size();
  if (const auto* list = value.get<ListRef>()) return (*list)->items.size() * sizeof(Value);
  if (const auto* tuple = value.get<TupleRef>()) return (*tuple)->items.size() * sizeof(Value);
  if (const auto* dict = value.get<DictRef>()) return (*dict)->items.size() * 2 * sizeof(Value);
  if (const auto* set = value.get<SetRef>()) return (*set)->items.size() * sizeof(Value);
  return 0;
}

bool holds_others(const Value& value) { return value.state().index() >= 6 && !value.is_unknown(); }

// A condition that says nothing about which database this is.
bool conditional(const ir::Guard& guard) {
  using Kind = ir::Guard::Kind;
  return guard.kind != Kind::kDialect && guard.kind != Kind::kOffline &&
         guard.kind != Kind::kEngine;
}

}  // namespace

Machine::Machine(World& world, const Limits& limits)
    : world_(&world), limits_(limits), body_(&discarded_) {
  nowhere_.module = std::make_shared<const python::Module>();
  nowhere_.scope = std::make_shared<Scope>();
  outermost_.scope = nowhere_.scope;
  outermost_.module = &nowhere_;
  frame_ = &outermost_;
}

Machine::~Machine() {
  // What may be part of a cycle is emptied first; then the newest goes first, so that whatever a
  // value holds is still held by us while it is freed.
  for (const auto& scope : scopes_) scope->names.clear();
  for (const Value& value : made_) {
    if (const auto* list = value.get<ListRef>()) (*list)->items.clear();
    if (const auto* dict = value.get<DictRef>()) (*dict)->items.clear();
    if (const auto* set = value.get<SetRef>()) (*set)->items.clear();
    if (const auto* instance = value.get<InstanceRef>()) (*instance)->attributes.clear();
    // The built-in classes, which all threads share, have no file around them.
    if (const auto* of = value.get<ClassRef>(); of && (*of)->names->parent) {
      (*of)->members.clear();
      (*of)->names->names.clear();
    }
  }
  while (!made_.empty()) made_.pop_back();
}

void Machine::start(World& world, ir::Body& body) {
  world_ = &world;
  body_ = &body;
  steps_ = 0;
  memory_ = 0;
  halted_ = false;
  raised_.reset();
  raised_type_.reset();
}

bool Machine::step() {
  // Eight values looked at cost about what a step does.
  steps_ += 1 + take_walked() / 8;
  if (steps_ > limits_.steps)
    too_complex("it takes more than " + std::to_string(limits_.steps) + " steps");
  return !stopped();
}

void Machine::spend(std::uint32_t steps) {
  steps_ = steps > limits_.steps ? limits_.steps + 1 : steps_ + steps;
  if (steps_ > limits_.steps)
    too_complex("it takes more than " + std::to_string(limits_.steps) + " steps");
}

void Machine::charge(std::size_t bytes) {
  memory_ += bytes;
  if (memory_ > limits_.memory) too_complex("its values take too much memory");
}

void Machine::too_complex(std::string detail) {
  if (halted_) return;
  halted_ = true;
  gap({.reason = "too-complex",
       .detail = std::move(detail),
       .span = statement_,
       .path = here().path,
       .may_act = true},
      true);
}

std::string Machine::source(Span span) const {
  std::string text = syntax().source(span);
  constexpr std::size_t kLongest = 200;
  if (text.size() > kLongest) {
    std::size_t end = kLongest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    text.resize(end);
    text += "…";
  }
  return text;
}

Value Machine::adopt(Value value, Span place) {
  if (const UnknownValue* const why = value.why_unknown(); why && why->path.empty()) {
    UnknownValue placed = *why;
    if (placed.span.empty()) placed.span = place;
    placed.path = here().path;
    return Value::unknown(std::move(placed));
  }
  if (const std::size_t bytes = weight(value)) charge(bytes);
  if (holds_others(value)) {
    charge(64);
    made_.push_back(value);
  }
  return value;
}

Value Machine::raise(std::string type, std::string message, Span place) {
  const ClassRef of = builtin_exception(type);
  const auto exception = std::make_shared<InstanceValue>();
  exception->of = of ? of : builtin_exception("Exception");
  exception->attributes["args"] = make_tuple({Value::string(message)});
  raised_ = adopt(Value(Value::State(exception)), place);
  raised_type_ = Raised{std::move(type), std::move(message)};
  raised_at_ = place;
  return {};
}

Value Machine::take(Outcome outcome, Span place) {
  if (outcome.raised)
    return raise(std::move(outcome.raised->type), std::move(outcome.raised->message), place);
  return adopt(std::move(outcome.value), place);
}

void Machine::emit(ir::Operation operation, Span place,
                   std::vector<std::pair<std::string, Span>> arguments,
                   std::optional<std::uint32_t> batch) {
  if (stopped()) return;
  if (body_->steps.size() >= limits_.operations) return too_complex("it has too many operations");
  ir::Step step;
  step.operation = std::move(operation);
  step.path = here().path;
  step.span = place;
  step.call = step.path == revision_path_ ? place : revision_call_;
  std::sort(arguments.begin(), arguments.end(),
            [](const auto& left, const auto& right) { return left.first < right.first; });
  step.arguments = std::move(arguments);
  step.guards = guards();
  step.repeated = repeated_ > 0;
  step.autocommit = autocommit_ > 0;
  step.batch = batch;
  for (const ir::Guard& guard : step.guards)
    if (conditional(guard)) {
      remark(ir::Remark::Kind::kConditional, guard.text, guard.span);
      break;
    }
  if (!in_function_) remark(ir::Remark::Kind::kModuleLevel, "", place);
  spend(1);
  world_->emit(step);
  body_->steps.push_back(std::move(step));
}

void Machine::rows_used(Span call) {
  for (auto step = body_->steps.rbegin(); step != body_->steps.rend(); ++step) {
    if (step->span != call) continue;
    if (auto* const execute = std::get_if<ir::Execute>(&step->operation))
      execute->result_used = true;
    return;
  }
}

std::uint32_t Machine::add_batch(ir::Batch batch) {
  body_->batches.push_back(std::move(batch));
  return static_cast<std::uint32_t>(body_->batches.size() - 1);
}

void Machine::remark(ir::Remark::Kind kind, std::string detail, Span place) {
  ir::Remark made{kind, std::move(detail), here().path, place};
  if (body_->remarks.size() < limits_.operations &&
      std::find(body_->remarks.begin(), body_->remarks.end(), made) == body_->remarks.end())
    body_->remarks.push_back(std::move(made));
}

Value Machine::unknown(std::string reason, std::string detail, Span place) {
  return Value::unknown({.reason = std::move(reason),
                         .detail = std::move(detail),
                         .span = place,
                         .path = here().path,
                         .may_act = false});
}

void Machine::gap(const UnknownValue& why, bool hides_operations) {
  constexpr std::size_t kMost = 500;
  ir::Gap made{why.reason, why.detail, why.path.empty() ? here().path : why.path, why.span,
               hides_operations};
  for (ir::Gap& other : body_->gaps)
    if (other.span == made.span && other.path == made.path && other.reason == made.reason) {
      other.hides_operations = other.hides_operations || hides_operations;
      return;
    }
  if (body_->gaps.size() < kMost) body_->gaps.push_back(std::move(made));
}

void Machine::hidden(std::string reason, std::string detail, Span place) {
  if (stopped()) return;
  gap({.reason = std::move(reason),
       .detail = std::move(detail),
       .span = place,
       .path = here().path,
       .may_act = true},
      true);
}

void Machine::used(const Value& value) {
  if (stopped()) return;
  if (const Value* const found = first_unknown(value)) gap(*found->why_unknown(), false);
  if (value.get<AlternativesRef>())
    gap({.reason = "branches",
         .detail = "it depends on the branches taken",
         .span = statement_,
         .path = here().path,
         .may_act = false},
        false);
}

ir::Truth Machine::truth(const Value& value) { return truth_of(value); }

void Machine::nondeterministic(std::string what, Span place) {
  remark(ir::Remark::Kind::kNondeterministic, std::move(what), place);
}

}  // namespace migrate::eval
