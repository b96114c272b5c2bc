#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "migrate/parallel.h"
#include "migrate/path.h"
#include "migrate/project/project.h"
#include "migrate/project/revision_files.h"
#include "migrate/sort.h"
#include "project/header_cache.h"
#include "project/unlisted.h"

namespace migrate::project {
namespace {

using source::Entry;
using source::EntryKind;
using source::ReadProblem;

// In a sourceless environment Alembic also imports compiled files, whose text nobody has.
bool is_compiled_name(std::string_view name) {
  return (name.ends_with(".pyc") || name.ends_with(".pyo")) && !name.starts_with("__init__");
}

// In order of paths, each once: locations may hold one another.
template <typename Item>
void by_path(std::vector<Item>& items) {
  sort_if_needed(items, [](const Item& a, const Item& b) { return a.path < b.path; });
  const auto same = [](const Item& a, const Item& b) { return a.path == b.path; };
  items.erase(std::unique(items.begin(), items.end(), same), items.end());
}

class Collector {
 public:
  Collector(const source::Source& source, const alembic::HistoryConfig& config, History& history)
      : source_(source), config_(config), history_(history) {}

  // Folders below a version location that are none themselves and are not read.
  std::vector<std::string> take_passed_over() { return std::move(passed_over_); }

  // Fills history.files, without headers, and history.unreadable.
  Result<void> collect() {
    for (const alembic::VersionLocation& location : config_.version_locations) {
      if (!location.unreadable.empty()) {
        refuse(location.as_written, ReadProblem::kNotRegular, location.unreadable);
        continue;
      }
      MIGRATE_CHECK(collect_location(location.path));
    }
    by_path(history_.files);
    return {};
  }

 private:
  Result<void> collect_location(const std::string& location) {
    MIGRATE_TRY(const std::optional<Entry> entry, source_.stat(location));
    if (!entry && !location.empty()) return {};  // Alembic skips a location that is not there
    if (entry && entry->kind != EntryKind::kDirectory) {
      refuse(location, ReadProblem::kNotRegular, not_a_folder(entry->kind));
      return {};
    }
    std::vector<std::string> pending = {location};
    while (!pending.empty()) {
      const std::string directory = std::move(pending.back());
      pending.pop_back();
      MIGRATE_TRY(const std::vector<Entry> entries, source_.list(directory));
      history_.files.reserve(history_.files.size() + entries.size());
      for (const Entry& item : entries) collect_entry(directory, item, pending);
    }
    return {};
  }

  void collect_entry(const std::string& directory, const Entry& entry,
                     std::vector<std::string>& pending) {
    std::string path = join_path(directory, entry.name);
    if (entry.kind == EntryKind::kDirectory) {
      if (entry.name == "__pycache__") return;
      (config_.recursive_version_locations ? pending : passed_over_).push_back(std::move(path));
      return;
    }
    if (config_.sourceless && is_compiled_name(entry.name)) {
      refuse(path, ReadProblem::kNotRegular, "It is a compiled file, and its text is not here");
      return;
    }
    if (!is_revision_name(entry.name)) return;
    switch (entry.kind) {
      case EntryKind::kFile:
        history_.files.push_back({std::move(path), entry.id, {}, {}});
        break;
      case EntryKind::kConflict:
        refuse(path, ReadProblem::kConflict, "It is in conflict");
        break;
      default:
        refuse(path, ReadProblem::kNotRegular, not_a_file(entry.kind));
        break;
    }
  }

  static std::string not_a_folder(EntryKind kind) {
    switch (kind) {
      case EntryKind::kSymlink:
        return "It is a symbolic link, which is not followed";
      case EntryKind::kSubmodule:
        return "It is a submodule, whose files belong to another repository";
      case EntryKind::kConflict:
        return "It is in conflict";
      default:
        return "It is not a folder";
    }
  }

  static std::string not_a_file(EntryKind kind) {
    return kind == EntryKind::kSymlink ? "It is a symbolic link, which is not followed"
                                       : "It is not a regular file";
  }

