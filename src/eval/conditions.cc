// Conditions: boolean operators, comparisons, `x if y else z`. What nobody can decide keeps what it
// is about.
#include <string_view>
#include <vector>

#include "eval/collections.h"
#include "eval/compare.h"
#include "eval/machine.h"
#include "eval/operators.h"

namespace migrate::eval {
namespace {

using python::NodeId;

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == text.npos) return parts;
    text.remove_prefix(at + 1);
  }
}

}  // namespace

Value Machine::eval_bool(NodeId id) {
  const python::Module& tree = syntax();
  const bool is_and = tree.text(id) == "and";
  const Span span = tree.span(id);
  Value left = eval(tree.child(id, 0));
  for (std::uint32_t i = 1; i < tree.child_count(id) && !stopped(); ++i) {
    const ir::Truth known = truth(left);
    if (known != ir::Truth::kUnknown) {
      if ((known == ir::Truth::kYes) != is_and) return left;
      left = eval(tree.child(id, i));
      continue;
    }
    // The right side only runs where the left one lets it.
    Value right;
    const NodeId operand = tree.child(id, i);
    const auto run = [&] {
      right = eval(operand);
      return raised_ ? Flow::kRaise : Flow::kNext;
    };
    const auto skip = [] { return Flow::kNext; };
    const Span left_span = tree.span(tree.child(id, 0));
    if (is_and)
      branch(left, left_span, run, skip);
    else
      branch(left, left_span, skip, run);
    if (stopped()) return {};
    const ir::Truth other = truth(right);
    if (other != ir::Truth::kUnknown && (other == ir::Truth::kYes) != is_and) {
      // Whatever the database says, true or false, the whole is what the right side is.
      if (const UnknownValue* const asked = left.why_unknown();
          right.get<bool>() && asked && asked->condition) {
        left = right;
        continue;
      }
    }
    const UnknownValue* const why = left.why_unknown();
    const UnknownValue* const second = right.why_unknown();
    std::vector<ir::Guard> guards;
    if (other != ir::Truth::kUnknown && (other == ir::Truth::kYes) == is_and) {
      if (why && why->condition) guards = why->condition->all;  // the left side decides
    } else if (is_and) {
      guards = guards_of(left, left_span);
      for (ir::Guard& guard : guards_of(right, tree.span(operand)))
        guards.push_back(std::move(guard));
    } else {
      const auto a = guards_of(left, left_span);
      const auto b = guards_of(right, tree.span(operand));
      const auto names = [](const ir::Guard& guard) {
        return (guard.kind == ir::Guard::Kind::kDialect ||
                guard.kind == ir::Guard::Kind::kEngine) &&
               !guard.negated;
      };
      ir::Guard either;
      if (a.size() == 1 && b.size() == 1 && a[0].kind == b[0].kind && names(a[0]) && names(b[0])) {
        either = a[0];
        either.dialects.insert(either.dialects.end(), b[0].dialects.begin(), b[0].dialects.end());
      } else if (a.size() == 1 && b.size() == 1 && a[0].kind == b[0].kind &&
                 a[0].kind == ir::Guard::Kind::kInspector) {
        either.kind = a[0].kind;
      }
      either.text = source(span);
      either.span = span;
      guards.push_back(std::move(either));
    }
    const bool conditions = (why && why->condition) || (second && second->condition);
    UnknownValue whole = why ? *why : second ? *second : UnknownValue();
    if (!why && second == nullptr) whole.reason = "branches";
    if (whole.detail.empty()) whole.detail = "it depends on the branches taken";
    // The reason of a side that is no question to the database is the one to tell.
    if (why && why->condition && second && !second->condition) whole = *second;
    const bool all = why && why->condition && (!second || second->condition);
    whole.may_act = (why && why->may_act) || (second && second->may_act);
    whole.condition =
        conditions && all ? std::make_shared<Condition>(Condition{std::move(guards)}) : nullptr;
    left = adopt(Value::unknown(std::move(whole)), span);
  }
  return left;
}

