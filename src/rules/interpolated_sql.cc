#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void interpolated_sql(const lint::RevisionContext& context, lint::Reporter& reporter) {
  for (const ir::Body* body : {&context.upgrade(), &context.downgrade()}) {
    for (const ir::Remark& remark : body->remarks) {
      if (remark.kind != ir::Remark::Kind::kInterpolatedSql || remark.path != context.file().path)
        continue;
      auto& finding = reporter.report(
          "this text is only known when it runs: a value becomes part of the statement",
          context.at(remark.span));
      finding.help = {"pass the value as a parameter: sa.text(\"… :name\").bindparams(name=…)"};
    }
  }
}

}  // namespace migrate::rules
