#include "eval/model_operations.h"

#include <fmt/format.h>

#include "eval/model_connection.h"
#include "eval/model_context.h"
#include "eval/model_expression.h"
#include "eval/model_table.h"

namespace migrate::eval {
namespace {

class Operations final : public Native {
 public:
  explicit Operations(std::optional<BatchScope> batch) : batch_(std::move(batch)) {}
  std::string_view type_name() const override { return batch_ ? "batch_op" : "alembic.op"; }
  bool acts() const override { return true; }
  Value attribute(Interpreter& interpreter, std::string_view name, Span place) override;

 private:
  std::optional<BatchScope> batch_;
};

// `with op.batch_alter_table(…) as batch_op`: also usable without `with`, which does nothing.
class BatchContext final : public Native {
 public:
  explicit BatchContext(ir::Batch batch) : batch_(std::move(batch)) {}
  std::string_view type_name() const override { return "op.batch_alter_table()"; }
  bool acts() const override { return true; }
  Value enter(Interpreter& interpreter, Span) override {
    BatchScope scope{batch_.table, interpreter.add_batch(batch_)};
    return make<Operations>(std::optional(std::move(scope)));
  }

 private:
  ir::Batch batch_;
};

Value make_batch(Interpreter& in, const Arguments& arguments, Span place) {
  const Bound bound(in, arguments,
                    "table_name, schema=, recreate=, partial_reordering=, copy_from=, table_args=, "
                    "table_kwargs=, reflect_args=, reflect_kwargs=, naming_convention=",
                    place);
  ir::Batch batch;
  batch.span = place;
  if (!bound.problem().empty()) {
    const std::string why = "batch_alter_table: " + bound.problem();
    in.used(in.unknown("bad-arguments", why, place));
    batch.table.name = ir::Unknown{why};
    return make<BatchContext>(std::move(batch));
  }
  batch.table = {bound.text("schema"), bound.text("table_name")};
  batch.recreate = bound.text("recreate");
  const Value copy_from = bound.value("copy_from");
  batch.copy_from = !copy_from.is_none();
  if (const auto* const table = copy_from.native<TableObject>())
    batch.copy_from_table = table->table();
  batch.has_table_args = bound.given("table_args") || bound.given("table_kwargs");
  batch.has_reflect_args = bound.given("reflect_args") || bound.given("reflect_kwargs");
  batch.has_naming_convention = bound.given("naming_convention");
  if (const Argument* const kwargs = bound.find("table_kwargs")) {
    const auto options = row_of(in, kwargs->value, kwargs->place);
    if (options.known())
      for (std::size_t i = 0; i < options->names.size(); ++i)
        batch.options[options->names[i]] = options->values[i];
  }
  return make<BatchContext>(std::move(batch));
}

// op.f("name"): a name that the naming convention leaves alone.
Value final_name(Interpreter& in, const Arguments& arguments, Span place) {
  const Bound bound(in, arguments, "name", place);
  const Value name = bound.value("name");
  const StrRef* const text = name.get<StrRef>();
  if (!text) return name;
  Str final_text = **text;
  final_text.final_name = true;
  return Value(Value::State(std::make_shared<const Str>(std::move(final_text))));
}

Value run(Interpreter& in, const Directive& directive, const std::optional<BatchScope>& batch,
          const Arguments& arguments, Span place) {
  const bool short_form = batch && !directive.batch_signature.empty();
  const Bound bound(in, arguments, short_form ? directive.batch_signature : directive.signature,
                    place);
  if (!bound.problem().empty()) {
    in.hidden("bad-arguments", fmt::format("{}: {}", directive.name, bound.problem()), place);
    return Value();
  }
  if (!bound.incomplete().empty())
    in.used(in.unknown("unknown-arguments",
                       fmt::format("{}: {}", directive.name, bound.incomplete()), place));
  return directive.run(Call{in, bound, place, batch});
}

Value Operations::attribute(Interpreter& interpreter, std::string_view name, Span place) {
  const Directive* directive = find_table_directive(name);
  if (!directive) directive = find_constraint_directive(name);
  if (directive && (directive->in_batch || !batch_))
    return callable(
        "op." + std::string(name),
        [directive, batch = batch_](Interpreter& in, const Arguments& arguments, Span where) {
          return run(in, *directive, batch, arguments, where);
        });
  if (name == "batch_alter_table") return callable("op.batch_alter_table", make_batch);
  if (name == "f") return callable("op.f", final_name);
  if (name == "get_bind")
    return callable("op.get_bind",
                    [](Interpreter&, const Arguments&, Span) { return make_connection(); });
  if (name == "get_context")
    return callable("op.get_context",
                    [](Interpreter&, const Arguments&, Span) { return migration_context(); });
  if (name == "migration_context") return migration_context();
  if (name == "inline_literal") return *sql_function("literal");
  if (name == "run_async")
    return callable("op.run_async", [](Interpreter& in, const Arguments& arguments, Span where) {
      if (arguments.items.empty()) return in.unknown("bad-arguments", "run_async()", where);
      Arguments rest{{{"", make_connection(), where}}, arguments.incomplete};
      rest.items.insert(rest.items.end(), arguments.items.begin() + 1, arguments.items.end());
      return in.call(arguments.items[0].value, rest, where);
    });
  // Directives of plug-ins, op.invoke() and whatever a newer Alembic has: they may do anything.
  return Native::attribute(interpreter, name, place);
}

}  // namespace

Value make_operations() { return make<Operations>(std::nullopt); }

ir::TableName Call::table(std::string_view parameter) const {
  if (batch) return batch->table;
  return {bound.text("schema"), bound.text(parameter)};
}

void Call::emit(ir::Operation operation) const {
  in.emit(std::move(operation), place, bound.places(),
          batch ? std::optional(batch->number) : std::nullopt);
}

}  // namespace migrate::eval
