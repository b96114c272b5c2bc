// Project: every history of one version of the repository, read and judged as a graph. What rules,
// merge, forecast and the commands work on. Immutable once loaded; safe to read from several
// threads.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/alembic/config.h"
#include "migrate/git/object_id.h"
#include "migrate/graph/revision_graph.h"
#include "migrate/python/header.h"
#include "migrate/result.h"
#include "migrate/source/source.h"

namespace migrate::project {

// A .py file in a version location that could be read. `__init__.py`, and files that Alembic itself
// skips, are left out.
struct RevisionFile {
  std::string path;                   // in the source
  std::optional<git::ObjectId> blob;  // where the source knows it
  python::RevisionHeader header;
  std::optional<graph::NodeIndex> node;  // nothing when the file has no known revision id

  // Whether its place in the graph is certain: its id and its parents are known, or it is no
  // revision at all.
  bool placed() const {
    return node ? header.down_revision.known_value()
                : header.revision.known == python::Known::kMissing;
  }
};

// A .py file in a version location, or a whole location, that could not be read: "cannot tell".
struct Unreadable {
  std::string path;
  source::ReadProblem problem = source::ReadProblem::kIo;
  std::string reason;
  std::vector<std::string> hints;
};

struct History {
  alembic::HistoryConfig config;
  std::vector<RevisionFile> files;     // by path
  std::vector<Unreadable> unreadable;  // by path
  graph::RevisionGraph graph{{}};
  std::vector<std::uint32_t> file_of;  // NodeIndex -> index into files

  const RevisionFile& file(graph::NodeIndex node) const { return files[file_of[node]]; }
  // Whether the graph is all there: every file readable, every id and down_revision known. Where it
  // is not, an answer about heads may be wrong, and the verdict is "cannot tell".
  bool complete() const;
};

// What the user asked to look at. All read commands share it.
struct LoadOptions {
  alembic::DiscoverOptions discover;
  bool use_cache = true;
  std::string cache_dir;  // empty: no cache on disk
};

struct Project {
  std::shared_ptr<const source::Source> source;
  std::vector<History> histories;
};

// Reads every history of the source. Errors: kConfig when a configuration file cannot be parsed;
// kUndecidable when the objects of a folder are missing. No history at all is not an error here.
Result<Project> load(std::shared_ptr<const source::Source> source, const LoadOptions& options);

}  // namespace migrate::project
