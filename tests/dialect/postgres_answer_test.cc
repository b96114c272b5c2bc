#include "dialect/postgres_answer.h"

#include <doctest/doctest.h>

#include "dialect/build.h"

namespace migrate::dialect::postgres {
namespace {

const Tables kOwn = {{"", "t"}};

}  // namespace

TEST_CASE("facts add up to the worst of all, each table once") {
  const Facts facts = Answer({})
                          .add("COMMENT ON TABLE", kOwn)
                          .add("ALTER TABLE ADD UNIQUE", kOwn)
                          .add("ALTER TABLE ADD FOREIGN KEY NOT VALID", kOwn, {{"", "u"}})
                          .take();
  CHECK(locks(facts) == "t: ACCESS EXCLUSIVE, u: SHARE ROW EXCLUSIVE");
  CHECK(facts.builds_index);
  CHECK(facts.reference == "ALTER TABLE ADD UNIQUE");
}

TEST_CASE("a form is supported on all, some or none of the versions asked about") {
  const auto supported = [](Versions versions) {
    return Answer(versions).add("ALTER TABLE SET ACCESS METHOD", kOwn).take().supported;
  };
  CHECK(supported({15, 18}) == ir::Truth::kYes);
  CHECK(supported({13, 18}) == ir::Truth::kUnknown);
  CHECK(supported({13, 14}) == ir::Truth::kNo);
}

TEST_CASE("a measurement counts for the version that it was made on") {
  const Facts measured = Answer({15, 15}).add("CREATE INDEX", kOwn).take();
  CHECK(measured.source == Source::kMeasured);
  CHECK(measured.reference == "CREATE INDEX");
  const Facts read = Answer({17, 17}).add("CREATE INDEX", kOwn).take();
  CHECK(read.source == Source::kManual);
  CHECK(read.reference == "sql-createindex");
}

TEST_CASE("a table whose name is not known is still locked") {
  CHECK(locks(Answer({}).add("CREATE INDEX", {{}}).take()) == ": SHARE");
  CHECK(locks(Answer({}).add("DROP TABLE", kOwn, {{}}).take()) ==
        "t: ACCESS EXCLUSIVE, : ACCESS EXCLUSIVE …");
}

}  // namespace migrate::dialect::postgres
