// alembic.ini as Python's configparser.ConfigParser reads it with its defaults, which is how
// Alembic reads it: strict (a repeated section or option is an error), no inline comments, keys in
// lower case, [DEFAULT] below every section, `%(name)s` interpolation when a value is asked for.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/result.h"

namespace migrate::alembic {

struct IniOption {
  std::string raw;  // before interpolation; the lines of a value joined by "\n"
  std::uint32_t line = 0;
};

struct IniSection {
  std::string name;
  std::uint32_t line = 0;
  std::map<std::string, IniOption, std::less<>> options;  // its own, without those of [DEFAULT]
};

class Ini {
 public:
  // Errors: kConfig with "path:line: …", for what ConfigParser refuses.
  static Result<Ini> parse(std::string_view text, std::string path);

  // In file order, without [DEFAULT].
  const std::vector<IniSection>& sections() const { return sections_; }
  const IniSection& defaults() const { return defaults_; }
  const IniSection* section(std::string_view name) const;
  const std::string& path() const { return path_; }

  // A value that is there before the file is read, and that [DEFAULT] may replace.
  void set_initial(std::string key, std::string value);
  // The interpolated value of a key of the section or of [DEFAULT]; nothing when neither has it.
  // Errors: kConfig when it does not interpolate, or grows past kMaxValue.
  Result<std::optional<std::string>> get(std::string_view section, std::string_view key) const;
  // The line where that value stands, 0 when there is none.
  std::uint32_t line_of(std::string_view section, std::string_view key) const;

 private:
  const IniOption* find(const IniSection* section, std::string_view key) const;

  std::string path_;
  std::vector<IniSection> sections_;
  IniSection defaults_;
};

// "ten levels of ten references each" would be 10 GB: Python would build it, we refuse it.
inline constexpr std::size_t kMaxValue = 64U << 10U;

}  // namespace migrate::alembic
