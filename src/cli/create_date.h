// What a new revision's date is made from: the clock, and the system's time zone database.
#pragma once

#include <string>

#include "cli/environment.h"
#include "migrate/alembic/revision_file.h"
#include "migrate/result.h"

namespace migrate::cli {

// Now, or what SOURCE_DATE_EPOCH says, with the zone's file where `timezone` (of the configuration)
// needs one and the system has it. kUsage for a SOURCE_DATE_EPOCH that is no number.
Result<alembic::CreateDate> create_date(const Environment& environment,
                                        const std::string& timezone);

}  // namespace migrate::cli
