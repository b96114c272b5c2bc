// Which objects an operation reads and writes: two operations whose footprints do not meet commute.
#pragma once

#include <vector>

#include "migrate/ir/operation.h"
#include "migrate/ir/schema.h"

namespace migrate::ir {

struct Footprint {
  std::vector<ObjectRef> reads;   // sorted, each once
  std::vector<ObjectRef> writes;  // sorted, each once
  bool complete = true;           // false: it may touch more than is listed
};

// `schema` is what the operation runs on, where it is known: an index is dropped without naming
// its table, say. May be null.
Footprint footprint(const Operation& operation, const Schema* schema);

}  // namespace migrate::ir
