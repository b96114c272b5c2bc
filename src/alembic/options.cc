#include "alembic/options.h"

#include <fmt/format.h>

#include <charconv>

#include "alembic/text.h"

namespace migrate::alembic {
namespace {

std::optional<char> separator_of(std::string_view word) {
  if (word == "space") return ' ';
  if (word == "newline") return '\n';
  if (word == ":" || word == "os") return ':';  // os.pathsep where this program runs
  if (word == ";") return ';';
  return std::nullopt;
}

}  // namespace

Options::Options(const Ini* ini, std::string section, const TomlTable* toml, std::string toml_path,
                 std::string here)
    : ini_(ini),
      section_(std::move(section)),
      toml_(toml),
      toml_path_(std::move(toml_path)),
      here_(std::move(here)) {}

bool Options::in_ini(std::string_view key) const {
  if (ini_ == nullptr) return false;
  const IniSection* section = ini_->section(section_);
  return section != nullptr && (section->options.contains(std::string(key)) ||
                                ini_->defaults().options.contains(std::string(key)));
}

const TomlValue* Options::in_toml(std::string_view key) const {
  return toml_ == nullptr ? nullptr : toml_->find(key);
}

std::string Options::place(std::string_view key) const {
  if (in_ini(key)) return fmt::format("{}:{}", ini_->path(), ini_->line_of(section_, key));
  if (const TomlValue* value = in_toml(key)) {
    return fmt::format("{}:{}:{}", toml_path_, value->at.line, value->at.column);
  }
  return ini_ == nullptr ? toml_path_ : ini_->path();
}

tl::unexpected<Error> Options::wrong(const TomlValue& value, std::string_view wanted) const {
  return fail(ErrorKind::kConfig,
              fmt::format("{}:{}:{}: This is {}, where {} is needed.", toml_path_, value.at.line,
                          value.at.column, value.type_name(), wanted));
}

// value % {"here": …}: the only name that Alembic gives.
Result<std::string> Options::fill(const TomlValue& value) const {
  const auto* text = std::get_if<std::string>(&value.data);
  if (text == nullptr) return wrong(value, "a string");
  constexpr std::string_view kHere = "%(here)s";
  std::string out;
  std::string_view rest = *text;
  for (;;) {
    const std::size_t percent = rest.find('%');
    out += rest.substr(0, percent);
    if (percent == std::string_view::npos) return out;
    rest.remove_prefix(percent);
    if (rest.starts_with("%%")) {
      out += '%';
      rest.remove_prefix(2);
    } else if (rest.starts_with(kHere)) {
      out += here_;
      rest.remove_prefix(kHere.size());
    } else {
      return fail(ErrorKind::kConfig,
                  fmt::format("{}:{}:{}: A `%` here is neither `%%` nor `%(here)s`.", toml_path_,
                              value.at.line, value.at.column));
    }
  }
}

Result<std::optional<std::string>> Options::text(std::string_view key) const {
  if (in_ini(key)) return ini_->get(section_, key);
  const TomlValue* value = in_toml(key);
  if (value == nullptr) return std::nullopt;
  MIGRATE_TRY(std::string text, fill(*value));
  return text;
}

Result<bool> Options::flag(std::string_view key) const {
  if (in_ini(key)) {
    MIGRATE_TRY(const auto word, ini_->get(section_, key));
    return word == "true";
  }
  const TomlValue* value = in_toml(key);
  if (value == nullptr) return false;
  const bool* state = std::get_if<bool>(&value->data);
  if (state == nullptr) return wrong(*value, "a boolean");
  return *state;
}

Result<std::optional<std::int64_t>> Options::number(std::string_view key) const {
  const TomlValue* value = in_ini(key) ? nullptr : in_toml(key);
  if (value != nullptr && std::holds_alternative<std::int64_t>(value->data)) {
    return std::get<std::int64_t>(value->data);
  }
  MIGRATE_TRY(const auto word, text(key));
  if (!word) return std::nullopt;
  const std::string_view digits = strip(*word);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size()) {
    return fail(ErrorKind::kConfig,
                fmt::format("{}: `{}` must be a number, not `{}`.", place(key), key, digits));
  }
  return number;
}

