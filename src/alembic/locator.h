// Turns a location as a configuration writes it into a path of the source.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "migrate/alembic/config.h"
#include "migrate/result.h"
#include "migrate/source/source.h"

namespace migrate::alembic {

// `%(here)s` must be an absolute path, else what follows it could not be told from other text. A
// source has no absolute paths, so its root is given a name that no file system has.
inline constexpr std::string_view kRootName = "/\x01";

// What `%(here)s` stands for in a configuration of that folder.
std::string here_of(std::string_view folder);

class Locator {
 public:
  // `folder` is that of the configuration file. The source must outlive this.
  Locator(const source::Source& source, std::string folder);

  // Where `package:directory` is looked for, besides the folder, the root and "src" in both.
  void add_import_paths(const std::vector<std::string>& written);

  const std::vector<std::string>& import_paths() const { return import_paths_; }

  // Errors: kUndecidable when the source cannot be read. What cannot be followed is `unreadable`.
  Result<VersionLocation> locate(std::string_view written) const;
  // The same for a path that is relative to the root already.
  Result<VersionLocation> at(std::string path, std::string as_written) const;

 private:
  Result<bool> exists(std::string_view path) const;
  Result<VersionLocation> in_package(std::string_view written, std::size_t colon) const;
  std::string shown(std::string_view written) const;

  const source::Source& source_;
  std::string folder_;
  std::vector<std::string> import_paths_;
};

}  // namespace migrate::alembic
