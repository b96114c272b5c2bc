#include "dialect/sqlite.h"

#include <algorithm>
#include <array>
#include <string>

#include "dialect/calls.h"
#include "dialect/sqlite_table.h"

namespace migrate::dialect::sqlite {
namespace {

using ir::ServerDefault;
using ir::SqlStatement;
using ir::Truth;

// Minor versions, both included.
struct Versions {
  int oldest = kOldest;
  int newest = kNewest;
};

Facts nobody_can_tell() {
  Facts facts;
  facts.database = kWriter;
  facts.rewrites = facts.scans = facts.supported = Truth::kUnknown;
  facts.locks_complete = false;
  facts.known = false;
  return facts;
}

class Answer {
 public:
  explicit Answer(Versions versions) : versions_(versions) {}

  Answer& add(Form form) { return add(form.row()); }
  Answer& add(const Row& row) {
    facts_.database = std::max(facts_.database, row.lock);
    if ((row.effects & kReads) != 0) facts_.scans = Truth::kYes;
    if ((row.effects & kRewrites) != 0) facts_.rewrites = Truth::kYes;
    if ((row.effects & kBuilds) != 0) facts_.builds_index = true;
    if ((row.effects & kAlone) != 0) facts_.transactional = false;
    // Whether a version after the last that refuses can do it depends on more than is known here.
    const bool outgrown = row.until < versions_.oldest;
    const bool refused =
        ((row.effects & kRefused) != 0 && !outgrown) || versions_.newest < row.since;
    const bool perhaps = (row.effects & kIfEmpty) != 0 || versions_.oldest < row.since || outgrown;
    // The reader is sent to the row that stands in the way.
    const bool decides =
        refused ? facts_.supported != Truth::kNo : perhaps && facts_.supported == Truth::kYes;
    if (refused)
      facts_.supported = Truth::kNo;
    else if (decides)
      facts_.supported = Truth::kUnknown;
    if (decides || facts_.reference.empty()) {
      const bool measured = row.source == Source::kMeasured && versions_.oldest <= kMeasuredOn &&
                            kMeasuredOn <= versions_.newest;
      facts_.source = measured ? Source::kMeasured : Source::kManual;
      facts_.reference = measured ? row.form : row.page;
      facts_.note = row.note;
    }
    return *this;
  }
  Facts take() { return facts_; }

 private:
  Versions versions_;
  Facts facts_;
};

// A default that ADD COLUMN takes for rows that are there: a literal, not CURRENT_TIME,
// CURRENT_DATE, CURRENT_TIMESTAMP nor anything in parentheses.
bool is_constant(const ir::Expression& value) {
  using Kind = ir::Expression::Kind;
  if (value.kind == Kind::kLiteral) return true;
  if (value.kind != Kind::kText && value.kind != Kind::kVerbatim) return false;
  const std::size_t first = value.name.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return false;
  const char letter = value.name[first];
  return letter != '(' && letter != 'c' && letter != 'C';
}

class Visitor {
 public:
  explicit Visitor(Versions versions) : versions_(versions) {}

