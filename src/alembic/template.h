// Renders script.py.mako without running it. Mako templates are Python programs; this knows the
// forms that projects use to write revision files, and refuses the rest with its line.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "migrate/result.h"

namespace migrate::alembic {

struct PythonNone {};
struct PythonTuple {
  std::vector<std::string> items;
};
struct PythonList {
  std::vector<std::string> items;
};
struct PythonDate {
  std::string text;                                         // str()
  std::map<std::string, std::int64_t, std::less<>> fields;  // "year", "month", …
};
// Mako's: false, and an error when it is written.
struct Undefined {};

using TemplateValue =
    std::variant<Undefined, PythonNone, std::string, PythonTuple, PythonList, PythonDate>;
using TemplateValues = std::map<std::string, TemplateValue, std::less<>>;

// What is understood:
//   ${x}  ${x.year}  ${repr(x)}  ${str(x)}  ${'text'}  ${None}  ${A if B else C}
//   ${… | comma}, with `n` and `trim` beside it
//   ## a comment line;  a line of text whose end is escaped by "\";  %% at the start of a line
// Errors: kConfig with "path:line: …" and a hint for anything else.
Result<std::string> render_template(std::string_view text, std::string_view path,
                                    const TemplateValues& values);

// repr() as the template sees it.
std::string repr_of(const TemplateValue& value);

}  // namespace migrate::alembic
