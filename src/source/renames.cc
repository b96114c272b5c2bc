#include "source/renames.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <unordered_map>

#include "source/folder_counts.h"

namespace migrate::source {
namespace {

constexpr int kIdenticalTried = 100;  // sources of the same content that Git looks at, about
constexpr int kBestKept = 4;          // candidates that Git keeps for one target
constexpr std::size_t kRenameLimit = 7000;

bool is_file(git::Mode mode) { return mode == git::Mode::kFile || mode == git::Mode::kExecutable; }

struct Candidate {
  int target = -1, source = -1, score = 0;
  bool same_name = false;
  // Whether Git tries this one before the other.
  bool before(const Candidate& other) const {
    if ((target < 0) != (other.target < 0)) return other.target < 0;
    return score != other.score ? score > other.score : same_name && !other.same_name;
  }
};

class Detector {
 public:
  Detector(const SideChanges& changes, const MergeStore& store,
           const std::function<bool(std::string_view)>& in_scope)
      : changes_(changes), store_(store), in_scope_(in_scope), removed_(changes.no_longer) {
    result_.source_of.assign(changes.added.size(), -1);
    used_.assign(changes.deleted.size(), false);
    for (const auto& entry : changes.relevant) voters_.insert(std::string(folder_of(entry.first)));
    const git::ObjectId empty = git::hash_blob("");  // an empty file is never renamed
    for (std::size_t i = 0; i < changes.deleted.size(); ++i) {
      if (changes.deleted[i].id != empty) sources_.push_back(static_cast<int>(i));
    }
    for (std::size_t i = 0; i < changes.added.size(); ++i) {
      if (changes.added[i].id != empty) targets_.push_back(static_cast<int>(i));
    }
  }

  Result<Renames> run() {
    if (sources_.empty() || targets_.empty()) return std::move(result_);
    match_identical();
    drop_used();
    count_all();
    MIGRATE_CHECK(match_names());
    drop_used();
    drop_irrelevant();
    if (!sources_.empty() && !targets_.empty()) {
      if (sources_.size() * targets_.size() > kRenameLimit * kRenameLimit) {
        result_.known = false;  // Git gives up here; better nothing than the same half answer
        return std::move(result_);
      }
      MIGRATE_CHECK(match_best());
    }
    keep_removed_folders();
    return std::move(result_);
  }

 private:
  const FileVersion& source(int i) const { return changes_.deleted[static_cast<std::size_t>(i)]; }
  const FileVersion& target(int i) const { return changes_.added[static_cast<std::size_t>(i)]; }
  SourceRelevance relevance(int i) const {
    const auto it = changes_.relevant.find(source(i).path);
    return it == changes_.relevant.end() ? SourceRelevance::kNone : it->second;
  }
  bool matched(int t) const { return result_.source_of[static_cast<std::size_t>(t)] >= 0; }

  void record(int t, int s) {
    result_.source_of[static_cast<std::size_t>(t)] = s;
    used_[static_cast<std::size_t>(s)] = true;
  }
  void count(int t, int s) {
    count_rename(result_.folders, removed_, voters_, source(s).path, target(t).path);
  }

  void match_identical() {
    std::unordered_map<git::ObjectId, std::vector<int>> by_id;
    for (const int s : sources_) by_id[source(s).id].push_back(s);
    for (const int t : targets_) {
      const auto found = by_id.find(target(t).id);
      if (found == by_id.end()) continue;
      int best = -1, best_score = -1, tried = 0;
      for (const int s : found->second) {
        const bool comparable = is_file(source(s).mode) && is_file(target(t).mode);
        if (!comparable && source(s).mode != target(t).mode) continue;
        if (used_[static_cast<std::size_t>(s)]) continue;
        const int score = name_of(source(s).path) == name_of(target(t).path) ? 2 : 1;
        if (score > best_score) best = s, best_score = score;
        if (score == 2 || tried++ > kIdenticalTried) break;
      }
      if (best >= 0) record(t, best);
    }
  }

  void drop_used() {
    std::erase_if(sources_, [this](int s) { return used_[static_cast<std::size_t>(s)]; });
    std::erase_if(targets_, [this](int t) { return matched(t); });
  }

  void count_all() {
    for (std::size_t t = 0; t < result_.source_of.size(); ++t) {
      if (result_.source_of[t] >= 0) count(static_cast<int>(t), result_.source_of[t]);
    }
  }

  Result<int> score(int s, int t, int minimum) {
    if (!is_file(source(s).mode) || !is_file(target(t).mode)) return 0;
    MIGRATE_TRY(const auto from, store_.fingerprint(source(s).id));
    MIGRATE_TRY(const auto to, store_.fingerprint(target(t).id));
    return similarity(*from, *to, minimum);
  }

  // Where the file probably went, judged by its folder's other files; -1 when nothing is known.
  int guess_by_folder(int s, const std::unordered_map<std::string_view, int>& by_path) {
    const auto votes = guesses_.find(std::string(folder_of(source(s).path)));
    if (votes == guesses_.end()) return -1;
    const int most = favourite(votes->second).votes;
    std::set<int> found;
    for (const auto& [folder, number] : votes->second) {
      if (number != most) continue;
      const std::string name(name_of(source(s).path));
      const auto it = by_path.find(folder.empty() ? name : folder + "/" + name);
      found.insert(it == by_path.end() ? -1 : it->second);
    }
    // Git takes the favourite that its hash table happens to hold first.
    if (found.size() > 1) result_.known = false;
    return *found.rbegin();
  }

