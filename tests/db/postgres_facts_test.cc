#include <doctest/doctest.h>

#include <chrono>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <thread>

#include "db/connection.h"
#include "db/measurements.h"
#include "dialect/postgres_table.h"
#include "migrate/dialect/facts.h"
#include "migrate/ir/schema.h"
#include "migrate/sql/parse.h"

namespace migrate::testing {
namespace {

using dialect::Lock;
using dialect::postgres::kRows;
using dialect::postgres::Row;

constexpr const char* kTables = R"sql(
  DROP SCHEMA IF EXISTS public, z CASCADE;
  DROP PUBLICATION IF EXISTS z;
  CREATE SCHEMA public;
  CREATE TABLE u (id int PRIMARY KEY);
  INSERT INTO u SELECT generate_series(1, 50);
  CREATE TABLE t (id int NOT NULL, a int, b text, c varchar(20), u_id int);
  INSERT INTO t SELECT i, i, 'b' || i, 'c' || i, i % 50 + 1 FROM generate_series(1, 100) i;
)sql";

constexpr const char* kInTransactionBlock = "25001";

// A relation of the schema before the statement.
struct Relation {
  std::string name;
  char kind = 'r';
  std::string file;
  std::string table;  // of an index
};
using Relations = std::map<std::string, Relation>;  // by object id

Relations relations(Connection& session) {
  Relations found;
  for (const auto& row :
       session.run("SELECT c.oid, relname, relkind, relfilenode, coalesce(indrelid, 0) FROM "
                   "pg_class c LEFT JOIN pg_index i ON i.indexrelid = c.oid WHERE relnamespace = "
                   "(SELECT oid FROM pg_namespace WHERE nspname = 'public')"))
    found[row[0]] = {row[1], row[2][0], row[3], row[4]};
  return found;
}

bool holds_rows(const Relation& relation) {
  return std::string_view("rpmv").find(relation.kind) != std::string_view::npos;
}

// What was seen, and what the row says, in the same words.
struct Effects {
  std::map<std::string, Lock> locks;
  bool reads = false, rewrites = false, builds = false, alone = false;
};

std::string describe(const Effects& effects) {
  std::string text;
  for (const auto& [table, lock] : effects.locks)
    text += table + ": " + std::string(to_string(lock)) + "; ";
  for (const auto& [set, word] :
       {std::pair(effects.reads, "reads "), std::pair(effects.rewrites, "rewrites "),
        std::pair(effects.builds, "builds "), std::pair(effects.alone, "alone ")})
    if (set) text += word;
  return text;
}

Lock lock_named(std::string name) {  // as pg_locks has it: "ShareUpdateExclusiveLock"
  for (int i = 1; i <= static_cast<int>(Lock::kAccessExclusive); ++i) {
    const Lock lock{static_cast<std::uint8_t>(i)};
    std::string printed;
    bool first = true;
    for (const char letter : to_string(lock)) {
      if (letter == ' ')
        first = true;
      else
        printed += first ? letter : static_cast<char>(letter - 'A' + 'a'), first = false;
    }
    if (printed + "Lock" == name) return lock;
  }
  return Lock::kNone;
}

// Adds the locks that a session holds or waits for now; true when it waits for a table.
bool see_locks(Connection& observer, int process, const Relations& before, Effects& seen) {
  bool waits = false;
  for (const auto& row : observer.run("SELECT relation, mode, granted FROM pg_locks WHERE locktype "
                                      "= 'relation' AND pid = " +
                                      std::to_string(process))) {
    const auto relation = before.find(row[0]);
    if (relation == before.end() || !holds_rows(relation->second)) continue;
    Lock& lock = seen.locks[relation->second.name];
    lock = std::max(lock, lock_named(row[1]));
    waits |= row[2] == "f";
  }
  return waits;
}

void see_files(const Relations& before, const Relations& after, Effects& seen) {
  std::set<std::string> rewritten, old_files;
  for (const auto& [id, relation] : before) old_files.insert(relation.file);
  for (const auto& [id, relation] : after) {
    const auto old = before.find(id);
    if (old != before.end() && holds_rows(relation) && old->second.file != relation.file)
      rewritten.insert(id);
  }
  seen.rewrites = !rewritten.empty();
  for (const auto& [id, relation] : after) {
    if (relation.kind != 'i' || before.count(relation.table) == 0 ||
        rewritten.count(relation.table) != 0)
      continue;
    // ALTER COLUMN TYPE makes an index anew, but may give it the old one's file.
    seen.builds |= old_files.count(relation.file) == 0;
  }
}

std::vector<std::string> split(std::string_view names) {
  std::vector<std::string> list;
  std::stringstream stream{std::string(names)};
  for (std::string name; std::getline(stream, name, ',');) list.push_back(name);
  return list;
}

class Laboratory {
 public:
  Laboratory()
      : database_(new_database()), worker_(database_), observer_(database_), blocker_(database_) {
    worker_.run("SET client_min_messages = error");
    // A folder of the server's own: below the one of its data.
    worker_.run("SET allow_in_place_tablespaces = on");
    worker_.run("CREATE TABLESPACE spare LOCATION ''");
    worker_.run("CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler");
    worker_.run("CREATE ROLE somebody");
    worker_.run("CREATE EXTENSION IF NOT EXISTS plpgsql");
  }

