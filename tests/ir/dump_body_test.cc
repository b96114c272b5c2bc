#include <doctest/doctest.h>

#include "migrate/ir/dump.h"

namespace migrate::ir {

TEST_CASE("a function that is not there, one that does nothing") {
  Body body;
  CHECK(dump(body) == "absent\n");
  body.present = true;
  CHECK(dump(body) == "nothing\n");
}

TEST_CASE("marks stand before a step, a batch above it, what is read from SQL below it") {
  Body body;
  body.present = true;
  body.batches.emplace_back();
  body.batches[0].table = {{}, "items"};
  body.batches[0].recreate = "always";
  Step step;
  step.operation = DropTable{{{}, "a"}, {}, false};
  step.guards.push_back({Guard::Kind::kDialect, true, {"sqlite", "mysql"}, "", {}});
  step.guards.push_back({Guard::Kind::kInspector, false, {}, "has_table(\"a\")", {}});
  step.repeated = true;
  body.steps.push_back(step);
  Step batched;
  batched.operation = DropColumn{{{}, "items"}, "a", {}, false};
  batched.batch = 0;
  body.steps.push_back(batched);
  body.steps.push_back(batched);
  Step execute;
  Execute sql;
  sql.sql = "DROP TABLE b";
  execute.operation = sql;
  execute.autocommit = true;
  body.steps.push_back(execute);
  Step read;
  read.operation = DropTable{{{}, "b"}, {}, false};
  read.within = 3;
  body.steps.push_back(read);
  body.remarks.push_back({Remark::Kind::kRaises, "NotImplementedError", "", {}});
  body.gaps.push_back({"third-party-call", "a call of x()", "", {}, true});
  CHECK(dump(body) ==
        "[if not dialect sqlite|mysql] [if inspector \"has_table(\\\"a\\\")\"] [repeated] "
        "drop_table(a)\n"
        "batch(items, recreate=always)\n"
        "  drop_column(items, a)\n"
        "  drop_column(items, a)\n"
        "[autocommit] execute(\"DROP TABLE b\")\n"
        "  drop_table(b)\n"
        "remark raises \"NotImplementedError\"\n"
        "gap third-party-call \"a call of x()\" hides operations\n");
}

}  // namespace migrate::ir
