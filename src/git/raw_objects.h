// Commits and trees in the form in which Git stores them. Pure text, no repository. Damaged input
// gives nothing, never an overrun.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "migrate/git/object_id.h"
#include "migrate/git/repository.h"

namespace migrate::git {

// What walks need of a commit.
struct CommitLinks {
  ObjectId tree;
  std::vector<ObjectId> parents;
  std::int64_t time = 0;  // committer's; 0 when it cannot be read
};

std::optional<CommitLinks> parse_links(std::string_view commit);
// The tree alone: much the most frequent question.
std::optional<ObjectId> parse_tree_of(std::string_view commit);
// Everything but the id.
std::optional<CommitInfo> parse_commit(std::string_view commit);

struct RawEntry {
  std::string_view name;
  std::uint32_t mode = 0;
  ObjectId id;
};

// Goes through a tree, entry by entry. `next` gives nothing at the end and at the first damaged
// entry; then `damaged` tells which.
class TreeCursor {
 public:
  explicit TreeCursor(std::string_view tree) : rest_(tree) {}
  std::optional<RawEntry> next();
  bool damaged() const { return damaged_; }

 private:
  std::string_view rest_;
  bool damaged_ = false;
};

// The mode as Git reads it today; early versions wrote others for files.
Mode to_mode(std::uint32_t raw);

}  // namespace migrate::git
