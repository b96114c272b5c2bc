// Values of the evaluator as arguments and constants of operations. What is not known becomes an
// ir::Unknown, and the interpreter is told that an operation uses it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "eval/interpreter.h"
#include "eval/value.h"
#include "migrate/ir/arg.h"
#include "migrate/ir/literal.h"
#include "migrate/ir/operation.h"

namespace migrate::eval {

// Why `value`, which is not `wanted` ("text", "a column"), cannot be read as it.
ir::Unknown not_known(Interpreter& interpreter, const Value& value, std::string_view wanted,
                      Span place);

// None is "not given" in all of these.
ir::Arg<std::string> text_of(Interpreter& interpreter, const Value& value, Span place);
ir::Arg<bool> flag_of(Interpreter& interpreter, const Value& value, Span place);
ir::Arg<std::int64_t> integer_of(Interpreter& interpreter, const Value& value, Span place);
// A list, tuple or other iterable of texts; one text is a list of it.
ir::Arg<std::vector<std::string>> texts_of(Interpreter& interpreter, const Value& value,
                                           Span place);
// Any constant. A row value that is made at run time is no gap: `quiet` tells nobody.
ir::Literal literal_of(Interpreter& interpreter, const Value& value, Span place,
                       bool quiet = false);
// A dictionary by name; unknown where it is none, or where a key is no text.
ir::Arg<ir::LiteralMap> row_of(Interpreter& interpreter, const Value& value, Span place);

// The value as Python would print it in a call: "True", "'x'", "Text()"; "…" where that is not
// known or too long to matter.
std::string written(const Value& value);

// Where each stretch of the text stands in the interpreter's file.
std::vector<ir::TextPlace> places_of(Interpreter& interpreter, const Value& text);

// A name as Alembic and SQLAlchemy take it: text, and whether op.f() made it.
bool is_final_name(const Value& value);

Value make_native(NativeRef object);
template <typename T, typename... Parts>
Value make(Parts&&... parts) {
  return make_native(std::make_shared<T>(std::forward<Parts>(parts)...));
}

}  // namespace migrate::eval
