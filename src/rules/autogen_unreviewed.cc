#include <string>
#include <string_view>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void autogen_unreviewed(const lint::RevisionContext& context, lint::Reporter& reporter) {
  const std::string& path = context.file().path;
  const std::string* text = context.rule.files.text(path);
  if (text == nullptr) return;
  for (const python::Comment& comment : context.rule.files.comments(path)) {
    if (comment.span.of(*text).find("please adjust!") == std::string_view::npos) continue;
    auto& finding =
        reporter.report("nobody has said yet that this was read", context.at(comment.span));
    finding.help = {"read the operations, correct them, and take the comment out"};
    return;
  }
}

}  // namespace migrate::rules
