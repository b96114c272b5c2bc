// What env.py does, call by call: where it configures the context, and what else it does to the
// connection or around the migrations.
#pragma once

#include <vector>

#include "alembic/env_resolver.h"
#include "migrate/alembic/env_facts.h"
#include "migrate/python/ast.h"

namespace migrate::alembic {

struct ConfigureCall {
  const EnvModule* unit = nullptr;
  python::NodeId node = python::kNoNode;
  python::NodeId function = python::kNoNode;  // that it stands in
  bool online = true, offline = true;         // in which of the two it may run
};

struct EnvCalls {
  std::vector<ConfigureCall> configure;
  std::vector<EnvRemark> remarks;
};

EnvCalls find_calls(EnvResolver& resolver, const EnvModule& unit);

}  // namespace migrate::alembic
