#include "dialect/postgres_schema.h"

#include <doctest/doctest.h>

#include "dialect/build.h"

namespace migrate::dialect::postgres {

TEST_CASE("a table refers to others by its own constraints and by those of its columns") {
  ir::Column inside = column("b");
  inside.constraints.push_back(foreign_key("g", "b", "second"));
  ir::Table table =
      dialect::table("t", {column("a"), inside}, {foreign_key("f", "a", "first")}).table;
  CHECK(references_of(table).tables == Tables{{"", "first"}, {"", "second"}});
  CHECK(references_of(table, "b").tables == Tables{{"", "second"}});
  CHECK(references_of(table).complete);
  table.incomplete = "*columns";
  CHECK_FALSE(references_of(table).complete);
}

TEST_CASE("a constraint is found by its name") {
  const ir::Table table = dialect::table("t", {column("a")}, {check("c", "a > 0")}).table;
  CHECK(find_constraint(&table, "c") == &table.constraints[0]);
  CHECK(find_constraint(&table, "d") == nullptr);
  CHECK(find_constraint(&table, {}) == nullptr);
  CHECK(find_constraint(nullptr, "c") == nullptr);
}

TEST_CASE("only a plain condition proves that a column is not null") {
  const auto proves = [](const char* condition) {
    return proves_not_null(check("c", condition), "email");
  };
  CHECK(proves("email IS NOT NULL"));
  CHECK(proves("(\"email\"  is not\n null)"));
  CHECK(proves("age > 0 AND email IS NOT NULL"));
  CHECK_FALSE(proves("email IS NOT NULL OR age > 0"));
  CHECK_FALSE(proves("NOT (email IS NOT NULL)"));
  CHECK_FALSE(proves("age > 0"));
  CHECK_FALSE(proves("old_email IS NOT NULL"));
  CHECK_FALSE(proves("NOT (age > 0 AND email IS NOT NULL)"));
  ir::Constraint later = check("c", "email IS NOT NULL");
  later.not_valid = true;
  CHECK_FALSE(proves_not_null(later, "email"));
}

}  // namespace migrate::dialect::postgres
