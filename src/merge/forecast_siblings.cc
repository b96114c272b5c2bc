#include "merge/forecast_siblings.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace migrate::merge {
namespace {

using Index = std::uint32_t;
// Branch labels keep lines apart: revisions with different ones may follow the same parent.
using Labels = std::set<std::string>;

// What refs can be in each other's way of.
struct Slot {
  std::string history;
  Collision::Kind kind;
  std::string subject;
  Labels labels;

  friend bool operator<(const Slot& a, const Slot& b) {
    return std::tie(a.history, a.kind, a.subject, a.labels) <
           std::tie(b.history, b.kind, b.subject, b.labels);
  }
};

using Contents = std::set<std::string>;  // what one ref puts into a slot

struct Taken {
  std::map<std::string, std::vector<Index>> sides;  // by content
  std::size_t largest = 0;                          // of one ref's contents
};

// The branch that a ref is a state of; refs of different names are different branches.
std::string branch_of(const RefForecast& entry) {
  for (const std::string& ref : entry.refs) {
    if (ref.starts_with("refs/heads/")) return ref.substr(11);
    if (ref.starts_with("refs/remotes/")) {
      const std::size_t slash = ref.find('/', 13);
      return slash == std::string::npos ? ref : ref.substr(slash + 1);
    }
  }
  return entry.refs.empty() ? std::string() : entry.refs.front();
}

std::map<Slot, Contents> slots_of(const RefForecast& entry) {
  std::map<Slot, Contents> slots;
  for (const HistoryVerdict& history : entry.histories) {
    Labels labels;
    for (const Revision& revision : history.added)
      labels.insert(revision.labels.begin(), revision.labels.end());
    for (const Revision& revision : history.added) {
      const auto put = [&](Collision::Kind kind, const std::string& subject, Labels of,
                           const std::string& content) {
        slots[{history.history, kind, subject, std::move(of)}].insert(content);
      };
      if (revision.parents.empty()) put(Collision::Kind::kFork, "", labels, revision.id);
      for (const std::string& parent : revision.parents)
        put(Collision::Kind::kFork, parent, labels, revision.id);
      const std::string blob = revision.blob.hex();
      put(Collision::Kind::kDuplicateId, revision.id, {}, revision.path + " " + blob);
      put(Collision::Kind::kPath, revision.path, {}, blob);
    }
  }
  return slots;
}

bool several_branches(const Taken& taken, const std::vector<std::string>& branches) {
  const std::string& first = branches[taken.sides.begin()->second.front()];
  return std::any_of(taken.sides.begin(), taken.sides.end(), [&](const auto& side) {
    return std::any_of(side.second.begin(), side.second.end(),
                       [&](Index ref) { return branches[ref] != first; });
  });
}

class Comparison {
 public:
  explicit Comparison(const std::vector<RefForecast>& refs) : refs_(refs), branches_(refs.size()) {
    for (Index ref = 0; ref < refs.size(); ++ref) {
      if (refs[ref].verdict != Verdict::kFine) continue;
      fine_.push_back(ref);
      branches_[ref] = branch_of(refs[ref]);
      slots_[ref] = slots_of(refs[ref]);
      for (const auto& [slot, contents] : slots_[ref]) {
        Taken& taken = taken_[slot];
        taken.largest = std::max(taken.largest, contents.size());
        for (const std::string& content : contents) taken.sides[content].push_back(ref);
      }
    }
  }

  std::vector<Collision> collisions() const {
    std::vector<Collision> result;
    std::set<std::pair<std::string, std::string>> duplicated;  // history and path
    for (const auto& [slot, taken] : taken_) {
      // One ref has all of it: it joins what the others bring, or is stacked on them.
      if (taken.largest == taken.sides.size() || !several_branches(taken, branches_)) continue;
      Collision collision{slot.kind, slot.history, slot.subject, {}};
      for (const auto& [content, refs] : taken.sides) {
        if (slot.kind == Collision::Kind::kDuplicateId) {
          const std::string path = content.substr(0, content.rfind(' '));
          duplicated.emplace(slot.history, path);
        }
        collision.sides.push_back({content, refs});
      }
      // The same files were listed as a duplicate id, which says more.
      if (slot.kind == Collision::Kind::kPath && duplicated.contains({slot.history, slot.subject}))
        continue;
      result.push_back(std::move(collision));
    }
    return result;
  }

