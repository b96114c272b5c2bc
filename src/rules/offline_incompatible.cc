#include "migrate/lint/operation.h"

namespace migrate::rules {

void offline_incompatible(const lint::RevisionContext& context, lint::Reporter& reporter) {
  for (const ir::Body* body : {&context.upgrade(), &context.downgrade()}) {
    for (const ir::Remark& remark : body->remarks) {
      if (remark.kind != ir::Remark::Kind::kResultUsed || remark.path != context.file().path)
        continue;
      reporter.report("this asks the database, which --sql has none of", context.at(remark.span));
      break;
    }
  }
}

}  // namespace migrate::rules
