// Statements that a revision sends to the database.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "eval/model_arguments.h"
#include "eval/model_connection.h"
#include "eval/model_expression.h"
#include "eval/model_schema.h"

namespace migrate::eval {
namespace {

using Kind = ir::Expression::Kind;

// The rows of a statement: whatever is asked of them needs a database.
class Rows final : public Native {
 public:
  explicit Rows(Span call) : call_(call) {}
  std::string_view type_name() const override { return "the result of a query"; }
  Value attribute(Interpreter& interpreter, std::string_view name, Span place) override {
    if (name == "close")
      return callable("close", [](Interpreter&, const Arguments&, Span) { return Value(); });
    if (name == "rowcount" || name == "lastrowid" || name == "returns_rows" ||
        name == "inserted_primary_key")
      return use(interpreter, place);
    if (name == "mappings" || name == "scalars" || name == "yield_per" || name == "unique" ||
        name == "partitions" || name == "columns")
      return callable(std::string(name), [call = call_](Interpreter&, const Arguments&, Span) {
        return make<Rows>(call);
      });
    return callable("result." + std::string(name),
                    [call = call_](Interpreter& in, const Arguments&, Span where) {
                      return Rows(call).use(in, where);
                    });
  }
  Value operate(Interpreter& interpreter, std::string_view, const Value&, bool,
                Span place) override {
    return use(interpreter, place);
  }
  Value iterate(Interpreter& interpreter, Span place) override { return use(interpreter, place); }

 private:
  Value use(Interpreter& interpreter, Span place) const {
    interpreter.rows_used(call_);
    return ask_database(interpreter, "the result of a query", place);
  }