// Nothing: the legacy splitting.
Result<std::optional<char>> Options::separator(bool older) const {
  for (const char* key : {"path_separator", "version_path_separator"}) {
    if (!older && key == std::string_view("version_path_separator")) break;
    MIGRATE_TRY(const auto word, text(key));
    if (!word) continue;
    if (const auto found = separator_of(*word)) return found;
    // "os  # comment", which the ini files that Alembic 1.7 to 1.8 wrote have: the comment is part
    // of the value for ConfigParser, and Alembic stops at it as soon as version_locations is set.
    const std::string_view meant = strip(std::string_view(*word).substr(0, word->find('#')));
    if (const auto found = separator_of(meant)) {
      remark_ = fmt::format(
          "{}: The comment is part of the value of `{}`, and Alembic refuses it; `{}` was taken.",
          place(key), key, meant);
      return found;
    }
    return fail(ErrorKind::kConfig,
                fmt::format("{}: `{}` must be space, newline, os, : or ;, not `{}`.", place(key),
                            key, *word));
  }
  return std::nullopt;
}

Result<std::vector<std::string>> Options::paths(std::string_view key, bool older_separator,
                                                bool colon) const {
  const TomlValue* value = in_toml(key);
  if (!in_ini(key) && value != nullptr) {
    const auto* items = std::get_if<std::vector<TomlValue>>(&value->data);
    if (items == nullptr) return wrong(*value, "a list of strings");
    std::vector<std::string> out;
    for (const TomlValue& item : *items) {
      MIGRATE_TRY(std::string path, fill(item));
      out.push_back(std::move(path));
    }
    return out;
  }
  MIGRATE_TRY(const auto all, text(key));
  std::vector<std::string> out;
  if (!all || all->empty()) return out;
  MIGRATE_TRY(const auto by, separator(older_separator));
  if (!by) return split_legacy(*all, colon);
  for (const std::string& part : split(*all, *by)) {
    const std::string_view path = strip(part);
    if (!path.empty()) out.emplace_back(path);
  }
  return out;
}

namespace {

constexpr std::string_view kHooks = "post_write_hooks";

// `value` gives an option of the hook, "" where it has none.
template <typename Value>
Result<PostWriteHook> read_hook(std::string name, const Value& value) {
  PostWriteHook hook;
  hook.name = std::move(name);
  MIGRATE_TRY(hook.type, value("type"));
  if (hook.type == "console_scripts") {
    MIGRATE_TRY(hook.program, value("entrypoint"));
  } else if (hook.type == "exec") {
    MIGRATE_TRY(hook.program, value("executable"));
  }
  MIGRATE_TRY(hook.options, value("options"));
  MIGRATE_TRY(hook.cwd, value("cwd"));
  return hook;
}

}  // namespace

Result<std::vector<PostWriteHook>> Options::hooks() const {
  std::vector<PostWriteHook> hooks;
  if (ini_ != nullptr && ini_->section(kHooks) != nullptr) {
    MIGRATE_TRY(const auto listed, ini_->get(kHooks, "hooks"));
    for (std::string& name : split_legacy(listed.value_or(""), false)) {
      const auto value = [&](std::string_view key) -> Result<std::string> {
        MIGRATE_TRY(const auto text, ini_->get(kHooks, fmt::format("{}.{}", name, key)));
        return text.value_or("");
      };
      MIGRATE_TRY(PostWriteHook hook, read_hook(name, value));
      hooks.push_back(std::move(hook));
    }
    return hooks;
  }
  const TomlValue* listed = in_toml(kHooks);
  if (listed == nullptr) return hooks;
  const auto* tables = std::get_if<std::vector<TomlValue>>(&listed->data);
  if (tables == nullptr) return wrong(*listed, "a list of tables");
  for (const TomlValue& item : *tables) {
    const auto* table = std::get_if<TomlTable>(&item.data);
    const TomlValue* name = table == nullptr ? nullptr : table->find("name");
    if (name == nullptr) return wrong(item, "a table with a `name`");
    const auto value = [&](std::string_view key) -> Result<std::string> {
      const TomlValue* const found = table->find(key);
      if (found == nullptr) return std::string();
      return fill(*found);
    };
    MIGRATE_TRY(std::string word, fill(*name));
    MIGRATE_TRY(PostWriteHook hook, read_hook(std::move(word), value));
    hooks.push_back(std::move(hook));
  }
  return hooks;
}

}  // namespace migrate::alembic
