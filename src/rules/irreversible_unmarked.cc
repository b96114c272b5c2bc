#include <string>
#include <string_view>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void irreversible_unmarked(const lint::RevisionContext& context, lint::Reporter& reporter) {
  const ir::Body& down = context.downgrade();
  for (const ir::Remark& remark : down.remarks) {
    if (remark.kind != ir::Remark::Kind::kRaises || remark.path != context.file().path) continue;
    const std::string* text = context.rule.files.text(context.file().path);
    if (text == nullptr || remark.span.of(*text).find_first_of("\"'") != std::string_view::npos)
      continue;
    auto& finding =
        reporter.report("downgrade() raises and does not say why", context.at(remark.span));
    finding.help = {"give the error a sentence: what is lost, and what to do instead"};
  }
}

}  // namespace migrate::rules