  Result<void> match_names() {
    guesses_ = result_.folders;
    std::unordered_map<std::string_view, int> source_names, target_names, by_path;
    for (const int s : sources_) {
      const auto [it, fresh] = source_names.emplace(name_of(source(s).path), s);
      if (!fresh) it->second = -1;
    }
    for (const int t : targets_) {
      const auto [it, fresh] = target_names.emplace(name_of(target(t).path), t);
      if (!fresh) it->second = -1;
      by_path.emplace(target(t).path, t);
    }
    for (const int s : sources_) {
      if (relevance(s) == SourceRelevance::kNone) continue;
      const auto named = target_names.find(name_of(source(s).path));
      if (named == target_names.end()) continue;
      int t = named->second;
      if (t < 0 || source_names.at(name_of(source(s).path)) < 0) t = guess_by_folder(s, by_path);
      if (t < 0 || matched(t)) continue;
      MIGRATE_TRY(const int alike, score(s, t, kBasenameRenameSimilarity));
      if (alike < kBasenameRenameSimilarity) continue;
      record(t, s);
      count(t, s);
    }
    return {};
  }

  void drop_irrelevant() {
    std::erase_if(sources_, [this](int s) { return relevance(s) == SourceRelevance::kNone; });
    std::vector<std::string_view> undecided;
    for (const int s : sources_) undecided.push_back(source(s).path);
    settle_certain_folders(result_.folders, removed_, undecided);
    std::erase_if(sources_, [this](int s) {
      return relevance(s) == SourceRelevance::kLocation &&
             !has_open_folder(removed_, source(s).path);
    });
  }

  // The pairs that can decide about a file in scope: those connected to one by a chain of pairs
  // that are alike enough. Each target that matters is compared with every source.
  Result<std::vector<char>> targets_that_matter() {
    std::vector<char> matters(changes_.added.size()), source_matters(changes_.deleted.size());
    std::vector<int> open_sources;
    std::vector<int> open_targets;
    const auto need_source = [&](int s) {
      char& flag = source_matters[static_cast<std::size_t>(s)];
      if (!flag) open_sources.push_back(s);
      flag = 1;
    };
    const auto need_target = [&](int t) {
      char& flag = matters[static_cast<std::size_t>(t)];
      if (!flag) open_targets.push_back(t);
      flag = 1;
    };
    for (const int t : targets_) {
      if (in_scope_(target(t).path)) need_target(t);
    }
    for (const int s : sources_) {
      if (in_scope_(source(s).path) || relevance(s) == SourceRelevance::kLocation) need_source(s);
    }
    while (!open_sources.empty() || !open_targets.empty()) {
      if (!open_targets.empty()) {
        const int t = open_targets.back();
        open_targets.pop_back();
        for (const int s : sources_) {
          if (source_matters[static_cast<std::size_t>(s)]) continue;
          MIGRATE_TRY(const int alike, score(s, t, kRenameSimilarity));
          if (alike >= kRenameSimilarity) need_source(s);
        }
      } else {
        const int s = open_sources.back();
        open_sources.pop_back();
        for (const int t : targets_) {
          if (matters[static_cast<std::size_t>(t)]) continue;
          MIGRATE_TRY(const int alike, score(s, t, kRenameSimilarity));
          if (alike >= kRenameSimilarity) need_target(t);
        }
      }
    }
    return matters;
  }

  Result<void> match_best() {
    MIGRATE_TRY(const std::vector<char> matters, targets_that_matter());
    std::vector<Candidate> candidates;
    for (const int t : targets_) {
      if (!matters[static_cast<std::size_t>(t)]) continue;
      std::array<Candidate, kBestKept> best;
      for (const int s : sources_) {
        MIGRATE_TRY(const int alike, score(s, t, kRenameSimilarity));
        const Candidate candidate{t, s, alike, name_of(source(s).path) == name_of(target(t).path)};
        std::size_t worst = 0;
        for (std::size_t i = 1; i < best.size(); ++i) {
          if (best[worst].before(best[i])) worst = i;
        }
        if (candidate.before(best[worst])) best[worst] = candidate;
      }
      candidates.insert(candidates.end(), best.begin(), best.end());
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.before(b); });
    for (const Candidate& candidate : candidates) {
      if (candidate.target < 0 || candidate.score < kRenameSimilarity) break;
      if (matched(candidate.target) || used_[static_cast<std::size_t>(candidate.source)]) continue;
      record(candidate.target, candidate.source);
      count(candidate.target, candidate.source);
    }
    return {};
  }

  void keep_removed_folders() {
    std::erase_if(result_.folders, [this](const auto& entry) {
      const auto it = removed_.find(entry.first);
      return it == removed_.end() || it->second == FolderRelevance::kNone;
    });
  }

  const SideChanges& changes_;
  const MergeStore& store_;
  const std::function<bool(std::string_view)>& in_scope_;
  RemovedFolders removed_;
  std::set<std::string, std::less<>> voters_;  // folders of relevant sources
  std::vector<int> sources_, targets_;         // not matched yet
  std::vector<bool> used_;
  FolderCounts guesses_;
  Renames result_;
};

}  // namespace

Result<Renames> detect_renames(const SideChanges& changes, const MergeStore& store,
                               const std::function<bool(std::string_view)>& in_scope) {
  return Detector(changes, store, in_scope).run();
}

}  // namespace migrate::source
