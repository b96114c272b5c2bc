// Any text is SQL, of any database: no crash, places inside of the text, and on PostgreSQL's text
// the tokens end where the scanner of PostgreSQL ends them.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "migrate/sql/parse.h"
#include "sql/lexer.h"
#include "sql/scanner_check.h"

using namespace migrate::sql;

namespace {

void require(bool good, const char* what) {
  if (good) return;
  std::fprintf(stderr, "%s\n", what);
  std::abort();
}

void same_tokens(const std::string& text) {
  const std::string difference = scanner_difference(text);
  require(difference.empty(), difference.c_str());
}

void check(std::string_view text, Grammar grammar) {
  const ParseResult result = parse(text, grammar);
  require(!result.too_complex || result.operations.empty(),
          "operations of a text that was refused");
  for (const Parsed& parsed : result.operations) {
    require(parsed.span.begin <= parsed.span.end && parsed.span.end <= text.size(),
            "a place outside");
    require(parsed.statement < result.statements, "a statement that is not counted");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data + 1), size - 1);
  const TextClause clause = text_clause(text);
  for (std::uint32_t i = 0; i < clause.sql.size(); ++i)
    require(clause.place(i) < text.size(), "a byte from outside of the text");
  switch (data[0] % 4) {
    case 0:
      check(text, Grammar::kPostgres);
      check(clause.sql, Grammar::kPostgres);
      same_tokens(std::string(text));
      break;
    case 1:
      check(text, Grammar::kSqlite);
      break;
    case 2:
      check(text, Grammar::kMysql);
      break;
    default:
      check(text, Grammar::kUnknown);
      break;
  }
  return 0;
}
