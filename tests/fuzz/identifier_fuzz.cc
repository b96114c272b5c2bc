// Identifiers, ranges and targets of any bytes, on a graph that has a bit of everything.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/graph/order.h"

namespace {

using namespace migrate::graph;

RevisionGraph sound() {
  return RevisionGraph({{"ae1027", {}, {}, {"left"}, false},
                        {"ae1028", {"ae1027"}, {}, {}, false},
                        {"27c6a3", {"ae1027"}, {}, {"right", "r2"}, false},
                        {"head01", {"ae1028", "27c6a3"}, {}, {}, false},
                        {"f00d01", {}, {"left"}, {"other"}, false},
                        {"f00d02", {"f00d01"}, {"27c6a3"}, {}, false}});
}

RevisionGraph broken() {
  return RevisionGraph({{"aaaa", {"bbbb"}, {}, {"x"}, false},
                        {"bbbb", {"aaaa"}, {"gone"}, {}, false},
                        {"cccc", {"gone"}, {}, {"cccc"}, false},
                        {"cccc", {}, {}, {"x"}, false},
                        {"", {}, {"x"}, {""}, true}});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const RevisionGraph kGraphs[] = {sound(), broken()};
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::vector<std::string> rows[] = {{}, {"ae1028", "f00d01"}, {std::string(text)}};
  for (const RevisionGraph& graph : kGraphs) {
    if (const auto all = resolve(graph, text); !all) (void)to_error(all.error());
    (void)resolve_one(graph, text);
    (void)current_head(graph, text);
    (void)filter_for_lineage(graph, graph.heads(), text);
    for (const auto& current : rows) {
      (void)upgrade_order(graph, current, text);
      (void)downgrade_order(graph, current, text);
    }
    if (const auto range = parse_range(text)) (void)history(graph, range->first, range->second);
  }
  return 0;
}
