// Runs a few lines of Python as upgrade() of a revision, for the tests of the models.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "migrate/eval/evaluate.h"
#include "migrate/ir/dump.h"
#include "migrate/python/ast.h"

namespace migrate::eval {

inline constexpr std::string_view kImports =
    "import sqlalchemy as sa\n"
    "from alembic import context, op\n"
    "from sqlalchemy import orm\n"
    "from sqlalchemy.dialects import mysql, postgresql\n";

// What upgrade() does, whose body is `lines` (not indented); `before` stands above it.
inline ir::Body run(std::string_view lines, World& world, std::string_view before = {}) {
  std::string text(kImports);
  text += before;
  text += "\ndef upgrade():\n";
  std::size_t at = 0;
  while (at < lines.size()) {
    std::size_t end = lines.find('\n', at);
    if (end == std::string_view::npos) end = lines.size();
    text += "    " + std::string(lines.substr(at, end - at)) + "\n";
    at = end + 1;
  }
  const SourceModule revision{
      "1.py", std::make_shared<const python::Module>(python::Module::parse(text)), false};
  World other;
  return evaluate_revision(revision, world, other).upgrade;
}

inline ir::Body run(std::string_view lines, std::string_view before = {}) {
  World world;
  return run(lines, world, before);
}

// The dump of the only step, as a line; of everything where there are more or there is a gap.
inline std::string only(std::string_view lines, std::string_view before = {}) {
  const ir::Body body = run(lines, before);
  if (body.steps.size() != 1 || !body.gaps.empty()) return ir::dump(body);
  return ir::dump(body.steps[0].operation) + "\n";
}

}  // namespace migrate::eval
