#include "cli/report_output.h"

namespace migrate::cli {

report::TextOptions text_options(const Session& session, bool color) {
  report::TextOptions options;
  options.color = color;
  if (const int width = session.terminal().width(); width > 0)
    options.width = static_cast<std::size_t>(width);
  options.read = [source = session.source()](const Location& at) -> std::optional<std::string> {
    if (at.ref != source->name()) return std::nullopt;
    source::Content content = source->read(at.path);
    if (!content.ok()) return std::nullopt;
    return std::move(content.text);
  };
  return options;
}

ExitStatus exit_status(report::Verdict verdict) {
  switch (verdict) {
    case report::Verdict::kFine:
      return ExitStatus::kFine;
    case report::Verdict::kFindings:
      return ExitStatus::kFindings;
    case report::Verdict::kCannotTell:
      break;
  }
  return ExitStatus::kCannotTell;
}

}  // namespace migrate::cli
