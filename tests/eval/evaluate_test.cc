#include <doctest/doctest.h>

#include "eval/run.h"

namespace migrate::eval {

TEST_CASE("upgrade() gets op where it asks for it") {
  CHECK(upgrade_of("def upgrade(op):\n    op.drop_table('a')\n").find("drop_table") !=
        std::string::npos);
  CHECK(upgrade_of("def upgrade(migration, other):\n    migration.execute('SELECT 1')\n")
            .find("SELECT 1") != std::string::npos);
  CHECK(upgrade_of("from alembic import op\ndef upgrade(a=None):\n    if a is None:\n        "
                   "op.drop_table('a')\n")
            .find("drop_table") != std::string::npos);
}

TEST_CASE("a function stays known where what stands before it is not") {
  CHECK(upgrade_of("from alembic import op\nx = [][1]\ndef upgrade():\n    op.drop_table('a')\n")
            .find("drop_table") != std::string::npos);
}

TEST_CASE("the end by an exception is remarked on") {
  CHECK(steps_of("raise NotImplementedError('no')").find("NotImplementedError") !=
        std::string::npos);
  CHECK(steps_of("op.drop_table('a')\nassert False").find("AssertionError") != std::string::npos);
}

}  // namespace migrate::eval
