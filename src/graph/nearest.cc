#include "graph/nearest.h"

#include <algorithm>
#include <array>
#include <utility>

namespace migrate::graph {

namespace {

constexpr std::size_t kMaxLength = 64;  // longer names are not worth the quadratic comparison
constexpr std::size_t kShown = 3;

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::array<std::size_t, kMaxLength + 1> row{};
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

std::vector<std::string> nearest_names(const RevisionGraph& graph, std::string_view text) {
  if (text.empty() || text.size() > kMaxLength) return {};
  const std::size_t allowed = text.size() < 6 ? 1 : 2;
  std::vector<std::pair<std::size_t, std::string_view>> found;
  const auto consider = [&](std::string_view name) {
    if (text.size() < 4 && name.starts_with(text)) {
      found.emplace_back(0, name);
    } else if (name.size() <= kMaxLength && name.size() <= text.size() + allowed &&
               text.size() <= name.size() + allowed) {
      if (const std::size_t distance = edit_distance(text, name); distance <= allowed)
        found.emplace_back(distance, name);
    }
  };
  for (const NodeIndex node : graph.by_id()) consider(graph.node(node).id);
  for (const auto& [label, node] : graph.declared_labels()) consider(label);
  std::sort(found.begin(), found.end());
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(found.size(), kShown); ++i)
    names.emplace_back(found[i].second);
  return names;
}

}  // namespace migrate::graph
