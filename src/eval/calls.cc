// Calls: arguments, parameters, functions of the file and functions that nobody knows.
#include <algorithm>

#include "eval/collections.h"
#include "eval/compare.h"
#include "eval/machine.h"
#include "eval/syntax_facts.h"

namespace migrate::eval {
namespace {

using python::Ast;
using python::kNoNode;
using python::NodeId;

struct Parameter {
  std::string name;
  enum class Kind { kPositional, kEither, kKeyword, kRest, kKeywords } kind = Kind::kEither;
  bool has_default = false;
};

std::vector<Parameter> parameters_of(const python::Module& tree, NodeId list) {
  using Kind = Parameter::Kind;
  std::vector<Parameter> result;
  bool keywords_only = false;
  for (std::uint32_t i = 0; i < tree.child_count(list); ++i) {
    const NodeId id = tree.child(list, i);
    const std::string& text = tree.text(id);
    if (text == "/") {
      for (Parameter& before : result) before.kind = Kind::kPositional;
    } else if (text == "*") {
      keywords_only = true;
    } else if (text.rfind("**", 0) == 0) {
      result.push_back({text.substr(2), Kind::kKeywords, false});
    } else if (text.rfind('*', 0) == 0) {
      result.push_back({text.substr(1), Kind::kRest, false});
      keywords_only = true;
    } else {
      result.push_back(
          {text, keywords_only ? Kind::kKeyword : Kind::kEither, tree.child(id, 0) != kNoNode});
    }
  }
  return result;
}

// Functions that tell people something, or calculate, and do nothing else.
bool harmless(const UnknownValue& function) { return function.reason == "standard-library"; }

// The methods of every logger, whoever made it.
bool is_logging(std::string_view method) {
  static constexpr std::string_view kNames[] = {"debug", "info",      "warning", "warn",
                                                "error", "exception", "critical"};
  return std::find(std::begin(kNames), std::end(kNames), method) != std::end(kNames);
}

}  // namespace

Value Machine::make_function(NodeId id) {
  const python::Module& tree = syntax();
  const auto function = std::make_shared<FunctionValue>();
  const bool lambda = tree.kind(id) == Ast::kLambda;
  function->name = lambda ? "<lambda>" : tree.text(id);
  function->module = here().module;
  function->path = here().path;
  function->definition = id;
  // A class body's names are not those of its methods.
  function->closure = frame_->is_class ? frame_->scope->parent : frame_->scope;
  const NodeId list = tree.child(id, 0);
  for (std::uint32_t i = 0; i < tree.child_count(list); ++i)
    if (const NodeId value = tree.child(tree.child(list, i), 0); value != kNoNode) {
      function->defaults.push_back(eval(value));
      if (stopped()) return {};
    }
  Value result = adopt(Value(Value::State(FunctionRef(function))), tree.span(id));
  if (lambda) return result;
  for (std::uint32_t i = tree.child_count(id); i-- > 2;) {
    const NodeId decorator = tree.child(id, i);
    const Value wrap = eval(tree.child(decorator, 0));
    if (stopped()) return {};
    Arguments arguments;
    arguments.items.push_back({"", result, tree.span(id)});
    if (wrap.is_unknown()) {
      result =
          unknown("decorator",
                  "the decorator " + source(tree.span(tree.child(decorator, 0))) + " is not known",
                  tree.span(decorator));
      continue;
    }
    result = call(wrap, arguments, tree.span(decorator));
    if (stopped()) return {};
  }
  return result;
}

bool Machine::eval_arguments(NodeId call_node, std::uint32_t first, Arguments& arguments) {
  const python::Module& tree = syntax();
  for (std::uint32_t i = first; i < tree.child_count(call_node); ++i) {
    const NodeId id = tree.child(call_node, i);
    const Ast kind = tree.kind(id);
    if (kind == Ast::kDecorator) continue;
    if (kind == Ast::kStarred) {
      const Value spread = eval(tree.child(id, 0));
      if (stopped()) return false;
      std::string incomplete;
      const auto all = loop_items(spread, tree.span(id), incomplete);
      if (all)
        for (const Value& item : *all) arguments.items.push_back({"", item, tree.span(id)});
      if (!all || !incomplete.empty()) {
        arguments.incomplete =
            incomplete.empty() ? "a part of *arguments is not known" : incomplete;
        used(spread);
      }
    } else if (kind == Ast::kKeyword) {
      const Value value = eval(tree.child(id, 0));
      if (stopped()) return false;
      if (!tree.text(id).empty()) {
        arguments.items.push_back({tree.text(id), value, tree.span(tree.child(id, 0))});
        continue;
      }
      const auto* dict = value.get<DictRef>();
      if (!dict || !(*dict)->incomplete.empty()) {
        arguments.incomplete = dict ? (*dict)->incomplete : "a part of **arguments is not known";
        used(value);
      }
      if (dict)
        for (const auto& [key, item] : (*dict)->items)
          if (key.text()) arguments.items.push_back({*key.text(), item, tree.span(id)});
    } else {
      Value value = eval(id);
      if (stopped()) return false;
      arguments.items.push_back({"", std::move(value), tree.span(id)});
    }
  }
  return true;
}

Value Machine::eval_call(NodeId id) {
  const bool thrown_away = std::exchange(statement_call_, false);
  const python::Module& tree = syntax();
  const Span span = tree.span(id);
  const Value function = eval(tree.child(id, 0));
  if (stopped()) return {};
  Arguments arguments;
  if (!eval_arguments(id, 1, arguments)) return {};
  const Span before = revision_call_;
  if (here().path == revision_path_) revision_call_ = span;
  statement_call_ = thrown_away;
  Value result;
  const NodeId called = tree.child(id, 0);
  if (const UnknownValue* const why = function.why_unknown();
      why && !why->may_act && !acts_anywhere(arguments) && tree.kind(called) == Ast::kAttribute &&
      is_logging(tree.text(called))) {
    // Nothing of it matters.
  } else if (why &&
             (why->detail.empty() || why->reason == "third-party" || why->reason == "import" ||
              why->reason == "parameter" || why->reason == "unknown-name")) {
    UnknownValue named = *why;
    named.detail = "a call of " + source(tree.span(tree.child(id, 0))) + "()" +
                   (why->detail.empty() ? "" : ": " + why->detail);
    named.span = span;
    named.path = here().path;
    result = call_unknown(Value::unknown(std::move(named)), arguments, span);
  } else {
    result = call(function, arguments, span);
  }
  statement_call_ = false;
  revision_call_ = before;
  return result;
}

Value Machine::call(const Value& function, const Arguments& arguments, Span place) {
  if (!step()) return {};
  if (const auto* of = function.get<FunctionRef>()) return call_function(*of, arguments, place);
  if (const auto* of = function.get<ClassRef>()) return instantiate(*of, arguments, place);
  if (Native* const native = function.native<Native>()) {
    const Value held = function;  // a native may be replaced while it runs
    return adopt(native->call(*this, arguments, place), place);
  }
  if (const auto* instance = function.get<InstanceRef>())
    if (const auto method = class_attribute((*instance)->of, "__call__", place);
        method && method->get<FunctionRef>())
      return call(bound(*method, function), arguments, place);
  if (function.is_unknown()) return call_unknown(function, arguments, place);
  if (function.get<AlternativesRef>()) {
    return call_unknown(
        unknown("branches", "which function is called depends on the branches taken", place),
        arguments, place);
  }
  if (function.get<InstanceRef>())
    return call_unknown(unknown("unmodelled", "a call of an object", place), arguments, place);
  return raise("TypeError", "'" + std::string(type_name(function)) + "' object is not callable",
               place);
}

// Whether who gets this value can change the database with it.
bool Machine::acts(const Value& value, int depth) const {
  if (const Native* const native = value.native<Native>()) return native->acts();
  if (const UnknownValue* const why = value.why_unknown()) return why->may_act;
  if (depth > 3) return false;
  const auto any = [&](const std::vector<Value>& values) {
    return std::any_of(values.begin(), values.end(),
                       [&](const Value& item) { return acts(item, depth + 1); });
  };
  if (const auto* list = value.get<ListRef>()) return any((*list)->items);
  if (const auto* tuple = value.get<TupleRef>()) return any((*tuple)->items);
  if (const auto* several = value.get<AlternativesRef>()) return any((*several)->values);
  if (const auto* dict = value.get<DictRef>())
    return std::any_of((*dict)->items.begin(), (*dict)->items.end(),
                       [&](const auto& item) { return acts(item.second, depth + 1); });
  return false;
}

Value Machine::call_unknown(const Value& function, const Arguments& arguments, Span place) {
  UnknownValue result = *function.why_unknown();
  const bool thrown_away = std::exchange(statement_call_, false);
  const bool acting = result.may_act || acts_anywhere(arguments);
  if (result.reason == "third-party") result.reason = "third-party-call";
  result.interpolated = false;
  result.condition = nullptr;
  const bool hides = !harmless(result) && (acting || thrown_away);
  if (in_function_ && hides) gap(result, true);
  result.may_act = hides && acting;
  return adopt(Value::unknown(std::move(result)), place);
}

// Python's binding of arguments to parameters; false: it raised.
bool Machine::bind(const FunctionValue& function, const Arguments& arguments, Scope& scope,
                   Span place) {
  using Kind = Parameter::Kind;
  const auto parameters =
      parameters_of(*function.module, function.module->child(function.definition, 0));
  std::vector<Value> positional;
  if (function.is_method) positional.push_back(function.bound_self);
  for (const Argument& argument : arguments.items)
    if (argument.keyword.empty()) positional.push_back(argument.value);
  const auto wrong = [&](const std::string& what) {
    raise("TypeError", function.name + "() " + what, place);
    return false;
  };
  std::size_t taken = 0;
  std::size_t defaults = 0;
  const Parameter* keywords = nullptr;
  bool rest = false;
  for (const Parameter& parameter : parameters) {
    if (parameter.kind == Kind::kKeywords) {
      keywords = &parameter;
      continue;
    }
    if (parameter.kind == Kind::kRest) {
      std::vector<Value> items(positional.begin() + static_cast<std::ptrdiff_t>(taken),
                               positional.end());
      taken = positional.size();
      rest = true;
      scope.names.insert_or_assign(parameter.name,
                                   arguments.incomplete.empty()
                                       ? adopt(make_tuple(std::move(items)), place)
                                       : unknown("parameter", arguments.incomplete, place));
      continue;
    }
    const std::size_t default_index = defaults;
    defaults += parameter.has_default;
    const Argument* const named =
        parameter.kind == Kind::kPositional ? nullptr : arguments.find(parameter.name);
    const bool by_position = parameter.kind != Kind::kKeyword && taken < positional.size();
    if (by_position && named)
      return wrong("got multiple values for argument '" + parameter.name + "'");
    Value value;
    if (by_position)
      value = positional[taken++];
    else if (named)
      value = named->value;
    else if (!arguments.incomplete.empty())
      value = unknown("parameter", arguments.incomplete, place);
    else if (parameter.has_default && default_index < function.defaults.size())
      value = function.defaults[default_index];
    else
      return wrong("missing a required argument: '" + parameter.name + "'");
    scope.names.insert_or_assign(parameter.name, std::move(value));
  }
  if (taken < positional.size() && !rest) return wrong("takes fewer positional arguments");
  std::vector<std::pair<Value, Value>> others;
  for (const Argument& argument : arguments.items) {
    if (argument.keyword.empty()) continue;
    const bool known =
        std::any_of(parameters.begin(), parameters.end(), [&](const Parameter& parameter) {
          return parameter.name == argument.keyword &&
                 (parameter.kind == Kind::kEither || parameter.kind == Kind::kKeyword);
        });
    if (known) continue;
    if (!keywords) return wrong("got an unexpected keyword argument '" + argument.keyword + "'");
    others.emplace_back(Value::string(argument.keyword), argument.value);
  }
  if (keywords) {
    const Value dict = adopt(make_dict(std::move(others)), place);
    (*dict.get<DictRef>())->incomplete = arguments.incomplete;
    scope.names.insert_or_assign(keywords->name, dict);
  }
  return true;
}

// A function that calls itself under a condition that nobody decides would go on for ever: what it
// gives is then not known, nor what it does past the depth that was followed.
std::optional<Value> Machine::endless(const FunctionValue& function, Span place) {
  constexpr int kFollowed = 6;
  if (guards_.empty()) return std::nullopt;
  int depth = 0;
  std::size_t steps = 0;
  for (const Running& other : running_) {
    if (other.module != function.module.get() || other.function != function.definition) continue;
    if (depth++ == 0) steps = other.steps;
  }
  if (depth < kFollowed) return std::nullopt;
  Value result = unknown(
      "recursion", function.name + "() calls itself under a condition that is not known", place);
  if (body_->steps.size() > steps) gap(*result.why_unknown(), true);
  return result;
}

Value Machine::call_function(const FunctionRef& function, const Arguments& arguments, Span place) {
  const python::Module& tree = *function->module;
  const NodeId body = tree.child(function->definition, 1);
  const bool lambda = tree.kind(function->definition) == Ast::kLambda;
  if (calls_ >= limits_.calls) {
    too_complex("calls nest deeper than " + std::to_string(limits_.calls));
    return {};
  }
  if (auto unknown_result = endless(*function, place)) return *std::move(unknown_result);
  const Scope* root = function->closure.get();
  while (root && root->parent) root = root->parent.get();
  const auto module = modules_.find(root);
  if (module == modules_.end()) return unknown("unmodelled", "a function of nowhere", place);

  Frame frame;
  frame.scope = std::make_shared<Scope>();
  frame.scope->parent = function->closure;
  scopes_.push_back(frame.scope);
  charge(128);
  if (!bind(*function, arguments, *frame.scope, place)) return {};
  frame.module = &module->second;
  std::vector<Value> yielded;
  const bool generator = !lambda && yields(tree, body);
  if (generator) frame.yields = &yielded;
  Frame* const caller = std::exchange(frame_, &frame);
  const Span statement = statement_;
  const std::size_t emitted = body_->steps.size();
  const bool thrown_away = std::exchange(statement_call_, false);
  ++calls_;
  running_.push_back({function->module.get(), function->definition, emitted});
  const bool leaving = !lambda && leaves(tree, body, true);
  if (leaving) open_region(Region::Kind::kCall);
  Flow flow = Flow::kReturn;
  if (lambda) {
    frame.result = eval(body);
    if (raised_) flow = Flow::kRaise;
  } else {
    flow = exec_block(body);
  }
  if (leaving) close_region(flow);
  running_.pop_back();
  --calls_;
  statement_call_ = thrown_away;
  statement_ = statement;
  frame_ = caller;
  if (stopped()) return {};
  if (!generator) return frame.result;
  if (body_->steps.size() > emitted)
    gap({.reason = "generator",
         .detail = "operations stand in a generator: when they run is not followed",
         .span = place,
         .path = here().path,
         .may_act = true},
        false);
  return adopt(make_list(std::move(yielded)), place);
}

bool Machine::acts_anywhere(const Arguments& arguments) const {
  return std::any_of(arguments.items.begin(), arguments.items.end(),
                     [this](const Argument& item) { return acts(item.value); });
}

}  // namespace migrate::eval
