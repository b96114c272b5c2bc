// MD5, by which SQLAlchemy shortens names that are too long.
#pragma once

#include <string>
#include <string_view>

namespace migrate::ir {

std::string md5_hex(std::string_view bytes);

}  // namespace migrate::ir
