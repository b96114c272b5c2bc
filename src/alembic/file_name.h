// The name of a new revision's file.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "migrate/result.h"

namespace migrate::alembic {

// The message as Alembic puts it into a file name: its words joined by "_", in lower case, cut
// after the last word that fits into `length` characters. The message must be UTF-8.
std::string slug_of(std::string_view message, int length);

struct FileNameTokens {
  std::map<std::string, std::string, std::less<>> texts;
  std::map<std::string, std::int64_t, std::less<>> numbers;
};

// `file_template % tokens`, as Python's % operator fills in a dictionary. Errors: kConfig for an
// unknown token or a conversion other than s, d and i.
Result<std::string> fill_file_template(std::string_view file_template,
                                       const FileNameTokens& tokens);

}  // namespace migrate::alembic
