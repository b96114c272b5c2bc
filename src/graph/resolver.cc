#include "graph/resolver.h"

#include <algorithm>
#include <iterator>

#include "graph/nearest.h"

namespace migrate::graph {

namespace {

constexpr std::size_t kShortestBeginning = 4;
constexpr std::int64_t kMostSteps = std::int64_t{1} << 40U;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Python's \w. Bytes above ASCII are letters here: ids and labels that have any have letters.
bool is_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Of digits; cut off at kMostSteps.
std::int64_t number(std::string_view digits) {
  std::int64_t value = 0;
  for (const char c : digits) value = std::min(value * 10 + (c - '0'), kMostSteps);
  return value;
}

// "symbol±n", the symbol may be absent.
std::optional<Relative> parse_tail(std::string_view text) {
  std::size_t sign = 0;
  while (sign < text.size() && is_word(text[sign])) ++sign;
  if (sign >= text.size() || (text[sign] != '+' && text[sign] != '-')) return std::nullopt;
  std::size_t end = sign + 1;
  while (end < text.size() && is_digit(text[end])) ++end;
  if (end == sign + 1) return std::nullopt;
  Relative result;
  if (sign > 0) result.symbol = std::string(text.substr(0, sign));
  result.steps = number(text.substr(sign + 1, end - sign - 1)) * (text[sign] == '-' ? -1 : 1);
  return result;
}

// A number below zero as Python's int() reads it: white space around it, "_" between digits.
std::optional<std::int64_t> negative_number(std::string_view text) {
  constexpr std::string_view kSpace = " \t\n\r\f\v";
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos || text[begin] != '-') return std::nullopt;
  const std::size_t end = text.find_last_not_of(kSpace) + 1;
  std::string digits;
  for (std::size_t i = begin + 1; i < end; ++i) {
    const bool between = text[i] == '_' && i + 1 < end && is_digit(text[i - 1]);
    if (!is_digit(text[i]) && !(between && is_digit(text[i + 1]))) return std::nullopt;
    if (is_digit(text[i])) digits += text[i];
  }
  const std::int64_t value = number(digits);
  return value == 0 ? std::nullopt : std::optional(-value);
}

}  // namespace

std::optional<Relative> parse_relative(std::string_view text) {
  const std::size_t line_end = text.find('\n');
  for (std::size_t at = text.find('@', 1); at != std::string_view::npos && at < line_end;
       at = text.find('@', at + 1)) {
    if (auto result = parse_tail(text.substr(at + 1))) {
      result->branch = std::string(text.substr(0, at));
      return result;
    }
  }
  return parse_tail(text);
}

std::vector<std::string> Resolver::names(const std::vector<NodeIndex>& nodes) const {
  std::vector<std::string> result;
  result.reserve(nodes.size());
  for (const NodeIndex node : nodes) result.push_back(graph_.node(node).id);
  return result;
}

std::optional<NodeIndex> Resolver::key(std::string_view text) const {
  const auto node = graph_.find(text);
  return node ? node : graph_.find_label(text);
}

NotFound Resolver::not_found(std::string_view text) const {
  return {std::string(text), nearest_names(graph_, text)};
}

// Ids and labels alike: Alembic keeps both in one table.
std::vector<std::string> Resolver::beginning_with(std::string_view text) const {
  std::vector<std::string> result;
  const auto ids = graph_.by_id();
  auto at = std::lower_bound(
      ids.begin(), ids.end(), text,
      [&](NodeIndex node, std::string_view wanted) { return graph_.node(node).id < wanted; });
  for (; at != ids.end() && graph_.node(*at).id.starts_with(text); ++at)
    if (graph_.node(*at).id.size() >= kShortestBeginning) result.push_back(graph_.node(*at).id);
  for (const auto& [label, node] : graph_.declared_labels())
    if (label.size() >= kShortestBeginning && label.starts_with(text)) result.emplace_back(label);
  return result;
}

