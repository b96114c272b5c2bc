#include "migrate/source/clean_merge.h"

#include <utility>

#include "source/text_merge.h"

namespace migrate::source {

CleanMerge clean_merge(std::string_view base, std::string_view ours, std::string_view theirs) {
  TextMerge merged = merge_text(base, ours, theirs, ConflictMarkers{}, false);
  if (merged.outcome != TextMergeOutcome::kClean)
    return {std::nullopt, merged.outcome == TextMergeOutcome::kUnknown};
  return {std::move(merged.text), false};
}

}  // namespace migrate::source
