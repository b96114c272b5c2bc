#include "git/path_resolver.h"

#include <algorithm>

#include "git/raw_objects.h"

namespace migrate::git {

PathResolver::PathResolver(std::span<const std::string> paths) : nodes_(1) {
  for (const std::string& path : paths) {
    std::size_t at = 0;
    std::string_view rest = path;
    while (!rest.empty()) {
      const std::string_view part = rest.substr(0, rest.find('/'));
      rest.remove_prefix(std::min(rest.size(), part.size() + 1));
      if (const auto same = nodes_[at].places.find(part); same != nodes_[at].places.end()) {
        at = nodes_[at].children[same->second];
        continue;
      }
      const std::size_t child = nodes_.size();
      nodes_[at].places.emplace(part, nodes_[at].children.size());
      nodes_[at].children.push_back(child);
      nodes_.emplace_back();
      at = child;
    }
    node_of_path_.push_back(at);
  }
}

const std::vector<Found>& PathResolver::look_in(const ObjectReader& objects, Node& node,
                                                const ObjectId& tree) {
  const auto [place, fresh] = node.known.try_emplace(tree);
  std::vector<Found>& found = place->second;
  if (!fresh) return found;
  found.resize(node.children.size());
  const auto object = objects.read(tree);
  TreeCursor cursor(object.data);
  std::size_t left = found.size();
  if (object.state == ReadState::kFound && object.type == GIT_OBJECT_TREE) {
    for (auto entry = cursor.next(); entry && left > 0; entry = cursor.next()) {
      const auto wanted = node.places.find(entry->name);
      if (wanted == node.places.end()) continue;
      found[wanted->second] = {Found::State::kFound, to_mode(entry->mode), entry->id};
      --left;
    }
  } else {
    for (Found& one : found) one.state = Found::State::kMissingObject;
  }
  if (cursor.damaged())
    for (Found& one : found)
      if (one.state == Found::State::kAbsent) one.state = Found::State::kMissingObject;
  return found;
}

std::vector<Found> PathResolver::resolve_tree(const ObjectReader& objects, const ObjectId& tree) {
  std::vector<Found> of_node(nodes_.size());
  of_node[0] = {Found::State::kFound, Mode::kTree, tree};
  for (std::size_t n = 0; n < nodes_.size(); ++n) {
    Node& node = nodes_[n];
    if (node.children.empty()) continue;
    const Found here = of_node[n];
    const bool enter = here.state == Found::State::kFound && here.mode == Mode::kTree;
    // What is behind a symlink, a submodule or a missing tree cannot be told; behind a file there
    // is nothing.
    const bool file = here.state == Found::State::kFound &&
                      (here.mode == Mode::kFile || here.mode == Mode::kExecutable);
    const std::vector<Found>* found = enter ? &look_in(objects, node, here.id) : nullptr;
    for (std::size_t i = 0; i < node.children.size(); ++i)
      of_node[node.children[i]] = found != nullptr ? (*found)[i] : file ? Found{} : here;
  }
  std::vector<Found> results;
  results.reserve(node_of_path_.size());
  for (const std::size_t node : node_of_path_) results.push_back(of_node[node]);
  return results;
}

std::vector<Found> PathResolver::resolve_commit(const ObjectReader& objects,
                                                const ObjectId& commit) {
  const auto object = objects.read(commit);
  if (object.state == ReadState::kFound && object.type == GIT_OBJECT_TREE)
    return resolve_tree(objects, commit);
  if (object.state == ReadState::kFound && object.type == GIT_OBJECT_COMMIT)
    if (const auto tree = parse_tree_of(object.data)) return resolve_tree(objects, *tree);
  return std::vector<Found>(node_of_path_.size(),
                            Found{Found::State::kMissingObject, Mode::kTree, {}});
}

}  // namespace migrate::git
