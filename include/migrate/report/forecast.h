// A forecast for people and for machines. Whatever an author wrote is neutralised (neutral.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "migrate/merge/forecast.h"

namespace migrate::report {

struct ForecastTextOptions {
  bool color = false;
  bool all = false;        // every list in full, also of the refs that are fine or bring nothing
  std::size_t limit = 20;  // entries of each list; the rest is counted
  bool named = false;      // the refs were named: each is told, also when it is fine
  std::size_t width = 0;   // columns that sentences fill; 0: they are not wrapped
};

// The refs that are not fine, those that collide, the landing order where one is needed, what to
// do, and one line that sums up.
std::string render_forecast(const merge::Forecast& forecast, const ForecastTextOptions& options);

// One JSON document, docs/formats/forecast.md.
std::string render_forecast_json(const merge::Forecast& forecast);

// For stderr: what makes the base itself doubtful, one sentence each.
std::vector<std::string> base_warnings(const merge::Forecast& forecast, std::int64_t now);

}  // namespace migrate::report
