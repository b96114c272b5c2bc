#include "source/flat_files.h"

#include <algorithm>

#include "migrate/path.h"

namespace migrate::source {
namespace {

bool starts_with(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

Entry folder(std::string_view name) {
  return {std::string(name), EntryKind::kDirectory, std::nullopt};
}

}  // namespace

void FlatFiles::add(std::string path, EntryKind kind, std::optional<git::ObjectId> id) {
  Entry entry{std::string(base_name(path)), kind, id};
  by_path_.insert_or_assign(by_path_.end(), std::move(path), std::move(entry));
}

std::vector<Entry> FlatFiles::list(std::string_view directory) const {
  const std::string before = directory.empty() ? "" : std::string(directory) + "/";
  std::vector<Entry> entries;
  std::string_view last;  // what lies below one folder stands together
  for (auto it = by_path_.lower_bound(before);
       it != by_path_.end() && starts_with(it->first, before); ++it) {
    const std::string_view rest = std::string_view(it->first).substr(before.size());
    const std::size_t slash = rest.find('/');
    if (slash == std::string_view::npos) {
      entries.push_back(it->second);
    } else if (last != rest.substr(0, slash)) {
      last = rest.substr(0, slash);
      entries.push_back(folder(last));
    }
  }
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.name < b.name; });
  return entries;
}

std::optional<Entry> FlatFiles::stat(std::string_view path) const {
  if (path.empty()) return folder("");
  for (std::size_t end = path.find('/');; end = path.find('/', end + 1)) {
    const bool whole = end == std::string_view::npos;
    const auto place = by_path_.find(path.substr(0, end));
    if (place != by_path_.end()) {
      const EntryKind kind = place->second.kind;
      // What lies behind a link or a submodule is not looked at.
      if (whole || kind == EntryKind::kSymlink || kind == EntryKind::kSubmodule)
        return place->second;
    }
    if (whole) break;
  }
  const std::string below = std::string(path) + "/";
  const auto next = by_path_.lower_bound(below);
  if (next == by_path_.end() || !starts_with(next->first, below)) return std::nullopt;
  return folder(base_name(path));
}

}  // namespace migrate::source
