#include "source/tree_walk.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace migrate::source {
namespace {

constexpr unsigned kBase = 1, kOurs = 2, kTheirs = 4, kAll = 7;

struct Triple {
  std::string_view name;
  std::array<Stage, 3> stages;

  unsigned folders() const {
    unsigned mask = 0;
    for (unsigned i = 0; i < 3; ++i) {
      if (stages[i].present && stages[i].mode == git::Mode::kTree) mask |= 1U << i;
    }
    return mask;
  }
  unsigned files() const {
    unsigned mask = 0;
    for (unsigned i = 0; i < 3; ++i) {
      if (stages[i].present && stages[i].mode != git::Mode::kTree) mask |= 1U << i;
    }
    return mask;
  }
  unsigned match() const {
    const auto& [base, ours, theirs] = stages;
    const bool ours_same = base.present && base == ours,
               theirs_same = base.present && base == theirs;
    if (ours_same && theirs_same) return kAll;
    if (ours_same) return kBase | kOurs;
    if (theirs_same) return kBase | kTheirs;
    return ours.present && ours == theirs ? kOurs | kTheirs : 0;
  }
};

struct Frame {
  std::string folder;
  std::array<std::shared_ptr<const Tree>, 3> trees;  // hold the names of `entries`
  std::vector<Triple> entries;
  std::size_t next = 0;
  // Tells whether it matters where this folder went: 0 no; 2 or 4: one side removed it and the side
  // of this bit has it; 7: and that side added a file to it.
  unsigned moved = 0;
  bool enter_all = false;
};

struct Deferred {
  std::string folder, name;
  Triple entry;
  unsigned side = 0;  // 1 or 2: the one that changed it
  unsigned moved = 0;
};

// One entry a name, in the order of trees.
std::vector<Triple> align(const std::array<std::shared_ptr<const Tree>, 3>& trees) {
  std::vector<Triple> result;
  std::array<std::size_t, 3> at{};
  std::map<std::string_view, std::size_t> folders;
  bool mixed = false;
  while (true) {
    const git::TreeEntry* least = nullptr;
    for (std::size_t i = 0; i < 3; ++i) {
      if (!trees[i] || at[i] >= trees[i]->size()) continue;
      const git::TreeEntry& entry = (*trees[i])[at[i]];
      if (!least || compare_names(entry.name, entry.mode == git::Mode::kTree, least->name,
                                  least->mode == git::Mode::kTree) < 0) {
        least = &entry;
      }
    }
    if (!least) break;
    Triple triple{least->name, {}};
    const bool is_tree = least->mode == git::Mode::kTree;
    for (std::size_t i = 0; i < 3; ++i) {
      if (!trees[i] || at[i] >= trees[i]->size()) continue;
      const git::TreeEntry& entry = (*trees[i])[at[i]];
      if (entry.name != least->name || (entry.mode == git::Mode::kTree) != is_tree) continue;
      triple.stages[i] = {true, entry.mode, entry.id};
      ++at[i];
    }
    if (is_tree) {
      folders.emplace(triple.name, result.size());
      mixed = mixed || triple.folders() != kAll;
    }
    result.push_back(triple);
  }
  if (!mixed) return result;
  // A file of one version and a folder of another that have the same name are one entry.
  std::vector<Triple> joined;
  std::map<std::string_view, bool> gone;
  for (Triple& triple : result) {
    if (triple.folders() != 0 && gone.count(triple.name) != 0) continue;
    if (const auto it = folders.find(triple.name); triple.files() != 0 && it != folders.end()) {
      for (std::size_t i = 0; i < 3; ++i) {
        if (result[it->second].stages[i].present) triple.stages[i] = result[it->second].stages[i];
      }
      gone.emplace(triple.name, true);
    }
    joined.push_back(triple);
  }
  return joined;
}

class Walker {
 public:
  Walker(const MergeStore& store, const TreeTriple& trees) : store_(store), trees_(trees) {}

  Result<TreeWalk> run() {
    Triple root;
    for (std::size_t i = 0; i < 3; ++i) {
      if (trees_.roots[i]) root.stages[i] = {true, git::Mode::kTree, *trees_.roots[i]};
    }
    MIGRATE_CHECK(enter("", root, 0, false));
    MIGRATE_CHECK(drain());
    for (const Deferred& deferred : deferred_) {
      const unsigned s = deferred.side;
      if (!walk_.sides[s].relevant.empty() && trees_.touches_scope[s]) {
        MIGRATE_CHECK(
            enter(join(deferred.folder, deferred.name), deferred.entry, deferred.moved, true));
        MIGRATE_CHECK(drain());
      } else {
        settle(deferred.folder, deferred.name, deferred.entry.stages[s]);
      }
    }
    return std::move(walk_);
  }

 private:
  Result<void> drain() {
    while (!stack_.empty()) {
      Frame& frame = stack_.back();
      if (frame.next == frame.entries.size()) {
        stack_.pop_back();
        continue;
      }
      MIGRATE_CHECK(visit(frame, frame.entries[frame.next++]));
    }
    return {};
  }

