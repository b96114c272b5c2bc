// A history of the base with the files of a change put into it. Pure: plain data in, plain data
// out.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "migrate/git/object_id.h"
#include "migrate/graph/revision_graph.h"
#include "migrate/merge/forecast.h"
#include "migrate/project/project.h"
#include "migrate/python/header.h"

namespace migrate::merge {

// One file of a version location that is not as the base has it.
struct FileChange {
  enum class State : std::uint8_t { kThere, kRemoved, kUnreadable, kConflict };
  enum class Body : std::uint8_t { kSame, kChanged, kUnknown };
  std::string path;
  State state = State::kThere;
  git::ObjectId blob;                                    // kThere; kConflict: the ref's, or zero
  std::shared_ptr<const python::RevisionHeader> header;  // kThere
  std::optional<std::uint64_t> meaning;                  // of its body, where it was read
  Body body = Body::kSame;  // kThere: against the base's file of the same revision, if it has one
  std::string reason;       // kUnreadable: one sentence
  std::vector<std::string> hints;  // kUnreadable
};

// A revision file as it is after the change.
struct MergedFile {
  const std::string* path;
  const python::RevisionHeader* header;
  git::ObjectId blob;
  bool from_ref;
};

struct Merged {
  std::vector<MergedFile> files;  // by node
  graph::RevisionGraph graph{{}};
};

// Only files with a revision id. `changes` by path, each path once. Refers to the paths and headers
// of both, which must outlive it.
Merged merge(const project::History& base, std::span<const FileChange> changes);

// `node` is the one of that file.
Revision revision_of(const graph::Node& node, const MergedFile& file);

}  // namespace migrate::merge
