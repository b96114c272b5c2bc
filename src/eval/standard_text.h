// Functions of the standard library that make text of constants: textwrap, os.path, json,
// string.Template, and the canonical text of dates, decimals and UUIDs.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "eval/value.h"

namespace migrate::eval {

// By its whole name ("textwrap.dedent"); nothing: not modelled.
std::optional<Value> text_function(std::string_view name);
// What ir::Typed holds for "datetime", "date", "time", "timedelta", "Decimal" or "UUID" of these
// arguments; nothing: they are not all known, or not modelled.
std::optional<std::string> typed_text(std::string_view type, const Arguments& arguments);
// copy.deepcopy of Python's own values; anything else is shared.
Value deep_copy(const Value& value, int depth = 0);
// json.dumps(value) with its default options; nothing: not modelled.
std::optional<std::string> json_text(const Value& value, int depth = 0);
// textwrap.dedent.
Value dedent(const Str& text);

}  // namespace migrate::eval
