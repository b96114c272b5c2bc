#include "python/field.h"

#include <doctest/doctest.h>

#include <string>

using namespace migrate::python;

namespace {

std::string shown(const std::string& code) {
  std::string out;
  const auto size = static_cast<std::uint32_t>(code.size());
  for (const FormattedPart& part : formatted_parts(code, take_apart(code, {0, size}))) {
    out += (part.is_field ? "<" : "'") + std::string(part.span.of(code));
    if (part.is_field) out += "|" + std::string(part.format.of(code));
    out += part.is_field ? ">" : "'";
  }
  return out;
}

}  // namespace

TEST_CASE("text and fields") {
  CHECK(shown("f''") == "''");
  CHECK(shown("f'a'") == "'a'");
  CHECK(shown("f'a{b}c'") == "'a'<b|>'c'");
  CHECK(shown("f'{a}{b!r}'") == "<a|><b!r|>");
  CHECK(shown("f'{{a}}'") == "'{{a}}'");
  CHECK(shown("f'{a:>{b}}c'") == "<a|:>{b}>'c'");
  CHECK(shown("f'{a[1:2]}'") == "<a[1:2]|>");
  CHECK(shown("f'{ {1: 2}[1] }'") == "< {1: 2}[1] |>");
  CHECK(shown("f'{a[\"}\"]}b'") == "<a[\"}\"]|>'b'");
}

TEST_CASE("a field that nothing closes reaches to the end") {
  CHECK(shown("f'a{b'") == "'a'<b|>");
  CHECK(shown("f'{'") == "<|>");
  CHECK(shown("f'{a:'") == "<a|:>");
  CHECK(shown("f'{\"'") == "<\"|>");
}
