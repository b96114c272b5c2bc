// Builds schemas from revisions for schema/oracle.py. Input, one command a line:
//   case DIALECT                 an empty database
//   convention KEY PATTERN       of that case
//   revision LINES               that many lines of an upgrade() follow
// A revision that fails leaves the schema as it was. After each: "gap …" for what is not
// understood, "fail …" for each failure, the schema as text, and a line "end".
#include <fmt/core.h>

#include <iostream>
#include <string>

#include "migrate/eval/evaluate.h"
#include "migrate/ir/dump.h"
#include "migrate/ir/schema.h"
#include "migrate/sql/parse.h"

namespace {

using namespace migrate;

constexpr std::string_view kImports =
    "import sqlalchemy as sa\n"
    "from alembic import op\n"
    "from sqlalchemy.dialects import postgresql\n\n"
    "def upgrade():\n";

// Does to the schema what is emitted, and answers from it.
class SchemaWorld : public eval::World {
 public:
  explicit SchemaWorld(ir::Schema& schema) : schema_(schema) {}

  std::optional<std::string> dialect() const override { return schema_.dialect(); }
  ir::Truth has_type(const std::string& schema, const std::string& name) override {
    return schema_.has_type(schema, name);
  }
  bool failed() const { return failed_; }
  void emit(const ir::Step& step) override {
    const auto* const execute = std::get_if<ir::Execute>(&step.operation);
    if (execute == nullptr || !execute->sql.known()) {
      report(ir::apply(schema_, step.operation, step.guards.empty() && !step.repeated));
      return;
    }
    const std::string text = execute->is_text ? sql::text_clause(*execute->sql).sql : *execute->sql;
    for (const sql::Parsed& part : sql::parse(text, sql::grammar_of(schema_.dialect())).operations)
      report(ir::apply(schema_, part.operation, true, true));
  }

 private:
  void report(const std::vector<ir::Failure>& failures) {
    failed_ = failed_ || !failures.empty();
    for (const ir::Failure& failure : failures) fmt::print("fail {}\n", failure.message);
  }

  ir::Schema& schema_;
  bool failed_ = false;
};

void run(const std::string& lines, ir::Schema& schema) {
  const auto module =
      std::make_shared<const python::Module>(python::Module::parse(std::string(kImports) + lines));
  const ir::Schema before = schema;
  SchemaWorld world(schema);
  eval::World none;
  const ir::Body body = eval::evaluate_revision({"r.py", module, false}, world, none).upgrade;
  for (const ir::Gap& gap : body.gaps) fmt::print("gap {} {}\n", gap.reason, gap.detail);
  if (world.failed()) schema = before;  // rolled back
  fmt::print("{}end\n", ir::dump(schema));
  std::fflush(stdout);
}

}  // namespace

int main() {
  ir::Schema schema;
  ir::NamingConvention convention;
  std::string line;
  while (std::getline(std::cin, line)) {
    const std::string command = line.substr(0, line.find(' '));
    const std::string rest = line.substr(std::min(line.size(), command.size() + 1));
    if (command == "case") {
      convention = {};
      schema = ir::Schema(rest);
    } else if (command == "convention") {
      convention.patterns[rest.substr(0, 2)] = rest.substr(3);
      schema = ir::Schema(schema.dialect(), convention);
    } else {
      std::string text;
      for (int i = std::stoi(rest); i > 0 && std::getline(std::cin, line); --i)
        text += "    " + line + "\n";
      run(text, schema);
    }
  }
}