  int version() const { return worker_.server_version(); }

  Effects measure(const Measurement& measurement) {
    Relations before = prepare(measurement);
    Effects seen;
    worker_.run("BEGIN");
    const std::string failure = worker_.failure(measurement.statement);
    if (failure == kInTransactionBlock) {
      worker_.run("ROLLBACK");
      return measure_alone(measurement);
    }
    if (!failure.empty()) seen.locks["SQLSTATE " + failure] = Lock::kNone;
    if (failure.empty()) {
      see_locks(observer_, worker_.process(), before, seen);
      // TRUNCATE makes a new file and new indexes as well, but empty ones.
      if (std::string_view(measurement.statement).rfind("TRUNCATE", 0) != 0) {
        see_files(before, relations(worker_), seen);
        see_reads("pg_stat_xact_user_tables", before, {}, seen);
      }
    }
    worker_.run("ROLLBACK");
    return seen;
  }

 private:
  Relations prepare(const Measurement& measurement) {
    worker_.run(kTables);
    worker_.run(measurement.setup);
    worker_.run("SELECT pg_stat_force_next_flush()");  // what was read so far does not count
    return relations(worker_);
  }

  // Such a statement can only be watched from outside: while it waits for a lock on its table that
  // another session holds, and then for one on each of the others.
  Effects measure_alone(const Measurement& measurement) {
    Effects seen;
    std::vector<std::pair<std::string, std::string>> blocks;
    if (*measurement.own != '\0') blocks.emplace_back(measurement.own, "SHARE UPDATE EXCLUSIVE");
    for (const std::string& other : split(measurement.others))
      blocks.emplace_back(other, "ACCESS SHARE");
    for (const auto& [table, mode] : blocks) {
      Relations before = prepare(measurement);
      blocker_.run("BEGIN; LOCK TABLE " + table + " IN " + mode + " MODE");
      const auto rows = scans_begun();
      worker_.send(measurement.statement);
      while (!see_locks(observer_, worker_.process(), before, seen) && worker_.busy())
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      blocker_.run("COMMIT");
      const std::string failure = worker_.finish();
      if (!failure.empty()) seen.locks["SQLSTATE " + failure] = Lock::kNone;
      see_files(before, relations(worker_), seen);
      see_reads("pg_stat_user_tables", before, rows, seen);
    }
    seen.alone = true;
    return seen;
  }

  std::map<std::string, long> scans_begun() {
    worker_.run("SELECT pg_stat_force_next_flush()");
    std::map<std::string, long> rows;
    for (const auto& row : observer_.run("SELECT relid, seq_scan FROM pg_stat_user_tables"))
      rows[row[0]] = std::stol(row[1]);
    return rows;
  }

  void see_reads(const std::string& view, const Relations& before,
                 const std::map<std::string, long>& rows, Effects& seen) {
    if (view == "pg_stat_user_tables") worker_.run("SELECT pg_stat_force_next_flush()");
    for (const auto& row : worker_.run("SELECT relid, seq_scan FROM " + view)) {
      const auto old = rows.find(row[0]);
      // None of the statements stops halfway through a table.
      const long scans = std::stol(row[1]) - (old == rows.end() ? 0 : old->second);
      if (before.count(row[0]) != 0 && scans > 0) seen.reads = true;
    }
  }

