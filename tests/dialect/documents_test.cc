#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "dialect/postgres_table.h"
#include "dialect/sqlite_table.h"
#include "support/golden.h"

// The tables in docs/dialects are those of the code. MIGRATE_UPDATE_GOLDEN=1 writes them anew.

namespace migrate::dialect {
namespace {

std::string line(std::initializer_list<std::string> cells) {
  std::string text = "|";
  for (const std::string& cell : cells) text += cell.empty() ? " |" : " " + cell + " |";
  return text + "\n";
}

std::string words(std::initializer_list<std::pair<bool, std::string_view>> all) {
  std::string text;
  for (const auto& [applies, word] : all)
    if (applies) text.append(text.empty() ? "" : ", ").append(word);
  return text;
}

std::string source(Source source, std::string_view page) {
  return (source == Source::kMeasured ? "measured; " : "") + std::string(page);
}

std::string postgres_table() {
  using namespace postgres;
  std::string text = line({"form", "lock", "other lock", "work", "alone", "source", "remarks"}) +
                     "|---|---|---|---|---|---|---|\n";
  for (const Row& row : kRows)
    text += line({std::string(row.form), std::string(to_string(row.lock)),
                  row.other == kNone
                      ? ""
                      : std::string(to_string(row.other)) + " on " + std::string(row.others),
                  words({{(row.effects & kReads) != 0, "reads"},
                         {(row.effects & kRewrites) != 0, "rewrites"},
                         {(row.effects & kBuilds) != 0, "builds"},
                         {(row.effects & kMayRead) != 0, "may read"}}),
                  words({{(row.effects & kAlone) != 0, "yes"}}), source(row.source, row.page),
                  std::string(row.note)});
  return text;
}

std::string sqlite_table() {
  using namespace sqlite;
  std::string text = line({"form", "lock", "work", "alone", "refused", "source", "remarks"}) +
                     "|---|---|---|---|---|---|---|\n";
  for (const Row& row : kRows)
    text += line({std::string(row.form), std::string(to_string(row.lock)),
                  words({{(row.effects & kReads) != 0, "reads"},
                         {(row.effects & kRewrites) != 0, "rewrites"},
                         {(row.effects & kBuilds) != 0, "builds"}}),
                  words({{(row.effects & kAlone) != 0, "yes"}}),
                  words({{(row.effects & kRefused) != 0, "always"},
                         {(row.effects & kIfEmpty) != 0, "with rows"}}),
                  source(row.source, row.page), std::string(row.note)});
  return text;
}

// The page, its part before the table as it stands.
std::string page(const std::string& path, const std::string& table) {
  constexpr std::string_view kHeading = "## Forms\n\n";
  const std::string text = testing::read_test_file(path);
  return text.substr(0, text.find(kHeading) + kHeading.size()) + table;
}

}  // namespace

TEST_CASE("the pages about databases hold the tables of the code") {
  const std::string postgres = "../docs/dialects/postgresql.md";
  const std::string sqlite = "../docs/dialects/sqlite.md";
  CHECK(testing::golden_difference(postgres, page(postgres, postgres_table())) == "");
  CHECK(testing::golden_difference(sqlite, page(sqlite, sqlite_table())) == "");
}

}  // namespace migrate::dialect
