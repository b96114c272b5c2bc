#include "sql/lexer.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "sql/scanner_check.h"

namespace migrate::sql {
namespace {

// "word quoted 'string' …": the tokens' texts with a letter for their kind.
std::string shown(std::string_view text, Grammar grammar = Grammar::kPostgres) {
  std::string line;
  for (const Token& token : tokenize(text, grammar).tokens) {
    if (!line.empty()) line += ' ';
    line += "wqsnpoc?"[static_cast<std::size_t>(token.kind)];
    line += ":" + std::string(text.substr(token.span.begin, token.span.end - token.span.begin));
    if (!token.closed) line += "…";
  }
  return line;
}

}  // namespace

TEST_CASE("PostgreSQL's strings") {
  CHECK(shown("'it''s' E'a\\'b' x'1F' n'a'") == "s:'it''s' s:E'a\\'b' s:x'1F' w:n s:'a'");
  CHECK(shown("'a\\' b") == "s:'a\\' w:b");  // no escape without E
  CHECK(shown("'a'\n  'b' 'c'") == "s:'a'\n  'b' s:'c'");
  CHECK(shown("E'a' -- x\n '\\''") == "s:E'a' s:'\\''…");  // a comment first: not continued
  CHECK(shown("E'a'\n -- x\n '\\''") == "s:E'a'\n -- x\n '\\''");
  CHECK(shown("$$a;'b$$ $x$ $$ $x$ $1 a$b$") == "s:$$a;'b$$ s:$x$ $$ $x$ p:$1 w:a$b$");
  CHECK(shown("'abc") == "s:'abc…");
  CHECK(shown("$a$ x") == "s:$a$ x…");
}

TEST_CASE("comments are left out") {
  CHECK(shown("a -- b\nc /* d /* e */ f */ g") == "w:a w:c w:g");
  CHECK(shown("a /* b /* c */ d */", Grammar::kSqlite) == "w:a w:d o:* o:/");
  CHECK(shown("a # b\nc --d", Grammar::kMysql) == "w:a w:c o:- o:- w:d");
  CHECK(tokenize("a /* b", Grammar::kPostgres).open_comment);
}

TEST_CASE("identifiers in the quotes of each database") {
  CHECK(shown("\"a\"\"b\" ü_1") == "q:\"a\"\"b\" w:ü_1");
  CHECK(shown("`a` [b c] \"d\"", Grammar::kSqlite) == "q:`a` q:[b c] q:\"d\"");
  CHECK(shown("`a``b` \"c\\\"d\"", Grammar::kMysql) == "q:`a``b` s:\"c\\\"d\"");
  CHECK(shown("a[1]") == "w:a c:[ n:1 c:]");
}

TEST_CASE("numbers, operators and the rest") {
  CHECK(shown("1.5e-3 .5 1..2 a.b") == "n:1.5e-3 n:.5 n:1 c:. c:. n:2 w:a c:. w:b");
  CHECK(shown("a::int->>'b' ?") == "w:a c:: c:: w:int o:- o:> o:> s:'b' o:?");
  CHECK(shown("a = ?", Grammar::kSqlite) == "w:a o:= p:?");
  CHECK(shown("\\d") == "?:\\ w:d");
}

TEST_CASE("names lose their quotes; PostgreSQL folds the others") {
  const std::string_view text = "MyTable \"My\"\"Table\"";
  const Tokens tokens = tokenize(text, Grammar::kPostgres);
  CHECK(name_of(text, tokens.tokens[0], Grammar::kPostgres) == "mytable");
  CHECK(name_of(text, tokens.tokens[0], Grammar::kSqlite) == "MyTable");
  CHECK(name_of(text, tokens.tokens[1], Grammar::kPostgres) == "My\"Table");
  CHECK(is_keyword(text, tokens.tokens[0], "MYTABLE"));
  CHECK_FALSE(is_keyword(text, tokens.tokens[1], "MYTABLE"));
}

TEST_CASE("PostgreSQL's scanner sees the same tokens in random text") {
  const std::vector<std::string> pieces = {
      "'",  "''",  "E'", "e'", "B'", "x'", "N'", "U&'",  "U&\"", "\"",   "\"\"", "\\",  "\\'",
      "$$", "$a$", "$1", "a",  "\v", "b$", "_",  "é",    "1",    ".",    "..",   "1e5", "1.",
      "--", "/*",  "*/", "/",  "*",  "\n", " ",  "\r\n", "\t",   "(",    ")",    "[",   "]",
      ",",  ";",   ":",  "::", ":=", "=>", "<",  ">",    "!",    "~",    "@",    "#",   "%",
      "^",  "&",   "|",  "`",  "?",  "+",  "-",  "CASE", "NOT",  "UNION"};
  std::mt19937 random(1);
  std::size_t compared = 0;
  for (int n = 0; n < 20000; ++n) {
    std::string text;
    for (std::size_t length = 1 + random() % 12; length > 0; --length)
      text += pieces[random() % pieces.size()];
    CAPTURE(text);
    const std::string difference = scanner_difference(text);
    CHECK(difference == "");
    compared += difference.empty() ? 1 : 0;
  }
  CHECK(compared == 20000);
}

}  // namespace migrate::sql
