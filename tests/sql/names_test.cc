#include "sql/names.h"

#include <doctest/doctest.h>

namespace migrate::sql {

TEST_CASE("names in parts") {
  using ir::ObjectKind;
  CHECK(ref_of({"db", "s", "t"}, ObjectKind::kTable) ==
        ir::ObjectRef{ObjectKind::kTable, "s", "t", ""});
  CHECK(ref_of({"t"}, ObjectKind::kType) == ir::ObjectRef{ObjectKind::kType, "", "t", ""});
  CHECK(ref_of(std::vector<std::string>{}, ObjectKind::kType) ==
        ir::ObjectRef{ObjectKind::kType, "", "", ""});
  CHECK(part_ref({"s", "t", "c"}, ObjectKind::kColumn) ==
        ir::ObjectRef{ObjectKind::kColumn, "s", "t", "c"});
  CHECK(part_ref({"t", "c"}, ObjectKind::kColumn) ==
        ir::ObjectRef{ObjectKind::kColumn, "", "t", "c"});
}

TEST_CASE("arguments that are not there are not given") {
  CHECK_FALSE(given("").given());
  CHECK(given("a").is("a"));
  CHECK_FALSE(when(false).given());
  CHECK(when(true).is(true));
}

TEST_CASE("words and kinds of objects") {
  CHECK(words_of(PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW) == "MATERIALIZED VIEW");
  CHECK(kind_of(PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW) == ir::ObjectKind::kMaterializedView);
}

}  // namespace migrate::sql
