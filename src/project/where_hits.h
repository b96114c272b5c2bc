// The places of one revision in versions of the repository, as hits.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/project/where.h"
#include "project/revision_trees.h"
#include "project/tips.h"

namespace migrate::project {

// Finds the id `text`, or ids that begin with it. All that it is given must outlive it.
class HitFinder {
 public:
  static constexpr std::size_t kShortestPart = 4;  // of an id: fewer begin too many

  HitFinder(const git::Repository& repository, std::string_view text, std::string_view history,
            RevisionTrees& trees, const std::vector<Place>& places)
      : repository_(repository), text_(text), history_(history), trees_(trees), places_(places) {}
  HitFinder(const HitFinder&) = delete;
  HitFinder& operator=(const HitFinder&) = delete;

  const WantedRevisions::Wanted& wanted() const { return wanted_; }

  // The files of a loaded version that have the id.
  std::vector<Hit> in(const Project& project) const;
  std::vector<Hit> in(const git::ObjectId& commit);
  // One entry a tip.
  std::vector<std::vector<Hit>> in(std::span<const Tip> tips);
  // What the file says about itself.
  void describe(const git::ObjectId& blob, Hit& hit);

 private:
  bool is_wanted(std::string_view id) const;
  std::vector<Hit> in_folders(std::span<const git::Found> folders);

  const git::Repository& repository_;
  const std::string_view text_, history_;  // empty: all
  RevisionTrees& trees_;
  const std::vector<Place>& places_;
  WantedRevisions::Wanted wanted_ = [this](std::string_view id) { return is_wanted(id); };
  WantedRevisions matches_{trees_, places_, wanted_};
};

}  // namespace migrate::project
