// Puts the facts about one operation together from rows of the table.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dialect/postgres_table.h"
#include "migrate/dialect/facts.h"
#include "migrate/ir/schema.h"

namespace migrate::dialect::postgres {

// The versions in question, both included.
struct Versions {
  int oldest = kOldest;
  int newest = kNewest;
};

using Tables = std::vector<ir::Schema::Key>;  // the name is empty where it is not known

ir::Schema::Key key_of(const ir::TableName& table);
ir::Schema::Key key_of(const ir::Table& table);
ir::TableName table_name(const ir::Schema::Key& key);

class Answer {
 public:
  explicit Answer(Versions versions) : versions_(versions) {}

  // What the row of the form says, on top of what was added before: its lock on `own`, its other
  // lock on `others`.
  Answer& add(Form form, const Tables& own = {}, const Tables& others = {});
  Answer& add(const Row& row, const Tables& own, const Tables& others);
  // Not known whether the table is rewritten, which would read it as well.
  Answer& maybe_rewrites();
  Answer& maybe_reads();
  // Other tables may be locked as well, unless `known`.
  Answer& others_known(bool known);
  Answer& lock(const ir::Schema::Key& table, Lock lock);
  Answer& not_transactional();

  Facts take() { return std::move(facts_); }

 private:
  Versions versions_;
  Facts facts_;
  int weight_ = -1;  // of the row that `facts_` refers to
};

Facts nobody_can_tell();

}  // namespace migrate::dialect::postgres
