#include <doctest/doctest.h>

#include "dialect/build.h"

namespace migrate::dialect {

TEST_CASE("a dialect is found by its name") {
  CHECK(find("postgresql")->name() == "postgresql");
  CHECK(find("sqlite")->name() == "sqlite");
  CHECK(find("mysql")->name() == "mysql");
  CHECK(find("mariadb")->name() == "mariadb");
  CHECK(find("oracle") == nullptr);
  CHECK(find("") == nullptr);
}

TEST_CASE("a version names the dialect's behaviour, in whatever precision it is written") {
  CHECK(find("postgresql", "14.2") == find("postgresql", "14"));
  CHECK(find("postgresql", "14") != find("postgresql", "15"));
  CHECK(find("postgresql") != find("postgresql", "15"));
  CHECK(find("sqlite", "3.40.1") == find("sqlite", "3.41"));
  CHECK(find("sqlite", "3.34.0") != find("sqlite", "3.35.0"));
}

TEST_CASE("a version beyond those described is taken for the nearest, and nonsense for any") {
  CHECK(find("postgresql", "12") == find("postgresql", "13"));
  CHECK(find("postgresql", "99") == find("postgresql", "18"));
  CHECK(find("postgresql", "latest") == find("postgresql"));
  CHECK(find("postgresql", "99999999999999999999") == find("postgresql"));
}

TEST_CASE("what the products are") {
  CHECK(find("postgresql")->transactional_ddl());
  CHECK(find("postgresql")->max_identifier_bytes() == 63);
  CHECK(find("sqlite")->transactional_ddl());
  CHECK_FALSE(find("mysql")->transactional_ddl());
}

}  // namespace migrate::dialect
