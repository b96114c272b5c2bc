// A rule for people: the page in docs/rules and what `migrate explain` prints are the same text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "migrate/lint/lint.h"

namespace migrate::report {

// Markdown. `example` is what the rule's bad fixture makes the program print; may be empty.
std::string rule_page(const lint::RuleInfo& rule, std::string_view example);

// Markdown: all rules by category, each linked to its page.
std::string rule_index(const std::vector<lint::Rule>& rules);

}  // namespace migrate::report
