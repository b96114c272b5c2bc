// What `migrate where` found, for people.
#pragma once

#include <string>

#include "migrate/git/repository.h"
#include "migrate/project/where.h"

namespace migrate::cli {

// `histories`: the repository has several, so that each answer names its own. Ends with a line
// feed.
std::string where_text(const std::string& asked, const project::Where& found, bool histories);

// "2024-01-31", where the author was.
std::string day_of(const git::Signature& signature);

}  // namespace migrate::cli
