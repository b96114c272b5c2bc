// The three-way merge of contents, byte for byte what Git's built-in merge of text gives.
#pragma once

#include <string>
#include <string_view>

namespace migrate::source {

// What stands in the marker lines of a conflict. They matter only where a conflict becomes part of
// a common ancestor that Git makes up from several.
struct ConflictMarkers {
  std::string ours, theirs;
  int length = 7;
};

enum class TextMergeOutcome {
  kClean,
  kConflict,
  kUnknown,  // what Git would do cannot be known here; there is no text
};

struct TextMerge {
  TextMergeOutcome outcome = TextMergeOutcome::kClean;
  std::string text;
};

// Texts that hold a zero byte near the start are binary: a conflict, with our side as the text (the
// base in a made-up ancestor, `virtual_ancestor`).
TextMerge merge_text(std::string_view base, std::string_view ours, std::string_view theirs,
                     const ConflictMarkers& markers, bool virtual_ancestor);

// Whether Git takes these bytes for binary.
bool is_binary(std::string_view bytes);

}  // namespace migrate::source