  std::string database_;
  Connection worker_, observer_, blocker_;
};

const Row* row_of(std::string_view form, int version) {
  for (const Row& row : kRows)
    if (row.form == form && row.since <= version) return &row;
  return nullptr;
}

Effects expected(const Row& row, const Measurement& measurement) {
  using namespace dialect::postgres;
  Effects effects;
  if (*measurement.own != '\0' && row.lock != Lock::kNone)
    effects.locks[measurement.own] = row.lock;
  for (const std::string& other : split(measurement.others)) effects.locks[other] = row.other;
  effects.reads = (row.effects & kReads) != 0;
  effects.rewrites = (row.effects & kRewrites) != 0;
  effects.builds = (row.effects & kBuilds) != 0;
  effects.alone = (row.effects & kAlone) != 0;
  return effects;
}

// The facts as the layers give them, from the text alone.
std::vector<ir::Operation> operations(const std::string& text) {
  std::vector<ir::Operation> list;
  for (sql::Parsed& parsed : sql::parse(text, sql::Grammar::kPostgres).operations)
    list.push_back(std::move(parsed.operation));
  return list;
}

dialect::Facts facts_of(const std::string& text, const std::string& setup, int version) {
  ir::Schema schema;
  for (const ir::Operation& operation : operations(kTables + setup)) ir::apply(schema, operation);
  const auto statement = operations(text);
  REQUIRE(statement.size() == 1);
  return dialect::find("postgresql", std::to_string(version))->facts(statement[0], &schema);
}

// What the facts leave open is taken to be as it was seen.
Effects effects_of(const dialect::Facts& facts, const Effects& seen) {
  Effects effects;
  if (!facts.locks_complete) effects.locks = seen.locks;
  for (const dialect::LockedTable& locked : facts.locks)
    if (!locked.name.empty()) effects.locks[locked.name] = locked.lock;
  const auto known = [](ir::Truth truth, bool otherwise) {
    return truth == ir::Truth::kUnknown ? otherwise : truth == ir::Truth::kYes;
  };
  effects.reads = known(facts.scans, seen.reads);
  effects.rewrites = known(facts.rewrites, seen.rewrites);
  effects.builds = facts.builds_index;
  effects.alone = !facts.transactional;
  return effects;
}

}  // namespace

TEST_CASE("the table, and the facts about a statement's text, are what the server does") {
  Laboratory laboratory;
  for (const Measurement& measurement : kMeasurements) {
    INFO(std::string(measurement.statement) << " after: " << std::string(measurement.setup));
    const Row* const row = row_of(measurement.form, laboratory.version());
    Effects seen = laboratory.measure(measurement);
    const dialect::Facts facts =
        facts_of(measurement.statement, measurement.setup, laboratory.version());
    if (row == nullptr) {  // the server is older than the form
      CHECK(describe(seen).rfind("SQLSTATE", 0) == 0);
      if (facts.known) CHECK(facts.supported == ir::Truth::kNo);
      continue;
    }
    if ((row->effects & dialect::postgres::kMayRead) != 0) seen.reads = false;
    CHECK(describe(seen) == describe(expected(*row, measurement)));
    CHECK(facts.known);
    if (facts.known) CHECK(describe(seen) == describe(effects_of(facts, seen)));
  }
  for (const Statement& statement : kStatements) {
    INFO(std::string(statement.text) << " after: " << std::string(statement.setup));
    const Effects seen = laboratory.measure({"", statement.text, "", "", statement.setup});
    const dialect::Facts facts = facts_of(statement.text, statement.setup, laboratory.version());
    CHECK(describe(seen) == describe(effects_of(facts, seen)));
  }
}

TEST_CASE("every row that says so is measured") {
  std::set<std::string_view> forms;
  for (const Measurement& measurement : kMeasurements) forms.insert(measurement.form);
  for (const Row& row : kRows) {
    INFO(row.form);
    if (row.source == dialect::Source::kMeasured) CHECK(forms.count(row.form) == 1);
  }
  for (const std::string_view form : forms) {
    INFO(form);
    const Row* const row = row_of(form, dialect::postgres::kNever);
    REQUIRE(row != nullptr);
    CHECK((row->source == dialect::Source::kMeasured) ==
          (row->since <= dialect::postgres::kMeasuredOn));
  }
}

}  // namespace migrate::testing
