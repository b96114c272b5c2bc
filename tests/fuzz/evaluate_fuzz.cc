// Any text is a revision file: evaluating it ends soon, in bounded memory, and says what it did not
// understand.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string_view>

#include "migrate/eval/evaluate.h"
#include "migrate/ir/dump.h"
#include "migrate/python/ast.h"

using namespace migrate;

namespace {

// Knows one module, which is the text itself: imports in circles.
class SelfWorld final : public eval::World {
 public:
  explicit SelfWorld(const eval::SourceModule& self) : self_(self) {}
  std::optional<eval::SourceModule> module(std::string_view name) override {
    if (name != "a" && name != "a.b") return std::nullopt;
    eval::SourceModule found = self_;
    found.path = std::string(name) + ".py";
    found.package = name == "a";
    return found;
  }

 private:
  const eval::SourceModule& self_;
};

void check(const ir::Body& body, std::size_t size) {
  for (const ir::Step& step : body.steps) {
    if (step.path == "1.py" && (step.span.begin > step.span.end || step.span.end > size)) {
      std::fprintf(stderr, "a step stands at %u-%u of %zu\n", step.span.begin, step.span.end, size);
      std::abort();
    }
    if (step.batch && *step.batch >= body.batches.size()) std::abort();
  }
  ir::dump(body);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const eval::SourceModule revision{
      "1.py", std::make_shared<const python::Module>(python::Module::parse(text)), false};
  SelfWorld upgrade(revision);
  SelfWorld downgrade(revision);
  // Small bounds are met often.
  eval::Limits limits;
  limits.steps = 5'000;
  limits.operations = 200;
  limits.memory = 1U << 20U;
  limits.calls = 20;
  const eval::RevisionBodies bodies = eval::evaluate_revision(revision, upgrade, downgrade, limits);
  for (const ir::Body* body : {&bodies.upgrade, &bodies.downgrade, &bodies.module})
    check(*body, size);
  return 0;
}
