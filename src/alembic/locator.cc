#include "alembic/locator.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "migrate/path.h"

namespace migrate::alembic {
namespace {

constexpr std::string_view kOutside = "it leads outside the repository";

// The path below the source's root that an absolute path of ours means.
std::optional<std::string> below_root(std::string_view written) {
  written.remove_prefix(kRootName.size());
  while (!written.empty() && written.front() == '/') written.remove_prefix(1);
  return normalize_path(written);
}

std::string_view why_not_a_folder(source::EntryKind kind) {
  switch (kind) {
    case source::EntryKind::kDirectory:
      return "";
    case source::EntryKind::kSymlink:
      return "it is, or lies behind, a symbolic link, which is not followed";
    case source::EntryKind::kSubmodule:
      return "it lies in a submodule";
    case source::EntryKind::kConflict:
      return "it is in conflict";
    case source::EntryKind::kFile:
    case source::EntryKind::kOther:
      break;
  }
  return "it is no folder";
}

}  // namespace

std::string here_of(std::string_view folder) {
  return std::string(kRootName) + (folder.empty() ? "" : "/") + std::string(folder);
}

Locator::Locator(const source::Source& source, std::string folder)
    : source_(source), folder_(std::move(folder)) {
  for (const std::string& root : {folder_, std::string()}) {
    for (const std::string& path : {root, join_path(root, "src")}) {
      if (std::find(import_paths_.begin(), import_paths_.end(), path) == import_paths_.end()) {
        import_paths_.push_back(path);
      }
    }
  }
}

void Locator::add_import_paths(const std::vector<std::string>& written) {
  std::vector<std::string> paths;
  for (const std::string& path : written) {
    if (path.starts_with(kRootName)) {
      if (auto inside = below_root(path)) paths.push_back(*std::move(inside));
      continue;
    }
    for (const std::string& root : {folder_, std::string()}) {
      if (auto inside = normalize_path(join_path(root, path))) paths.push_back(*std::move(inside));
    }
  }
  import_paths_.insert(import_paths_.begin(), paths.begin(), paths.end());
}

std::string Locator::shown(std::string_view written) const {
  const std::string here = here_of(folder_);
  std::string out(written);
  for (std::size_t at = out.find(here); at != std::string::npos; at = out.find(here, at)) {
    out.replace(at, here.size(), "%(here)s");
  }
  return out;
}

Result<bool> Locator::exists(std::string_view path) const {
  if (path.empty()) return true;
  MIGRATE_TRY(const auto entry, source_.stat(path));
  return entry.has_value();
}

Result<VersionLocation> Locator::at(std::string path, std::string as_written) const {
  VersionLocation location{std::move(path), std::move(as_written), ""};
  if (location.path.empty()) return location;
  MIGRATE_TRY(const auto entry, source_.stat(location.path));
  // Git keeps no empty folders: one that is not there holds no revisions, as in Alembic.
  if (entry) location.unreadable = why_not_a_folder(entry->kind);
  return location;
}

Result<VersionLocation> Locator::in_package(std::string_view written, std::size_t colon) const {
  std::string package(written.substr(0, colon));
  std::replace(package.begin(), package.end(), '.', '/');
  for (const std::string& root : import_paths_) {
    const auto folder = normalize_path(join_path(root, package));
    if (!folder || package.empty()) continue;
    MIGRATE_TRY(const bool found, exists(*folder));
    if (!found) continue;
    const auto path = normalize_path(join_path(*folder, written.substr(colon + 1)));
    if (path) return at(*path, shown(written));
    return VersionLocation{"", shown(written), std::string(kOutside)};
  }
  return VersionLocation{
      "", shown(written),
      fmt::format("the package `{}` is not in this repository", written.substr(0, colon))};
}

Result<VersionLocation> Locator::locate(std::string_view written) const {
  if (written.starts_with(kRootName)) {
    if (auto path = below_root(written)) return at(*std::move(path), shown(written));
    return VersionLocation{"", shown(written), std::string(kOutside)};
  }
  if (written.starts_with('/')) {
    return VersionLocation{"", shown(written), "it is an absolute path"};
  }
  const std::size_t colon = written.find(':');
  if (colon != std::string_view::npos) return in_package(written, colon);

  const auto beside = normalize_path(join_path(folder_, written));
  const auto from_root = normalize_path(written);
  if (beside && from_root) {
    MIGRATE_TRY(const bool found, exists(*beside));
    MIGRATE_TRY(const bool found_at_root, exists(*from_root));
    return at(!found && found_at_root ? *from_root : *beside, shown(written));
  }
  if (!beside && !from_root) return VersionLocation{"", shown(written), std::string(kOutside)};
  return at(beside ? *beside : *from_root, shown(written));
}

}  // namespace migrate::alembic