const std::vector<bool>& Resolver::lineage(std::vector<NodeIndex> tests) {
  std::sort(tests.begin(), tests.end());
  if (lineage_of_ != tests) {
    lineage_.assign(graph_.size(), false);
    for (const NodeIndex node : graph_.ancestors(tests, false)) lineage_[node] = true;
    for (const NodeIndex node : graph_.descendants(tests, false)) lineage_[node] = true;
    lineage_of_ = std::move(tests);
  }
  return lineage_;
}

GraphResult<NodeIndex> Resolver::branch(std::string_view name) {
  // Of an ambiguous beginning Alembic says "no such branch"; which ones it could be helps more.
  return literal(name);
}

GraphResult<NodeIndex> Resolver::literal(std::string_view id, std::string_view branch_name) {
  NodeIndex branch_node = 0;
  if (!branch_name.empty()) {
    MIGRATE_TRY(branch_node, branch(branch_name));
  }
  std::optional<NodeIndex> node = key(id);
  if (!node) {
    if (id.empty()) return tl::unexpected(InvalidIdentifier{"", "it is empty"});
    std::vector<std::string> candidates = beginning_with(id);
    if (!branch_name.empty()) {
      std::vector<NodeIndex> nodes;
      nodes.reserve(candidates.size());
      for (const std::string& name : candidates) nodes.push_back(*key(name));
      MIGRATE_TRY(const auto kept, filter(nodes, branch_name));
      std::erase_if(candidates, [&](const std::string& name) {
        return std::find(kept.begin(), kept.end(), *key(name)) == kept.end();
      });
    }
    if (candidates.empty()) return tl::unexpected(not_found(id));
    if (candidates.size() > 1)
      return tl::unexpected(Ambiguous{std::string(id), std::move(candidates)});
    node = key(candidates[0]);
  }
  if (!branch_name.empty() && !lineage({branch_node})[*node])
    return tl::unexpected(NotInLineage{graph_.node(*node).id, std::string(branch_name)});
  return *node;
}

GraphResult<std::vector<NodeIndex>> Resolver::filter(const std::vector<NodeIndex>& nodes,
                                                     std::string_view branch_name) {
  MIGRATE_TRY(const Numbers against, numbers(branch_name));
  if (nodes.empty()) return nodes;
  std::vector<NodeIndex> tests;
  if (!against.branch.empty()) {
    MIGRATE_TRY(const NodeIndex node, literal(against.branch));
    tests.push_back(node);
  }
  for (const std::string& id : against.ids) {
    MIGRATE_TRY(const NodeIndex node, literal(id));
    tests.push_back(node);
  }
  if (tests.empty()) return nodes;
  const std::vector<bool>& marks = lineage(std::move(tests));
  std::vector<NodeIndex> result;
  std::copy_if(nodes.begin(), nodes.end(), std::back_inserter(result),
               [&](NodeIndex node) { return marks[node]; });
  return result;
}

GraphResult<std::optional<NodeIndex>> Resolver::head(std::string_view branch_name) {
  std::vector<NodeIndex> heads = graph_.heads();
  if (!branch_name.empty()) {
    MIGRATE_TRY(heads, filter(heads, branch_name));
  }
  if (heads.size() > 1) {
    const std::string text = branch_name.empty() ? "head" : std::string(branch_name) + "@head";
    return tl::unexpected(MultipleHeads{text, names(heads)});
  }
  return heads.empty() ? std::nullopt : std::optional(heads[0]);
}

