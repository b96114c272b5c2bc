#include "source/rename_merge.h"

#include <algorithm>
#include <utility>

#include "source/folder_counts.h"

namespace migrate::source {
namespace {

constexpr unsigned kBaseMask = 1;

struct Move {
  unsigned side = 0;
  std::string from, to;
};

using FolderMoves = std::map<std::string, std::string, std::less<>>;

class RenameMerger {
 public:
  RenameMerger(MergeStore& store, const TreeMergeRequest& request, TreeWalk& walk, TreeMerge& merge)
      : store_(store), request_(request), walk_(walk), merge_(merge) {}

  Result<void> run() {
    MIGRATE_CHECK(detect());
    if (merge_.unknown) return {};
    move_with_folders();
    std::stable_sort(moves_.begin(), moves_.end(),
                     [](const Move& a, const Move& b) { return a.from < b.from; });
    for (std::size_t i = 0; i < moves_.size(); ++i) {
      const bool both = i + 1 < moves_.size() && moves_[i].from == moves_[i + 1].from;
      if (both) {
        MIGRATE_CHECK(moved_by_both(moves_[i], moves_[i + 1]));
        ++i;
      } else {
        MIGRATE_CHECK(moved_by_one(moves_[i]));
      }
    }
    return {};
  }

 private:
  Result<void> detect() {
    const auto in_scope = [this](std::string_view path) { return within(path, request_.folders); };
    for (unsigned side = 1; side <= 2; ++side) {
      const SideChanges& changes = walk_.sides[side];
      if (changes.relevant.empty() || !touches_scope(changes)) continue;
      MIGRATE_TRY(Renames found, detect_renames(changes, store_, in_scope));
      if (!found.known) {
        merge_.unknown = "Git's choice among equally likely renames cannot be foreseen.";
        return {};
      }
      for (std::size_t t = 0; t < found.source_of.size(); ++t) {
        if (found.source_of[t] < 0) continue;
        moves_.push_back({side, changes.deleted[static_cast<std::size_t>(found.source_of[t])].path,
                          changes.added[t].path});
      }
      for (const auto& [folder, votes] : found.folders) {
        const Favourite best = favourite(votes);
        if (best.tied) {
          split_[side].emplace(folder, "");
        } else if (best.votes > 0) {
          folder_moves_[side].emplace(folder, best.folder);
        }
      }
    }
    return {};
  }

  bool touches_scope(const SideChanges& changes) const {
    const auto in = [this](const FileVersion& file) { return within(file.path, request_.folders); };
    return std::any_of(changes.deleted.begin(), changes.deleted.end(), in) ||
           std::any_of(changes.added.begin(), changes.added.end(), in);
  }

  static FolderMoves::const_iterator above(const FolderMoves& moves, std::string_view path) {
    for (std::string_view folder = folder_of(path); !folder.empty(); folder = folder_of(folder)) {
      if (const auto it = moves.find(folder); it != moves.end()) return it;
    }
    return moves.end();
  }

  // A file that one side added to a folder that the other side renamed. Git suggests the new folder
  // and leaves the file in conflict.
  void move_with_folders() {
    if (request_.depth > 0) return;
    for (auto it = folder_moves_[1].begin(); it != folder_moves_[1].end();) {
      it = folder_moves_[2].erase(it->first) != 0 ? folder_moves_[1].erase(it) : std::next(it);
    }
    for (unsigned side = 1; side <= 2; ++side) {
      const FolderMoves &theirs = folder_moves_[3 - side], &ours = folder_moves_[side];
      for (const FileVersion& file : walk_.sides[side].added) {
        if (above(split_[3 - side], file.path) != split_[3 - side].end()) {
          conflict(file.path, "The folder was renamed to several folders on the other side.");
        }
        const auto it = above(theirs, file.path);
        if (it == theirs.end() || ours.count(it->second) != 0) continue;
        suggest(file, it->second, file.path.substr(it->first.size() + 1));
      }
    }
  }

