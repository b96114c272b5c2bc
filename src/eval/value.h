// Values of the Python that is evaluated. A value is cheap to copy; lists, dictionaries and objects
// are shared and changed in place, as in Python.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "migrate/ir/literal.h"
#include "migrate/ir/step.h"
#include "migrate/python/ast.h"
#include "migrate/span.h"

namespace migrate::eval {

class Interpreter;
class Native;
class Value;

// Where a stretch of a string came from: the bytes from `at` on, until the next piece, stand in the
// literal `node` of `module` from its offset `offset` on.
struct Origin {
  std::uint32_t at = 0;
  const python::Module* module = nullptr;
  python::NodeId literal = python::kNoNode;
  std::uint32_t offset = 0;
};

struct Str {
  std::string text;             // UTF-8
  std::vector<Origin> origins;  // ascending; empty: not from literals
  bool final_name = false;      // op.f(): a conv()
};

// What must be true for a condition that nobody can decide: all of the guards hold (interpreter.h).
struct Condition;

// PostgreSQL reads it as an identifier.
inline constexpr std::string_view kUnknownPart = "…";
// The reason of everything that comes of a question to the database.
inline constexpr std::string_view kFromDatabase = "database";
inline constexpr std::string_view kDependsOnDatabase = "it depends on the database";

struct UnknownValue {
  std::string reason;  // a word of a short list (ir::Gap::reason)
  std::string detail;  // a clause without period
  Span span;
  std::string path;
  // A database or a third party may be changed by what comes of it (calling it, entering it).
  bool may_act = true;
  // A string of which parts are known and others not: put together by f-string, %, format or +.
  bool interpolated = false;
  // Of a condition that the world did not decide (Interpreter::undecided).
  std::shared_ptr<const Condition> condition = nullptr;
  // Of an interpolated one: what is known of the text, with kUnknownPart in place of the rest.
  std::string outline = {};
};

// One of several values, by which branch was taken: at most kMostAlternatives, all known and
// different.
struct Alternatives {
  std::vector<Value> values;
};
inline constexpr std::size_t kMostAlternatives = 8;

struct NoneValue {
  friend bool operator==(const NoneValue&, const NoneValue&) = default;
};
struct BytesValue {
  std::string bytes;
};

using StrRef = std::shared_ptr<const Str>;
using BytesRef = std::shared_ptr<const BytesValue>;
using ListRef = std::shared_ptr<struct ListValue>;
using TupleRef = std::shared_ptr<const struct TupleValue>;
using SetRef = std::shared_ptr<struct SetValue>;
using DictRef = std::shared_ptr<struct DictValue>;
using FunctionRef = std::shared_ptr<const struct FunctionValue>;
using ClassRef = std::shared_ptr<struct ClassValue>;
using InstanceRef = std::shared_ptr<struct InstanceValue>;
using NativeRef = std::shared_ptr<Native>;
using UnknownRef = std::shared_ptr<const UnknownValue>;
using AlternativesRef = std::shared_ptr<const Alternatives>;

class Value {
 public:
  using State = std::variant<NoneValue, bool, std::int64_t, double, StrRef, BytesRef, ListRef,
                             TupleRef, SetRef, DictRef, FunctionRef, ClassRef, InstanceRef,
                             NativeRef, UnknownRef, AlternativesRef>;

  Value() = default;  // None
  explicit Value(State state) : state_(std::move(state)) {}
  static Value boolean(bool value) { return Value(State(value)); }
  static Value integer(std::int64_t value) { return Value(State(value)); }
  static Value real(double value) { return Value(State(value)); }
  static Value string(std::string text);
  static Value unknown(UnknownValue why);

  const State& state() const { return state_; }
  template <typename T>
  const T* get() const {
    return std::get_if<T>(&state_);
  }
  bool is_none() const { return std::holds_alternative<NoneValue>(state_); }
  bool is_unknown() const { return std::holds_alternative<UnknownRef>(state_); }
  // nullptr when it is no string, and so on.
  const std::string* text() const;
  const UnknownValue* why_unknown() const;
  // The native object when it is one of class T.
  template <typename T>
  T* native() const;

