// What `migrate where` found, for people.
#pragma once

#include <string>

#include "migrate/project/where.h"

namespace migrate::cli {

// `histories`: the repository has several, so that each answer names its own. Ends with a line
// feed.
std::string where_text(const std::string& asked, const project::Where& found, bool histories);

}  // namespace migrate::cli
