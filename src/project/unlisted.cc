#include "project/unlisted.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "migrate/path.h"
#include "migrate/project/revision_files.h"

namespace migrate::project {
namespace {

// What is below a version location is small, or is no part of a history.
constexpr std::size_t kMaxFolders = 500;
constexpr std::size_t kMaxFiles = 20'000;

class Search {
 public:
  Search(const source::Source& source, const History& history)
      : source_(source), history_(history) {}

  // The id of a revision in or below `folder` that follows one of the history.
  Result<std::optional<std::string>> find(const std::string& folder) {
    std::vector<std::string> pending = {folder};
    while (!pending.empty() && ++folders_ <= kMaxFolders) {
      const std::string directory = std::move(pending.back());
      pending.pop_back();
      MIGRATE_TRY(const std::vector<source::Entry> entries, source_.list(directory));
      for (const source::Entry& entry : entries) {
        std::string path = join_path(directory, entry.name);
        if (entry.kind == source::EntryKind::kDirectory) {
          pending.push_back(std::move(path));
        } else if (entry.kind == source::EntryKind::kFile && is_revision_name(entry.name) &&
                   ++files_ <= kMaxFiles) {
          if (auto id = following(path)) return id;
        }
      }
    }
    return std::nullopt;
  }

 private:
  std::optional<std::string> following(const std::string& path) const {
    const source::Content content = source_.read(path);
    if (!content.ok()) return std::nullopt;
    const python::RevisionHeader header = python::parse_header(content.text);
    const std::optional<std::string> id = revision_id(path, header);
    if (!id || history_.graph.find(*id)) return std::nullopt;
    const std::vector<std::string>& down = header.down_revision.values;
    const bool follows = std::any_of(down.begin(), down.end(), [this](const std::string& parent) {
      return history_.graph.find(parent).has_value();
    });
    return follows ? id : std::nullopt;
  }

  const source::Source& source_;
  const History& history_;
  std::size_t folders_ = 0;
  std::size_t files_ = 0;
};

std::vector<std::string> ways_out(const alembic::HistoryConfig& config) {
  const std::string for_alembic =
      "list it in version_locations, or set recursive_version_locations = true, if Alembic is to "
      "read it";
  const std::string for_program =
      "where a program of the project lists it, write these lines in migrate.toml in the root, "
      "with a table for every history:";
  return {for_alembic, for_program, "[[history]]",
          fmt::format("script_location = \"{}\"",
                      config.script_location.empty() ? "." : config.script_location),
          "recursive_version_locations = true"};
}

}  // namespace

Result<void> find_unlisted(const source::Source& source, const std::vector<std::string>& folders,
                           History& history) {
  Search search(source, history);
  bool said = false;  // the hints are the same for all folders
  for (const std::string& folder : folders) {
    MIGRATE_TRY(const std::optional<std::string> id, search.find(folder));
    if (!id) continue;
    std::vector<std::string> hints;
    if (!said) hints = ways_out(history.config);
    said = true;
    history.unreadable.push_back({folder, source::ReadProblem::kNotFound,
                                  fmt::format("It holds {}, which follows a revision of this "
                                              "history, but the configuration does not list it as "
                                              "a version location",
                                              *id),
                                  std::move(hints)});
  }
  return {};
}

}  // namespace migrate::project