 private:
  State state_;
};

struct ListValue {
  std::vector<Value> items;
  std::string incomplete;  // a clause: there may be other items as well
};
struct TupleValue {
  std::vector<Value> items;
};
struct SetValue {
  std::vector<Value> items;  // in order of insertion; no two equal
};
struct DictValue {
  std::vector<std::pair<Value, Value>> items;  // in order of insertion
  std::string incomplete;
};

// Names of a function call, of a module or of a class body. Python's rules decide which is asked.
struct Scope {
  std::map<std::string, Value, std::less<>> names;
  std::shared_ptr<Scope> parent;  // the enclosing function's, or the module's
  // Of a module of the project: its statements run when a name that they bind is asked for.
  std::shared_ptr<struct LazyModule> lazy = nullptr;
};

struct FunctionValue {
  std::string name;
  std::shared_ptr<const python::Module> module;
  std::string path;
  python::NodeId definition = python::kNoNode;  // kFunctionDef or kLambda
  std::shared_ptr<Scope> closure;
  std::vector<Value> defaults;  // by parameter, those that have one, in order
  Value bound_self;             // of a method; None otherwise
  bool is_method = false;
};

struct ClassValue {
  std::string name;  // dotted: "app.types.GUID"
  std::vector<Value> bases;
  std::shared_ptr<Scope> names;
  // Of an enumeration: its members in order, instances with the attributes "name" and "value".
  bool enumeration = false;
  std::vector<Value> members = {};
};

struct InstanceValue {
  ClassRef of;
  std::map<std::string, Value, std::less<>> attributes;
};

// The arguments of a call. `place` of an argument is where it is written.
struct Argument {
  std::string keyword;  // "" for a positional one
  Value value;
  Span place;
};
struct Arguments {
  std::vector<Argument> items;
  // A `*args` or `**kwargs` of which nothing is known was passed as well: a clause.
  std::string incomplete;

  // The nth positional argument or the keyword, whichever is given; nullptr when neither is.
  const Argument* find(std::size_t position, std::string_view keyword) const;
  const Argument* find(std::string_view keyword) const;
  std::size_t positional_count() const;
};

// An object that is not Python's own but modelled: alembic.op, a sqlalchemy Column, a connection,
// an inspector. What an object does not answer is an unknown value, never an error.
class Native : public std::enable_shared_from_this<Native> {
 public:
  virtual ~Native();
  virtual std::string_view type_name() const = 0;  // "sqlalchemy.Column"
  // It can change the database: alembic.op, a connection, a session. What nobody knows and gets
  // one, or is reached from one, may do so.
  virtual bool acts() const { return false; }
  virtual ir::Truth truth() const { return ir::Truth::kYes; }
  virtual Value attribute(Interpreter& interpreter, std::string_view name, Span place);
  virtual void set_attribute(Interpreter& interpreter, std::string_view name, Value value);
  virtual Value call(Interpreter& interpreter, const Arguments& arguments, Span place);
  // An operator with this object on the left (`reflected`: on the right): "+", "==", "[]", "in" (on
  // the right: this is what contains), and with None as `other` "~", "-x", "+x". "!=" and "not in"
  // are asked as such.
  virtual Value operate(Interpreter& interpreter, std::string_view op, const Value& other,
                        bool reflected, Span place);
  // `with x as y`: the value of y. leave() is called at the end of the block.
  virtual Value enter(Interpreter& interpreter, Span place);
  virtual void leave(Interpreter& interpreter);
  // The items that a loop goes over; an unknown value when they cannot be known.
  virtual Value iterate(Interpreter& interpreter, Span place);
  // The constant that it stands for where SQL wants a value; nothing: none.
  virtual std::optional<ir::Literal> literal() const { return std::nullopt; }
  // For a modelled class that a class of the project derives from: a call of that class, after its
  // __init__ where it has one. `instance` is of that class. The value of the call; nothing: the
  // instance itself.
  virtual std::optional<Value> instantiate(Interpreter&, const InstanceRef& instance,
                                           const Arguments&, Span) {
    static_cast<void>(instance);
    return std::nullopt;
  }
  // The same: an attribute of the class (or of its instances) that nothing in the file defines.
  // Nothing: not modelled.
  virtual std::optional<Value> inherited(Interpreter&, const ClassRef& subclass,
                                         std::string_view name, Span) {
    static_cast<void>(subclass), static_cast<void>(name);
    return std::nullopt;
  }
};

template <typename T>
T* Value::native() const {
  const NativeRef* const object = get<NativeRef>();
  return object ? dynamic_cast<T*>(object->get()) : nullptr;
}

// An object of a class that has a canonical text and needs no more: Decimal, UUID, datetime, date,
// time, timedelta (ir::Typed).
class TypedObject final : public Native {
 public:
  explicit TypedObject(ir::Typed value) : value_(std::move(value)) {}
  const ir::Typed& value() const { return value_; }
  std::string_view type_name() const override { return value_.type; }

 private:
  ir::Typed value_;
};

// A function of ours that Python code may call.
using Callable = std::function<Value(Interpreter&, const Arguments&, Span place)>;
Value callable(std::string name, Callable function);

}  // namespace migrate::eval
