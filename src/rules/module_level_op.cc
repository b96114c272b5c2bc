#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void module_level_op(const lint::RevisionContext& context, lint::Reporter& reporter) {
  for (const ir::Body* body : {&context.revision.bodies.module}) {
    for (const ir::Remark& remark : body->remarks) {
      if (remark.kind != ir::Remark::Kind::kModuleLevel || remark.path != context.file().path)
        continue;
      auto& finding =
          reporter.report("this runs whenever Alembic reads its revisions, with every command",
                          context.at(remark.span));
      finding.help = {"move it into upgrade()"};
    }
  }
}

}  // namespace migrate::rules
