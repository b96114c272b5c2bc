#include <fmt/core.h>
#include <fmt/ranges.h>

#include "migrate/graph/identifiers.h"

namespace migrate::graph {

namespace {

constexpr std::size_t kShown = 5;

std::string list(const std::vector<std::string>& words) {
  const std::span<const std::string> shown(words.data(), std::min(words.size(), kShown));
  const std::string text = fmt::format("{}", fmt::join(shown, ", "));
  return words.size() > kShown ? fmt::format("{} and {} more", text, words.size() - kShown) : text;
}

Error usage(std::string message, std::vector<std::string> hints = {}) {
  return {ErrorKind::kUsage, std::move(message), std::move(hints), {}};
}

struct Describe {
  Error operator()(const NotFound& e) const {
    std::vector<std::string> hints;
    if (!e.nearest.empty()) hints.push_back("Did you mean " + list(e.nearest) + "?");
    if (e.text.size() < 4)
      hints.emplace_back("An abbreviated id needs at least four characters.");
    else if (e.text.find_first_of("+-") != std::string::npos)
      hints.emplace_back("Relative identifiers are for upgrade, downgrade and history.");
    return usage(fmt::format("No revision or branch is called '{}'.", e.text), std::move(hints));
  }
  Error operator()(const Ambiguous& e) const {
    return usage(fmt::format("'{}' is the beginning of {} names: {}.", e.text, e.candidates.size(),
                             list(e.candidates)),
                 {"Write more of the id."});
  }
  Error operator()(const MultipleHeads& e) const {
    return usage(fmt::format("'{}' means one head, and there are {}: {}.", e.text, e.heads.size(),
                             list(e.heads)),
                 {"Name one of them, or a branch as in 'label@head', or say 'heads' for all.",
                  "migrate merge"});
  }
  Error operator()(const NotInLineage& e) const {
    return usage(fmt::format("Revision {} does not belong to branch '{}'.", e.revision, e.branch));
  }
  Error operator()(const RelativeOutOfRange& e) const {
    return usage(fmt::format("'{}' leads past the end of the history.", e.text));
  }
  Error operator()(const AmbiguousWalk& e) const {
    return usage(
        fmt::format("'{}' could lead to more than one revision: {}.", e.text, list(e.candidates)),
        {"Name a branch, as in 'label@+1', or a revision."});
  }
  Error operator()(const RangeNotAncestor& e) const {
    return usage(fmt::format("{} is not an ancestor of {}.", e.lower.empty() ? "base" : e.lower,
                             e.upper.empty() ? "base" : e.upper),
                 {"Both must lie on one line of the history, the older one first."});
  }
  Error operator()(const Overlap& e) const {
    return usage(fmt::format("Revision {} already includes {}, which was asked for beside it.",
                             e.revision, list(e.others)));
  }
  Error operator()(const InvalidIdentifier& e) const {
    return usage(fmt::format("'{}' does not identify a revision: {}.", e.text, e.reason));
  }
  Error operator()(const CycleDetected& e) const {
    return {
        ErrorKind::kUndecidable,
        fmt::format("The revisions have no order, as they need each other: {}.", list(e.revisions)),
        {"migrate lint"},
        {}};
  }
  Error operator()(const BrokenLink& e) const {
    return {ErrorKind::kUndecidable,
            e.missing.empty()
                ? fmt::format("What comes before revision {} cannot be known.", e.revision)
                : fmt::format("Revision {} needs {}, which is not here.", e.revision, e.missing),
            e.missing.empty() ? std::vector<std::string>{"migrate lint"}
                              : std::vector<std::string>{"migrate where " + e.missing},
            {}};
  }
};

}  // namespace

Error to_error(const GraphError& error) { return std::visit(Describe{}, error); }

}  // namespace migrate::graph
