#include "ir/postgres_names.h"

#include <doctest/doctest.h>

namespace migrate::ir {

TEST_CASE("names as PostgreSQL makes them") {
  CHECK(postgres_name("users", "", "pkey") == "users_pkey");
  CHECK(postgres_name("users", "email", "key") == "users_email_key");
  CHECK(postgres_middle({"a", "b"}) == "a_b");
}

TEST_CASE("the longer part is shortened until the name has 63 bytes") {
  const std::string table(60, 't');
  const std::string column(20, 'c');
  CHECK(postgres_name(table, column, "key") == std::string(38, 't') + "_" + column + "_key");
  CHECK(postgres_name(table, table, "fkey").size() == 63);
  CHECK(postgres_name(std::string(70, 't'), "", "pkey") == std::string(58, 't') + "_pkey");
}

TEST_CASE("no character is cut in two") {
  std::string table;
  for (int i = 0; i < 40; ++i) table += "é";
  const std::string name = postgres_name("x" + table, "", "pkey");
  CHECK(name == "x" + table.substr(0, 56) + "_pkey");
}

TEST_CASE("many columns stop when there are enough") {
  const std::vector<std::string> columns(10, std::string(30, 'c'));
  CHECK(postgres_middle(columns).size() == 30 * 3 + 2);
}

}  // namespace migrate::ir
