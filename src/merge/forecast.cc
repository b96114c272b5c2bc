#include "migrate/merge/forecast.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

#include "merge/forecast_bodies.h"
#include "merge/forecast_cache.h"
#include "merge/forecast_headers.h"
#include "merge/forecast_judge.h"
#include "merge/forecast_landed.h"
#include "merge/forecast_landing.h"
#include "merge/forecast_origins.h"
#include "merge/forecast_refs.h"
#include "merge/forecast_siblings.h"
#include "merge/forecast_trees.h"
#include "migrate/parallel.h"
#include "migrate/project/base_state.h"
#include "migrate/shell.h"
#include "migrate/source/commit_source.h"

namespace migrate::merge {
namespace {

// Refs come and go: past this many commits the memo starts anew.
constexpr std::size_t kMaxRows = 200'000;

Verdict worst(const std::vector<HistoryVerdict>& histories) {
  Verdict verdict = Verdict::kNothingNew;
  for (const HistoryVerdict& history : histories) verdict = std::max(verdict, history.verdict);
  return verdict;
}

// The histories of the base cannot be compared with a ref whose origin is not known.
std::vector<HistoryVerdict> cannot_tell(const project::Project& base, const std::string& reason,
                                        const std::vector<std::string>& hints) {
  HistoryVerdict verdict;
  verdict.history = base.histories.front().config.name;
  verdict.verdict = Verdict::kCannotTell;
  verdict.reasons.push_back(reason);
  verdict.hints = hints;
  return {std::move(verdict)};
}

// Judges entries against one state of the base, each distinct pair of trees once.
class Judge {
 public:
  Judge(std::shared_ptr<const git::Repository> repository, const project::Project& base,
        const git::ObjectId& base_commit, const ForecastOptions& options)
      : repository_(std::move(repository)),
        base_(base),
        base_commit_(base_commit),
        options_(options),
        trees_(*repository_, deciding_paths(base)) {}

  void judge(const std::vector<RefForecast*>& refs) {
    std::vector<git::ObjectId> commits = {base_commit_};
    for (const RefForecast* const ref : refs) commits.push_back(ref->commit);
    trees_.add(commits);
    // A ref whose trees are the base's own changes nothing, wherever it left.
    std::vector<RefForecast*> open;
    std::copy_if(refs.begin(), refs.end(), std::back_inserter(open), [&](const RefForecast* ref) {
      return trees_.of(ref->commit) != trees_.of(base_commit_);
    });
    find_cases(open);
    assess();
    for (const auto& [ref, number] : assigned_) ref->histories = judgements_[number];
  }

 private:
  void find_cases(const std::vector<RefForecast*>& open) {
    std::vector<git::ObjectId> commits;
    commits.reserve(open.size());
    for (const RefForecast* const ref : open) commits.push_back(ref->commit);
    Origins found = find_origins(*repository_, base_commit_, commits);
    std::vector<Origin>& origins = found.each;
    base_roots_ = std::move(found.base_trees);
    std::vector<git::ObjectId> ancestors;
    for (const Origin& origin : origins)
      ancestors.insert(ancestors.end(), origin.bases.begin(), origin.bases.end());
    std::sort(ancestors.begin(), ancestors.end());
    ancestors.erase(std::unique(ancestors.begin(), ancestors.end()), ancestors.end());
    trees_.add(ancestors);
    for (std::size_t i = 0; i < open.size(); ++i) find_case(*open[i], std::move(origins[i]));
  }

  void find_case(RefForecast& ref, Origin origin) {
    if (origin.landed) return;
    if (!origin.unknown.empty()) {
      ref.histories = cannot_tell(base_, origin.unknown, origin.hints);
      return;
    }
    if (origin.bases.empty()) {
      if (has_histories(ref.commit))
        ref.histories = cannot_tell(
            base_, "It has no history in common with the base, and git does not merge it.", {});
      return;
    }
    ref.merge_base = origin.bases.front();
    Case one{ref.commit, std::move(origin.bases), trees_.of(ref.commit), std::nullopt};
    const Trees first = trees_.of(one.bases.front());
    if (std::all_of(one.bases.begin(), one.bases.end(),
                    [&](const git::ObjectId& base) { return trees_.of(base) == first; }))
      one.ancestor = first;
    if (one.ancestor == one.ref) return;
    if (!one.ancestor) {
      assigned_.emplace_back(&ref, cases_.size());
      cases_.push_back(std::move(one));
      return;
    }
    const auto [known, fresh] = pairs_.try_emplace({*one.ancestor, one.ref}, cases_.size());
    assigned_.emplace_back(&ref, known->second);
    if (fresh) cases_.push_back(std::move(one));
  }

  bool has_histories(const git::ObjectId& commit) const {
    const std::vector<git::Found>& found = trees_.found(trees_.of(commit));
    for (const project::History& history : base_.histories)
      for (const alembic::VersionLocation& location : history.config.version_locations) {
        const auto path = std::find(trees_.paths().begin(), trees_.paths().end(), location.path);
        if (path != trees_.paths().end() &&
            found[static_cast<std::size_t>(path - trees_.paths().begin())].state !=
                git::Found::State::kAbsent)
          return true;
      }
    return false;
  }

