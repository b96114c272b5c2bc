#include "source/tree_merge.h"

#include <algorithm>
#include <set>
#include <utility>

#include "source/content_merge.h"
#include "source/rename_merge.h"

namespace migrate::source {
namespace {

constexpr unsigned kBase = 1, kOurs = 2, kTheirs = 4;

// What becomes of one path.
struct Verdict {
  Stage result;
  bool clean = true;
  bool unknown = false;
  const char* reason = "";
};

class TreeMerger {
 public:
  TreeMerger(MergeStore& store, const TreeMergeRequest& request)
      : store_(store), request_(request) {}

  Result<TreeMerge> run() {
    TreeTriple triple;
    triple.roots = request_.roots;
    MIGRATE_CHECK(see_what_is_touched(triple));
    MIGRATE_TRY(walk_, walk_trees(store_, triple));
    MIGRATE_CHECK(apply_renames(store_, request_, walk_, merge_));
    if (merge_.unknown) return std::move(merge_);
    for (const auto& [folder, entries] : walk_.settled) {
      if (!entries.empty()) keep_folder(folder);
    }
    // Backwards: what lies in a folder comes before a file of the folder's name.
    for (auto it = walk_.paths.rbegin(); it != walk_.paths.rend(); ++it) {
      if (within(it->first, request_.folders)) MIGRATE_CHECK(settle(it->first, it->second));
    }
    MIGRATE_CHECK(build());
    std::sort(merge_.conflicts.begin(), merge_.conflicts.end(),
              [](const PathConflict& a, const PathConflict& b) { return a.path < b.path; });
    return std::move(merge_);
  }

 private:
  // The entry at `path` below a tree that no merge entered.
  Result<std::optional<git::TreeEntry>> find(std::optional<git::ObjectId> root,
                                             std::string_view path) {
    if (!root) return std::nullopt;
    git::TreeEntry at{"", git::Mode::kTree, *root};
    while (!path.empty()) {
      if (at.mode != git::Mode::kTree) return std::nullopt;
      const std::string_view name = path.substr(0, path.find('/'));
      path.remove_prefix(std::min(path.size(), name.size() + 1));
      MIGRATE_TRY(const auto tree, store_.tree(at.id));
      const auto it = std::find_if(tree->begin(), tree->end(),
                                   [&](const git::TreeEntry& entry) { return entry.name == name; });
      if (it == tree->end()) return std::nullopt;
      at = *it;
    }
    return at;
  }

  Result<void> see_what_is_touched(TreeTriple& triple) {
    for (const std::string& folder : request_.folders) {
      std::array<std::optional<git::ObjectId>, 3> ids;
      for (std::size_t i = 0; i < 3; ++i) {
        MIGRATE_TRY(const auto entry, find(request_.roots[i], folder));
        if (entry) ids[i] = entry->id;
      }
      for (std::size_t side = 1; side <= 2; ++side) {
        if (ids[side] != ids[0]) triple.touches_scope[side] = true;
      }
    }
    return {};
  }

  // Folders of which something is left.
  void keep_folder(std::string_view folder) {
    while (live_.insert(std::string(folder)).second && !folder.empty()) folder = folder_of(folder);
  }

  void place(const std::string& path, const Stage& stage) {
    if (!stage.present) return;
    const std::string folder(folder_of(path));
    walk_.settled[folder].push_back({std::string(name_of(path)), stage.mode, stage.id});
    keep_folder(folder);
  }

  void report(const std::string& path, const char* reason, bool unknown) {
    for (const PathConflict& conflict : merge_.conflicts) {
      if (conflict.path == path) return;
    }
    merge_.conflicts.push_back({path, reason, unknown});
  }

  Result<void> settle(const std::string& path, const PathState& state) {
    if (state.removed || state.files == 0) return {};
    std::string name = path;
    bool folder_conflict = false;
    if (state.folders != 0 && live_.count(path) != 0) {
      if (state.files == kBase) return {};
      folder_conflict = true;
      if (request_.depth > 0) {
        merge_.unknown = "A common ancestor that Git makes up has a file where a folder is.";
      }
      const bool from_theirs = (state.folders & kOurs) != 0;
      name = free_name(path, from_theirs ? request_.theirs_label : request_.ours_label);
    } else if (live_.count(path) != 0) {
      // Only a rename puts a file where neither the base nor a side has one beside a folder.
      report(path, "A renamed file and a folder have the same name.", true);
      return {};
    }
    MIGRATE_TRY(Verdict verdict, judge(path, state));
    if (folder_conflict && verdict.result.present) {
      verdict.clean = false;
      verdict.reason = "A file on one side and a folder on the other have the same name.";
    }
    if (!verdict.clean || verdict.unknown) report(name, verdict.reason, verdict.unknown);
    place(name, verdict.result);
    return {};
  }

