// Any text has a body, comments and a verdict on its syntax, and all places lie inside of it.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "migrate/python/header.h"

using namespace migrate::python;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const BodyFacts facts = parse_body(text);
  if (facts.upgrade_name.end > size || facts.downgrade_name.end > size) std::abort();
  std::uint32_t line = 1;
  for (const Comment& comment : comments(text)) {
    if (comment.span.end > size || text[comment.span.begin] != '#' || comment.line < line)
      std::abort();
    line = comment.line;
  }
  const auto problem = syntax_problem(text);
  if (problem && problem->span.end > size) std::abort();
  return 0;
}
