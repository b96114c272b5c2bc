// MySQL and MariaDB: named, and nothing known of what their statements do.
#pragma once

#include "migrate/dialect/facts.h"

namespace migrate::dialect::mysql {

// "mysql" or "mariadb".
const Dialect* at(std::string_view name);

}  // namespace migrate::dialect::mysql
