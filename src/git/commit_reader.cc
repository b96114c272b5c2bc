#include "git/commit_reader.h"

namespace migrate::git {

Result<CommitReader::Node> CommitReader::read(const ObjectId& id) const {
  const auto object = objects_->read(id);
  if (object.state != ReadState::kFound)
    return tl::unexpected(object_error(repository_, id, object.state, "commit"));
  auto links = object.type == GIT_OBJECT_COMMIT ? parse_links(object.data) : std::nullopt;
  if (!links) return tl::unexpected(object_error(repository_, id, ReadState::kDamaged, "commit"));
  Node node{*std::move(links), repository_.impl().is_boundary(id)};
  // Like a graft: what the commit object itself says of its parents does not count any more.
  if (node.boundary) node.links.parents.clear();
  return node;
}

}  // namespace migrate::git
