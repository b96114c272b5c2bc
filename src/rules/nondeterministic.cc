#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void nondeterministic(const lint::RevisionContext& context, lint::Reporter& reporter) {
  for (const ir::Body* body : {&context.upgrade(), &context.downgrade()}) {
    for (const ir::Remark& remark : body->remarks) {
      if (remark.kind != ir::Remark::Kind::kNondeterministic || remark.path != context.file().path)
        continue;
      auto& finding = reporter.report(
          fmt::format("{} gives another value each time: databases that ran this differ",
                      remark.detail.empty() ? "this" : "`" + remark.detail + "`"),
          context.at(remark.span));
      finding.help = {"let the database compute it, or write the value down"};
    }
  }
}

}  // namespace migrate::rules
