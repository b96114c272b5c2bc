#include "merge/forecast_refs.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>
#include "migrate/glob.h"
#include "migrate/project/base.h"

namespace migrate::merge {
namespace {

constexpr std::string_view kTags = "refs/tags/";
constexpr std::string_view kChanges = "refs/changes/";

std::optional<std::uint64_t> number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// "refs/changes/34/1234/5": the change 1234 and its patch set 5.
struct PatchSet {
  std::uint64_t change = 0, set = 0;
};

std::optional<PatchSet> patch_set(std::string_view ref) {
  if (!ref.starts_with(kChanges)) return std::nullopt;
  const std::size_t last = ref.rfind('/');
  const std::size_t before = ref.rfind('/', last - 1);
  if (before < kChanges.size()) return std::nullopt;
  const auto change = number(ref.substr(before + 1, last - before - 1));
  const auto set = number(ref.substr(last + 1));
  if (!change || !set) return std::nullopt;
  return PatchSet{*change, *set};
}

// "refs/pull/12/head" with the folder "refs/pull/" and the last part "head".
bool is_numbered(std::string_view ref, std::string_view folder, std::string_view last) {
  if (!ref.starts_with(folder)) return false;
  ref.remove_prefix(folder.size());
  const std::size_t slash = ref.find('/');
  return slash != ref.npos && number(ref.substr(0, slash)) && ref.substr(slash + 1) == last;
}

int rank(std::string_view ref) {
  if (ref.starts_with("refs/heads/")) return 0;
  return ref.starts_with("refs/remotes/") ? 1 : 2;
}

bool matches(const std::string& pattern, const std::string& ref) {
  if (glob_match(pattern, ref)) return true;
  if (ref.starts_with(kTags))
    return pattern.starts_with("tags/") && glob_match("refs/" + pattern, ref);
  return glob_match(pattern, project::short_ref_name(ref)) || glob_match("refs/" + pattern, ref);
}

class Selection {
 public:
  void add(const std::string& name, const git::ObjectId& commit) {
    const auto [place, fresh] = index_.try_emplace(commit, entries_.size());
    if (fresh) entries_.push_back({{}, commit});
    std::vector<std::string>& names = entries_[place->second].refs;
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }

  std::vector<Selected> finish() && {
    for (Selected& entry : entries_) {
      std::sort(entry.refs.begin(), entry.refs.end(), [](const auto& a, const auto& b) {
        return std::pair(rank(a), std::string_view(a)) < std::pair(rank(b), std::string_view(b));
      });
    }
    std::sort(entries_.begin(), entries_.end(),
              [](const Selected& a, const Selected& b) { return a.refs.front() < b.refs.front(); });
    return std::move(entries_);
  }

 private:
  std::vector<Selected> entries_;
  std::unordered_map<git::ObjectId, std::size_t> index_;
};

void add_all(const std::vector<git::Ref>& refs, const std::string& base, Selection& selection) {
  std::map<std::uint64_t, std::pair<std::uint64_t, const git::Ref*>> changes;
  for (const git::Ref& ref : refs) {
    if (ref.symbolic || ref.name == base || !is_branch_or_proposal(ref.name)) continue;
    if (const auto patch = patch_set(ref.name)) {
      auto& newest = changes[patch->change];
      if (newest.second == nullptr || patch->set > newest.first) newest = {patch->set, &ref};
    } else {
      selection.add(ref.name, ref.target);
    }
  }
  for (const auto& change : changes)
    selection.add(change.second.second->name, change.second.second->target);
}

}  // namespace

bool is_branch_or_proposal(std::string_view ref) {
  return ref.starts_with("refs/heads/") || ref.starts_with("refs/remotes/") ||
         is_numbered(ref, "refs/pull/", "head") ||
         is_numbered(ref, "refs/merge-requests/", "head") ||
         is_numbered(ref, "refs/pull-requests/", "from") || patch_set(ref).has_value();
}

Result<std::vector<Selected>> select_refs(const RefSource& source,
                                          const std::vector<std::string>& wanted,
                                          const std::string& base) {
  std::vector<git::Ref> refs;
  if (wanted.empty() || std::any_of(wanted.begin(), wanted.end(),
                                    [](const std::string& word) { return is_glob(word); })) {
    MIGRATE_TRY(refs, source.all());
  }
  Selection selection;
  if (wanted.empty()) add_all(refs, base, selection);
  for (const std::string& word : wanted) {
    if (!is_glob(word)) {
      MIGRATE_TRY(const git::Ref ref, source.named(word));
      selection.add(ref.name, ref.target);
      continue;
    }
    bool found = false;
    for (const git::Ref& ref : refs) {
      if (ref.symbolic || ref.name == base || !matches(word, ref.name)) continue;
      selection.add(ref.name, ref.target);
      found = true;
    }
    if (!found)
      return fail(ErrorKind::kUsage, fmt::format("No ref matches `{}`.", word),
                  {"git for-each-ref"});
  }
  return std::move(selection).finish();
}

}  // namespace migrate::merge
