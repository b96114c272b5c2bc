#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void orm_session(const lint::RevisionContext& context, lint::Reporter& reporter) {
  for (const ir::Body* body : {&context.upgrade(), &context.downgrade()}) {
    for (const ir::Remark& remark : body->remarks) {
      if (remark.kind != ir::Remark::Kind::kOrmSession || remark.path != context.file().path)
        continue;
      auto& finding = reporter.report(
          "mapped classes are those of today, not those of this revision", context.at(remark.span));
      finding.help = {
          "describe the columns that are needed here with sa.table(), and execute Core statements"};
    }
  }
}

}  // namespace migrate::rules
