#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void swallowed_error(const lint::RevisionContext& context, lint::Reporter& reporter) {
  for (const ir::Body* body : {&context.upgrade(), &context.downgrade()}) {
    for (const ir::Remark& remark : body->remarks) {
      if (remark.kind != ir::Remark::Kind::kSwallowedError || remark.path != context.file().path)
        continue;
      auto& finding = reporter.report(
          "an error here is forgotten: the transaction is lost on PostgreSQL, the schema differs "
          "elsewhere",
          context.at(remark.span));
      finding.help = {"ask first, or use IF EXISTS, and let errors stop the migration"};
    }
  }
}

}  // namespace migrate::rules
