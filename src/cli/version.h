#pragma once

namespace migrate::cli {

inline constexpr char kVersion[] = MIGRATE_VERSION;

}  // namespace migrate::cli
