// SQLite's facts. It has one lock, on the whole database, and an ALTER TABLE of few forms.
#pragma once

#include "migrate/dialect/facts.h"

namespace migrate::dialect::sqlite {

// Version 3.`minor`; any that is supported where `major` is 0.
const Dialect* at(int major, int minor);

}  // namespace migrate::dialect::sqlite
