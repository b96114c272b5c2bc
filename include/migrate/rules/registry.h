// Every rule of this program, by code. Built from rules/*.toml and src/rules/*.cc at build time; no
// list is kept by hand.
#pragma once

#include <string_view>
#include <vector>

#include "migrate/lint/lint.h"

namespace migrate::rules {

// Parsed once; safe to call from several threads. A rule whose TOML is wrong is left out, which a
// test would notice.
const std::vector<lint::Rule>& registry();

// What its bad example makes the program print; empty for an unknown rule.
std::string_view example(std::string_view slug);

// The rule with this slug or code, or nullptr.
const lint::Rule* find(std::string_view slug_or_code);

}  // namespace migrate::rules