  Facts operator()(const ir::CreateTable&) const { return row("CREATE TABLE"); }
  Facts operator()(const ir::DropTable&) const { return row("DROP TABLE"); }
  Facts operator()(const ir::RenameTable&) const { return row("ALTER TABLE RENAME TO"); }
  Facts operator()(const ir::SetTableComment&) const { return row("COMMENT"); }
  Facts operator()(const ir::AddColumn& operation) const {
    const ir::Column& column = operation.column;
    Answer facts(versions_);
    facts.add("ALTER TABLE ADD COLUMN");
    const bool has_default = column.server_default &&
                             column.server_default->kind != ServerDefault::Kind::kNone &&
                             column.server_default->kind != ServerDefault::Kind::kFetched;
    if (column.computed)
      facts.add(column.computed->persisted.value_or(false)
                    ? Form("ALTER TABLE ADD COLUMN STORED")
                    : Form("ALTER TABLE ADD COLUMN VIRTUAL"));
    else if (column.nullable.is(false) && !has_default)
      facts.add("ALTER TABLE ADD COLUMN NOT NULL");
    if (has_default && !is_constant(column.server_default->value))
      facts.add("ALTER TABLE ADD COLUMN expression DEFAULT");
    if (column.primary_key.is(true)) facts.add("ALTER TABLE ADD COLUMN PRIMARY KEY");
    if (column.unique.is(true)) facts.add("ALTER TABLE ADD COLUMN UNIQUE");
    for (const ir::Constraint& constraint : column.constraints)
      if (constraint.kind == ir::Constraint::Kind::kCheck)
        facts.add("ALTER TABLE ADD COLUMN CHECK");
    if (column.index.is(true)) facts.add("CREATE INDEX");
    return facts.take();
  }
  Facts operator()(const ir::DropColumn&) const { return row("ALTER TABLE DROP COLUMN"); }
  Facts operator()(const ir::AlterColumn& operation) const {
    Answer facts(versions_);
    if (operation.new_name.given()) facts.add("ALTER TABLE RENAME COLUMN");
    if (operation.nullable.given()) facts.add("ALTER TABLE ALTER COLUMN NOT NULL");
    if (operation.type || operation.server_default || operation.computed || operation.identity ||
        operation.drop_identity)
      facts.add("ALTER TABLE ALTER COLUMN");
    return facts.take();
  }
  Facts operator()(const ir::AddConstraint& operation) const {
    return row(operation.constraint.kind == ir::Constraint::Kind::kCheck
                   ? Form("ALTER TABLE ADD CHECK")
                   : Form("ALTER TABLE ADD CONSTRAINT"));
  }
  Facts operator()(const ir::DropConstraint&) const { return row("ALTER TABLE DROP CONSTRAINT"); }
  Facts operator()(const ir::ValidateConstraint&) const {
    return row("ALTER TABLE ADD CONSTRAINT");
  }
  Facts operator()(const ir::RenameConstraint&) const { return row("ALTER TABLE ADD CONSTRAINT"); }
  Facts operator()(const ir::CreateIndex&) const { return row("CREATE INDEX"); }
  Facts operator()(const ir::DropIndex&) const { return row("DROP INDEX"); }
  Facts operator()(const ir::RenameIndex&) const { return row("ALTER TABLE ADD CONSTRAINT"); }
  Facts operator()(const ir::CreateEnum&) const { return no_object(); }
  Facts operator()(const ir::DropType&) const { return no_object(); }
  Facts operator()(const ir::AddEnumValue&) const { return no_object(); }
  Facts operator()(const ir::RenameEnumValue&) const { return no_object(); }
  Facts operator()(const ir::RenameType&) const { return no_object(); }
  Facts operator()(const ir::CreateSchema&) const { return no_object(); }
  Facts operator()(const ir::DropSchema&) const { return no_object(); }
  Facts operator()(const ir::BulkInsert&) const { return row("INSERT"); }
  Facts operator()(const ir::Execute& operation) const {
    using Kind = ir::Expression::Kind;
    if (!operation.core) return nobody_can_tell();
    switch (operation.core->kind) {
      case Kind::kSelect:
        return change("SELECT", true);
      case Kind::kInsert:
        return row("INSERT");
      case Kind::kUpdate:
        return change("UPDATE", true);
      case Kind::kDelete:
        return change("DELETE", true);
      default:
        return nobody_can_tell();
    }
  }
  Facts operator()(const SqlStatement& operation) const;
  Facts operator()(const ir::Opaque&) const { return nobody_can_tell(); }

 private:
  Facts row(Form form) const { return Answer(versions_).add(form).take(); }
  // Types and schemas.
  Facts no_object() const {
    Facts facts;
    facts.supported = Truth::kNo;
    facts.reference = "lang";
    facts.note = "SQLite has no such object";
    return facts;
  }
  // Only the rows that an index finds, perhaps.
  Facts change(Form form, bool has_condition) const {
    Facts facts = row(form);
    if (has_condition) {
      facts.scans = Truth::kUnknown;
      if (facts.rewrites == Truth::kYes) facts.rewrites = Truth::kUnknown;
    }
    return facts;
  }
  Facts by_tag(std::string tag) const;

