// Any text is a revision file: no crash, and the scanner says what the syntax tree says.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "migrate/python/header.h"
#include "python/dump.h"
#include "python/header_reader.h"
#include "python/header_scanner.h"

using namespace migrate::python;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  parse_header(text);
  const SourceText source(text);
  if (!conflict_marker(source.code(), "<<<<<<< ").empty()) return 0;
  const auto scanned = scan_header(source);
  if (!scanned) return 0;
  const std::string left = dump_values(*scanned);
  const std::string right = dump_values(read_header(source));
  if (left == right) return 0;
  std::fprintf(stderr, "--- scanner\n%s--- reader\n%s", left.c_str(), right.c_str());
  std::abort();
}
