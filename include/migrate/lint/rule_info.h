// What is known of a rule without running it: the contents of rules/<slug>.toml, which is the only
// copy of a rule's metadata.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "migrate/diagnostic.h"
#include "migrate/result.h"

namespace migrate::lint {

using OptionValue = std::variant<bool, std::int64_t, std::string, std::vector<std::string>>;

struct OptionInfo {
  std::string name;
  OptionValue default_value;
  std::string help;
};

// How often a rule is called in one run.
enum class Scope : std::uint8_t {
  kHistory,      // once for each history
  kRepository,   // once, with the first history
  kSuppression,  // once for each history, after all others, with the suppressions seen
  kRevision,     // once for each new revision, with its operations
  kOperation,    // once for each step of a new revision
};

struct RuleInfo {
  std::string slug;  // completes "allow …"; also the word that suppresses it
  std::string code;  // never changes, never reused
  std::string summary;
  std::string category;
  Severity severity = Severity::kError;
  std::vector<std::string> packs;
  std::string since;  // version of this program
  std::string fix;    // "yes", "partly" or "no": whether an automatic edit is safe
  Scope scope = Scope::kHistory;
  bool in_upgrade = true, in_downgrade = false;  // whose steps a rule of Scope::kOperation is shown
  // Rules that say nothing about a step, or revision, about which this one has something to say.
  std::vector<std::string> covers;
  std::string why, instead;
  std::vector<OptionInfo> options;                            // by name
  std::vector<std::pair<std::string, std::string>> dialects;  // name, note; by name
};

// Parses a rule's TOML. kInternal, naming slug and key, when a key is missing, unknown or of the
// wrong type. Thread safe.
Result<RuleInfo> parse_rule_info(std::string_view slug, std::string_view toml);

// The value as TOML writes it: true, 14, "x", ["a", "b"].
std::string to_string(const OptionValue& value);

// "info", "warning", "error"; nothing else.
Result<Severity> parse_severity(std::string_view word);

}  // namespace migrate::lint
