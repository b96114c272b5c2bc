// Any text is a script.py.mako or a file_template: no crash, and the output has a bound.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "alembic/file_name.h"
#include "alembic/template.h"

using namespace migrate::alembic;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const TemplateValues kValues{{"message", "m"},
                                      {"up_revision", "ab"},
                                      {"down_revision", PythonTuple{{"a", "b"}}},
                                      {"branch_labels", PythonNone{}},
                                      {"depends_on", PythonList{{"x", "y"}}},
                                      {"create_date", PythonDate{"2020-01-01", {{"year", 2020}}}},
                                      {"upgrades", Undefined{}}};
  static const FileNameTokens kTokens{{{"rev", "ab"}, {"slug", "m"}}, {{"year", 2020}}};
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto out = render_template(text, "script.py.mako", kValues);
  if (out && out->size() > size * 16) std::abort();
  const auto name = fill_file_template(text, kTokens);
  if (name && name->size() > (size + 1) * 256) std::abort();
  return 0;
}