  void assess() {
    if (cases_.empty()) return;
    LandingFiles files(repository_, base_, base_commit_, trees_, options_.load.discover);
    files.prepare(cases_);
    std::vector<Landed> landed(cases_.size());
    parallel_for(cases_.size(), 8, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) landed[i] = files.land(cases_[i]);
    });
    drop_landed(*repository_, base_commit_, std::move(base_roots_), landed);
    Headers headers(*repository_);
    headers.fill(landed);
    compare_bodies(*repository_, base_, landed);
    std::vector<BaseHistory> histories;
    for (const project::History& history : base_.histories) histories.emplace_back(history);
    judgements_.resize(cases_.size());
    parallel_for(cases_.size(), 8, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i)
        for (const auto& [history, changes] : landed[i].histories)
          judgements_[i].push_back(histories[history].judge(changes));
    });
  }

  std::shared_ptr<const git::Repository> repository_;
  const project::Project& base_;
  git::ObjectId base_commit_;
  const ForecastOptions& options_;
  TreeTable trees_;
  std::vector<git::ObjectId> base_roots_;  // of all its history; empty: not read
  std::vector<Case> cases_;
  std::vector<std::pair<RefForecast*, std::size_t>> assigned_;  // to cases
  std::map<std::pair<Trees, Trees>, std::size_t> pairs_;
  std::vector<std::vector<HistoryVerdict>> judgements_;  // by case
};

void describe_commits(const git::Repository& repository, std::vector<RefForecast>& refs) {
  for (RefForecast& ref : refs) {
    if (ref.verdict == Verdict::kNothingNew) continue;
    if (Result<git::CommitInfo> info = repository.commit(ref.commit)) {
      ref.author = std::move(info->author);
      ref.subject = std::move(info->subject);
    }
  }
  std::stable_sort(refs.begin(), refs.end(), [](const RefForecast& a, const RefForecast& b) {
    const auto key = [](const RefForecast& ref) {
      return std::tuple(!is_problem(ref.verdict), ref.verdict == Verdict::kNothingNew,
                        -ref.author.time);
    };
    return key(a) < key(b);
  });
}

Result<void> describe_base(const git::Repository& repository, Forecast& forecast) {
  MIGRATE_TRY(project::BaseState state, project::base_state(repository, forecast.base));
  forecast.base_upstream = std::move(state.upstream);
  forecast.base_behind = state.behind;
  forecast.base_updated = state.updated;
  return {};
}

Result<project::Project> load_base(const std::shared_ptr<const git::Repository>& repository,
                                   const project::Base& base, const ForecastOptions& options) {
  MIGRATE_TRY(auto source, source::commit_source(repository, base.commit, base.name));
  return project::load(std::move(source), options.load);
}

// What decides about verdicts besides the names of the refs' commits.
std::string memo_key(const project::Base& base, const ForecastOptions& options) {
  const alembic::DiscoverOptions& discover = options.load.discover;
  std::string key = base.commit.hex();
  for (const std::string& part : {discover.config_path, discover.section, discover.directory})
    (key += '\n') += part;
  return key + (discover.config_path_explicit ? "\n1" : "\n0");
}

// Whether the verdict follows from names of commits alone: nothing that may arrive was missing.
bool lasts(const std::vector<HistoryVerdict>& histories) {
  return std::all_of(histories.begin(), histories.end(), [](const HistoryVerdict& history) {
    return history.verdict != Verdict::kCannotTell || history.hints.empty();
  });
}

void remember(const std::vector<RefForecast*>& refs, ForecastMemo& memo) {
  if (memo.rows.size() > kMaxRows) memo = {memo.history_count, memo.base_problems, {}, {}};
  if (memo.judgements.empty()) memo.judgements.emplace_back();  // nothing new
  for (const RefForecast* const ref : refs) {
    if (!lasts(ref->histories)) continue;
    ForecastMemo::Row row;
    row.merge_base = ref->merge_base.value_or(git::ObjectId{});
    if (!ref->histories.empty()) {
      row.judgement = static_cast<std::uint32_t>(memo.judgements.size());
      memo.judgements.push_back(ref->histories);
    }
    memo.rows[ref->commit] = row;
  }
}

bool recall(const ForecastMemo& memo, RefForecast& ref) {
  const auto row = memo.rows.find(ref.commit);
  if (row == memo.rows.end()) return false;
  ref.histories = memo.judgements[row->second.judgement];
  if (row->second.merge_base != git::ObjectId{}) ref.merge_base = row->second.merge_base;
  return true;
}