  std::vector<Landing> landing() const {
    std::vector<Index> order = fine_;
    std::sort(order.begin(), order.end(), [&](Index a, Index b) {
      return std::tie(refs_[a].author.time, a) < std::tie(refs_[b].author.time, b);
    });
    std::vector<Landing> result;
    std::set<std::string> branches;
    std::map<Slot, std::pair<Contents, Index>> landed;  // and the last ref that did
    for (const Index ref : order) {
      if (!branches.insert(branches_[ref]).second) continue;
      Landing landing;
      landing.ref = ref;
      const std::map<Slot, Contents>& slots = slots_.at(ref);
      const auto in_the_way = [&](const Slot& slot, const Contents& contents) {
        const auto place = landed.find(slot);
        return place != landed.end() && !nested(place->second.first, contents);
      };
      // A revision that gets a new id is no longer the one that landed at its parent.
      std::set<std::pair<std::string, std::string>> renumbered;  // history and id
      for (const auto& [slot, contents] : slots)
        if (slot.kind == Collision::Kind::kDuplicateId && in_the_way(slot, contents))
          renumbered.emplace(slot.history, slot.subject);
      const auto is_renumbered_in = [&](const std::string& history, const Contents& ids) {
        return std::any_of(ids.begin(), ids.end(), [&](const std::string& id) {
          return renumbered.contains({history, id});
        });
      };
      for (const auto& [slot, contents] : slots) {
        auto& [there, last] = landed.try_emplace(slot, Contents{}, ref).first->second;
        const bool is_renumbered =
            slot.kind == Collision::Kind::kFork && is_renumbered_in(slot.history, contents);
        // Where it is in the way it will be changed, and then the next one has to follow it.
        if (nested(there, contents) && !(is_renumbered && !there.empty())) {
          there.insert(contents.begin(), contents.end());
        } else {
          landing.after.push_back(last);
          landing.new_parent |= slot.kind == Collision::Kind::kFork;
          landing.new_id |= slot.kind == Collision::Kind::kDuplicateId;
          landing.new_path |= slot.kind == Collision::Kind::kPath;
        }
        last = ref;
      }
      keep_last(result, landing.after);
      result.push_back(std::move(landing));
    }
    return result;
  }

 private:
  // What one of the others comes after anyway is not said.
  static void keep_last(const std::vector<Landing>& before, std::vector<Index>& after) {
    std::sort(after.begin(), after.end());
    after.erase(std::unique(after.begin(), after.end()), after.end());
    if (after.size() < 2) return;
    std::set<Index> implied;
    for (const Landing& landing : before)
      if (std::binary_search(after.begin(), after.end(), landing.ref))
        implied.insert(landing.after.begin(), landing.after.end());
    std::erase_if(after, [&](Index ref) { return implied.contains(ref); });
  }

  static bool nested(const Contents& a, const Contents& b) {
    return std::includes(a.begin(), a.end(), b.begin(), b.end()) ||
           std::includes(b.begin(), b.end(), a.begin(), a.end());
  }

  const std::vector<RefForecast>& refs_;
  std::vector<std::string> branches_;  // by ref
  std::vector<Index> fine_;
  std::map<Index, std::map<Slot, Contents>> slots_;
  std::map<Slot, Taken> taken_;
};

}  // namespace

Siblings compare_siblings(const std::vector<RefForecast>& refs) {
  const Comparison comparison(refs);
  return {comparison.collisions(), comparison.landing()};
}

}  // namespace migrate::merge
