#include <fstream>

#include "git/locate.h"
#include "git/repository_impl.h"

namespace migrate::git {
namespace {

std::vector<ObjectId> read_ids(const std::string& file) {
  std::vector<ObjectId> ids;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);)
    if (const auto id = ObjectId::from_hex(line)) ids.push_back(*id);
  return ids;
}

std::optional<ObjectId> read_id(const std::string& file) {
  const std::vector<ObjectId> ids = read_ids(file);
  return ids.empty() ? std::nullopt : std::optional(ids.front());
}

}  // namespace

Operation Repository::operation() const {
  const std::string& git = impl_->git_dir;
  Operation operation;
  operation.merge_heads = read_ids(git + "/MERGE_HEAD");
  operation.cherry_pick = read_id(git + "/CHERRY_PICK_HEAD");
  operation.revert = read_id(git + "/REVERT_HEAD");
  // The two machines that `git rebase` has; the second one also serves `git am`, which has no
  // head-name.
  for (const char* folder : {"/rebase-merge", "/rebase-apply"}) {
    const auto branch = read_line(git + folder + "/head-name");
    if (!branch) continue;
    Operation::Rebase rebase;
    rebase.onto = read_id(git + folder + "/onto");
    rebase.original_head = read_id(git + folder + "/orig-head");
    if (branch->rfind("refs/", 0) == 0) rebase.branch = *branch;  // else "detached HEAD"
    operation.rebase = std::move(rebase);
    break;
  }
  return operation;
}

}  // namespace migrate::git
