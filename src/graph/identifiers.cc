#include "migrate/graph/identifiers.h"

#include <algorithm>

#include "graph/resolver.h"

namespace migrate::graph {

GraphResult<std::vector<NodeIndex>> resolve(const RevisionGraph& graph, std::string_view text) {
  MIGRATE_TRY(const auto places, Resolver(graph).all(text));
  std::vector<NodeIndex> nodes;
  for (const Place& place : places) {
    if (place.kind == Place::kNothing) return tl::unexpected(RelativeOutOfRange{std::string(text)});
    if (place.is_node()) nodes.push_back(place.node);
  }
  return nodes;
}

GraphResult<std::optional<NodeIndex>> resolve_one(const RevisionGraph& graph,
                                                  std::string_view text) {
  MIGRATE_TRY(const Place place, Resolver(graph).one(text));
  return place.is_node() ? std::optional(place.node) : std::nullopt;
}

GraphResult<std::optional<NodeIndex>> current_head(const RevisionGraph& graph,
                                                   std::string_view branch) {
  return Resolver(graph).head(branch);
}

GraphResult<std::vector<NodeIndex>> filter_for_lineage(const RevisionGraph& graph,
                                                       const std::vector<NodeIndex>& nodes,
                                                       std::string_view branch) {
  return Resolver(graph).filter(nodes, branch);
}

std::string illegal_characters(std::string_view revision_id) {
  std::string result;
  for (const char c : {'+', '-', '@'})
    if (revision_id.find(c) != std::string_view::npos) result += c;
  return result;
}

GraphResult<std::pair<std::string, std::string>> parse_range(std::string_view text) {
  constexpr std::string_view kSpace = " \t\n\r\f\v";
  std::string_view trimmed = text.substr(0, text.find_last_not_of(kSpace) + 1);
  trimmed.remove_prefix(std::min(trimmed.find_first_not_of(kSpace), trimmed.size()));
  const std::size_t colon = trimmed.find(':');
  if (colon == std::string_view::npos || trimmed.find(':', colon + 1) != std::string_view::npos)
    return tl::unexpected(
        InvalidIdentifier{std::string(text), "a range is START:END, START: or :END"});
  return std::pair(std::string(trimmed.substr(0, colon)), std::string(trimmed.substr(colon + 1)));
}

}  // namespace migrate::graph
