// Equality, order and truth of values, as CPython has them.
#pragma once

#include <cstdint>
#include <string_view>

#include "eval/value.h"

namespace migrate::eval {

// The name of the class ("int", "str", "NoneType"); "object" for what is not Python's own.
std::string_view type_name(const Value& value);

// The value as an integer, when it is an int or a bool.
std::optional<std::int64_t> integer_of(const Value& value);
// The value as a number, when it is an int, a bool or a float.
std::optional<double> real_of(const Value& value);
// The value of a member of an enumeration that is also a str or int; else the value itself.
const Value& plain(const Value& value);

ir::Truth equal(const Value& left, const Value& right, int depth = 0);

enum class Order { kLess, kEqual, kGreater, kUnordered, kUnknown, kNotOrderable };
Order order(const Value& left, const Value& right, int depth = 0);

ir::Truth truth_of(const Value& value);
ir::Truth hashable(const Value& value);
// Nothing in it, however deep, is unknown or one of several values.
bool is_constant(const Value& value, int depth = 0);
// The first unknown value in it; nullptr when there is none.
const Value* first_unknown(const Value& value, int depth = 0);

// Walks over values that hold others count what they visit, so that a value that holds another one
// many times over costs what it costs to look at: one more value, `depth` below where the walk
// began. False: stop, there is too much of it.
bool walk(int depth, std::size_t weight = 1);
// What was visited since the last time this was asked, in this thread.
std::uint32_t take_walked();

inline ir::Truth truth(bool value) { return value ? ir::Truth::kYes : ir::Truth::kNo; }

}  // namespace migrate::eval
