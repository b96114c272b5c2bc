#include "migrate/git/hash_tree.h"

#include <git2.h>

#include <string>

#include "git/libgit2.h"

namespace migrate::git {
namespace {

std::string_view mode_text(Mode mode) {
  switch (mode) {
    case Mode::kTree:
      return "40000";
    case Mode::kFile:
      return "100644";
    case Mode::kExecutable:
      return "100755";
    case Mode::kSymlink:
      return "120000";
    case Mode::kSubmodule:
      return "160000";
  }
  return "100644";
}

}  // namespace

ObjectId hash_tree(const std::vector<TreeEntry>& entries) {
  ensure_libgit2();
  std::string raw;
  for (const TreeEntry& entry : entries) {
    raw += mode_text(entry.mode);
    raw += ' ';
    raw += entry.name;
    raw += '\0';
    raw.append(entry.id.bytes.begin(), entry.id.bytes.end());
  }
  git_oid oid{};
  // Hashing bytes in memory fails only when memory runs out.
  git_odb_hash(&oid, raw.data(), raw.size(), GIT_OBJECT_TREE);
  return to_id(oid);
}

}  // namespace migrate::git