  Versions versions_;
};

Facts Visitor::operator()(const SqlStatement& operation) const {
  using Kind = SqlStatement::Kind;
  switch (operation.kind) {
    case Kind::kSelect:
      return change("SELECT", true);
    case Kind::kInsert:
      return row("INSERT");
    case Kind::kUpdate:
      return change("UPDATE", operation.has_where);
    case Kind::kDelete:
      return change("DELETE", operation.has_where);
    case Kind::kCreateTableAs:
      return row("CREATE TABLE AS");
    case Kind::kVacuum:
      return row("VACUUM");
    case Kind::kReindex:
      return row("REINDEX");
    case Kind::kAnalyze:
      return row("ANALYZE");
    case Kind::kPragma:
      if (operation.name == "journal_mode") return row("PRAGMA journal_mode");
      if (operation.name == "synchronous") return row("PRAGMA synchronous");
      return row("PRAGMA");
    case Kind::kAttach:
      return row(operation.tag == "DETACH" ? Form("DETACH") : Form("ATTACH"));
    case Kind::kTransaction:
    case Kind::kUtility:
      return {};
    default:
      return by_tag(operation.tag);
  }
}

Facts Visitor::by_tag(std::string tag) const {
  while (!tag.empty()) {
    for (const Row& row : kRows)
      if (row.form == tag) return Answer(versions_).add(row).take();
    const std::size_t space = tag.rfind(' ');
    tag.resize(space == std::string::npos ? 0 : space);
  }
  return nobody_can_tell();
}

// https://www.sqlite.org/deterministic.html; datetime('now') is one value within a statement.
Truth volatile_function(std::string_view name) {
  constexpr std::array<std::string_view, 5> kVolatile = {"random", "randomblob", "changes",
                                                         "total_changes", "last_insert_rowid"};
  constexpr std::array<std::string_view, 20> kSteady = {
      "abs",       "coalesce", "current_date", "current_time", "current_timestamp",
      "date",      "datetime", "hex",          "ifnull",       "json",
      "julianday", "length",   "lower",        "printf",       "replace",
      "round",     "strftime", "substr",       "time",         "upper"};
  const auto listed = [name](const auto& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  if (listed(kVolatile)) return Truth::kYes;
  return listed(kSteady) ? Truth::kNo : Truth::kUnknown;
}

class Sqlite final : public Dialect {
 public:
  explicit Sqlite(Versions versions) : versions_(versions) {}

  std::string_view name() const override { return "sqlite"; }
  Facts facts(const ir::Operation& operation, const ir::Schema*) const override {
    return std::visit(Visitor(versions_), operation);
  }
  bool transactional_ddl() const override { return true; }
  // No limit but that of a statement: limits.html, SQLITE_MAX_SQL_LENGTH.
  std::size_t max_identifier_bytes() const override { return 1'000'000; }
  // There is no statement for it; batch mode writes every row into a new table.
  Truth rewrites_on_type_change(const ir::Type&, const ir::Type&) const override {
    return Truth::kYes;
  }
  Truth volatile_expression(const ir::Expression& expression) const override {
    return volatile_calls(expression, volatile_function);
  }

 private:
  Versions versions_;
};

}  // namespace

const Dialect* at(int major, int minor) {
  static const Sqlite any({});
  // A fact changes with these minor versions: one dialect for each stretch between them.
  constexpr std::array<int, 6> kStarts = {kOldest, 25, 31, 35, 40, 53};
  static const std::array<Sqlite, kStarts.size()> each = {
      Sqlite({kOldest, kOldest}), Sqlite({25, 25}), Sqlite({31, 31}),
      Sqlite({35, 35}),           Sqlite({40, 40}), Sqlite({53, 53})};
  if (major == 0) return &any;
  std::size_t stretch = 0;
  while (stretch + 1 < kStarts.size() && kStarts[stretch + 1] <= minor) ++stretch;
  return &each[stretch];
}

}  // namespace migrate::dialect::sqlite
