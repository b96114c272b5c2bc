#include "cli/coverage.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "cli/bodies.h"
#include "migrate/report/neutral.h"

namespace migrate::cli {
namespace {

struct Share {
  std::size_t present = 0;           // functions that are there
  std::size_t operations_known = 0;  // of those: every operation is known
  std::size_t understood = 0;        // every argument as well
};

struct Coverage {
  const project::History* history = nullptr;
  std::size_t revisions = 0;
  Share upgrade, downgrade;
  std::map<std::string, std::size_t> reasons;  // functions with a gap of this reason
};

void count(const ir::Body& body, Share& share, Coverage& coverage) {
  if (!body.present) return;
  ++share.present;
  if (body.operations_known()) ++share.operations_known;
  if (body.understood()) ++share.understood;
  std::set<std::string> reasons;
  for (const ir::Gap& gap : body.gaps) reasons.insert(gap.reason);
  for (const std::string& reason : reasons) ++coverage.reasons[reason];
}

Result<Coverage> measure(const Session& session, const project::History& history) {
  Coverage coverage;
  coverage.history = &history;
  MIGRATE_TRY(const replay::Options options, replay_options(session, history));
  replay::replay(*session.source(), history, options,
                 [&](const replay::Revision& revision, const ir::Schema&, const ir::Schema&) {
                   ++coverage.revisions;
                   count(revision.bodies.upgrade, coverage.upgrade, coverage);
                   count(revision.bodies.downgrade, coverage.downgrade, coverage);
                 });
  return coverage;
}

// Most frequent first, then by name.
std::vector<std::pair<std::string, std::size_t>> by_frequency(const Coverage& coverage) {
  std::vector<std::pair<std::string, std::size_t>> reasons(coverage.reasons.begin(),
                                                           coverage.reasons.end());
  std::stable_sort(reasons.begin(), reasons.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return reasons;
}

std::string text_of(const Coverage& coverage) {
  const auto line = [](std::string_view function, const Share& share) {
    const auto percent = [&](std::size_t part) {
      return share.present == 0
                 ? 100.0
                 : 100.0 * static_cast<double>(part) / static_cast<double>(share.present);
    };
    return fmt::format(
        "    {:<12} {:>6}   every operation known {:>6} ({:.1f}%)   understood {:>6} ({:.1f}%)\n",
        function, share.present, share.operations_known, percent(share.operations_known),
        share.understood, percent(share.understood));
  };
  std::string text =
      fmt::format("{}: {} revisions\n", report::neutral_line(coverage.history->config.name),
                  coverage.revisions);
  text += line("upgrade()", coverage.upgrade) + line("downgrade()", coverage.downgrade);
  if (!coverage.reasons.empty()) text += "    not understood, by functions:\n";
  for (const auto& [reason, functions] : by_frequency(coverage))
    text += fmt::format("        {:>6}  {}\n", functions, reason);
  return text;
}

void write(report::Json& json, const Coverage& coverage) {
  json.object().member("history", coverage.history->config.name);
  json.member("revisions", std::uint64_t{coverage.revisions});
  for (const auto& [name, share] :
       {std::pair("upgrade", coverage.upgrade), std::pair("downgrade", coverage.downgrade)}) {
    json.key(name).object().member("present", std::uint64_t{share.present});
    json.member("operations_known", std::uint64_t{share.operations_known});
    json.member("understood", std::uint64_t{share.understood}).end();
  }
  json.key("reasons").array();
  for (const auto& [reason, functions] : by_frequency(coverage))
    json.object().member("reason", reason).member("functions", std::uint64_t{functions}).end();
  json.end().end();
}

}  // namespace

Result<ExitStatus> run_coverage(Session& session) {
  std::vector<Coverage> all;
  if (!session.globals().history.empty() || session.project().histories.empty()) {
    MIGRATE_TRY(const project::History* const history, session.history());
    MIGRATE_TRY(all.emplace_back(), measure(session, *history));
  } else {
    for (const project::History& history : session.project().histories) {
      MIGRATE_TRY(all.emplace_back(), measure(session, history));
    }
  }
  if (!session.json()) {
    for (const Coverage& coverage : all) session.terminal().out(text_of(coverage));
    return ExitStatus::kFine;
  }
  report::Json json;
  json.object().member("schema", "migrate/coverage/1").member("ref", session.source()->name());
  json.key("commit");
  if (session.commit())
    json.value(session.commit()->hex());
  else
    json.null();
  json.key("histories").array();
  for (const Coverage& coverage : all) write(json, coverage);
  session.terminal().out(json.end().end().text());
  return ExitStatus::kFine;
}

}  // namespace migrate::cli
