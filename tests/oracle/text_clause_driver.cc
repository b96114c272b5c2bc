// Reads texts, each ended by a byte 0x1E, and writes for each the SQL and the names of its
// parameters, each ended by 0x1F, and a 0x1E, for text_clause_oracle.py.
#include <iostream>
#include <iterator>
#include <string>

#include "migrate/sql/parse.h"

int main() {
  const std::string input{std::istreambuf_iterator<char>(std::cin), {}};
  std::size_t begin = 0;
  for (std::size_t end; (end = input.find('\x1e', begin)) != std::string::npos; begin = end + 1) {
    const std::string text = input.substr(begin, end - begin);
    const migrate::sql::TextClause clause = migrate::sql::text_clause(text);
    std::cout << clause.sql << '\x1f';
    for (const std::string& name : clause.parameters) std::cout << name << '\x1f';
    std::cout << '\x1e';
  }
}
