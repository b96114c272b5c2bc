// The part of JSON Schema that the schemas here use: type, const, enum, required, properties,
// additionalProperties (false), items, minItems, maxItems, minimum, $ref to $defs.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace migrate::testing {

// What is wrong with the document, each with its JSON pointer; empty when it is valid.
std::vector<std::string> validate(const nlohmann::json& schema, const nlohmann::json& document);

}  // namespace migrate::testing
