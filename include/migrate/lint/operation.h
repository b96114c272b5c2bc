// What a rule about operations sees. Two kinds of rule, by the `scope` of their TOML:
//   "operation"  `void slug(const StepContext&, Reporter&)`, once for each step of a new revision
//   "revision"   `void slug(const RevisionContext&, Reporter&)`, once for each new revision
// New is what the base has not got; where there is no base, every revision, each as a change of its
// own. What a rule reports gets the revision's id, and the comments that silence it may stand on
// any line of the step. A rule reads, reports and keeps nothing.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "migrate/dialect/facts.h"
#include "migrate/lint/context.h"
#include "migrate/replay/replay.h"

namespace migrate::lint {

// A database that the migrations are meant for.
struct Database {
  std::string dialect;  // "postgresql", "sqlite", "mysql"
  std::string version;  // of the server; empty: any that is supported
  friend bool operator==(const Database&, const Database&) = default;
};

struct Databases {
  std::vector<Database> all;       // at least one; the schema is replayed for the first
  std::vector<std::string> large;  // globs of tables, "name" or "schema.name"
  bool has(std::string_view dialect) const;
};

// Tables and columns that the change itself made, up to a step, and those whose rows it kept.
class Created {
 public:
  // `schema` only says which names mean the same.
  void note(const ir::Step& step, const ir::Schema& schema);
  bool table(const ir::Schema::Key& table) const { return tables_.count(table) > 0; }
  bool column(const ir::Schema::Key& table, std::string_view column) const;
  // Whether a step read rows of the table and wrote rows somewhere: INSERT … SELECT, CREATE TABLE
  // AS, COPY TO, or an UPDATE, which may have moved a column's values into another.
  bool copied(const ir::Schema::Key& table) const { return copied_.count(table) > 0; }

 private:
  void note_copies(const ir::SqlStatement& statement, const ir::Schema& schema);

  std::set<ir::Schema::Key> tables_;
  std::set<ir::Schema::Key> copied_;
  std::map<ir::Schema::Key, std::set<std::string, std::less<>>> columns_;
};

struct RevisionContext {
  const RuleContext& rule;  // options, history, files, what changed, what git knows
  const replay::Revision& revision;
  const ir::Schema& before;  // on which upgrade() runs
  const ir::Schema& after;   // on which downgrade() runs
  const Databases& databases;
  const Created& created;  // by this change so far; for a rule about revisions, this one included

  const project::RevisionFile& file() const { return rule.history.file(revision.node); }
  const ir::Body& upgrade() const { return revision.bodies.upgrade; }
  const ir::Body& downgrade() const { return revision.bodies.downgrade; }
  // The place of an argument of the call, as "table_name" or "nullable"; of the whole call where
  // none is named or it is not written. Where the call stands in a helper's file, the place in the
  // revision that leads there.
  Location at(const ir::Step& step, std::string_view argument = {}) const;
  // A place in the revision's own file: of a gap, a remark, a function's name.
  Location at(Span span) const { return rule.files.at(file().path, span); }
  // Whether the table was there before this change, and is still known by that name when the
  // revision begins. False as well where its name is not known.
  bool existed(const ir::TableName& table) const;
  // Whether work that takes as long as the table is big matters: `[tables] large` of the settings
  // names the table, or the settings name none at all.
  bool may_be_large(const ir::TableName& table) const;
};

struct StepContext {
  const RevisionContext& revision;
  const ir::Body& body;  // the function that it is a step of
  std::uint32_t index;   // in body.steps
  bool is_downgrade;
  const ir::Schema& before;                       // on which it runs
  std::span<const replay::StepFailure> failures;  // what would certainly fail in it

  const RuleContext& rule() const { return revision.rule; }
  const ir::Step& step() const { return body.steps[index]; }
  // The operation, where it is one of this kind.
  template <typename T>
  const T* as() const {
    return std::get_if<T>(&step().operation);
  }
  // Whether the table (or column) holds what this change did not put there: it was there before
  // the change. False where a name is not known, or where the object is not there at all, which is
  // for `unknown-object` to say.
  bool existed(const ir::TableName& table) const;
  bool existed(const ir::TableName& table, const ir::Arg<std::string>& column) const;
  bool may_be_large(const ir::TableName& table) const { return revision.may_be_large(table); }
  // Whether the step may run on a database of this dialect that the migrations are meant for.
  bool runs_on(std::string_view dialect) const;
  // What such a database does when it runs; nothing where it does not, or where nobody can tell.
  std::optional<dialect::Facts> facts(std::string_view dialect) const;
  Location at(std::string_view argument = {}) const { return revision.at(step(), argument); }
};

// The table that an object of a SQL statement is, or belongs to.
ir::TableName table_of(const ir::ObjectRef& object);

// "`users`", "`audit.users`", "a table"; "`users.email`", "a column of `users`".
std::string quoted(const ir::TableName& table);
std::string quoted(const ir::TableName& table, const ir::Arg<std::string>& column);
// "`ix_users_email`"; `otherwise` ("an index") where the name is not known or not given.
std::string quoted(const ir::ObjectName& name, std::string_view otherwise);

}  // namespace migrate::lint
