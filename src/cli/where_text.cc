#include "cli/where_text.h"

#include <fmt/format.h>

#include "migrate/date.h"
#include "migrate/report/neutral.h"

namespace migrate::cli {
namespace {

using project::Hit;
using project::Standing;
using project::WayOut;
using report::neutral_line;

std::string commits(std::uint32_t count) {
  return count == 1 ? "1 commit" : fmt::format("{} commits", count);
}

std::string commit_line(const Hit& hit) {
  return fmt::format("{} by {}, {}: {}", hit.commit.id.short_hex(),
                     neutral_line(hit.commit.author.name),
                     day_of(hit.commit.author.time, hit.commit.author.offset_minutes),
                     neutral_line(hit.commit.subject));
}

std::string name_of(const Hit& hit) {
  return hit.message.empty()
             ? neutral_line(hit.id)
             : fmt::format("{} ({})", neutral_line(hit.id), neutral_line(hit.message));
}

// The sentence's second half.
std::string verdict(const Hit& hit) {
  switch (hit.standing) {
    case Standing::kHere:
      return hit.committed ? "is here" : "is here, in no commit yet";
    case Standing::kUncommitted:
      return fmt::format("was taken out of the working tree and is still in {}",
                         hit.refs.front() == "index" ? "the index" : "HEAD");
    case Standing::kBase:
      return fmt::format("is in the base {}, which is {} ahead", neutral_line(hit.refs.front()),
                         commits(hit.ahead));
    case Standing::kRef:
      return fmt::format("is on {}, which is {} ahead", neutral_line(hit.refs.front()),
                         commits(hit.ahead));
    case Standing::kDeleted:
      if (!hit.moved_to.empty()) return "was moved to where Alembic does not look";
      return hit.in_merge ? "was left behind in a merge" : "was deleted";
    case Standing::kStash:
      return fmt::format("is in {} only", hit.refs.front());
    case Standing::kReflog:
      break;
  }
  return fmt::format("is on no branch any more; {} had it", neutral_line(hit.refs.front()));
}

void add_ways(const std::vector<WayOut>& ways, std::string& out) {
  for (const WayOut& way : ways)
    out += fmt::format("\n    {}\n        {}\n", neutral_line(way.command), neutral_line(way.cost));
}

void add_hit(const Hit& hit, bool histories, bool with_ways, std::string& out) {
  out += fmt::format("{} {}", name_of(hit), verdict(hit));
  if (histories) out += fmt::format("  [history {}]", neutral_line(hit.history));
  out += "\n";
  if (hit.paths.size() > 1) out += fmt::format("  {} files have this id:\n", hit.paths.size());
  for (const std::string& path : hit.paths) out += fmt::format("  {}\n", neutral_line(path));
  if (hit.standing == Standing::kDeleted)
    out += fmt::format("  commit {}\n", commit_line(hit));
  else if (hit.standing != Standing::kHere && hit.standing != Standing::kUncommitted)
    out += fmt::format("  last commit {}\n", commit_line(hit));
  for (const std::string& path : hit.moved_to)
    out += fmt::format("  moved to {}\n", neutral_line(path));
  if (hit.standing == Standing::kRef && hit.refs.size() > 1) {
    std::string others;
    for (std::size_t i = 1; i < hit.refs.size(); ++i)
      others += (i == 1 ? "" : ", ") + neutral_line(hit.refs[i]);
    out += fmt::format("  the same commit: {}\n", others);
  }
  if (!hit.replaced_by.empty())
    out += fmt::format("  the same commit added {}, which does the same\n",
                       neutral_line(hit.replaced_by));
  if (with_ways) add_ways(hit.ways_out, out);
}

// No database is asked here; what to mind in one depends on whether its changes have another name.
void add_database(const Hit& hit, std::string& out) {
  if (hit.standing == Standing::kHere) return;
  if (hit.replaced_by.empty())
    out +=
        "\nA database that stands at it needs the file back to be upgraded or downgraded; stamping "
        "it "
        "with another\nid leaves what the revision did in the schema.\n";
  else
    out += fmt::format(
        "\nA database that stands at it has what {0} does: stamp it with {0}, which would else be "
        "run a second time.\n",
        neutral_line(hit.replaced_by));
}

void add_nothing(const std::string& asked, const project::Where& found, std::string& out) {
  out += fmt::format("{} {}\n", neutral_line(asked),
                     found.complete
                         ? "was never seen here: no ref, stash, reflog or deleted file has it"
                         : "was not found, and that it was never here cannot be told");
  for (const std::string& reason : found.reasons)
    out += fmt::format("  {}\n", neutral_line(reason));
  for (const std::string& id : found.similar)
    out += fmt::format("  similar: {}\n", neutral_line(id));
  add_ways(found.ways_out, out);
}

}  // namespace

std::string where_text(const std::string& asked, const project::Where& found, bool histories) {
  constexpr std::size_t kShown = 5;
  std::string out;
  if (found.hits.empty()) {
    add_nothing(asked, found, out);
    return out;
  }
  for (std::size_t i = 0; i < found.hits.size() && i < kShown; ++i) {
    // What gets out is the same for every branch: once is enough.
    const Hit& hit = found.hits[i];
    const bool is_first = i == 0 || hit.standing != found.hits[i - 1].standing;
    if (i != 0) out += "\n";
    add_hit(hit, histories, is_first, out);
  }
  if (found.hits.size() > kShown)
    out += fmt::format("\nand {} more; --json lists all\n", found.hits.size() - kShown);
  add_database(found.hits.front(), out);
  return out;
}

}  // namespace migrate::cli