Value Machine::compare_values(std::string_view op, const Value& left, const Value& right,
                              Span place) {
  if (op == "is" || op == "is not") {
    // An object that is modelled is not None.
    if (left.is_unknown() || right.is_unknown() || left.get<AlternativesRef>() ||
        right.get<AlternativesRef>()) {
      const UnknownValue* const why = left.is_unknown() ? left.why_unknown() : right.why_unknown();
      if (!why) return unknown("branches", "it depends on the branches taken", place);
      UnknownValue plain_unknown = *why;
      plain_unknown.condition = nullptr;
      return adopt(Value::unknown(std::move(plain_unknown)), place);
    }
    return take(compare(op, left, right), place);
  }
  const bool membership = op == "in" || op == "not in";
  if (membership) {
    if (Native* const native = right.native<Native>())
      return adopt(native->operate(*this, op, left, true, place), place);
    if (Native* const native = left.native<Native>(); native && !native->literal())
      return adopt(native->operate(*this, op, right, false, place), place);
  } else if (Native* const native = left.native<Native>()) {
    return adopt(native->operate(*this, op, right, false, place), place);
  } else if (Native* const other = right.native<Native>()) {
    return adopt(other->operate(*this, op, left, true, place), place);
  }
  for (const Value* side : {&left, &right}) {
    if (const UnknownValue* const why = side->why_unknown()) {
      // Comparing what the database said is a question to the database too.
      UnknownValue result = *why;
      result.may_act = false;
      result.interpolated = false;
      if (result.condition) {
        ir::Guard guard;
        guard.kind = result.condition->all.front().kind;
        if (guard.kind != ir::Guard::Kind::kInspector) guard.kind = ir::Guard::Kind::kOther;
        result.condition = std::make_shared<Condition>(Condition{{std::move(guard)}});
      }
      return adopt(Value::unknown(std::move(result)), place);
    }
    const auto* several = side->get<AlternativesRef>();
    if (!several) continue;
    std::vector<Value> results;
    for (const Value& one : (*several)->values) {
      results.push_back(side == &left ? compare_values(op, one, right, place)
                                      : compare_values(op, left, one, place));
      if (!step()) return {};
    }
    return adopt(one_of(std::move(results)), place);
  }
  Outcome outcome = compare(op, left, right);
  if (!outcome.raised && outcome.value.is_unknown())
    for (const Value* side : {&left, &right})
      if (const Value* const inner = first_unknown(*side)) return *inner;
  return take(std::move(outcome), place);
}

Value Machine::eval_compare(NodeId id) {
  const python::Module& tree = syntax();
  const auto operators = split(tree.text(id), ',');
  Value left = eval(tree.child(id, 0));
  Value result;
  for (std::uint32_t i = 1; i < tree.child_count(id) && !stopped(); ++i) {
    const Value right = eval(tree.child(id, i));
    if (stopped()) return {};
    result = compare_values(i - 1 < operators.size() ? operators[i - 1] : "", left, right,
                            tree.span(id));
    if (i + 1 == tree.child_count(id)) return result;
    const ir::Truth known = truth(result);
    if (known == ir::Truth::kNo) return result;
    if (known == ir::Truth::kUnknown)
      return unknown("unmodelled", "a chain of comparisons of which one is not known",
                     tree.span(id));
    left = right;
  }
  return result;
}

Value Machine::eval_conditional(NodeId id) {
  const python::Module& tree = syntax();
  const Value test = eval(tree.child(id, 0));
  if (stopped()) return {};
  const ir::Truth known = truth(test);
  if (known != ir::Truth::kUnknown) return eval(tree.child(id, known == ir::Truth::kYes ? 1 : 2));
  std::vector<Value> values(2);
  const auto side = [&](std::uint32_t index) {
    return [this, &values, &tree, id, index] {
      values[index - 1] = eval(tree.child(id, index));
      return raised_ ? Flow::kRaise : Flow::kNext;
    };
  };
  branch(test, tree.span(tree.child(id, 0)), side(1), side(2));
  if (stopped()) return {};
  return adopt(same(values[0], values[1]) ? values[0] : one_of(values), tree.span(id));
}

}  // namespace migrate::eval
