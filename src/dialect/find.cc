#include <algorithm>
#include <array>
#include <charconv>

#include "dialect/mysql.h"
#include "dialect/postgres.h"
#include "dialect/sqlite.h"
#include "migrate/dialect/facts.h"

namespace migrate::dialect {
namespace {

// The leading number of "14.2"; `text` goes on after it and its period. 0 where there is none.
int take_number(std::string_view& text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  if (text.rfind('.', 0) == 0) text.remove_prefix(1);
  return error == std::errc() ? number : 0;
}

template <int... kVersion>
const Dialect* postgres_at(int version) {
  using postgres::Postgres;
  static const Postgres any({});
  static const std::array<Postgres, sizeof...(kVersion)> each = {Postgres({kVersion, kVersion})...};
  if (version == 0) return &any;
  const int nearest = std::clamp(version, postgres::kOldest, postgres::kNewest);
  return &each[static_cast<std::size_t>(nearest - postgres::kOldest)];
}

}  // namespace

const Dialect* find(std::string_view name, std::string_view version) {
  const int major = take_number(version);
  if (name == "postgresql") {
    static_assert(postgres::kOldest == 13 && postgres::kNewest == 18);
    return postgres_at<13, 14, 15, 16, 17, 18>(major);
  }
  if (name == "sqlite") return sqlite::at(major, take_number(version));
  if (name == "mysql" || name == "mariadb") return mysql::at(name);
  return nullptr;
}

}  // namespace migrate::dialect
