#include "eval/operators.h"

#include <charconv>
#include <cmath>
#include <limits>

#include "eval/collections.h"
#include "eval/compare.h"
#include "eval/format_spec.h"
#include "eval/percent_format.h"
#include "eval/text.h"

namespace migrate::eval {
namespace {

constexpr std::size_t kLongestList = 100'000;

Outcome too_large() { return unmodelled("an integer beyond 64 bits"); }

Outcome mismatch(std::string_view op, const Value& left, const Value& right) {
  const auto own = [](const Value& value) { return value.state().index() <= 9; };
  if (!own(left) || !own(right))
    return unmodelled("the operator " + std::string(op) + " of these values");
  return Outcome::raise("TypeError", "unsupported operand type(s) for " + std::string(op) + ": '" +
                                         std::string(type_name(left)) + "' and '" +
                                         std::string(type_name(right)) + "'");
}

Outcome power(std::int64_t base, std::int64_t exponent) {
  if (exponent < 0) {
    if (base == 0)
      return Outcome::raise("ZeroDivisionError", "0.0 cannot be raised to a negative power");
    return Value::real(std::pow(static_cast<double>(base), static_cast<double>(exponent)));
  }
  std::int64_t result = 1;
  if (base == 0 || base == 1 || base == -1) {
    if (exponent == 0) return Value::integer(1);
    return Value::integer(base == -1 && exponent % 2 == 0 ? 1 : base);
  }
  for (; exponent > 0; --exponent)
    if (__builtin_mul_overflow(result, base, &result)) return too_large();
  return Value::integer(result);
}

Outcome integers(std::string_view op, std::int64_t left, std::int64_t right) {
  std::int64_t result = 0;
  if (op == "+") {
    if (__builtin_add_overflow(left, right, &result)) return too_large();
    return Value::integer(result);
  }
  if (op == "-") {
    if (__builtin_sub_overflow(left, right, &result)) return too_large();
    return Value::integer(result);
  }
  if (op == "*") {
    if (__builtin_mul_overflow(left, right, &result)) return too_large();
    return Value::integer(result);
  }
  if (op == "//" || op == "%") {
    if (right == 0)
      return Outcome::raise("ZeroDivisionError", "integer division or modulo by zero");
    if (right == -1) return op == "%" ? Value::integer(0) : unary("-", Value::integer(left)).value;
    std::int64_t quotient = left / right;
    std::int64_t rest = left % right;
    if (rest != 0 && (rest < 0) != (right < 0)) {
      --quotient;
      rest += right;
    }
    return Value::integer(op == "%" ? rest : quotient);
  }
  if (op == "/") {
    if (right == 0) return Outcome::raise("ZeroDivisionError", "division by zero");
    constexpr std::int64_t kExact = std::int64_t{1} << 53U;
    if (left > kExact || left < -kExact || right > kExact || right < -kExact)
      return unmodelled("the quotient of integers that large");
    return Value::real(static_cast<double>(left) / static_cast<double>(right));
  }
  if (op == "**") return power(left, right);
  if (op == "|") return Value::integer(left | right);
  if (op == "&") return Value::integer(left & right);
  if (op == "^") return Value::integer(left ^ right);
  if (op == "<<" || op == ">>") {
    if (right < 0) return Outcome::raise("ValueError", "negative shift count");
    if (op == ">>") return Value::integer(left >> std::min<std::int64_t>(right, 63));
    if (left == 0) return Value::integer(0);
    if (right > 62 || left > (std::numeric_limits<std::int64_t>::max() >> right) ||
        left < (std::numeric_limits<std::int64_t>::min() >> right))
      return too_large();
    return Value::integer(left * (std::int64_t{1} << right));
  }
  return mismatch(op, Value::integer(left), Value::integer(right));
}

// CPython's float_divmod (Objects/floatobject.c).
Outcome real_division(std::string_view op, double left, double right) {
  if (right == 0) return Outcome::raise("ZeroDivisionError", "float modulo");
  double rest = std::fmod(left, right);
  double quotient = (left - rest) / right;
  if (rest != 0) {
    if ((right < 0) != (rest < 0)) {
      rest += right;
      quotient -= 1.0;
    }
  } else {
    rest = std::copysign(0.0, right);
  }
  if (op == "%") return Value::real(rest);
  if (quotient == 0) return Value::real(std::copysign(0.0, left / right));
  double floor = std::floor(quotient);
  if (quotient - floor > 0.5) floor += 1.0;
  return Value::real(floor);
}

Outcome reals(std::string_view op, double left, double right) {
  if (op == "+") return Value::real(left + right);
  if (op == "-") return Value::real(left - right);
  if (op == "*") return Value::real(left * right);
  if (op == "//" || op == "%") return real_division(op, left, right);
  if (op == "/") {
    if (right == 0) return Outcome::raise("ZeroDivisionError", "float division by zero");
    return Value::real(left / right);
  }
  if (op == "**") {
    const double result = std::pow(left, right);
    if (!std::isfinite(result) || (left == 0 && right < 0)) return unmodelled("this power");
    return Value::real(result);
  }
  return mismatch(op, Value::real(left), Value::real(right));
}

Outcome numbers(std::string_view op, const Value& left, const Value& right) {
  const auto* a = left.get<bool>();
  const auto* b = right.get<bool>();
  if (a && b) {
    if (op == "|") return Value::boolean(*a || *b);
    if (op == "&") return Value::boolean(*a && *b);
    if (op == "^") return Value::boolean(*a != *b);
  }
  const auto x = integer_of(left);
  const auto y = integer_of(right);
  return x && y ? integers(op, *x, *y) : reals(op, *real_of(left), *real_of(right));
}

Outcome repeat(const Value& sequence, std::int64_t times) {
  const std::size_t count = times > 0 ? static_cast<std::size_t>(times) : 0;
  if (const auto* text = sequence.get<StrRef>()) {
    if (count == 1) return sequence;
    const std::size_t size = (*text)->text.size();
    if (size > 0 && count > kLongestText / size) return unmodelled("a string that long");
    std::string result;
    for (std::size_t i = 0; size > 0 && i < count; ++i) result += (*text)->text;
    return Value::string(std::move(result));
  }
  const auto* list = sequence.get<ListRef>();
  const auto* tuple = sequence.get<TupleRef>();
  if (!list && !tuple) return unmodelled("this repetition");
  const std::vector<Value>& items = list ? (*list)->items : (*tuple)->items;
  if (!items.empty() && count > kLongestList / items.size()) return unmodelled("a list that long");
  std::vector<Value> result;
  for (std::size_t i = 0; !items.empty() && i < count; ++i)
    result.insert(result.end(), items.begin(), items.end());
  if (tuple) return make_tuple(std::move(result));
  return make_list(std::move(result), (*list)->incomplete);
}

Outcome join(const Value& left, const Value& right) {
  if (left.text() && right.text()) {
    if (left.text()->size() + right.text()->size() > kLongestText)
      return unmodelled("a string that long");
    TextBuilder builder;
    builder.add(**left.get<StrRef>());
    builder.add(**right.get<StrRef>());
    return builder.finish();
  }
  if (left.get<BytesRef>() && right.get<BytesRef>())
    return make_bytes((*left.get<BytesRef>())->bytes + (*right.get<BytesRef>())->bytes);
  const auto* list = left.get<ListRef>();
  const auto* other_list = right.get<ListRef>();
  if (list && other_list) {
    // What a list may hold besides stands somewhere: the order is then not known past it.
    std::vector<Value> items = (*list)->items;
    items.insert(items.end(), (*other_list)->items.begin(), (*other_list)->items.end());
    return make_list(std::move(items),
                     (*list)->incomplete.empty() ? (*other_list)->incomplete : (*list)->incomplete);
  }
  const auto* tuple = left.get<TupleRef>();
  const auto* other_tuple = right.get<TupleRef>();
  if (!tuple || !other_tuple) return mismatch("+", left, right);
  std::vector<Value> items = (*tuple)->items;
  items.insert(items.end(), (*other_tuple)->items.begin(), (*other_tuple)->items.end());
  return make_tuple(std::move(items));
}

Outcome sets(std::string_view op, const SetValue& left, const SetValue& right) {
  std::vector<Value> result;
  const auto add = [&result](const SetValue& from, const SetValue& other, bool in_other) {
    for (const Value& item : from.items) {
      const Found found = find_item(other.items, item);
      if (!found.certain && !found.index) return false;
      if (found.index.has_value() == in_other) result.push_back(item);
    }
    return true;
  };
  bool certain = true;
  if (op == "|") {
    result = left.items;
    certain = add(right, left, false);
  } else if (op == "&") {
    certain = add(left, right, true);
  } else if (op == "-") {
    certain = add(left, right, false);
  } else if (op == "^") {
    certain = add(left, right, false) && add(right, left, false);
  } else {
    return unmodelled("the operator " + std::string(op) + " of sets");
  }
  return certain ? make_set(std::move(result))
                 : Outcome(unmodelled("sets that cannot be compared"));
}

bool is_sequence(const Value& value) {
  return value.text() || value.get<ListRef>() || value.get<TupleRef>() || value.get<BytesRef>();
}

Outcome ordered(std::string_view op, const Value& left, const Value& right) {
  const auto* a = left.get<SetRef>();
  const auto* b = right.get<SetRef>();
  if (a && b) return unmodelled("the order of sets");
  const Order result = order(left, right);
  if (result == Order::kUnknown) return unmodelled("the order of these values");
  if (result == Order::kNotOrderable)
    return Outcome::raise("TypeError", "'" + std::string(op) +
                                           "' not supported between instances of '" +
                                           std::string(type_name(left)) + "' and '" +
                                           std::string(type_name(right)) + "'");
  if (op == "<") return Value::boolean(result == Order::kLess);
  if (op == "<=") return Value::boolean(result == Order::kLess || result == Order::kEqual);
  if (op == ">") return Value::boolean(result == Order::kGreater);
  return Value::boolean(result == Order::kGreater || result == Order::kEqual);
}

ir::Truth identical(const Value& left, const Value& right) {
  if (left.is_none() || right.is_none()) return truth(left.is_none() && right.is_none());
  if (left.get<bool>() || right.get<bool>()) {
    const auto* a = left.get<bool>();
    const auto* b = right.get<bool>();
    return truth(a && b && *a == *b);
  }
  if (left.state() == right.state() && left.state().index() > 5) return ir::Truth::kYes;
  if (left.state().index() != right.state().index()) return ir::Truth::kNo;
  // Whether equal constants are one object is up to the implementation.
  const bool constant = left.state().index() <= 5 || left.get<TupleRef>();
  return constant ? ir::Truth::kUnknown : ir::Truth::kNo;
}

Outcome answer(ir::Truth result, bool wanted) {
  if (result == ir::Truth::kUnknown) return unmodelled("whether they are the same");
  return Value::boolean((result == ir::Truth::kYes) == wanted);
}

}  // namespace

Outcome binary(std::string_view op, const Value& left_value, const Value& right_value) {
  if (op == "%" && left_value.text())
    return percent_format(**left_value.get<StrRef>(), right_value);
  const Value& left = plain(left_value);
  const Value& right = plain(right_value);
  for (const Value* side : {&left, &right})
    if (const auto* list = side->get<ListRef>()) walk(0, (*list)->items.size() / 8);
  if (real_of(left) && real_of(right)) return numbers(op, left, right);
  if (op == "+" && is_sequence(left) && is_sequence(right)) return join(left, right);
  if (op == "*" && is_sequence(left) && integer_of(right)) return repeat(left, *integer_of(right));
  if (op == "*" && is_sequence(right) && integer_of(left)) return repeat(right, *integer_of(left));
  const auto* a = left.get<SetRef>();
  const auto* b = right.get<SetRef>();
  if (a && b) return sets(op, **a, **b);
  const auto* dict = left.get<DictRef>();
  const auto* other = right.get<DictRef>();
  if (dict && other && op == "|") {
    const Value result = make_dict((*dict)->items);
    DictValue& merged = **result.get<DictRef>();
    merged.incomplete = (*dict)->incomplete.empty() ? (*other)->incomplete : (*dict)->incomplete;
    for (const auto& [key, value] : (*other)->items) set_item(merged, key, value);
    return result;
  }
  return mismatch(op, left, right);
}

Outcome unary(std::string_view op, const Value& operand_value) {
  const Value& operand = plain(operand_value);
  if (const auto number = integer_of(operand)) {
    if (op == "+") return Value::integer(*number);
    if (op == "~") return Value::integer(~*number);
    if (*number == std::numeric_limits<std::int64_t>::min()) return too_large();
    return Value::integer(-*number);
  }
  if (const double* real = operand.get<double>(); real && op != "~")
    return Value::real(op == "-" ? -*real : *real);
  return mismatch(op, operand, operand);
}

Outcome compare(std::string_view op, const Value& left, const Value& right) {
  if (op == "is" || op == "is not") return answer(identical(left, right), op == "is");
  if (op == "==" || op == "!=") return answer(equal(left, right), op == "==");
  if (op == "in") return contains(right, left);
  if (op == "not in") {
    Outcome result = contains(right, left);
    if (const bool* found = result.value.get<bool>(); found && !result.raised)
      return Value::boolean(!*found);
    return result;
  }
  return ordered(op, left, right);
}

Outcome to_integer(const Value& value) {
  if (const auto number = integer_of(value)) return Value::integer(*number);
  if (const double* real = value.get<double>()) {
    if (!(std::abs(*real) < 9e18)) return unmodelled("an integer beyond 64 bits");
    return Value::integer(static_cast<std::int64_t>(*real));
  }
  const std::string* const text = value.text();
  if (!text) return unmodelled("the integer of this value");
  std::string_view digits = *text;
  const std::string_view blanks = " \t\n\r\f\v";
  digits.remove_prefix(std::min(digits.find_first_not_of(blanks), digits.size()));
  digits = digits.substr(0, digits.find_last_not_of(blanks) + 1);
  if (digits.find('_') != digits.npos || !is_ascii(digits) || digits.size() > 18)
    return unmodelled("the integer of this text");
  std::int64_t result = 0;
  const bool plus = !digits.empty() && digits[0] == '+';
  const char* const begin = digits.data() + (plus ? 1 : 0);
  const char* const end = digits.data() + digits.size();
  const auto read = std::from_chars(begin, end, result);
  if (read.ec != std::errc() || read.ptr != end || (plus && begin < end && *begin == '-'))
    return Outcome::raise("ValueError", "invalid literal for int() with base 10");
  return Value::integer(result);
}

Outcome to_real(const Value& value) {
  if (const double* real = value.get<double>()) return Value::real(*real);
  if (const auto number = integer_of(value)) return Value::real(static_cast<double>(*number));
  const std::string* const text = value.text();
  if (!text || text->empty() || text->find_first_not_of("0123456789.eE+-") != text->npos ||
      text->find_first_of("0123456789") == text->npos || (*text)[0] == '+')
    return unmodelled("the float of this value");
  double result = 0;
  const auto read = std::from_chars(text->data(), text->data() + text->size(), result);
  if (read.ec != std::errc() || read.ptr != text->data() + text->size())
    return unmodelled("the float of this text");
  return Value::real(result);
}

}  // namespace migrate::eval
