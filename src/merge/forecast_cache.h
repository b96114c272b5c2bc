// The verdicts of the last forecast, kept between runs: while the base stands still, only refs that
// moved are judged again. A convenience only: an absent, damaged or foreign file means that all is
// judged anew, and a failure to write is not reported.
//
// The file `forecast-1` in the cache folder is written beside and renamed into place, so that
// several processes may read and write it at once. It holds what follows from the names of commits
// alone, so it is never stale: a line with the program's version, a checksum, then numbers of four
// bytes, object names of twenty, and texts and lists after their length.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "migrate/git/object_id.h"
#include "migrate/merge/forecast.h"

namespace migrate::merge {

struct ForecastMemo {
  struct Row {
    git::ObjectId merge_base;     // zero: none was needed
    std::uint32_t judgement = 0;  // into judgements
  };
  std::uint32_t history_count = 0;
  std::vector<HistoryVerdict> base_problems;
  std::vector<std::vector<HistoryVerdict>> judgements;
  std::unordered_map<git::ObjectId, Row> rows;  // by commit
};

// `key`: whatever else decides about verdicts (the base's commit, how histories are found).
std::optional<ForecastMemo> load_memo(const std::string& folder, std::string_view key);
void save_memo(const std::string& folder, std::string_view key, const ForecastMemo& memo);

// The bytes of the file; split off for tests.
std::string encode_memo(std::string_view key, const ForecastMemo& memo);
std::optional<ForecastMemo> decode_memo(std::string_view bytes, std::string_view key);

}  // namespace migrate::merge
