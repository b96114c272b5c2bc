// The standard library, as far as revisions use it for more than saying something. What depends on
// the time, chance or the machine is unknown, and remarked on.
#include <algorithm>
#include <map>
#include <set>

#include "eval/builtin_types.h"
#include "eval/collections.h"
#include "eval/compare.h"
#include "eval/iterators.h"
#include "eval/machine.h"
#include "eval/standard_text.h"
#include "eval/text.h"
#include "eval/wrapped.h"

namespace migrate::eval {
namespace {

// A class or module of the library that is only named: a base of a class, an annotation.
class Marker final : public Native {
 public:
  explicit Marker(std::string name) : name_(std::move(name)) {}
  std::string_view type_name() const override { return name_; }
  Value attribute(Interpreter& interpreter, std::string_view name, Span place) override {
    return interpreter.unknown("standard-library", name_ + "." + std::string(name), place);
  }
  Value call(Interpreter& interpreter, const Arguments& arguments, Span place) override {
    // `Optional[int]`, `NewType(…)`: a decorator of the kind `@final` gives back what it got.
    if (name_.rfind("typing.", 0) == 0 && arguments.items.size() == 1)
      return arguments.items.front().value;
    if (name_ == "enum.auto") return Value(Value::State(shared_from_this()));
    return interpreter.unknown("standard-library", "a call of " + name_, place);
  }
  Value operate(Interpreter& interpreter, std::string_view op, const Value& other, bool reflected,
                Span place) override {
    if (op == "[]" || op == "|") return Value(Value::State(shared_from_this()));
    return Native::operate(interpreter, op, other, reflected, place);
  }
  std::optional<Value> inherited(Interpreter& interpreter, const ClassRef&, std::string_view name,
                                 Span place) override {
    if (name_.rfind("typing.", 0) == 0 || name_.rfind("abc.", 0) == 0) return std::nullopt;
    return interpreter.unknown("standard-library", name_ + "." + std::string(name), place);
  }

 private:
  std::string name_;
};

Value marker(std::string name) {
  return Value(Value::State(NativeRef(std::make_shared<Marker>(std::move(name)))));
}

// A value that is another one each time.
Value changing(Interpreter& interpreter, const std::string& what, Span place) {
  static_cast<Machine&>(interpreter).nondeterministic(what, place);
  return interpreter.unknown("nondeterministic", what + "() is another value each time", place);
}

Value changing_function(const std::string& name) {
  return callable(name, [name](Interpreter& interpreter, const Arguments&, Span place) {
    return changing(interpreter, name, place);
  });
}

// The constructor of a class that has a canonical text: only constants make one.
Value typed_class(const std::string& module, const std::string& name) {
  return callable(
      module + "." + name,
      [name](Interpreter& interpreter, const Arguments& arguments, Span place) -> Value {
        auto text = typed_text(name, arguments);
        if (!text) return interpreter.unknown("unmodelled", "this " + name, place);
        return Value(Value::State(
            NativeRef(std::make_shared<TypedObject>(ir::Typed{name, *std::move(text)}))));
      });
}

class DateClass final : public Native {
 public:
  explicit DateClass(std::string name) : name_(std::move(name)) {}
  std::string_view type_name() const override { return name_; }
  Value call(Interpreter& interpreter, const Arguments& arguments, Span place) override {
    return interpreter.call(typed_class("datetime", name_), arguments, place);
  }
  Value attribute(Interpreter& interpreter, std::string_view name, Span place) override {
    if (name == "now" || name == "utcnow" || name == "today")
      return changing_function("datetime." + std::string(name));
    if (name == "utc") return marker("datetime.utc");
    return interpreter.unknown("standard-library", name_ + "." + std::string(name), place);
  }

