// Expressions, but for calls and conditions.
#include <charconv>

#include "eval/collections.h"
#include "eval/compare.h"
#include "eval/format_spec.h"
#include "eval/machine.h"
#include "eval/operators.h"
#include "eval/text.h"

namespace migrate::eval {
namespace {

using python::Ast;
using python::kNoNode;
using python::NodeId;

// C++ calls nest with expressions and calls of Python.
constexpr std::uint32_t kDeepest = 900;

}  // namespace

Value Machine::eval(NodeId id) {
  if (id == kNoNode || !step()) return {};
  if (depth_ >= kDeepest) {
    too_complex("it is nested too deeply");
    return {};
  }
  ++depth_;
  const bool thrown_away = std::exchange(statement_call_, false);
  Value value;
  if (syntax().kind(id) == Ast::kCall) {
    statement_call_ = thrown_away;
    value = eval_call(id);
    statement_call_ = false;
  } else {
    value = eval_known(id);
  }
  --depth_;
  if (stopped()) return {};
  if (!value.is_unknown()) return value;
  ++doubts_;
  return described(std::move(value), syntax().span(id));
}

Value Machine::eval_known(NodeId id) {
  const python::Module& tree = syntax();
  const Span span = tree.span(id);
  switch (tree.kind(id)) {
    case Ast::kName:
      return eval_name(id);
    case Ast::kString: {
      Str text{tree.text(id), {{0, &tree, id, 0}}, false};
      charge(text.text.size());
      return Value(Value::State(std::make_shared<const Str>(std::move(text))));
    }
    case Ast::kBytes:
      return adopt(make_bytes(tree.text(id)), span);
    case Ast::kUnreadString:
      return unknown("unmodelled", tree.text(id), span);
    case Ast::kInteger:
    case Ast::kFloat:
      return eval_number(id);
    case Ast::kTrue:
      return Value::boolean(true);
    case Ast::kFalse:
      return Value::boolean(false);
    case Ast::kNone:
      return {};
    case Ast::kJoinedStr:
      return eval_joined(id);
    case Ast::kBinOp:
      return eval_binary(id);
    case Ast::kUnaryOp:
      return eval_unary(id);
    case Ast::kBoolOp:
      return eval_bool(id);
    case Ast::kCompare:
      return eval_compare(id);
    case Ast::kIfExp:
      return eval_conditional(id);
    case Ast::kAttribute: {
      const Value object = eval(tree.child(id, 0));
      return stopped() ? Value() : attribute(object, tree.text(id), span);
    }
    case Ast::kSubscript:
      return eval_subscript(id);
    case Ast::kTuple:
    case Ast::kList:
    case Ast::kSet:
      return eval_sequence(id);
    case Ast::kDict:
      return eval_dict(id);
    case Ast::kLambda:
      return make_function(id);
    case Ast::kListComp:
    case Ast::kSetComp:
    case Ast::kGeneratorExp:
    case Ast::kDictComp:
      return eval_comprehension(id);
    case Ast::kNamedExpr: {
      const Value value = eval(tree.child(id, 1));
      if (!stopped()) assign(tree.child(id, 0), value);
      return value;
    }
    case Ast::kYield: {
      Value value = eval(tree.child(id, 0));
      if (stopped()) return {};
      if (frame_->yields && tree.text(id).empty()) {
        frame_->yields->push_back(std::move(value));
        return unknown("unmodelled", "what is sent to a generator", span);
      }
      std::string incomplete;
      const auto all = frame_->yields ? loop_items(value, span, incomplete) : std::nullopt;
      if (all && incomplete.empty())
        frame_->yields->insert(frame_->yields->end(), all->begin(), all->end());
      else if (frame_->yields)
        frame_->yields->push_back(unknown("unmodelled", "what a generator yields", span));
      return unknown("unmodelled", "what is sent to a generator", span);
    }
    case Ast::kAwait:
      return eval(tree.child(id, 0));
    case Ast::kStarred:
    case Ast::kSlice:
    case Ast::kEllipsis:
    case Ast::kComplex:
    default:
      return unknown("unmodelled", "this expression is not modelled", span);
  }
}

Value Machine::eval_number(NodeId id) {
  const std::string& text = syntax().text(id);
  const char* const end = text.data() + text.size();
  if (syntax().kind(id) == Ast::kInteger) {
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), end, number);
    if (read.ec == std::errc() && read.ptr == end) return Value::integer(number);
    return unknown("unmodelled", "an integer beyond 64 bits", syntax().span(id));
  }
  double number = 0;
  const auto read = std::from_chars(text.data(), end, number);
  if (read.ec == std::errc() && read.ptr == end) return Value::real(number);
  return unknown("unmodelled", "a float of this size", syntax().span(id));
}