  void suggest(const FileVersion& file, const std::string& folder, const std::string& rest) {
    const std::string to = join(folder, rest);
    walk_.paths[file.path].removed = true;
    const auto here = std::find_if(moves_.begin(), moves_.end(),
                                   [&](const Move& move) { return move.to == file.path; });
    if (here != moves_.end()) {
      const Move move = *here;
      moves_.erase(here);
      walk_.paths[move.from].removed = true;
      for (const Move& other : moves_) {
        if (other.from != move.from) continue;
        conflict(move.from, "Both sides renamed it, differently.");
        walk_.paths[other.to].path_conflict = true;
      }
    }
    conflict(to, "Its folder was renamed on one side, where the other side added it.");
    if (walk_.paths.count(to) == 0 && walk_.settled.count(std::string(folder_of(to))) != 0) {
      PathState& state = walk_.paths[to];
      state.stages[1] = {true, file.mode, file.id};
      state.files = 2;
      state.path_conflict = true;
    }
  }

  void conflict(const std::string& path, const char* reason) {
    if (within(path, request_.folders)) merge_.conflicts.push_back({path, reason, false});
  }

  // Content that is out of scope decides about nothing in scope.
  Result<ContentMerge> contents(const std::array<Stage, 3>& stages,
                                const std::array<std::string, 3>& names) {
    if (kind_of(stages[1]) != kind_of(stages[2])) return ContentMerge{stages[1], false, true};
    return merge_contents(
        store_, stages, names,
        {request_.ours_label, request_.theirs_label, request_.depth, 1 + 2 * request_.depth});
  }

  Result<void> moved_by_both(const Move& first, const Move& second) {
    PathState& old = walk_.paths[first.from];
    PathState& ours = walk_.paths[first.to];
    if (first.to == second.to) {
      ours.stages[0] = old.stages[0];
      ours.files |= kBaseMask;
      ours.origin[0] = first.from;
      old.removed = true;
      return {};
    }
    PathState& theirs = walk_.paths[second.to];
    MIGRATE_TRY(const ContentMerge merged,
                contents({old.stages[0], ours.stages[1], theirs.stages[2]},
                         {first.from, first.to, second.to}));
    const bool took_ours = !merged.clean && merged.result == ours.stages[1];
    const Stage theirs_before = theirs.stages[2];
    ours.stages[1] = merged.result;
    theirs.stages[2] = took_ours ? theirs_before : merged.result;
    old.path_conflict = ours.path_conflict = theirs.path_conflict = true;
    return {};
  }

  Result<void> moved_by_one(const Move& move) {
    PathState& old = walk_.paths[move.from];
    PathState& now = walk_.paths[move.to];
    const unsigned other = 3 - move.side;
    const unsigned other_mask = 1U << other;
    const bool deleted = old.files == kBaseMask;
    const bool collision = (now.files & other_mask) != 0;
    const bool type_changed =
        !deleted && kind_of(old.stages[other]) != kind_of(now.stages[move.side]);
    // Git itself stops with an internal error at the second, and at some forms of the first.
    const bool impossible = !deleted && (old.files & other_mask) == 0;
    if ((type_changed && collision) || impossible) {
      merge_.unknown = "A renamed file collides with others in a way that Git does not expect.";
      return {};
    }
    if (collision && deleted) {
      now.path_conflict = true;
    } else if (collision) {
      std::array<Stage, 3> stages = old.stages;
      stages[move.side] = now.stages[move.side];
      std::array<std::string, 3> names{move.from, move.from, move.from};
      names[move.side] = move.to;
      MIGRATE_TRY(const ContentMerge merged, contents(stages, names));
      if (!merged.clean) {
        merge_.conflicts.push_back(
            {move.to, "A renamed file is in conflict and collides with another.", merged.unknown});
      }
      now.stages[move.side] = merged.result;
    } else {
      now.stages[0] = old.stages[0];
      now.files |= kBaseMask;
      now.origin[0] = move.from;
      if (type_changed) {
        old.stages[0] = {};
        old.files &= ~kBaseMask;
        return {};
      }
      if (deleted) {
        now.path_conflict = true;
      } else {
        now.stages[other] = old.stages[other];
        now.files |= other_mask;
        now.origin[other] = move.from;
      }
    }
    if (!type_changed) old.removed = true;
    return {};
  }

  MergeStore& store_;
  const TreeMergeRequest& request_;
  TreeWalk& walk_;
  TreeMerge& merge_;
  std::vector<Move> moves_;
  std::array<FolderMoves, 3> folder_moves_, split_;
};

}  // namespace

Result<void> apply_renames(MergeStore& store, const TreeMergeRequest& request, TreeWalk& walk,
                           TreeMerge& merge) {
  return RenameMerger(store, request, walk, merge).run();
}

}  // namespace migrate::source