 private:
  std::string name_;
};

Value date_class(const std::string& name) {
  return Value(Value::State(NativeRef(std::make_shared<DateClass>(name))));
}

Value environment_object() {
  class Environment final : public Native {
   public:
    std::string_view type_name() const override { return "os.environ"; }
    Value attribute(Interpreter&, std::string_view, Span) override {
      return callable("os.environ.get", [](Interpreter& machine, const Arguments&, Span at) {
        return read(machine, at);
      });
    }
    Value operate(Interpreter& interpreter, std::string_view, const Value&, bool,
                  Span place) override {
      return read(interpreter, place);
    }
    static Value read(Interpreter& interpreter, Span place) {
      static_cast<Machine&>(interpreter).nondeterministic("os.environ", place);
      return interpreter.unknown("environment", "it is read from the environment", place);
    }
  };
  return Value(Value::State(NativeRef(std::make_shared<Environment>())));
}

Value identity(Interpreter& interpreter, const Arguments& arguments, Span place) {
  const Argument* const first = arguments.find(0, "\n");
  return first ? first->value : interpreter.unknown("standard-library", "this decorator", place);
}

// functools.wraps(f), lru_cache(…): a decorator that changes nothing that matters.
Value decorator_factory(Interpreter&, const Arguments&, Span) {
  return callable("a decorator", identity);
}

Value cached(Interpreter& interpreter, const Arguments& arguments, Span place) {
  const Argument* const first = arguments.find(0, "\n");
  if (first && first->value.get<FunctionRef>()) return first->value;
  return decorator_factory(interpreter, arguments, place);
}

Value partial(Interpreter&, const Arguments& arguments, Span) {
  if (arguments.items.empty()) return {};
  const Value function = arguments.items.front().value;
  Arguments first = arguments;
  first.items.erase(first.items.begin());
  return callable("functools.partial", [function, first](Interpreter& interpreter,
                                                         const Arguments& rest, Span place) {
    Arguments all = first;
    for (const Argument& argument : rest.items) {
      const auto old = std::find_if(all.items.begin(), all.items.end(), [&](const Argument& other) {
        return !argument.keyword.empty() && other.keyword == argument.keyword;
      });
      if (old != all.items.end())
        old->value = argument.value;
      else
        all.items.push_back(argument);
    }
    return interpreter.call(function, all, place);
  });
}

Value chain(Interpreter& interpreter, const Arguments& arguments, Span place) {
  std::vector<Value> items;
  for (const Argument& argument : arguments.items) {
    const auto more = interpreter.items(argument.value, place);
    if (!more) return interpreter.unknown("unmodelled", "what is chained is not known", place);
    items.insert(items.end(), more->begin(), more->end());
  }
  return iterator(std::move(items));
}

Value product(Interpreter& interpreter, const Arguments& arguments, Span place) {
  std::vector<std::vector<Value>> rows = {{}};
  for (const Argument& argument : arguments.items) {
    const auto column = interpreter.items(argument.value, place);
    if (!column || !argument.keyword.empty())
      return interpreter.unknown("unmodelled", "what is multiplied is not known", place);
    std::vector<std::vector<Value>> grown;
    for (const auto& row : rows)
      for (const Value& value : *column) {
        interpreter.spend(1);
        grown.push_back(row);
        grown.back().push_back(value);
        constexpr std::size_t kMost = 100'000;
        if (grown.size() > kMost)
          return interpreter.unknown("unmodelled", "a product of that many", place);
      }
    rows = std::move(grown);
  }
  std::vector<Value> items;
  for (auto& row : rows) items.push_back(make_tuple(std::move(row)));
  return iterator(std::move(items));
}

Value copied(Interpreter& interpreter, const Arguments& arguments, Span place) {
  const Argument* const first = arguments.find(0, "x");
  if (!first) return {};
  auto& machine = static_cast<Machine&>(interpreter);
  return machine.adopt(deep_copy(first->value), place);
}

Value import_by_name(Interpreter& interpreter, const Arguments& arguments, Span place) {
  const Argument* const name = arguments.find(0, "name");
  if (name && name->value.text() && arguments.items.size() == 1)
    if (auto module = static_cast<Machine&>(interpreter).import_module(*name->value.text(), place))
      return *std::move(module);
  return interpreter.unknown("import", "a module imported by its name", place);
}

// What runs a program may do anything to a database.
Value runs_program(const std::string& name) {
  return callable(name, [name](Interpreter& interpreter, const Arguments&, Span place) {
    interpreter.hidden("process", name + "() runs a program", place);
    return interpreter.unknown("process", "what a program gives", place);
  });
}

std::optional<Value> named(std::string_view module, std::string_view name) {
  const std::string whole = std::string(module) + "." + std::string(name);
  static const std::set<std::string, std::less<>> kChanging = {"uuid.uuid1",
                                                               "uuid.uuid4",
                                                               "uuid.uuid7",
                                                               "time.time",
                                                               "time.time_ns",
                                                               "random.random",
                                                               "random.randint",
                                                               "random.choice",
                                                               "random.choices",
                                                               "random.sample",
                                                               "random.randrange",
                                                               "secrets.token_hex",
                                                               "secrets.token_urlsafe",
                                                               "secrets.token_bytes",
                                                               "secrets.choice",
                                                               "os.urandom",
                                                               "os.getpid",
                                                               "random.shuffle",
                                                               "random.getrandbits"};
  if (kChanging.count(whole) > 0) return changing_function(whole);
  if (module == "enum") {
    if (name == "unique") return callable(whole, identity);
    return marker(whole);
  }
  if (module == "typing" || module == "abc") {
    if (name == "TYPE_CHECKING") return Value::boolean(false);
    if (name == "cast")
      return callable(whole, [](Interpreter&, const Arguments& arguments, Span) {
        const Argument* const value = arguments.find(1, "val");
        return value ? value->value : Value();
      });
    if (name == "abstractmethod") return callable(whole, identity);
    return marker("typing." + std::string(name));
  }
  if (module == "datetime") {
    if (name == "datetime" || name == "date" || name == "time" || name == "timedelta" ||
        name == "timezone")
      return date_class(std::string(name));
    if (name == "UTC") return marker("datetime.utc");
  }
  if (whole == "decimal.Decimal" || whole == "uuid.UUID")
    return typed_class(std::string(module), std::string(name));
  if (whole == "os.environ") return environment_object();
  if (whole == "os.getenv")
    return callable(whole, [](Interpreter& interpreter, const Arguments&, Span place) {
      static_cast<Machine&>(interpreter).nondeterministic("os.getenv", place);
      return interpreter.unknown("environment", "it is read from the environment", place);
    });
  if (whole == "os.system" || whole == "os.popen" || module == "subprocess")
    return runs_program(whole);
  if (whole == "functools.wraps") return callable(whole, decorator_factory);
  if (whole == "functools.lru_cache" || whole == "functools.cache") return callable(whole, cached);
  if (whole == "functools.partial") return callable(whole, partial);
  if (whole == "functools.cached_property")
    return wrapper(Wrapped::Kind::kProperty, "cached_property");
  if (whole == "contextlib.contextmanager") return wrapper(Wrapped::Kind::kContext, whole);
  if (whole == "itertools.product") return callable(whole, product);
  if (whole == "itertools.chain") return callable(whole, chain);
  if (whole == "collections.OrderedDict") return builtin_type("dict");
  if (whole == "copy.copy" || whole == "copy.deepcopy") return callable(whole, copied);
  if (whole == "importlib.import_module") return callable(whole, import_by_name);
  if (whole == "asyncio.run") return callable(whole, identity);
  if (auto function = text_function(whole)) return function;
  return std::nullopt;
}

class StandardModule final : public Native {
 public:
  explicit StandardModule(std::string name) : name_(std::move(name)) {}
  std::string_view type_name() const override { return name_; }
  Value attribute(Interpreter& interpreter, std::string_view name, Span place) override {
    if (auto found = named(name_, name)) return *std::move(found);
    if (auto inner = standard_module(name_ + "." + std::string(name))) return *std::move(inner);
    return interpreter.unknown("standard-library",
                               name_ + "." + std::string(name) + " is not modelled", place);
  }

