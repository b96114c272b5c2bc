#include "cli/env_text.h"

#include <fmt/format.h>

#include "migrate/report/neutral.h"

namespace migrate::cli {
namespace {

using alembic::EnvFact;
using alembic::EnvFacts;
using report::neutral_line;

std::string_view state_word(const EnvFact& fact) {
  switch (fact.state) {
    case EnvFact::State::kDefault:
      return "default";
    case EnvFact::State::kKnown:
      return "known";
    case EnvFact::State::kCannotTell:
      break;
  }
  return "cannot tell";
}

std::string place(const std::string& path, Position at) {
  return path.empty() ? "" : fmt::format("{}:{}", path, at.line);
}

std::string said(const EnvFact& fact) {
  if (!fact.known())
    return fmt::format("cannot tell: {} ({})", fact.reason, place(fact.path, fact.at));
  if (fact.path.empty()) return fmt::format("{} (default)", fact.written);
  return fmt::format("{} ({})", fact.written, place(fact.path, fact.at));
}

void write_fact(report::Json& json, const EnvFact& fact) {
  json.object().member("name", fact.name).member("state", state_word(fact));
  json.member("value", fact.written).member("reason", fact.reason).member("path", fact.path);
  json.member("line", fact.path.empty() ? 0U : fact.at.line).end();
}

}  // namespace

void print_env(Terminal& terminal, const EnvFacts& facts) {
  const auto line = [&terminal](std::string_view name, const std::string& value) {
    terminal.out_line(fmt::format("    {:<26} {}", name, neutral_line(value)));
  };
  terminal.out_line(
      fmt::format("  {:<18} {}", "env.py",
                  facts.problem.empty() ? neutral_line(facts.path) : neutral_line(facts.problem)));
  if (!facts.problem.empty()) return;
  for (const EnvFact& fact : facts.online) line(fact.name, said(fact));
  line(facts.naming_convention.name, said(facts.naming_convention));
  for (std::size_t i = 0; i < facts.offline.size(); ++i) {
    const EnvFact& fact = facts.offline[i];
    if (fact.written != facts.online[i].written || fact.known() != facts.online[i].known())
      line(fact.name, fmt::format("{}, with --sql", said(fact)));
  }
  for (const alembic::EnvRemark& remark : facts.remarks)
    line(to_string(remark.kind),
         fmt::format("{} ({})", remark.text, place(remark.path, remark.at)));
}

void write_env(report::Json& json, const EnvFacts& facts) {
  json.object().member("path", facts.path).member("problem", facts.problem);
  json.key("online").array();
  for (const EnvFact& fact : facts.online) write_fact(json, fact);
  write_fact(json, facts.naming_convention);
  json.end().key("offline").array();
  for (const EnvFact& fact : facts.offline) write_fact(json, fact);
  json.end().key("remarks").array();
  for (const alembic::EnvRemark& remark : facts.remarks)
    json.object()
        .member("kind", to_string(remark.kind))
        .member("text", remark.text)
        .member("path", remark.path)
        .member("line", remark.at.line)
        .end();
  json.end().end();
}

}  // namespace migrate::cli
