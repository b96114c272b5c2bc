// The three-way merge of one text that has the same path in all three versions, as Git's default
// merge does it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace migrate::source {

struct CleanMerge {
  std::optional<std::string> text;  // nothing: the versions conflict, or it cannot be told
  bool unknown = false;             // it cannot be told
};

// Linear in the texts for all but pathological ones, which are unknown. Thread safe.
CleanMerge clean_merge(std::string_view base, std::string_view ours, std::string_view theirs);

}  // namespace migrate::source
