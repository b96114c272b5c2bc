// What natives may ask of the interpreter that runs them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eval/value.h"
#include "migrate/eval/evaluate.h"
#include "migrate/eval/world.h"
#include "migrate/ir/step.h"

namespace migrate::eval {

struct Condition {
  std::vector<ir::Guard> all;
};

class Interpreter {
 public:
  virtual ~Interpreter();

  virtual World& world() = 0;
  // The file in which the call at hand stands; nullptr: not known.
  virtual const python::Module* module() const { return nullptr; }
  // Emits an operation for the call at `place`: adds path, guards, repetition and autocommit, tells
  // the world, and appends the step to the body.
  virtual void emit(ir::Operation operation, Span place,
                    std::vector<std::pair<std::string, Span>> arguments = {},
                    std::optional<std::uint32_t> batch = {}) = 0;
  // The rows that the last Execute emitted for `call` yields are used: it needs a database.
  virtual void rows_used(Span call) { static_cast<void>(call); }
  virtual std::uint32_t add_batch(ir::Batch batch) = 0;
  virtual void remark(ir::Remark::Kind kind, std::string detail, Span place) = 0;
  // A value that cannot be known; a gap is recorded when it matters: where an operation uses it,
  // where it is called or decides over operations.
  virtual Value unknown(std::string reason, std::string detail, Span place) = 0;
  // Records that an operation may hide here.
  virtual void hidden(std::string reason, std::string detail, Span place) = 0;
  // An operation, or a part of one, uses this value, which is not known: records the gap.
  virtual void used(const Value& unknown) { static_cast<void>(unknown); }
  // Work that one step of evaluation does not stand for: counts as so many more.
  virtual void spend(std::uint32_t steps) { static_cast<void>(steps); }
  virtual void enter_autocommit() = 0;
  virtual void leave_autocommit() = 0;

  virtual Value call(const Value& function, const Arguments& arguments, Span place) = 0;
  virtual Value attribute(const Value& object, std::string_view name, Span place) = 0;
  // The items of an iterable; nothing when they cannot be known.
  virtual std::optional<std::vector<Value>> items(const Value& iterable, Span place) = 0;
  virtual ir::Truth truth(const Value& value) = 0;
  // A condition about the database that nobody could answer: an unknown value that carries the
  // guard which steps under it get. An empty `text` and `span` become those of the condition.
  virtual Value undecided(ir::Guard guard) = 0;
};

// Modules of the standard library, as far as they are modelled ("os.path", "datetime", "enum").
std::optional<Value> standard_module(std::string_view dotted_name);
// The modelled modules ("alembic", "sqlalchemy.dialects.postgresql"): each returns
// nothing for a module that it does not know. Only modelled names are ever called.
std::optional<Value> modelled_module(std::string_view dotted_name);

}  // namespace migrate::eval
