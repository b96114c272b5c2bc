#pragma once

#include <string>
#include <vector>

#include "migrate/alembic/config.h"

namespace migrate::alembic {

inline std::vector<std::string> hook_names(const std::vector<PostWriteHook>& hooks) {
  std::vector<std::string> names;
  for (const PostWriteHook& hook : hooks) names.push_back(hook.name);
  return names;
}

}  // namespace migrate::alembic