Value Machine::eval_joined(NodeId id) {
  const python::Module& tree = syntax();
  TextParts parts;
  for (std::uint32_t i = 0; i < tree.child_count(id); ++i) {
    const NodeId part = tree.child(id, i);
    if (tree.kind(part) != Ast::kFormattedValue) {
      const Value constant = eval(part);
      if (stopped()) return {};
      parts.add(constant);
      continue;
    }
    const Value value = eval(tree.child(part, 0));
    if (stopped()) return {};
    std::string spec;
    if (const NodeId spec_node = tree.child(part, 1); spec_node != kNoNode) {
      const Value known = eval(spec_node);
      if (stopped()) return {};
      if (!known.text()) {
        parts.add(interpolated({.reason = "unmodelled",
                                .detail = "a format that is not known",
                                .span = tree.span(part),
                                .path = here().path,
                                .may_act = false}));
        continue;
      }
      spec = *known.text();
    }
    const std::string& conversion = tree.text(part);
    const Value piece =
        take(format_field(value, conversion.empty() ? '\0' : conversion[0], spec), tree.span(part));
    if (stopped()) return {};
    parts.add(piece);
  }
  return adopt(parts.finish(), tree.span(id));
}

// `a + b + c + …` is as deep as it is long: its left side is walked in a loop.
Value Machine::eval_binary(NodeId id) {
  const python::Module& tree = syntax();
  std::vector<NodeId> spine = {id};
  while (tree.kind(tree.child(spine.back(), 0)) == Ast::kBinOp)
    spine.push_back(tree.child(spine.back(), 0));
  Value left = eval(tree.child(spine.back(), 0));
  for (std::size_t i = spine.size(); i-- > 0 && !stopped();) {
    const Value right = eval(tree.child(spine[i], 1));
    if (!step()) return {};
    left = binary_operator(tree.text(spine[i]), left, right, tree.span(spine[i]));
  }
  return left;
}

Value Machine::binary_operator(std::string_view op, const Value& left, const Value& right,
                               Span place) {
  if (Native* const native = left.native<Native>())
    return adopt(native->operate(*this, op, right, false, place), place);
  if (Native* const native = right.native<Native>(); native && !(op == "%" && left.text()))
    return adopt(native->operate(*this, op, left, true, place), place);
  const bool text = (op == "%" && left.text()) || (op == "+" && (left.text() || right.text()));
  if (text && op == "+" &&
      (left.get<AlternativesRef>() || right.get<AlternativesRef>() || left.is_unknown() ||
       right.is_unknown())) {
    TextParts parts;
    parts.add(left);
    parts.add(right);
    return adopt(parts.finish(), place);
  }
  for (const Value* side : {&left, &right}) {
    if (const UnknownValue* const why = side->why_unknown())
      return text ? interpolated(*why) : adopt(Value::unknown(*why), place);
    const auto* several = side->get<AlternativesRef>();
    if (!several) continue;
    std::vector<Value> results;
    for (const Value& one : (*several)->values) {
      results.push_back(side == &left ? binary_operator(op, one, right, place)
                                      : binary_operator(op, left, one, place));
      if (!step()) return {};
    }
    return adopt(one_of(std::move(results)), place);
  }
  Outcome outcome = binary(op, left, right);
  if (!outcome.raised && outcome.value.is_unknown())
    if (const Value* const inner = first_unknown(right))
      return text ? interpolated(*inner->why_unknown()) : *inner;
  return take(std::move(outcome), place);
}

