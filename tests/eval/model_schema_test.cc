#include "eval/model_schema.h"

#include <doctest/doctest.h>

#include "eval/model_run.h"

namespace migrate::eval {

TEST_CASE("server defaults: text, expression, none") {
  const auto of = [](std::string_view text) {
    const ir::Body body =
        run("op.alter_column('t', 'c', server_default=" + std::string(text) + ")");
    REQUIRE(body.steps.size() == 1);
    return std::get<ir::AlterColumn>(body.steps[0].operation).server_default;
  };
  CHECK_FALSE(of("False").has_value());
  REQUIRE(of("None").has_value());
  CHECK(of("None")->kind == ir::ServerDefault::Kind::kNone);
  CHECK(of("'x'")->kind == ir::ServerDefault::Kind::kLiteral);
  CHECK(of("sa.text('now()')")->kind == ir::ServerDefault::Kind::kExpression);
  CHECK(of("sa.func.now()")->value.kind == ir::Expression::Kind::kFunction);
  CHECK(of("sa.FetchedValue()")->kind == ir::ServerDefault::Kind::kFetched);
}

TEST_CASE("keywords of an index") {
  CHECK(only("op.create_index('ix', 't', ['a', sa.text('lower(b)')], unique=True, "
             "postgresql_using='gin', postgresql_where=sa.text('a > 0'), "
             "postgresql_concurrently=True, postgresql_include=['c'], "
             "postgresql_ops={'a': 'text_pattern_ops'}, mysql_length=5)") ==
        "create_index(Index(t, [a ops text_pattern_ops, text(\"lower(b)\")], name=ix, unique=True, "
        "using=gin, where=text(\"a > 0\"), include=[c], mysql_length=5), concurrently=True)\n");
}

TEST_CASE("keywords of a constraint") {
  CHECK(only("op.create_foreign_key('fk', 't', 'u', ['a'], ['id'], deferrable=True, "
             "initially='DEFERRED', postgresql_not_valid=True, ondelete='CASCADE')") ==
        "create_foreign_key(t, ForeignKey([a], u, [id], name=fk, ondelete=CASCADE, "
        "deferrable=True, initially=DEFERRED, not_valid=True))\n");
}

}  // namespace migrate::eval