  std::string free_name(const std::string& path, std::string label) const {
    std::replace(label.begin(), label.end(), '/', '_');
    const std::string wanted = path + "~" + label;
    std::string name = wanted;
    for (int i = 0; walk_.paths.count(name) != 0 || live_.count(name) != 0; ++i) {
      name = wanted + "_" + std::to_string(i);
    }
    return name;
  }

  Result<Verdict> judge(const std::string& path, const PathState& state) {
    const auto& [base, ours, theirs] = state.stages;
    static constexpr char kMoved[] = "The two sides do not agree where the file belongs.";
    Verdict verdict{{}, !state.path_conflict, false, kMoved};
    if (state.match != 0) {
      verdict.result = state.match == (kBase | kOurs) ? theirs : ours;
      verdict.clean = verdict.clean || !verdict.result.present;
      return verdict;
    }
    if (state.files == kBase) return verdict;
    if (state.files == kOurs || state.files == kTheirs) {
      verdict.result = state.files == kOurs ? ours : theirs;
      return verdict;
    }
    if (state.files == (kBase | kOurs) || state.files == (kBase | kTheirs)) {
      const Stage& kept = state.files == (kBase | kOurs) ? ours : theirs;
      return Verdict{request_.depth > 0 ? base : kept, false, false,
                     "One side changed the file and the other deleted or moved it."};
    }
    if (kind_of(ours) != kind_of(theirs)) {
      return Verdict{request_.depth > 0 ? base : ours, false, false,
                     "The two sides made it a file, a link or a submodule, differently."};
    }
    std::array<std::string, 3> names;
    for (std::size_t i = 0; i < 3; ++i) names[i] = state.origin[i].empty() ? path : state.origin[i];
    MIGRATE_TRY(const ContentMerge merged,
                merge_contents(store_, state.stages, names,
                               {request_.ours_label, request_.theirs_label, request_.depth,
                                2 * request_.depth}));
    verdict.result = merged.result;
    verdict.clean = verdict.clean && merged.clean;
    verdict.unknown = merged.unknown;
    if (!merged.clean) verdict.reason = "Both sides changed the same lines.";
    if (merged.unknown) verdict.reason = "How Git would merge it cannot be told.";
    return verdict;
  }

  // Folders get their object names from the deepest up: a map in reverse order has them so.
  Result<void> build() {
    for (const std::string& folder : live_) walk_.settled[folder];
    for (auto it = walk_.settled.rbegin(); it != walk_.settled.rend(); ++it) {
      const std::string& folder = it->first;
      if (it->second.empty() || !within(folder, request_.folders)) continue;
      const git::ObjectId id = store_.put_tree(it->second);
      if (std::find(request_.folders.begin(), request_.folders.end(), folder) !=
          request_.folders.end()) {
        merge_.trees[folder] = id;
      } else {
        walk_.settled[std::string(folder_of(folder))].push_back(
            {std::string(name_of(folder)), git::Mode::kTree, id});
      }
    }
    for (const std::string& folder : request_.folders) {
      if (walk_.settled.count(folder) != 0) continue;
      MIGRATE_CHECK(find_untouched(folder));
    }
    return {};
  }

  // A folder that was not entered lies in one that only one side changed, or none.
  Result<void> find_untouched(const std::string& folder) {
    std::string_view above = folder;
    do above = folder_of(above);
    while (!above.empty() && walk_.settled.count(std::string(above)) == 0);
    const std::string rest = above.empty() ? folder : folder.substr(above.size() + 1);
    const std::string name = rest.substr(0, rest.find('/'));
    for (const git::TreeEntry& entry : walk_.settled[std::string(above)]) {
      if (entry.name != name || entry.mode != git::Mode::kTree) continue;
      const std::string_view below =
          std::string_view(rest).substr(std::min(rest.size(), name.size() + 1));
      MIGRATE_TRY(const auto found, find(entry.id, below));
      if (found && found->mode == git::Mode::kTree) merge_.trees[folder] = found->id;
    }
    return {};
  }

  MergeStore& store_;
  const TreeMergeRequest& request_;
  TreeWalk walk_;
  std::set<std::string> live_;
  TreeMerge merge_;
};

}  // namespace

bool within(std::string_view path, const std::vector<std::string>& folders) {
  return std::any_of(folders.begin(), folders.end(), [path](const std::string& folder) {
    return folder.empty() || path == folder ||
           (path.size() > folder.size() && path.substr(0, folder.size()) == folder &&
            path[folder.size()] == '/');
  });
}

Result<TreeMerge> merge_trees(MergeStore& store, const TreeMergeRequest& request) {
  return TreeMerger(store, request).run();
}

}  // namespace migrate::source