  void refuse(std::string path, ReadProblem problem, std::string reason) {
    history_.unreadable.push_back({std::move(path), problem, std::move(reason), {}});
  }

  const source::Source& source_;
  const alembic::HistoryConfig& config_;
  History& history_;
  std::vector<std::string> passed_over_;
};

// What there is to say of a file beside its header: why it could not be read, or under which name
// its header is new to the cache. Most files are read from the cache and have nothing.
struct Remark {
  source::Content failure;
  std::optional<git::ObjectId> to_cache;
};

std::unique_ptr<Remark> read_one(const source::Source& source, const HeaderCache& cache,
                                 RevisionFile& file) {
  // The stamp is taken before the text is read: a change in between makes a stamp that never comes
  // again.
  const std::optional<git::ObjectId> name =
      file.blob || !cache.enabled() ? file.blob : source.stamp(file.path);
  if (name && cache.find(*name, file.header)) return nullptr;
  auto remark = std::make_unique<Remark>();
  source::Content content = source.read(file.path);
  if (content.ok()) {
    file.header = python::parse_header(content.text);
    remark->to_cache = name;
  } else {
    remark->failure = std::move(content);
  }
  return remark;
}

// Reads the headers of history.files, and moves the files that cannot be read to `unreadable`.
void read_headers(const source::Source& source, HeaderCache& cache, History& history) {
  std::vector<RevisionFile>& files = history.files;
  std::vector<std::unique_ptr<Remark>> remarks(files.size());
  constexpr std::size_t kFilesAPiece = 128;
  parallel_for(files.size(), kFilesAPiece, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) remarks[i] = read_one(source, cache, files[i]);
  });
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (!remarks[i]) continue;
    if (remarks[i]->to_cache) cache.add(*remarks[i]->to_cache, files[i].header);
    source::Content& failure = remarks[i]->failure;
    if (failure.ok()) continue;
    history.unreadable.push_back({std::exchange(files[i].path, {}), failure.problem,
                                  std::move(failure.reason), std::move(failure.hints)});
  }
  std::erase_if(files, [](const RevisionFile& file) { return file.path.empty(); });
}

void build_graph(History& history) {
  std::vector<graph::Node> nodes;
  nodes.reserve(history.files.size());
  for (std::uint32_t i = 0; i < history.files.size(); ++i) {
    RevisionFile& file = history.files[i];
    std::optional<std::string> id = revision_id(file.path, file.header);
    if (!id) continue;
    file.node = static_cast<graph::NodeIndex>(nodes.size());
    history.file_of.push_back(i);
    nodes.push_back(graph_node(*std::move(id), file.header));
  }
  history.graph = graph::RevisionGraph(std::move(nodes));
}

Result<History> load_history(const source::Source& source, const alembic::HistoryConfig& config,
                             HeaderCache& cache) {
  History history;
  Collector collector(source, config, history);
  MIGRATE_CHECK(collector.collect());
  history.config = config;
  read_headers(source, cache, history);
  build_graph(history);
  MIGRATE_CHECK(find_unlisted(source, collector.take_passed_over(), history));
  by_path(history.unreadable);
  return history;
}

}  // namespace

bool History::complete() const {
  return unreadable.empty() && std::all_of(files.begin(), files.end(),
                                           [](const RevisionFile& file) { return file.placed(); });
}

Result<Project> load(std::shared_ptr<const source::Source> source, const LoadOptions& options) {
  MIGRATE_TRY(const std::vector<alembic::HistoryConfig> configs,
              alembic::discover(*source, options.discover));
  HeaderCache cache(options.use_cache ? options.cache_dir : "");
  Project project;
  for (const alembic::HistoryConfig& config : configs) {
    MIGRATE_TRY(History history, load_history(*source, config, cache));
    project.histories.push_back(std::move(history));
  }
  cache.save();
  project.source = std::move(source);
  return project;
}

}  // namespace migrate::project