// Judges those that the memo of the last run does not know, and keeps the verdicts.
Result<void> judge_all(const std::shared_ptr<const git::Repository>& repository,
                       const ForecastOptions& options, Forecast& forecast) {
  // The history of a shallow clone may grow, and with it what a commit has in common with another.
  const bool keeps =
      options.load.use_cache && !options.load.cache_dir.empty() && !repository->is_shallow();
  const std::string key = memo_key(forecast.base, options);
  std::optional<ForecastMemo> memo;
  if (keeps) memo = load_memo(options.load.cache_dir, key);
  std::vector<RefForecast*> open;
  for (RefForecast& ref : forecast.refs) {
    if (!memo || !recall(*memo, ref)) open.push_back(&ref);
  }
  if (!memo || !open.empty()) {
    MIGRATE_TRY(const project::Project base, load_base(repository, forecast.base, options));
    if (!memo) memo.emplace();
    memo->history_count = static_cast<std::uint32_t>(base.histories.size());
    memo->base_problems.clear();
    for (const project::History& history : base.histories) {
      HistoryVerdict alone = BaseHistory(history).alone();
      if (alone.verdict != Verdict::kNothingNew) memo->base_problems.push_back(std::move(alone));
    }
    if (!base.histories.empty()) Judge(repository, base, forecast.base.commit, options).judge(open);
    if (keeps && lasts(memo->base_problems)) {
      remember(open, *memo);
      save_memo(options.load.cache_dir, key, *memo);
    }
  }
  forecast.history_count = memo->history_count;
  forecast.base_problems = std::move(memo->base_problems);
  return {};
}

// After the memo: names are not in its key.
void add_hints(const project::Base& base, RefForecast& ref) {
  for (HistoryVerdict& history : ref.histories) {
    std::vector<std::string> files;
    bool changed = false;
    for (const LandedEdit& edit : history.landed_edits) {
      if (files.empty() || files.back() != edit.path) files.push_back(edit.path);
      changed |= edit.kind == LandedEdit::Kind::kChanged;
    }
    if (changed)
      history.hints.push_back("migrate lint --ref " +
                              shell_word(std::string(project::short_ref_name(ref.refs.front()))));
    for (const std::string& file : files)
      history.hints.push_back("git restore --source=" + shell_word(base.name) + " -- " +
                              shell_word(file));
  }
}

Result<void> find_conflicts_elsewhere(const std::shared_ptr<const git::Repository>& repository,
                                      const ForecastOptions& options, Forecast& forecast) {
  MIGRATE_TRY(const project::Project base, load_base(repository, forecast.base, options));
  const source::Merger merger(repository);
  source::MergeRequest request;
  request.ours = forecast.base.commit;
  for (const project::History& history : base.histories)
    for (const alembic::VersionLocation& location : history.config.version_locations)
      if (location.unreadable.empty()) request.folders.push_back(location.path);
  for (RefForecast& ref : forecast.refs) {
    request.theirs = ref.commit;
    const auto conflicts = merger.conflicts_elsewhere(request);
    if (!conflicts) continue;
    ref.conflicts_elsewhere.emplace();
    for (const source::MergeConflict& conflict : *conflicts)
      ref.conflicts_elsewhere->push_back(conflict.path);
  }
  return {};
}

RefSource refs_of(const git::Repository& repository) {
  RefSource source;
  source.all = [&] { return repository.refs(); };
  source.named = [&](const std::string& name) -> Result<git::Ref> {
    // As for Git, an object's full name is never that of a ref.
    std::optional<std::string> full;
    if (!git::ObjectId::from_hex(name)) {
      MIGRATE_TRY(full, repository.resolve_ref_name(name));
    }
    MIGRATE_TRY(const git::ObjectId commit, repository.resolve_commit(full ? *full : name));
    return git::Ref{full ? *std::move(full) : name, commit, false};
  };
  return source;
}

}  // namespace

std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::kNothingNew:
      return "nothing-new";
    case Verdict::kFine:
      return "fine";
    case Verdict::kCannotTell:
      return "cannot-tell";
    case Verdict::kFork:
      return "fork";
    case Verdict::kDuplicateId:
      return "duplicate-id";
    case Verdict::kConflict:
      return "conflict";
    case Verdict::kBroken:
      return "broken";
  }
  return "";
}

bool is_problem(Verdict verdict) { return verdict > Verdict::kCannotTell; }

Result<Forecast> forecast(const std::shared_ptr<const git::Repository>& repository,
                          const project::Base& base, const ForecastOptions& options) {
  Forecast result;
  result.base = base;
  MIGRATE_CHECK(describe_base(*repository, result));
  MIGRATE_TRY(const std::vector<Selected> selected,
              select_refs(refs_of(*repository), options.refs, base.ref));
  for (const Selected& one : selected) {
    RefForecast ref;
    ref.refs = one.refs;
    ref.commit = one.commit;
    result.ref_count += static_cast<std::uint32_t>(one.refs.size());
    result.refs.push_back(std::move(ref));
  }
  MIGRATE_CHECK(judge_all(repository, options, result));
  for (RefForecast& ref : result.refs) {
    ref.verdict = worst(ref.histories);
    add_hints(base, ref);
  }
  describe_commits(*repository, result.refs);
  if (options.conflicts_elsewhere)
    MIGRATE_CHECK(find_conflicts_elsewhere(repository, options, result));
  Siblings siblings = compare_siblings(result.refs);
  result.collisions = std::move(siblings.collisions);
  result.landing = std::move(siblings.landing);
  return result;
}

}  // namespace migrate::merge
