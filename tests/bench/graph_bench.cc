// Prints how long the graph takes, by shape and size. Asserts nothing.
#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "graph/dag.h"
#include "migrate/graph/order.h"

namespace {

using namespace migrate::graph;
using testing::chain_id;
using testing::chain_nodes;

double milliseconds(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
      .count();
}

double best_of_five(const std::function<void()>& work) {
  double best = milliseconds(work);
  for (int i = 1; i < 5; ++i) best = std::min(best, milliseconds(work));
  return best;
}

std::vector<Node> star(std::size_t size) {
  auto nodes = chain_nodes(size);
  for (std::size_t i = 1; i < size; ++i) nodes[i].down = {chain_id(0)};
  return nodes;
}

std::vector<Node> ladder(std::size_t size) {
  auto nodes = chain_nodes(size);
  for (std::size_t i = 1; i < size; ++i) {
    if (i % 3 == 2) nodes[i].down = {chain_id(i - 2)};
    if (i % 3 == 0) nodes[i].down = {chain_id(i - 1), chain_id(i - 2)};
  }
  return nodes;
}

// Every revision of a trunk has a head of its own beside it.
std::vector<Node> comb(std::size_t size) {
  auto nodes = chain_nodes(size);
  for (std::size_t i = 1; i < size; ++i) nodes[i].down = {chain_id(i % 2 == 0 ? i - 2 : i - 1)};
  return nodes;
}

std::vector<Node> labelled(std::size_t size) {
  auto nodes = ladder(size);
  for (std::size_t i = 0; i < size; i += size / 20) nodes[i].labels = {"label" + std::to_string(i)};
  return nodes;
}

void measure(const char* name, const std::vector<Node>& nodes) {
  double build = 1e9;
  RevisionGraph graph({});
  for (int i = 0; i < 5; ++i) {
    graph = RevisionGraph({});
    std::vector<Node> copy = nodes;
    build = std::min(build, milliseconds([&] {
                       graph = RevisionGraph(std::move(copy));
                       (void)graph.heads();
                     }));
  }
  const double up = best_of_five([&] { (void)upgrade_order(graph, {}, "heads"); });
  const double list = best_of_five([&] { (void)history(graph); });
  const double labels = best_of_five([&] {
    for (const NodeIndex node : graph.by_id()) (void)graph.labels(node);
  });
  fmt::print(
      "{:10} {:7}  build+heads {:8.2f} ms  upgrade {:8.2f} ms  history {:8.2f} ms  labels {:8.2f} "
      "ms\n",
      name, nodes.size(), build, up, list, labels);
}

}  // namespace

int main() {
  for (const std::size_t size : {std::size_t{10000}, std::size_t{50000}, std::size_t{100000}}) {
    measure("chain", chain_nodes(size));
    measure("star", star(size));
    measure("ladder", ladder(size));
    measure("labelled", labelled(size));
    measure("comb", comb(size));
  }
}
