// forecast_bench REPOSITORY VERSIONS [BASE]: what the parts of a forecast over all refs take, in
// milliseconds, and the peak memory. For finding the trees compare, in the same minute:
//   git for-each-ref --format='%(objectname):VERSIONS' | git cat-file --batch-check
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "migrate/git/commit_graph.h"
#include "migrate/git/tree_finder.h"
#include "migrate/merge/forecast.h"

namespace {

using Clock = std::chrono::steady_clock;

void report(const char* what, Clock::time_point start) {
  std::printf("%-36s %8.1f ms\n", what,
              std::chrono::duration<double, std::milli>(Clock::now() - start).count());
}

}  // namespace

int main(int count, char** arguments) {
  using namespace migrate;
  if (count < 3) return 2;
  auto start = Clock::now();
  const auto repository = git::Repository::open(arguments[1]);
  if (!repository) return 3;
  const auto refs = (*repository)->refs();
  if (!refs) return 3;
  std::vector<git::ObjectId> commits;
  for (const git::Ref& ref : *refs) commits.push_back(ref.target);
  report("refs", start);
  start = Clock::now();
  const std::vector<std::string> paths = {arguments[2]};
  const auto found = git::find_paths(**repository, commits, paths);
  report("their versions trees", start);
  start = Clock::now();
  const auto graph = git::CommitGraph::read(**repository, commits);
  report("all that is reachable from them", start);
  start = Clock::now();
  const auto base = project::find_base(**repository, count > 3 ? arguments[3] : "", "");
  if (!base) return 3;
  merge::ForecastOptions options;
  options.load.use_cache = false;
  const auto forecast = merge::forecast(*repository, *base, options);
  report("the whole forecast, nothing cached", start);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("%zu refs, %zu trees, %zu commits, %zu verdicts, peak memory %ld MB\n", refs->size(),
              found.size(), graph ? graph->size() : 0, forecast ? forecast->refs.size() : 0,
              usage.ru_maxrss / 1024);
  return 0;
}
