#include "replay/statements.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "migrate/sql/parse.h"

namespace migrate::replay {
namespace {

constexpr std::array<std::string_view, 3> kDialects = {"postgresql", "sqlite", "mysql"};

sql::Grammar grammar_for(const ir::Step& step, std::string_view dialect) {
  if (ir::runs_on(step, dialect) != ir::Truth::kNo) return sql::grammar_of(dialect);
  for (const std::string_view other : kDialects)
    if (ir::runs_on(step, other) != ir::Truth::kNo) return sql::grammar_of(other);
  return sql::Grammar::kUnknown;
}

// Where byte `offset` of the text is written.
std::optional<std::uint32_t> place_of(const ir::Execute& execute, std::uint32_t offset) {
  const auto after =
      std::upper_bound(execute.places.begin(), execute.places.end(), offset,
                       [](std::uint32_t at, const ir::TextPlace& piece) { return at < piece.at; });
  if (after == execute.places.begin()) return std::nullopt;
  const ir::TextPlace& piece = *std::prev(after);
  if (!piece.place) return std::nullopt;
  return *piece.place + (offset - piece.at);
}

// The place of a part of the text in the file; the call where it is not written there in one.
Span place_of(const ir::Step& step, const ir::Execute& execute, Span part) {
  if (part.empty()) return step.span;
  const auto begin = place_of(execute, part.begin);
  const auto last = place_of(execute, part.end - 1);
  if (!begin || !last || *last < *begin) return step.span;
  return {*begin, *last + 1};
}

}  // namespace

std::vector<ir::Step> statements_of(const ir::Step& step, std::string_view dialect) {
  std::vector<ir::Step> steps;
  const auto* execute = std::get_if<ir::Execute>(&step.operation);
  if (execute == nullptr || !execute->sql.known()) return steps;
  std::optional<sql::TextClause> clause;
  if (execute->is_text) clause = sql::text_clause(*execute->sql);
  sql::ParseResult parsed =
      sql::parse(clause ? clause->sql : *execute->sql, grammar_for(step, dialect));
  for (sql::Parsed& part : parsed.operations) {
    ir::Step& own = steps.emplace_back();
    own.operation = std::move(part.operation);
    own.path = step.path;
    Span text = part.span;
    if (clause && !text.empty())
      text = {clause->place(text.begin), clause->place(text.end - 1) + 1};
    own.span = place_of(step, *execute, text);
    own.call = step.call;
    own.guards = step.guards;
    own.repeated = step.repeated;
    own.autocommit = step.autocommit;
    own.batch = step.batch;
    own.statement = part.statement;
  }
  return steps;
}

}  // namespace migrate::replay
