#include "alembic/toml_reader.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>

#include "alembic/text.h"

namespace migrate::alembic {
namespace {

constexpr std::size_t kMaxNesting = 64;
constexpr std::size_t kMaxBytes = 1U << 20U;

// The offset after the string that starts at `at`, or the end of the text.
std::size_t after_string(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const std::string_view fence = text.substr(at, 3);
  const bool lines = fence.size() == 3 && fence[1] == quote && fence[2] == quote;
  for (std::size_t i = at + (lines ? 3 : 1); i < text.size(); ++i) {
    if (text[i] == '\\' && quote == '"') {
      ++i;
    } else if (lines ? text.substr(i, 3) == fence : text[i] == quote) {
      i += lines ? 3 : 1;
      // Up to two more quotes may belong to the text of a long string.
      for (int more = 0; lines && more < 2 && i < text.size() && text[i] == quote; ++more) ++i;
      return i;
    } else if (!lines && text[i] == '\n') {
      return i;
    }
  }
  return text.size();
}

// Whether the header that starts at the "[" has a key where the parser (3.3) takes one for granted.
bool has_key(std::string_view text, std::size_t at) {
  at += text.substr(at, 2) == "[[" ? 2 : 1;
  at = std::min(text.find_first_not_of(" \t", at), text.size());
  if (at == text.size()) return true;  // the parser sees this itself, and "[]"
  constexpr std::string_view kOther = "_-'\"]";
  const char c = text[at];
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         kOther.find(c) != std::string_view::npos;
}

// Why a recursive parser that trusts its input must not be given the text; empty when it may be:
// brackets, or the dots of one key, nested too deep, a header without a key, or a character that
// TOML has no use for outside of strings and comments.
std::string_view why_refused(std::string_view text) {
  std::string open;  // the brackets that are, each as what closes it
  std::size_t dots = 0;
  bool in_value = false;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (c == '"' || c == '\'') {
      constexpr std::string_view kBefore = " \t\r\n=[{,.";
      if (i > 0 && kBefore.find(text[i - 1]) == std::string_view::npos) {
        return "a quote in the middle of a word";
      }
      i = after_string(text, i);
      continue;
    }
    if (c == '#') {
      i = std::min(text.find('\n', i), text.size());
      continue;
    }
    if (static_cast<unsigned char>(c) >= 0x80)
      return "a character outside ASCII that no string holds";
    if (c == '[' && open.empty() && !in_value && !has_key(text, i)) return "a table without a key";
    if (c == '[' || c == '{') open += c == '[' ? ']' : '}';
    if (c == ']' || c == '}') {
      if (!open.ends_with(c)) return "brackets that do not match";
      open.pop_back();
    }
    if (c == '.') ++dots;
    if (c == '\n' || c == '=') dots = 0;
    if (c == '=') in_value = true;
    if (c == '\n' && open.empty()) in_value = false;
    if (open.size() > kMaxNesting || dots > kMaxNesting) return "nesting that is too deep";
    ++i;
  }
  return {};
}

Position position_of(const toml::source_region& region) {
  return {region.begin.line, region.begin.column};
}

TomlValue convert(const toml::node& node);

TomlTable convert_table(const toml::table& table) {
  TomlTable out;
  for (const auto& [key, value] : table) {
    out.entries.push_back({std::string(key.str()), position_of(key.source()), convert(value)});
  }
  return out;
}

// Recursion is bounded: kMaxNesting brackets, each with a key of at most kMaxNesting dots.
TomlValue convert(const toml::node& node) {
  TomlValue out;
  out.at = position_of(node.source());
  if (const auto* text = node.as_string()) {
    out.data = text->get();
  } else if (const auto* number = node.as_integer()) {
    out.data = number->get();
  } else if (const auto* flag = node.as_boolean()) {
    out.data = flag->get();
  } else if (const auto* array = node.as_array()) {
    std::vector<TomlValue> values;
    for (const auto& item : *array) values.push_back(convert(item));
    out.data = std::move(values);
  } else if (const auto* table = node.as_table()) {
    out.data = convert_table(*table);
  } else {
    out.data = TomlOther{node.is_floating_point() ? "a float" : "a date or time"};
  }
  return out;
}

}  // namespace

Result<TomlTable> read_toml(std::string_view text, const std::string& path) {
  if (text.size() > kMaxBytes) {
    return fail(ErrorKind::kConfig, fmt::format("{}: The file is larger than 1 MB.", path));
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (const std::string_view why = why_refused(text); !why.empty()) {
    return fail(ErrorKind::kConfig, fmt::format("{}: The file has {}.", path, why));
  }
  try {
    return convert_table(toml::parse(text, path));
  } catch (const toml::parse_error& error) {
    const Position at = position_of(error.source());
    return fail(ErrorKind::kConfig,
                fmt::format("{}:{}:{}: {}.", path, at.line, at.column, strip(error.description())));
  } catch (const std::exception& error) {
    return fail(ErrorKind::kConfig, fmt::format("{}: {}.", path, error.what()));
  }
}

std::string_view TomlValue::type_name() const {
  static constexpr std::array<std::string_view, 5> kNames{"a string", "an integer", "a boolean",
                                                          "a list", "a table"};
  if (const auto* other = std::get_if<TomlOther>(&data)) return other->type;
  return kNames[data.index()];
}

const TomlValue* TomlTable::find(std::string_view key) const {
  const auto place = std::find_if(entries.begin(), entries.end(),
                                  [key](const Entry& entry) { return entry.key == key; });
  return place == entries.end() ? nullptr : &place->value;
}

}  // namespace migrate::alembic