  Result<void> enter(std::string folder, const Triple& entry, unsigned moved, bool enter_all) {
    Frame frame;
    for (std::size_t i = 0; i < 3; ++i) {
      const Stage& stage = entry.stages[i];
      if (!stage.present || stage.mode != git::Mode::kTree) continue;
      MIGRATE_TRY(frame.trees[i], store_.tree(stage.id));
    }
    frame.entries = align(frame.trees);
    frame.moved = moved;
    if (moved == kOurs || moved == kTheirs) {
      for (const Triple& child : frame.entries) {
        if (child.files() == moved) frame.moved = kAll;
      }
    }
    frame.enter_all = enter_all;
    walk_.settled[folder];
    frame.folder = std::move(folder);
    stack_.push_back(std::move(frame));
    return {};
  }

  void settle(const std::string& folder, std::string_view name, const Stage& stage) {
    if (stage.present) {
      walk_.settled[folder].push_back({std::string(name), stage.mode, stage.id});
    }
  }

  // `frame` is not to be used after the last call: `enter` may move it.
  Result<void> visit(Frame& frame, const Triple entry) {
    const unsigned files = entry.files(), folders = entry.folders(), match = entry.match();
    if (match == kAll || (files == kAll && match != 0)) {
      settle(frame.folder, entry.name, entry.stages[match == (kBase | kOurs) ? 2 : 1]);
      return {};
    }
    const std::string path = join(frame.folder, entry.name);
    unsigned moved = frame.moved;
    if (moved != kAll && (folders == (kBase | kOurs) || folders == (kBase | kTheirs))) {
      moved = folders & ~kBase;
    }
    note_folders(frame, path, files, folders, moved);
    if (files != 0 && files != kAll) note_file(path, entry, files, match & files, moved);
    if (files != 0) {
      PathState& state = walk_.paths[path];
      for (std::size_t i = 0; i < 3; ++i) {
        if ((files >> i & 1U) != 0) state.stages[i] = entry.stages[i];
      }
      state.files = files;
      state.folders = folders;
      state.match = match & files;
      if (folders != 0 && (match & files) != match) state.match = 0;
    }
    if (folders == 0) return {};
    const unsigned side = only_changed_by(entry, folders, match);
    if (files == 0 && side != 0 && frame.moved != kAll && !frame.enter_all &&
        (frame.moved == 0 || (folders & kBase) != 0)) {
      deferred_.push_back({frame.folder, std::string(entry.name), entry, side, moved});
      return {};
    }
    return enter(path, entry, moved, frame.enter_all);
  }

  // 1 or 2, or 0 when both sides changed the folder.
  static unsigned only_changed_by(const Triple& entry, unsigned folders, unsigned match) {
    if (match == (kBase | kOurs)) return 2;
    if (match == (kBase | kTheirs)) return 1;
    if (folders == kOurs && !entry.stages[2].present) return 1;
    if (folders == kTheirs && !entry.stages[1].present) return 2;
    return 0;
  }

  void note_folders(const Frame& frame, const std::string& path, unsigned files, unsigned folders,
                    unsigned moved) {
    if ((folders & kBase) != 0 && folders != kAll) {
      for (unsigned side = 1; side <= 2; ++side) {
        if ((folders >> side & 1U) == 0) {
          walk_.sides[side].no_longer[path] =
              moved == kAll ? FolderRelevance::kForAncestor : FolderRelevance::kNone;
        }
      }
    }
    if (moved == kAll && (files == kOurs || files == kTheirs)) {
      walk_.sides[files == kOurs ? 2 : 1].no_longer[frame.folder] = FolderRelevance::kForSelf;
    }
  }

  void note_file(const std::string& path, const Triple& entry, unsigned files, unsigned match,
                 unsigned moved) {
    for (unsigned side = 1; side <= 2; ++side) {
      const bool here = (files >> side & 1U) != 0;
      SideChanges& changes = walk_.sides[side];
      if ((files & kBase) != 0 && !here) {
        changes.deleted.push_back({path, entry.stages[0].mode, entry.stages[0].id});
        if (match == 0) {
          changes.relevant[path] = SourceRelevance::kContent;
        } else if (moved == kAll) {
          changes.relevant[path] = SourceRelevance::kLocation;
        }
      } else if ((files & kBase) == 0 && here) {
        changes.added.push_back({path, entry.stages[side].mode, entry.stages[side].id});
      }
    }
  }

  const MergeStore& store_;
  const TreeTriple& trees_;
  TreeWalk walk_;
  std::vector<Frame> stack_;
  std::vector<Deferred> deferred_;
};

}  // namespace

std::string join(const std::string& folder, std::string_view name) {
  return folder.empty() ? std::string(name) : folder + "/" + std::string(name);
}

Result<TreeWalk> walk_trees(const MergeStore& store, const TreeTriple& trees) {
  return Walker(store, trees).run();
}

}  // namespace migrate::source
