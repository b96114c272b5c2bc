#include "migrate/python/header.h"

#include "python/header_reader.h"
#include "python/header_scanner.h"

namespace migrate::python {
namespace {

// No revision file comes near this; offsets and memory stay small.
constexpr std::size_t kMaxText = std::size_t{64} * 1024 * 1024;

RevisionHeader too_large() {
  RevisionHeader header;
  for (Attribute* attribute :
       {&header.revision, &header.down_revision, &header.branch_labels, &header.depends_on}) {
    attribute->known = Known::kUnknown;
    attribute->reason = "the file is too large to be read";
  }
  return header;
}

}  // namespace

RevisionHeader parse_header(std::string_view text) {
  if (text.size() > kMaxText) return too_large();
  const SourceText source(text);
  const Span ours = conflict_marker(source.code(), "<<<<<<< ");
  const Span theirs = conflict_marker(source.code(), ">>>>>>> ");
  const bool conflict = !ours.empty() || !theirs.empty();
  std::optional<RevisionHeader> scanned;
  if (!conflict) scanned = scan_header(source);
  RevisionHeader header = scanned ? std::move(*scanned) : read_header(source);
  header.problem = source.problem();
  header.problem_span = source.problem_span();
  header.has_conflict_markers = conflict;
  const bool ours_first = theirs.empty() || (!ours.empty() && ours.begin < theirs.begin);
  header.conflict_span = ours_first ? ours : theirs;
  return header;
}

}  // namespace migrate::python
