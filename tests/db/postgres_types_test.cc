#include <doctest/doctest.h>

#include <array>
#include <string>
#include <vector>

#include "db/connection.h"
#include "dialect/postgres_functions.h"
#include "dialect/postgres_types.h"

namespace migrate::testing {
namespace {

namespace postgres = dialect::postgres;
using ir::Truth;

struct Sample {
  std::string sql;
  ir::Type type;
};

ir::Type named(std::string name) {
  ir::Type type;
  type.name = std::move(name);
  return type;
}

Sample with_length(const std::string& sql, std::string name, std::int64_t length) {
  Sample sample{sql + "(" + std::to_string(length) + ")", named(std::move(name))};
  sample.type.length = length;
  return sample;
}

Sample numeric(std::int64_t precision, std::int64_t scale) {
  Sample sample{"numeric(" + std::to_string(precision) + "," + std::to_string(scale) + ")",
                named("Numeric")};
  sample.type.precision = precision;
  sample.type.scale = scale;
  return sample;
}

Sample time(const std::string& sql, std::string name, bool zone,
            std::optional<std::int64_t> precision) {
  Sample sample{sql, named(std::move(name))};
  if (precision) {
    sample.sql += "(" + std::to_string(*precision) + ")";
    sample.type.precision = *precision;
  }
  if (zone) {
    sample.sql += " with time zone";
    sample.type.timezone = true;
  }
  return sample;
}

Sample array_of(Sample item) {
  Sample sample{item.sql + "[]", named("ARRAY")};
  sample.type.item.push_back(std::move(item.type));
  return sample;
}

Sample varbit(std::optional<std::int64_t> length) {
  Sample sample = length ? with_length("varbit", "postgresql.BIT", *length)
                         : Sample{"varbit", named("postgresql.BIT")};
  sample.type.other = {"varying=True"};
  return sample;
}

Sample enumeration(const std::string& name) {
  Sample sample{name, named("postgresql.ENUM")};
  sample.type.type_name = name;
  return sample;
}

std::vector<Sample> samples() {
  return {{"varchar", named("String")},
          with_length("varchar", "String", 10),
          with_length("varchar", "VARCHAR", 20),
          {"text", named("Text")},
          with_length("char", "CHAR", 10),
          with_length("char", "CHAR", 20),
          {"citext", named("postgresql.CITEXT")},
          {"name", named("postgresql.NAME")},
          {"xml", named("postgresql.XML")},
          {"smallint", named("SmallInteger")},
          {"integer", named("Integer")},
          {"bigint", named("BigInteger")},
          {"oid", named("postgresql.OID")},
          {"regclass", named("postgresql.REGCLASS")},
          {"real", named("REAL")},
          {"double precision", named("Float")},
          {"numeric", named("Numeric")},
          numeric(10, 2),
          numeric(12, 2),
          numeric(12, 4),
          {"money", named("postgresql.MONEY")},
          {"boolean", named("Boolean")},
          {"bytea", named("LargeBinary")},
          {"uuid", named("Uuid")},
          {"json", named("JSON")},
          {"jsonb", named("postgresql.JSONB")},
          {"date", named("Date")},
          time("timestamp", "DateTime", false, std::nullopt),
          time("timestamp", "postgresql.TIMESTAMP", false, 3),
          time("timestamp", "postgresql.TIMESTAMP", false, 6),
          time("timestamp", "DateTime", true, std::nullopt),
          time("timestamp", "postgresql.TIMESTAMP", true, 3),
          time("time", "Time", false, std::nullopt),
          time("time", "postgresql.TIME", false, 3),
          time("time", "postgresql.TIME", true, std::nullopt),
          time("interval", "Interval", false, std::nullopt),
          time("interval", "postgresql.INTERVAL", false, 3),
          {"bit", named("postgresql.BIT")},
          with_length("bit", "postgresql.BIT", 5),
          varbit(std::nullopt),
          varbit(5),
          varbit(9),
          {"inet", named("postgresql.INET")},
          {"cidr", named("postgresql.CIDR")},
          array_of({"integer", named("Integer")}),
          array_of(with_length("varchar", "String", 10)),
          array_of(with_length("varchar", "String", 20)),
          array_of({"text", named("Text")}),
          enumeration("mood"),
          enumeration("size")};
}

// What the statement did to the files of the table m and of its index i.
struct Seen {
  Truth table = Truth::kUnknown;  // kUnknown: there is no such cast
  Truth index = Truth::kUnknown;  // kUnknown: the type has no order
};

std::string files(Connection& session) {
  const auto row =
      session.run("SELECT pg_relation_filenode('m'), pg_relation_filenode(to_regclass('i'))")[0];
  return row[0] + " " + row[1];
}

Seen change(Connection& session, const std::string& to) {
  const std::string before = files(session);
  session.run("SAVEPOINT here");
  Seen seen;
  if (session.failure("ALTER TABLE m ALTER COLUMN c TYPE " + to).empty()) {
    const std::string after = files(session);
    const auto differ = [&](auto part) {
      return part(before) == part(after) ? Truth::kNo : Truth::kYes;
    };
    seen.table = differ([](const std::string& all) { return all.substr(0, all.find(' ')); });
    if (before.back() != ' ')
      seen.index = differ([](const std::string& all) { return all.substr(all.find(' ')); });
  }
  session.run("ROLLBACK TO here; RELEASE here");
  return seen;
}

}  // namespace

TEST_CASE("what a change of type does, for every pair of types") {
  Connection session(new_database());
  session.run("SET client_min_messages = error; CREATE EXTENSION citext");
  session.run("CREATE TYPE mood AS ENUM ('sad'); CREATE TYPE size AS ENUM ('small')");
  int compared = 0;
  for (const Sample& from : samples()) {
    session.run("BEGIN; CREATE TABLE m (c " + from.sql + "); SAVEPOINT here");
    if (!session.failure("CREATE INDEX i ON m (c)").empty()) session.run("ROLLBACK TO here");
    const auto old_type = postgres::server_type(from.type);
    REQUIRE(old_type);
    for (const Sample& to : samples()) {
      INFO(from.sql << " -> " << to.sql);
      const auto new_type = postgres::server_type(to.type);
      REQUIRE(new_type);
      const Truth rewrites = postgres::rewrites(*old_type, *new_type);
      const Seen seen = change(session, to.sql);
      if (seen.table == Truth::kUnknown || rewrites == Truth::kUnknown) continue;
      ++compared;
      CHECK(rewrites == seen.table);
      if (seen.table == Truth::kNo && seen.index != Truth::kUnknown)
        CHECK(postgres::rebuilds_indexes(*old_type, *new_type) == seen.index);
    }
    session.run("ROLLBACK");
  }
  CHECK(compared > 300);
}

TEST_CASE("timestamps with and without a zone change in place where the zone is UTC only") {
  Connection session(new_database());
  struct Trial {
    const char *zone, *from, *to;
    Truth rewritten;
  };
  const std::array<Trial, 4> trials = {{{"UTC", "timestamp", "timestamptz", Truth::kNo},
                                        {"UTC", "timestamptz", "timestamp", Truth::kNo},
                                        {"Asia/Tokyo", "timestamp", "timestamptz", Truth::kYes},
                                        {"Asia/Tokyo", "timestamptz", "timestamp", Truth::kYes}}};
  for (const Trial& trial : trials) {
    session.run(std::string("BEGIN; SET LOCAL TimeZone = '") + trial.zone +
                "'; CREATE TABLE m (c " + trial.from + "); CREATE INDEX i ON m (c)");
    const Seen seen = change(session, trial.to);
    INFO(std::string(trial.zone) << " " << std::string(trial.from));
    CHECK(seen.table == trial.rewritten);
    CHECK(seen.index == Truth::kYes);
    session.run("ROLLBACK");
  }
}

TEST_CASE("the listed functions are as volatile as the server's catalog says") {
  Connection session(new_database());
  session.run("CREATE EXTENSION pgcrypto; CREATE EXTENSION \"uuid-ossp\"; CREATE EXTENSION hstore");
  const auto forms = [&](std::string_view name) {
    return session.run(
        "SELECT bool_and(provolatile = 'v'), bool_or(provolatile = 'v') FROM pg_proc "
        "WHERE proname = '" +
        std::string(name) + "' HAVING count(*) > 0");
  };
  for (const std::string_view name : postgres::kSteadyFunctions) {
    INFO(name);
    const auto found = forms(name);
    REQUIRE(found.size() == 1);
    CHECK(found[0][1] == "f");
  }
  int known = 0;
  for (const std::string_view name : postgres::kVolatileFunctions) {
    INFO(name);
    const auto found = forms(name);
    if (found.empty()) continue;  // the server is older than the function
    ++known;
    CHECK(found[0][0] == "t");
  }
  CHECK(known > 15);
}

}  // namespace migrate::testing
