// Connections, engines, dialects and the rows of a statement.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "eval/model_values.h"

namespace migrate::eval {

// op.get_bind(), its engine, and what begin() or connect() of these yields.
Value make_connection();
bool is_connection(const Value& value);

// The dialect of the database that the world decides on, and one of a known name.
Value bound_dialect();
Value fixed_dialect(std::string name);

// Emits the execution of `statement` as op.execute (`alembic`: a plain text is one of sa.text) or a
// connection does it; the value is its rows.
Value execute(Interpreter& interpreter, const Value& statement,
              const std::vector<const Argument*>& parameters, bool alembic, Span place,
              std::vector<std::pair<std::string, Span>> places,
              std::optional<std::uint32_t> batch = {});

// What is in the database and nobody can tell: an unknown value that is guarded by the question,
// with a remark that it was asked.
Value ask_database(Interpreter& interpreter, std::string question, Span place);

}  // namespace migrate::eval
