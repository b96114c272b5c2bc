#include "merge/forecast_merged.h"

#include <utility>

#include "migrate/project/revision_files.h"

namespace migrate::merge {
namespace {

// The files as they are after the change, and their graph.
class Merger {
 public:
  void keep(const project::RevisionFile& file) {
    add({&file.path, &file.header, file.blob.value_or(git::ObjectId{}), false});
  }
  void take(const FileChange& change) {
    add({&change.path, change.header.get(), change.blob, true});
  }
  Merged finish() && {
    merged_.graph = graph::RevisionGraph(std::move(nodes_));
    return std::move(merged_);
  }

 private:
  void add(const MergedFile& file) {
    std::optional<std::string> id = project::revision_id(*file.path, *file.header);
    if (!id) return;
    nodes_.push_back(project::graph_node(*std::move(id), *file.header));
    merged_.files.push_back(file);
  }

  Merged merged_;
  std::vector<graph::Node> nodes_;
};

}  // namespace

Merged merge(const project::History& base, std::span<const FileChange> changes) {
  Merger merger;
  auto change = changes.begin();
  const auto take = [&] {
    if (change->state == FileChange::State::kThere) merger.take(*change);
    ++change;
  };
  for (const project::RevisionFile& file : base.files) {
    while (change != changes.end() && change->path < file.path) take();
    if (change != changes.end() && change->path == file.path) {
      // Where it is not known what becomes of the file, the base's stands in for it.
      if (change->state == FileChange::State::kUnreadable ||
          change->state == FileChange::State::kConflict)
        merger.keep(file);
      take();
    } else {
      merger.keep(file);
    }
  }
  while (change != changes.end()) take();
  return std::move(merger).finish();
}

Revision revision_of(const graph::Node& node, const MergedFile& file) {
  return {node.id, *file.path, file.header->docstring.message, node.down, node.labels, file.blob};
}

}  // namespace migrate::merge
