#include "dialect/postgres_answer.h"

#include <algorithm>
#include <utility>

namespace migrate::dialect::postgres {
namespace {

using ir::Truth;

Truth worse(Truth a, Truth b) {
  if (a == Truth::kYes || b == Truth::kYes) return Truth::kYes;
  return a == Truth::kUnknown ? a : b;
}

// Of several rows the heaviest is the one that a reader is sent to.
int weight(const Row& row) {
  return static_cast<int>(row.effects & kRewrites) * 100 +
         static_cast<int>(row.effects & kBuilds) * 10 +
         static_cast<int>(row.effects & kReads) * 20 +
         static_cast<int>(std::max(row.lock, row.other));
}

}  // namespace

ir::Schema::Key key_of(const ir::TableName& table) {
  if (!table.known()) return {};
  return {table.schema.value_or(""), *table.name};
}

ir::Schema::Key key_of(const ir::Table& table) { return key_of(table.name); }

ir::TableName table_name(const ir::Schema::Key& key) {
  return {key.first.empty() ? ir::Arg<std::string>() : key.first, key.second};
}

Answer& Answer::add(Form form, const Tables& own, const Tables& others) {
  return add(form.row(), own, others);
}

Answer& Answer::add(const Row& row, const Tables& own, const Tables& others) {
  for (const ir::Schema::Key& table : own) lock(table, row.lock);
  for (const ir::Schema::Key& table : others) lock(table, row.other);
  if ((row.effects & kReads) != 0) facts_.scans = Truth::kYes;
  if ((row.effects & kMayRead) != 0) facts_.scans = worse(facts_.scans, Truth::kUnknown);
  if ((row.effects & kRewrites) != 0) facts_.rewrites = Truth::kYes;
  if ((row.effects & kBuilds) != 0) facts_.builds_index = true;
  if ((row.effects & kAlone) != 0) facts_.transactional = false;
  if (versions_.newest < row.since)
    facts_.supported = Truth::kNo;
  else if (versions_.oldest < row.since && facts_.supported == Truth::kYes)
    facts_.supported = Truth::kUnknown;
  if (weight(row) <= weight_) return *this;
  weight_ = weight(row);
  const bool measured = row.source == Source::kMeasured && versions_.oldest <= kMeasuredOn &&
                        kMeasuredOn <= versions_.newest;
  facts_.source = measured ? Source::kMeasured : Source::kManual;
  facts_.reference = measured ? row.form : row.page;
  facts_.note = row.note;
  return *this;
}

Answer& Answer::maybe_rewrites() {
  facts_.rewrites = worse(facts_.rewrites, Truth::kUnknown);
  return maybe_reads();
}

Answer& Answer::maybe_reads() {
  facts_.scans = worse(facts_.scans, Truth::kUnknown);
  return *this;
}

Answer& Answer::others_known(bool known) {
  facts_.locks_complete &= known;
  return *this;
}

Answer& Answer::lock(const ir::Schema::Key& table, Lock lock) {
  if (lock == Lock::kNone) return *this;
  if (table.second.empty() && !facts_.locks.empty()) facts_.locks_complete = false;
  for (LockedTable& locked : facts_.locks) {
    if (locked.schema != table.first || locked.name != table.second) continue;
    locked.lock = std::max(locked.lock, lock);
    return *this;
  }
  facts_.locks.push_back({table.first, table.second, lock});
  return *this;
}

Answer& Answer::not_transactional() {
  facts_.transactional = false;
  return *this;
}

Facts nobody_can_tell() {
  Facts facts;
  facts.rewrites = facts.scans = facts.supported = Truth::kUnknown;
  facts.locks_complete = false;
  facts.known = false;
  return facts;
}

}  // namespace migrate::dialect::postgres
