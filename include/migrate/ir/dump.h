// Operations as stable text, one a line with its arguments below: what golden files hold and what
// `show` prints. The format is docs/formats/operations.md.
#pragma once

#include <string>

#include "migrate/ir/operation.h"
#include "migrate/ir/step.h"

namespace migrate::ir {

std::string dump(const Operation& operation);
std::string dump(const Type& type);
std::string dump(const Expression& expression);
// All steps with guards, batches and gaps. Names no paths or spans.
std::string dump(const Body& body);
// One line for people: "add column users.email String(255), not null".
std::string summary(const Operation& operation);

}  // namespace migrate::ir
