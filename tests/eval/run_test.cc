#include "eval/run.h"

#include <doctest/doctest.h>

#include "eval/machine.h"
#include "eval/repr.h"
#include "migrate/ir/dump.h"

namespace migrate::eval {
namespace {

constexpr std::string_view kTools =
    "from alembic import op as operations\n"
    "from . import names\n"
    "from .names import *\n"
    "import app.names\n"
    "def drop(table):\n"
    "    operations.drop_table(names.PREFIX + table)\n"
    "def twice(f):\n"
    "    f(); f()\n"
    "LATER = EARLIER + 1\n"
    "EARLIER = 1\n"
    "BROKEN = [][0]\n"
    "LIST = [1]\n"
    "LIST.append(2)\n";
constexpr std::string_view kNames = "PREFIX = 'app_'\n_HIDDEN = 1\nfrom . import tools\n";

SourceModule parsed(std::string path, std::string_view text) {
  return {std::move(path), std::make_shared<const python::Module>(python::Module::parse(text)),
          false};
}

class Project final : public World {
 public:
  std::optional<SourceModule> module(std::string_view name) override {
    if (name == "app.tools") return parsed("app/tools.py", kTools);
    if (name == "app.names") return parsed("app/names.py", kNames);
    if (name != "app") return std::nullopt;
    SourceModule package = parsed("app/__init__.py", "");
    package.package = true;
    return package;
  }
};

std::string described(const Value& value) {
  if (const UnknownValue* const why = value.why_unknown()) return "unknown: " + why->detail;
  if (const auto* several = value.get<AlternativesRef>()) {
    std::string text;
    for (const Value& one : (*several)->values)
      text += (text.empty() ? "one of " : " | ") + described(one);
    return text;
  }
  if (const auto* list = value.get<ListRef>(); list && !(*list)->incomplete.empty()) {
    std::string text = "a list of";
    for (const Value& one : (*list)->items) text += " " + described(one);
    return text + ", and more: " + (*list)->incomplete;
  }
  if (const Native* const native = value.native<Native>()) return std::string(native->type_name());
  return repr(value).value_or("?");
}

}  // namespace

std::string result_of(std::string_view program) {
  Project world;
  Machine machine(world, {});
  ir::Body body;
  machine.start(world, body);
  const auto scope = machine.run_module(parsed("1.py", program));
  if (machine.module_exception()) return "raises " + machine.module_exception()->type;
  if (machine.exhausted()) return "stopped: " + body.gaps.back().detail;
  const auto found = scope->names.find("result");
  return found == scope->names.end() ? "nothing" : described(found->second);
}

std::string upgrade_of(std::string_view file) {
  Project upgrade, downgrade;
  return ir::dump(evaluate_revision(parsed("1.py", file), upgrade, downgrade).upgrade);
}

std::string steps_of(std::string_view lines) {
  std::string file = "from alembic import context, op\nimport sqlalchemy as sa\ndef upgrade():\n";
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    file += "    " + std::string(lines.substr(0, end)) + "\n";
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return upgrade_of(file);
}

TEST_CASE("the helper tells values apart") {
  CHECK(result_of("result = [1, 'a']") == "[1, 'a']");
  CHECK(result_of("import secret\nresult = secret") ==
        "unknown: the module secret is not of this project");
  CHECK(result_of("result = {}['x']") == "raises KeyError");
}

}  // namespace migrate::eval
