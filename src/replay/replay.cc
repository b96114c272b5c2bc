#include "migrate/replay/replay.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "migrate/alembic/env_facts.h"
#include "migrate/graph/order.h"
#include "migrate/parallel.h"
#include "replay/world.h"

namespace migrate::replay {
namespace {

using graph::NodeIndex;

// How many files are parsed at once: enough for every processor, few enough to keep in memory.
constexpr std::size_t kWindow = 256;
constexpr std::size_t kGrain = 4;

std::vector<NodeIndex> order_of(const graph::RevisionGraph& graph) {
  if (auto order = graph::upgrade_order(graph, {}, "heads")) return *std::move(order);
  const auto order = graph.topological_order();
  if (!order.empty()) return {order.begin(), order.end()};
  const auto all = graph.by_id();
  return {all.begin(), all.end()};
}

// Revisions with a parent or dependency that is not there, or not known.
std::vector<bool> without_ground(const graph::RevisionGraph& graph) {
  std::vector<bool> lacking(graph.size());
  for (NodeIndex node = 0; node < graph.size(); ++node)
    lacking[node] = graph.node(node).down_unknown;
  for (const graph::Problem& problem : graph.problems()) {
    if (const auto* parent = std::get_if<graph::MissingParent>(&problem))
      lacking[parent->node] = true;
    if (const auto* dependency = std::get_if<graph::MissingDependency>(&problem))
      lacking[dependency->node] = true;
  }
  return lacking;
}

void make_uncertain(ir::Schema& schema, std::string why) {
  ir::apply(schema, ir::Opaque{"a revision", std::move(why)});
}

class Replay {
 public:
  Replay(const source::Source& source, const project::History& history, const Options& options,
         const Visit& visit)
      : source_(source),
        history_(history),
        options_(options),
        visit_(visit),
        modules_(source, alembic::import_roots(source, history.config)),
        schema_(options.dialect,
                options.convention
                    ? *options.convention
                    : alembic::read_env_facts(source, history.config, modules_).convention) {}

  ir::Schema operator()() {
    std::vector<NodeIndex> order = order_of(history_.graph);
    leave_out(order);
    const std::vector<bool> lacking = without_ground(history_.graph);
    if (history_.graph.topological_order().empty() && history_.graph.size() > 0)
      make_uncertain(schema_, "the revisions form a cycle");
    for (std::size_t begin = 0; begin < order.size(); begin += kWindow) {
      const std::size_t end = std::min(begin + kWindow, order.size());
      parse({order.begin() + static_cast<std::ptrdiff_t>(begin),
             order.begin() + static_cast<std::ptrdiff_t>(end)});
      for (std::size_t i = begin; i < end; ++i) {
        if (lacking[order[i]]) make_uncertain(schema_, "what comes before it is not known");
        run(order[i], std::move(parsed_[i - begin]));
      }
    }
    return std::move(schema_);
  }

 private:
  // What is not asked for.
  void leave_out(std::vector<NodeIndex>& order) const {
    if (options_.only.empty()) return;
    std::vector<bool> needed(history_.graph.size());
    for (const NodeIndex node : options_.only) needed[node] = true;
    order.erase(
        std::remove_if(order.begin(), order.end(), [&](NodeIndex node) { return !needed[node]; }),
        order.end());
  }

  using Module = std::shared_ptr<const python::Module>;

  void parse(const std::vector<NodeIndex>& nodes) {
    parsed_.assign(nodes.size(), nullptr);
    parallel_for(nodes.size(), kGrain, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        const source::Content content = source_.read(history_.file(nodes[i]).path);
        if (content.ok())
          parsed_[i] = std::make_shared<const python::Module>(python::Module::parse(content.text));
      }
    });
  }

  void run(NodeIndex node, Module module) {
    const bool wanted = !options_.wanted || options_.wanted(node);
    Revision revision;
    revision.node = node;
    if (module == nullptr) {
      make_uncertain(schema_, "its file cannot be read");
      if (wanted) visit_(revision, schema_, schema_);
      return;
    }
    ground_.set_has_run(options_.has_run ? options_.has_run(node)
                                         : !history_.graph.children(node).empty());
    const ir::Schema before = wanted ? schema_ : ir::Schema();
    SchemaWorld upgrade(ground_, modules_, [this] { return std::move(schema_); });
    SchemaWorld downgrade(ground_, modules_, [&upgrade] { return upgrade.schema(); });
    revision.bodies = eval::evaluate_revision({history_.file(node).path, std::move(module), false},
                                              upgrade, downgrade, options_.limits);
    schema_ = std::move(upgrade.schema());
    if (!wanted) return;
    revision.upgrade_failures = upgrade.finish(revision.bodies.upgrade);
    revision.downgrade_failures = downgrade.finish(revision.bodies.downgrade);
    visit_(revision, before, schema_);
  }

  const source::Source& source_;
  const project::History& history_;
  const Options& options_;
  const Visit& visit_;
  alembic::Modules modules_;
  ir::Schema schema_;
  Ground ground_;
  std::vector<Module> parsed_;  // of the window, in order
};

}  // namespace

ir::Schema replay(const source::Source& source, const project::History& history,
                  const Options& options, const Visit& visit) {
  return Replay(source, history, options, visit)();
}

void walk(const ir::Body& body, ir::Schema schema, const VisitStep& visit) {
  for (std::uint32_t i = 0; i < body.steps.size(); ++i) {
    visit(i, schema);
    const bool is_read = i + 1 < body.steps.size() && body.steps[i + 1].within == i;
    if (!is_read) apply_step(schema, body.steps[i], body.steps[i].within.has_value());
  }
}

}  // namespace migrate::replay
