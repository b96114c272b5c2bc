#include <doctest/doctest.h>

#include "eval/run.h"

namespace migrate::eval {

TEST_CASE("the engine of a multi-database environment guards what is done for it") {
  CHECK(upgrade_of("def upgrade(engine_name):\n    globals()['upgrade_%s' % engine_name]()\nfrom "
                   "alembic import op\ndef upgrade_one():\n    op.drop_table('a')\ndef "
                   "upgrade_two():\n    op.drop_table('b')\n")
            .find("one") != std::string::npos);
  CHECK(upgrade_of("def upgrade(engine_name):\n    globals()[f'upgrade_{engine_name}']()\nfrom "
                   "alembic import op\ndef upgrade_one():\n    op.drop_table('a')\n")
            .find("one") != std::string::npos);
  CHECK(upgrade_of("from alembic import op\ndef upgrade(engine_name):\n    if engine_name == "
                   "'main':\n        op.drop_table('a')\n")
            .find("main") != std::string::npos);
  CHECK(upgrade_of("from alembic import op\ndef upgrade(engine_name):\n    if engine_name in ('x', "
                   "'y'):\n        op.drop_table('a')\n")
            .find("x") != std::string::npos);
}

}  // namespace migrate::eval
