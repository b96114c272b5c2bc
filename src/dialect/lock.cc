#include <algorithm>
#include <array>

#include "migrate/dialect/facts.h"

namespace migrate::dialect {
namespace {

constexpr std::size_t kLocks = static_cast<std::size_t>(Lock::kAccessExclusive) + 1;

constexpr std::array<std::string_view, kLocks> kNames = {
    "",      "ACCESS SHARE",        "ROW SHARE", "ROW EXCLUSIVE",   "SHARE UPDATE EXCLUSIVE",
    "SHARE", "SHARE ROW EXCLUSIVE", "EXCLUSIVE", "ACCESS EXCLUSIVE"};

// For each lock the weakest one that conflicts with it; every stronger one does as well, except
// that SHARE does not conflict with itself. PostgreSQL 15 manual, table 13.2.
constexpr std::array<Lock, kLocks> kWeakestConflict = {Lock::kNone,
                                                       Lock::kAccessExclusive,
                                                       Lock::kExclusive,
                                                       Lock::kShare,
                                                       Lock::kShareUpdateExclusive,
                                                       Lock::kRowExclusive,
                                                       Lock::kRowExclusive,
                                                       Lock::kRowShare,
                                                       Lock::kAccessShare};

}  // namespace

std::string_view to_string(Lock lock) { return kNames[static_cast<std::size_t>(lock)]; }

bool conflict(Lock a, Lock b) {
  if (a == Lock::kNone || b == Lock::kNone) return false;
  if (a == Lock::kShare && b == Lock::kShare) return false;
  return b >= kWeakestConflict[static_cast<std::size_t>(a)];
}

// What SELECT takes.
bool blocks_reads(Lock lock) { return conflict(lock, Lock::kAccessShare); }

// What INSERT, UPDATE and DELETE take.
bool blocks_writes(Lock lock) { return conflict(lock, Lock::kRowExclusive); }

Lock strongest(const Facts& facts) {
  Lock lock = Lock::kNone;
  for (const LockedTable& table : facts.locks) lock = std::max(lock, table.lock);
  return lock;
}

}  // namespace migrate::dialect