 private:
  std::string name_;
};

}  // namespace

Value deep_copy(const Value& value, int depth) {
  constexpr int kDeepest = 30;
  if (depth > kDeepest || !walk(depth)) return value;
  std::vector<Value> items;
  if (const auto* list = value.get<ListRef>()) {
    for (const Value& item : (*list)->items) items.push_back(deep_copy(item, depth + 1));
    return make_list(std::move(items), (*list)->incomplete);
  }
  if (const auto* dict = value.get<DictRef>()) {
    const Value copy = make_dict({});
    for (const auto& [key, item] : (*dict)->items)
      (*copy.get<DictRef>())->items.emplace_back(key, deep_copy(item, depth + 1));
    (*copy.get<DictRef>())->incomplete = (*dict)->incomplete;
    return copy;
  }
  if (const auto* set = value.get<SetRef>())
    return Value(Value::State(std::make_shared<SetValue>(**set)));
  return value;
}

std::optional<Value> standard_module(std::string_view dotted_name) {
  static const std::set<std::string, std::less<>> kModules = {
      "os",          "os.path",    "posixpath", "datetime", "uuid",      "random",     "secrets",
      "time",        "enum",       "typing",    "abc",      "functools", "contextlib", "itertools",
      "collections", "copy",       "importlib", "asyncio",  "json",      "textwrap",   "string",
      "decimal",     "subprocess", "logging",   "re",       "sys",       "warnings",   "math"};
  if (kModules.count(dotted_name) == 0) return std::nullopt;
  const std::string name = dotted_name == "posixpath" ? "os.path" : std::string(dotted_name);
  return Value(Value::State(NativeRef(std::make_shared<StandardModule>(name))));
}

}  // namespace migrate::eval