  Span call_;
};

// A dictionary is a row, a list of them several; what is positional has no names to go by.
void add_parameters(Interpreter& in, ir::Execute& execute, const Value& value, Span place) {
  if (value.is_none()) return;
  if (value.get<DictRef>()) {
    const ir::Arg<ir::LiteralMap> row = row_of(in, value, place);
    if (row.known()) execute.parameters.push_back(*row);
    return;
  }
  const ListRef* const list = value.get<ListRef>();
  if (!list) return;
  for (const Value& item : (*list)->items)
    if (item.get<DictRef>()) add_parameters(in, execute, item, place);
}

void add_named(Interpreter& in, ir::Execute& execute, const Argument& argument) {
  if (argument.keyword == "execution_options" || argument.keyword == "bind_arguments") return;
  if (argument.keyword == "params" || argument.keyword == "parameters" ||
      argument.keyword.empty()) {
    add_parameters(in, execute, argument.value, argument.place);
    return;
  }
  if (execute.parameters.empty()) execute.parameters.emplace_back();
  execute.parameters[0].names.push_back(argument.keyword);
  execute.parameters[0].values.push_back(literal_of(in, argument.value, argument.place, true));
}

// Those that text().bindparams() gave stand in every row.
void add_bound(ir::Execute& execute, const ir::Expression& text) {
  if (execute.parameters.empty()) execute.parameters.emplace_back();
  for (const ir::Expression& parameter : text.operands) {
    if (parameter.kind != Kind::kParameter || parameter.operands.empty()) continue;
    const ir::Expression& value = parameter.operands[0];
    for (ir::LiteralMap& row : execute.parameters) {
      if (row.find(parameter.name)) continue;
      row.names.push_back(parameter.name);
      row.values.push_back(value.kind == Kind::kLiteral
                               ? value.value
                               : ir::Literal{ir::Unknown{"it is not a constant"}});
    }
  }
}

constexpr std::string_view kDataWords[] = {"ANALYZE", "COPY",   "DELETE", "INSERT", "MERGE",
                                           "SELECT",  "UPDATE", "VALUES", "WITH"};

// The next word at or after `at`, in capitals; `at` moves behind it. Blanks and comments are left
// out.
std::string next_word(std::string_view text, std::size_t& at) {
  const auto is = [&](std::string_view what) { return text.substr(at, what.size()) == what; };
  while (at < text.size()) {
    if (is("--"))
      at = std::min(text.find('\n', at), text.size());
    else if (is("/*"))
      at = std::min(text.find("*/", at) + 2, text.size());
    else if (text[at] == ' ' || text[at] == '\n' || text[at] == '\t' || text[at] == '\r' ||
             text[at] == '(')
      ++at;
    else
      break;
  }
  std::string word;
  for (; at < text.size() && std::string_view(" \n\t\r(;").find(text[at]) == std::string_view::npos;
       ++at)
    word += text[at] >= 'a' && text[at] <= 'z' ? static_cast<char>(text[at] - 32) : text[at];
  return word;
}

// Whether each statement of an outline reads or writes rows, of a table whose name is known.
bool only_data(std::string_view outline) {
  std::size_t at = 0;
  char quote = 0;
  bool begins = true;
  bool any = false;
  while (at < outline.size()) {
    if (begins) {
      const std::string first = next_word(outline, at);
      if (first.empty() && at >= outline.size()) break;
      if (std::find(std::begin(kDataWords), std::end(kDataWords), first) == std::end(kDataWords))
        return false;
      std::size_t ahead = at;
      std::string table = next_word(outline, ahead);
      if (first == "INSERT" || first == "DELETE" || first == "MERGE")
        table = next_word(outline, ahead);
      if (table.find(kUnknownPart) != std::string::npos) return false;
      begins = false;
      any = true;
      continue;
    }
    const char c = outline[at++];
    if (quote != 0)
      quote = c == quote ? char{0} : quote;
    else if (c == '\'' || c == '"' || c == '`')
      quote = c;
    else if (c == ';')
      begins = true;
  }
  return any;
}

// A long text that is executed again and again is held as often.
void spend_text(Interpreter& in, const std::string& text) {
  in.spend(static_cast<std::uint32_t>(text.size() / 64));
}

void set_unknown(Interpreter& in, ir::Execute& execute, const Value& statement, Span place) {
  const UnknownValue* const unknown = statement.why_unknown();
  if (unknown && unknown->interpolated) {
    execute.interpolated = true;
    execute.outline = unknown->outline;
    in.remark(ir::Remark::Kind::kInterpolatedSql, unknown->detail, place);
    // What is not known are values, as in the parameters of a statement.
    if (only_data(execute.outline)) {
      execute.sql = ir::Unknown{unknown->detail};
      return;
    }
  }
  execute.sql = not_known(in, statement, "SQL", place);
  in.hidden("unknown-sql", "the text of a statement is not known", place);
}

}  // namespace

Value execute(Interpreter& in, const Value& statement,
              const std::vector<const Argument*>& parameters, bool alembic, Span place,
              std::vector<std::pair<std::string, Span>> places,
              std::optional<std::uint32_t> batch) {
  if (const auto* const ddl = statement.native<DdlObject>()) {
    in.emit(ddl->operation(), place, std::move(places), batch);
    return make<Rows>(place);
  }
  ir::Execute execute;
  if (statement.text()) spend_text(in, *statement.text());
  for (const Argument* const argument : parameters) add_named(in, execute, *argument);
  const auto* const object = statement.native<ExpressionObject>();
  if (statement.text()) {
    execute.sql = *statement.text();
    execute.is_text = alembic;
    execute.places = places_of(in, statement);
  } else if (object && object->expression().kind == Kind::kText) {
    execute.sql = object->expression().name;
    spend_text(in, *execute.sql);
    execute.places = places_of(in, object->source());
    add_bound(execute, object->expression());
  } else if (object && object->expression().kind == Kind::kUnknown) {
    if (object->source().is_none())
      execute.core = object->expression();
    else
      set_unknown(in, execute, object->source(), place);
  } else if (object) {
    execute.core = object->expression();
  } else {
    set_unknown(in, execute, statement, place);
  }
  if (execute.parameters.empty()) execute.parameters.emplace_back();
  in.emit(std::move(execute), place, std::move(places), batch);
  return make<Rows>(place);
}

}  // namespace migrate::eval
