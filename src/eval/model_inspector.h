// sa.inspect(bind) and the inspector's questions, answered by the world.
#pragma once

#include <optional>
#include <string_view>

#include "eval/model_values.h"

namespace migrate::eval {

Value make_inspector();
// sqlalchemy.engine.reflection.Inspector.
Value inspector_class();
// bind.dialect.has_table(bind, "t"), engine.has_table("t"); nothing: no such question.
std::optional<Value> dialect_inspector_method(std::string_view name);
std::optional<Value> engine_inspector_method(std::string_view name);

}  // namespace migrate::eval