Value Machine::eval_unary(NodeId id) {
  const std::string& op = syntax().text(id);
  const Span span = syntax().span(id);
  const Value value = eval(syntax().child(id, 0));
  if (stopped()) return {};
  if (op == "not") return negated(value);
  if (Native* const native = value.native<Native>())
    return adopt(native->operate(*this, op == "~" ? op : op + "x", Value(), false, span), span);
  if (const UnknownValue* const why = value.why_unknown()) {
    // `~` of a condition of SQLAlchemy is no condition of ours.
    UnknownValue same = *why;
    same.condition = nullptr;
    return Value::unknown(std::move(same));
  }
  if (value.get<AlternativesRef>())
    return unknown("branches", "it depends on the branches taken", span);
  return take(unary(op, value), span);
}

Value Machine::eval_name(NodeId id) {
  const std::string& name = syntax().text(id);
  std::shared_ptr<Scope> scope = frame_->scope;
  if (frame_->globals.count(name) > 0) scope = here().scope;
  if (auto found = lookup(scope, name)) return *std::move(found);
  if (auto found = builtin(name)) return *std::move(found);
  return unknown("unknown-name", "the name " + name + " is not known", syntax().span(id));
}

std::optional<Value> Machine::lookup(const std::shared_ptr<Scope>& scope, std::string_view name) {
  for (const Scope* at = scope.get(); at != nullptr; at = at->parent.get()) {
    const auto found = at->names.find(name);
    if (found != at->names.end()) return found->second;
    if (!at->lazy) continue;
    const auto module = modules_.find(at);
    if (module == modules_.end()) continue;
    force(module->second.scope, name);
    const auto again = at->names.find(name);
    if (again != at->names.end()) return again->second;
  }
  return std::nullopt;
}

Value Machine::eval_sequence(NodeId id) {
  const python::Module& tree = syntax();
  std::vector<Value> values;
  std::string incomplete;
  for (std::uint32_t i = 0; i < tree.child_count(id); ++i) {
    const NodeId item = tree.child(id, i);
    if (tree.kind(item) != Ast::kStarred) {
      values.push_back(eval(item));
      if (stopped()) return {};
      continue;
    }
    const Value spread = eval(tree.child(item, 0));
    if (stopped()) return {};
    const auto all = loop_items(spread, tree.span(item), incomplete);
    if (all)
      values.insert(values.end(), all->begin(), all->end());
    else if (incomplete.empty())
      incomplete = "a part of it is not known";
  }
  if (tree.kind(id) == Ast::kList)
    return adopt(make_list(std::move(values), std::move(incomplete)), tree.span(id));
  if (!incomplete.empty()) return unknown("unmodelled", incomplete, tree.span(id));
  if (tree.kind(id) == Ast::kTuple) return adopt(make_tuple(std::move(values)), tree.span(id));
  return take(make_set(std::move(values)), tree.span(id));
}

Value Machine::eval_dict(NodeId id) {
  const python::Module& tree = syntax();
  const Value result = make_dict({});
  DictValue& dict = **result.get<DictRef>();
  std::map<std::string, std::size_t, std::less<>> texts;  // where the keys that are strings stand
  bool only_texts = true;
  const auto put = [&](const Value& key, const Value& value) {
    const std::string* const text = key.text();
    if (only_texts && text) {
      const auto [at, added] = texts.emplace(*text, dict.items.size());
      if (added)
        dict.items.emplace_back(key, value);
      else
        dict.items[at->second].second = value;
      return;
    }
    only_texts = false;
    spend(static_cast<std::uint32_t>(dict.items.size() / 16));
    set_item(dict, key, value);
  };
  for (std::uint32_t i = 0; i + 1 < tree.child_count(id); i += 2) {
    const NodeId key_node = tree.child(id, i);
    const Value key = key_node == kNoNode ? Value() : eval(key_node);
    const Value value = eval(tree.child(id, i + 1));
    if (stopped()) return {};
    if (key_node != kNoNode) {
      if (hashable(key) == ir::Truth::kNo)
        return raise("TypeError", "unhashable type", tree.span(key_node));
      if (key.is_unknown() || key.get<AlternativesRef>())
        dict.incomplete = "a key of it is not known";
      else
        put(key, value);
    } else if (const auto* other = value.get<DictRef>()) {
      if (!(*other)->incomplete.empty()) dict.incomplete = (*other)->incomplete;
      for (const auto& [other_key, other_value] : (*other)->items) put(other_key, other_value);
    } else {
      dict.incomplete = "a part of it is not known";
    }
  }
  return adopt(result, tree.span(id));
}

}  // namespace migrate::eval
