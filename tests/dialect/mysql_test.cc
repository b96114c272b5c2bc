#include "dialect/mysql.h"

#include <doctest/doctest.h>

#include "dialect/build.h"

namespace migrate::dialect {

TEST_CASE("nothing is claimed about MySQL but that DDL commits") {
  const Dialect& mysql = *mysql::at("mysql");
  const Facts facts = mysql.facts(ir::DropTable{table_named("t"), {}, false}, nullptr);
  CHECK_FALSE(facts.known);
  CHECK(facts.rewrites == ir::Truth::kUnknown);
  CHECK_FALSE(mysql.transactional_ddl());
  CHECK(mysql.rewrites_on_type_change(type_named("Integer"), type_named("BigInteger")) ==
        ir::Truth::kUnknown);
  CHECK(mysql.volatile_expression(ir::Expression::text("now()")) == ir::Truth::kUnknown);
}

}  // namespace migrate::dialect
