#include "merge/forecast_cache.h"

#include <doctest/doctest.h>

#include <string>

#include "support/temp_dir.h"

using namespace migrate;
using merge::ForecastMemo;
using merge::HistoryVerdict;
using merge::Verdict;

namespace {

git::ObjectId id(char digit) { return *git::ObjectId::from_hex(std::string(40, digit)); }

ForecastMemo sample() {
  ForecastMemo memo;
  memo.history_count = 2;
  HistoryVerdict verdict;
  verdict.history = "alembic";
  verdict.verdict = Verdict::kFork;
  verdict.added = {{"b", "v/b.py", "message", {"a"}, {"label"}, id('1')}};
  verdict.changed = {"v/x.py"};
  verdict.reasons = {"One.", "Two."};
  verdict.landed_edits = {{merge::LandedEdit::Kind::kChanged, "x", "v/x.py"}};
  verdict.fork_point = "a";
  verdict.base_side = {{"c", "v/c.py", "", {"a"}, {}, id('2')}};
  verdict.base_side_count = 7;
  memo.base_problems = {verdict};
  memo.judgements = {{}, {verdict}};
  memo.rows[id('3')] = {id('4'), 1};
  memo.rows[id('5')] = {};
  return memo;
}

}  // namespace

TEST_CASE("a memo comes back as it was") {
  const testing::TempDir folder;
  merge::save_memo(folder / "new", "key", sample());
  const auto memo = merge::load_memo(folder / "new", "key");
  REQUIRE(memo.has_value());
  CHECK(memo->history_count == 2);
  CHECK(memo->base_problems == sample().base_problems);
  CHECK(memo->judgements == sample().judgements);
  REQUIRE(memo->rows.size() == 2);
  CHECK(memo->rows.at(id('3')).merge_base == id('4'));
  CHECK(memo->rows.at(id('3')).judgement == 1);
}

TEST_CASE("a memo about something else, or none, is no memo") {
  const testing::TempDir folder;
  CHECK_FALSE(merge::load_memo(folder.path(), "key").has_value());
  merge::save_memo(folder.path(), "key", sample());
  CHECK_FALSE(merge::load_memo(folder.path(), "other").has_value());
}

TEST_CASE("every damaged byte and every cut is noticed") {
  const std::string whole = merge::encode_memo("key", sample());
  REQUIRE(merge::decode_memo(whole, "key").has_value());
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string damaged = whole;
    damaged[i] = static_cast<char>(damaged[i] ^ 1);
    CHECK_FALSE(merge::decode_memo(damaged, "key").has_value());
    CHECK_FALSE(merge::decode_memo(whole.substr(0, i), "key").has_value());
  }
}