GraphResult<Resolver::Numbers> Resolver::numbers(std::string_view id) {
  Numbers result;
  if (const std::size_t at = id.find('@'); at != std::string_view::npos) {
    result.branch = std::string(id.substr(0, at));
    id.remove_prefix(at + 1);
  }
  if (id == "heads") {
    std::vector<NodeIndex> heads = result.branch.empty() ? graph_.real_heads() : graph_.heads();
    if (!result.branch.empty()) {
      MIGRATE_TRY(heads, filter(heads, result.branch));
    }
    result.ids = names(heads);
  } else if (id == "head") {
    MIGRATE_TRY(const auto node, head(result.branch));
    if (node) result.ids.push_back(graph_.node(*node).id);
  } else if (id != "base") {
    result.ids.emplace_back(id);
  }
  return result;
}

GraphResult<std::vector<Place>> Resolver::all(std::string_view id) {
  MIGRATE_TRY(const Numbers found, numbers(id));
  std::vector<Place> result;
  if (found.ids.size() == 1) {
    if (const auto steps = negative_number(found.ids[0])) {
      for (const NodeIndex node : graph_.real_heads()) {
        const auto labels = graph_.labels(node);
        // "@-2" has a branch, an empty one, that no label equals.
        if (id.find('@') != std::string_view::npos &&
            !std::binary_search(labels.begin(), labels.end(), found.branch))
          continue;
        MIGRATE_TRY(const Place place, walk(Place::of(node), *steps, {}, false, id));
        result.push_back(place);
      }
      return result;
    }
  }
  for (const std::string& text : found.ids) {
    MIGRATE_TRY(const NodeIndex node, literal(text, found.branch));
    result.push_back(Place::of(node));
  }
  return result;
}

GraphResult<std::vector<Place>> Resolver::all_of(const std::vector<std::string>& ids) {
  std::vector<Place> result;
  for (const std::string& id : ids) {
    MIGRATE_TRY(const auto places, all(id));
    result.insert(result.end(), places.begin(), places.end());
  }
  return result;
}

GraphResult<Place> Resolver::one(std::string_view id) {
  MIGRATE_TRY(Numbers found, numbers(id));
  if (found.ids.size() > 1)
    return tl::unexpected(MultipleHeads{std::string(id), std::move(found.ids)});
  if (found.ids.empty()) {
    // "nowhere@base" names nothing, but the branch has to be there.
    if (!found.branch.empty()) MIGRATE_CHECK(branch(found.branch));
    return Place{};
  }
  MIGRATE_TRY(const NodeIndex node, literal(found.ids[0], found.branch));
  return Place::of(node);
}

GraphResult<Place> Resolver::walk(Place start, std::int64_t steps, std::string_view branch_name,
                                  bool stay, std::string_view text) {
  // Past its size a walk has left every history that has no cycle.
  const auto most = static_cast<std::int64_t>(graph_.size()) + 2;
  Place at = start;
  for (std::int64_t left = std::min(steps < 0 ? -steps : steps, most); left > 0; --left) {
    std::vector<NodeIndex> next;
    if (steps > 0) {
      if (at.kind == Place::kNothing) {
        next = graph_.bases();
      } else {
        const auto children = graph_.children(at.node);
        next.assign(children.begin(), children.end());
      }
      if (!branch_name.empty()) {
        MIGRATE_TRY(next, filter(next, branch_name));
      }
    } else if (at.kind == Place::kNothing) {
      next = graph_.heads();
    } else if (at.kind == Place::kNode) {
      const Node& node = graph_.node(at.node);
      const auto parents = graph_.parents(at.node);
      for (const std::string& parent : node.down)
        if (!graph_.find(parent)) return tl::unexpected(BrokenLink{node.id, parent});
      if (node.down_unknown) return tl::unexpected(BrokenLink{node.id, ""});
      next.assign(parents.begin(), parents.end());
    }
    if (next.size() > 1) return tl::unexpected(AmbiguousWalk{std::string(text), names(next)});
    if (!next.empty()) {
      at = Place::of(next[0]);
    } else if (steps < 0 && at.kind != Place::kBase) {
      at = Place{Place::kBase, 0};
    } else {
      return stay ? at : Place{};
    }
  }
  return at;
}

}  // namespace migrate::graph
