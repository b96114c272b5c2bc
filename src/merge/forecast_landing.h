// Which revision files are not as the base has them once a ref has landed.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "merge/forecast_files.h"
#include "merge/forecast_judge.h"
#include "merge/forecast_trees.h"
#include "migrate/git/object_id.h"
#include "migrate/git/repository.h"
#include "migrate/project/project.h"
#include "migrate/source/merged_source.h"
#include "migrate/source/source.h"

namespace migrate::merge {

// One thing to judge: stands for all refs with these trees.
struct Case {
  git::ObjectId commit;              // of one such ref
  std::vector<git::ObjectId> bases;  // its merge bases, newest first
  Trees ref = 0;
  std::optional<Trees> ancestor;  // of all merge bases; nothing: they differ
};

struct Landed {
  // By history of the base; only those that change. Headers are only there for contents that
  // were merged here.
  std::vector<std::pair<std::size_t, std::vector<FileChange>>> histories;
  std::shared_ptr<const source::Source> merged;  // holds contents that git merged; else null
};

// The paths that decide about a case: the version locations and the configuration files.
std::vector<std::string> deciding_paths(const project::Project& base);

class LandingFiles {
 public:
  // All must outlive this. `trees` holds deciding_paths(base), and knows the base's commit.
  LandingFiles(std::shared_ptr<const git::Repository> repository, const project::Project& base,
               const git::ObjectId& base_commit, const TreeTable& trees,
               const alembic::DiscoverOptions& discover);

  // Lists the folders of all cases, each once, before any of them is asked for.
  void prepare(std::span<const Case> cases);
  // Never fails: what cannot be read is in the result. Thread safe.
  Landed land(const Case& one) const;

 private:
  // One version location of one history.
  struct Place {
    std::size_t history;
    std::size_t path;  // into the deciding paths
    bool recursive;
  };
  using ListKey = std::pair<git::ObjectId, std::size_t>;  // tree and place
  using List = Result<FileList>;
  using Changes = std::map<std::size_t, std::vector<FileChange>>;  // by history

  const List& list(const git::Found& found, std::size_t place) const;
  bool changes_configuration(const Case& one) const;
  // False: the real merge must be asked.
  bool land_by_name(const Case& one, std::size_t place, Changes& changes) const;
  FileChange merge_contents(const FileDelta& delta) const;
  void land_by_merge(const Case& one, Changes& changes, Landed& landed) const;
  void compare(std::size_t history, const alembic::HistoryConfig& config,
               const source::MergeResult& merged, Changes& changes) const;
  std::optional<git::ObjectId> blob_at(Trees trees, std::size_t history,
                                       const std::string& path) const;
  FileList base_files(std::size_t history) const;

  std::shared_ptr<const git::Repository> repository_;
  const project::Project& base_;
  git::ObjectId base_commit_;
  const TreeTable& trees_;
  const alembic::DiscoverOptions& discover_;
  Trees base_trees_;
  source::Merger merger_;
  std::vector<Place> places_;
  std::vector<std::size_t> configs_;  // deciding paths that are configuration files
  std::map<ListKey, List> lists_;
  List nothing_ = FileList{};
};

}  // namespace migrate::merge
