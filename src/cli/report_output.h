// What commands that print a report have in common.
#pragma once

#include "cli/session.h"
#include "migrate/report/report.h"

namespace migrate::cli {

// Source lines are read from the version that the session looks at.
report::TextOptions text_options(const Session& session, bool color);

ExitStatus exit_status(report::Verdict verdict);

}  // namespace migrate::cli
