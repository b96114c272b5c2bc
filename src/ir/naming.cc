#include "ir/naming.h"

#include <optional>

#include "ir/md5.h"

namespace migrate::ir {

namespace {

constexpr std::string_view kDefaultIndexPattern = "ix_%(column_0_label)s";

bool digit(char c) { return c >= '0' && c <= '9'; }

// "column_0_N_name" and its like, taken apart.
struct ColumnToken {
  bool referred = false;
  std::size_t index = 0;
  bool every = false;
  std::string_view separator;
  std::string_view what;  // "name", "key", "label"
};

std::optional<ColumnToken> column_token(std::string_view key) {
  ColumnToken token;
  constexpr std::string_view kReferred = "referred_";
  constexpr std::string_view kColumn = "column_";
  if (key.starts_with(kReferred)) {
    token.referred = true;
    key.remove_prefix(kReferred.size());
  }
  if (!key.starts_with(kColumn)) return std::nullopt;
  key.remove_prefix(kColumn.size());
  std::size_t digits = 0;
  while (digits < key.size() && digits < 4 && digit(key[digits])) {
    token.index = 10 * token.index + static_cast<std::size_t>(key[digits] - '0');
    ++digits;
  }
  if (digits == 0) return std::nullopt;
  key.remove_prefix(digits);
  if (key.starts_with("_N_") || key.starts_with("N_")) {
    if (token.index != 0) return std::nullopt;
    token.every = true;
    token.separator = key.starts_with("_") ? "_" : "";
    key.remove_prefix(key.find('N') + 1);
  }
  if (!key.starts_with("_")) return std::nullopt;
  token.what = key.substr(1);
  const bool known = token.referred
                         ? token.what == "name"
                         : token.what == "name" || token.what == "key" || token.what == "label";
  return known ? std::optional(token) : std::nullopt;
}

class Pattern {
 public:
  explicit Pattern(const Naming& naming) : naming_(naming) {}

  Arg<std::string> fill(std::string_view pattern) {
    std::string name;
    for (std::size_t at = 0; at < pattern.size();) {
      if (pattern[at] != '%') {
        name += pattern[at++];
      } else if (pattern.substr(at, 2) == "%%") {
        name += '%';
        at += 2;
      } else {
        const std::size_t end = pattern.find(")s", at);
        if (pattern.substr(at, 2) != "%(" || end == std::string_view::npos)
          return Unknown{"the naming convention has a pattern that is not understood"};
        Arg<std::string> part = token(pattern.substr(at + 2, end - at - 2));
        if (!part.known()) return part;
        name += *part;
        at = end + 2;
      }
    }
    return name;
  }

 private:
  Arg<std::string> token(std::string_view key) {
    if (key == "table_name") return naming_.table.name;
    if (key == "constraint_name") {
      if (naming_.given.name.given()) return naming_.given.name;
      return Unknown{"the naming convention needs a name, and none is given"};
    }
    if (key == "referred_table_name" && naming_.referent != nullptr) return naming_.referent->name;
    if (const std::optional<ColumnToken> column = column_token(key)) return columns(*column);
    return Unknown{"the naming convention has a token of the project: " + std::string(key)};
  }

  Arg<std::string> columns(const ColumnToken& token) {
    if (!naming_.columns_known) return Unknown{"its columns are not known"};
    const std::vector<std::string>& all =
        token.referred ? naming_.referent_columns : naming_.columns;
    std::string text;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (!token.every && i != token.index) continue;
      if (token.every && i != 0) text += token.separator;
      if (token.what == "label") text += table_label() + "_";
      text += all[i];
    }
    return text;
  }

  std::string table_label() const {
    std::string label;
    if (naming_.table.schema.known()) {
      label = *naming_.table.schema + "_";
      for (char& c : label)
        if (c == '.') c = '_';
    }
    return label + naming_.table.name.value_or({});
  }

  const Naming& naming_;
};

// As SQLAlchemy does (compiler.py, _truncate_and_render_maxlen_name).
std::string shortened(const std::string& name, std::size_t max_length) {
  if (max_length == 0 || characters(name) <= max_length) return name;
  std::size_t end = 0;
  for (std::size_t count = 0; end < name.size(); ++end) {
    const bool starts = (static_cast<unsigned char>(name[end]) & 0xc0U) != 0x80;
    if (starts && count++ == max_length - 8) break;
  }
  const std::string hash = md5_hex(name);
  return name.substr(0, end) + "_" + hash.substr(hash.size() - 4);
}

}  // namespace

std::string_view prefix_of(Constraint::Kind kind) {
  switch (kind) {
    case Constraint::Kind::kPrimaryKey:
      return "pk";
    case Constraint::Kind::kUnique:
      return "uq";
    case Constraint::Kind::kForeignKey:
      return "fk";
    case Constraint::Kind::kCheck:
      return "ck";
    case Constraint::Kind::kExclude:
    case Constraint::Kind::kUnknown:
      break;
  }
  return {};
}

std::size_t characters(std::string_view utf8) {
  std::size_t count = 0;
  for (const char c : utf8)
    if ((static_cast<unsigned char>(c) & 0xc0U) != 0x80) ++count;
  return count;
}

std::size_t max_identifier_length(std::string_view dialect) {
  if (dialect == "postgresql") return 63;
  return dialect == "mysql" || dialect == "mariadb" ? 64 : 0;
}

Arg<std::string> conventional_name(const NamingConvention& convention, const Naming& naming,
                                   std::size_t max_length) {
  const Arg<std::string>& given = naming.given.name;
  if (given.unknown()) return given;
  if (naming.given.final && given.known()) return shortened(*given, max_length);
  if (naming.prefix.empty()) return given;
  if (!convention.known) {
    // In practice only patterns of check constraints change a name that is given.
    if (given.known() && naming.prefix != "ck") return given;
    return Unknown{"the naming convention is not known"};
  }
  std::string_view pattern;
  if (const auto found = convention.patterns.find(std::string(naming.prefix));
      found != convention.patterns.end())
    pattern = found->second;
  else if (convention.patterns.empty() && naming.prefix == "ix")
    pattern = kDefaultIndexPattern;
  if (pattern.empty()) return given;
  if (given.known() && pattern.find("constraint_name") == std::string_view::npos) return given;
  Arg<std::string> name = Pattern(naming).fill(pattern);
  return name.known() ? Arg<std::string>(shortened(*name, max_length)) : name;
}

}  // namespace migrate::ir
