// The options of one Alembic environment, from a section of an .ini file and, for what that does
// not state, from [tool.alembic] of the pyproject.toml beside it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "alembic/ini.h"
#include "migrate/alembic/config.h"
#include "migrate/alembic/toml_value.h"
#include "migrate/result.h"

namespace migrate::alembic {

class Options {
 public:
  // Either may be null; both must outlive this.
  Options(const Ini* ini, std::string section, const TomlTable* toml, std::string toml_path,
          std::string here);

  // All errors: kConfig with file:line.
  Result<std::optional<std::string>> text(std::string_view key) const;
  // Only "true" is true in an .ini file; in TOML it must be a boolean.
  Result<bool> flag(std::string_view key) const;
  Result<std::optional<std::int64_t>> number(std::string_view key) const;
  // A list of paths: split by path_separator or version_path_separator (where `older_separator`
  // allows the latter), else at spaces and commas (and colons, where `colon`).
  Result<std::vector<std::string>> paths(std::string_view key, bool older_separator,
                                         bool colon) const;
  // Of [post_write_hooks], or of the tables [[tool.alembic.post_write_hooks]].
  Result<std::vector<PostWriteHook>> hooks() const;

  // "file:line" of the option, or of the file when it is not there.
  std::string place(std::string_view key) const;
  // Set when a value was taken as it was meant although Alembic refuses it; one sentence.
  const std::string& remark() const { return remark_; }

 private:
  bool in_ini(std::string_view key) const;
  const TomlValue* in_toml(std::string_view key) const;
  Result<std::string> fill(const TomlValue& value) const;
  tl::unexpected<Error> wrong(const TomlValue& value, std::string_view wanted) const;
  Result<std::optional<char>> separator(bool older) const;

  const Ini* ini_;
  std::string section_;
  const TomlTable* toml_;
  std::string toml_path_;
  std::string here_;
  mutable std::string remark_;
};

}  // namespace migrate::alembic
