// What --json prints on stdout where a command could not do its job; docs/formats/error.md.
#pragma once

#include <string>

#include "migrate/result.h"

namespace migrate::cli {

std::string error_document(const Error& error);

}  // namespace migrate::cli
