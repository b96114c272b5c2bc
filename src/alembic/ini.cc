#include "alembic/ini.h"

#include <fmt/format.h>

#include <unordered_map>

#include "alembic/text.h"

namespace migrate::alembic {
namespace {

// configparser.MAX_INTERPOLATION_DEPTH
constexpr std::size_t kMaxDepth = 10;

tl::unexpected<Error> fail_at(std::string_view path, std::uint32_t line, std::string_view what) {
  return fail(ErrorKind::kConfig, fmt::format("{}:{}: {}.", path, line, what));
}

// Reads the lines of one file; `open_` is the option that a deeper line continues.
class Reader {
 public:
  Reader(std::string_view path, std::vector<IniSection>& sections, IniSection& defaults)
      : path_(path), sections_(sections), defaults_(defaults) {}

  Result<void> line(std::string_view text, std::uint32_t number) {
    const std::string_view value = strip(text);
    if (!value.empty() && (value.front() == '#' || value.front() == ';')) return {};
    if (value.empty()) {
      if (open_ != nullptr) open_->raw += '\n';
      return {};
    }
    const auto indent = static_cast<std::size_t>(value.data() - text.data());
    if (open_ != nullptr && indent > indent_) {
      open_->raw += '\n';
      open_->raw += value;
      return {};
    }
    indent_ = indent;
    const std::size_t close = value.rfind(']');
    if (value.front() == '[' && close != std::string_view::npos && close > 1) {
      return header(value.substr(1, close - 1), number);
    }
    if (current_ == kNone) {
      // As for Python's configparser, which takes the mark for a part of the line.
      return fail_at(path_, number,
                     text.starts_with("\xEF\xBB\xBF")
                         ? "The file begins with a byte order mark, which Alembic cannot read"
                         : "There is a value before the first [section]");
    }
    return option(value, number);
  }

 private:
  static constexpr std::size_t kNone = SIZE_MAX, kDefault = SIZE_MAX - 1;

  Result<void> header(std::string_view name, std::uint32_t number) {
    open_ = nullptr;
    if (name == "DEFAULT") {
      current_ = kDefault;
      return {};
    }
    const auto [place, fresh] = by_name_.emplace(name, sections_.size());
    if (!fresh) {
      return fail_at(path_, number,
                     fmt::format("The section [{}] is already there, at line {}", name,
                                 sections_[place->second].line));
    }
    current_ = sections_.size();
    sections_.push_back({std::string(name), number, {}});
    return {};
  }

  Result<void> option(std::string_view value, std::uint32_t number) {
    const std::size_t at = value.find_first_of("=:");
    if (at == std::string_view::npos) {
      return fail_at(path_, number, fmt::format("`{}` is no `key = value`", value.substr(0, 60)));
    }
    const std::string key = to_lower(strip_right(value.substr(0, at)));
    if (key.empty()) return fail_at(path_, number, "There is no key before the delimiter");
    IniSection& section = current_ == kDefault ? defaults_ : sections_[current_];
    const auto [place, fresh] = section.options.emplace(
        key, IniOption{std::string(strip_left(value.substr(at + 1))), number});
    if (!fresh) {
      return fail_at(
          path_, number,
          fmt::format("The option `{}` is already there, at line {}", key, place->second.line));
    }
    open_ = &place->second;
    return {};
  }

  std::string_view path_;
  std::vector<IniSection>& sections_;
  IniSection& defaults_;
  std::unordered_map<std::string, std::size_t> by_name_;
  std::size_t current_ = kNone;
  std::size_t indent_ = 0;
  IniOption* open_ = nullptr;  // std::map keeps its nodes where they are
};

}  // namespace

Result<Ini> Ini::parse(std::string_view text, std::string path) {
  Ini ini;
  ini.path_ = std::move(path);
  ini.defaults_.name = "DEFAULT";
  Reader reader(ini.path_, ini.sections_, ini.defaults_);
  if (!is_utf8(text)) {
    return fail_at(ini.path_, 1, "The file is not UTF-8");
  }
  std::uint32_t number = 0;
  while (!text.empty()) {
    const std::size_t end = text.find_first_of("\r\n");
    MIGRATE_CHECK(reader.line(text.substr(0, end), ++number));
    if (end == std::string_view::npos) break;
    const bool pair = text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n';
    text.remove_prefix(end + (pair ? 2 : 1));
  }
  const auto trim = [](IniSection& section) {
    for (auto& [key, option] : section.options) {
      // "\n".join(lines).rstrip()
      option.raw.resize(strip_right(option.raw).size());
    }
  };
  for (IniSection& section : ini.sections_) trim(section);
  trim(ini.defaults_);
  return ini;
}

void Ini::set_initial(std::string key, std::string value) {
  defaults_.options.emplace(std::move(key), IniOption{std::move(value), 0});
}

const IniSection* Ini::section(std::string_view name) const {
  for (const IniSection& section : sections_) {
    if (section.name == name) return &section;
  }
  return nullptr;
}

const IniOption* Ini::find(const IniSection* section, std::string_view key) const {
  if (section != nullptr) {
    const auto own = section->options.find(key);
    if (own != section->options.end()) return &own->second;
  }
  const auto common = defaults_.options.find(key);
  return common == defaults_.options.end() ? nullptr : &common->second;
}

std::uint32_t Ini::line_of(std::string_view section_name, std::string_view key) const {
  const IniOption* option = find(section(section_name), key);
  return option == nullptr ? 0 : option->line;
}

Result<std::optional<std::string>> Ini::get(std::string_view section_name,
                                            std::string_view key) const {
  const IniSection* own = section(section_name);
  const IniOption* option = find(own, key);
  if (option == nullptr) return std::nullopt;
  const std::uint32_t line = option->line;
  const auto bad = [&](std::string_view what) {
    return fail_at(path_, line, fmt::format("The value of `{}` {}", key, what));
  };
  std::string out;
  std::size_t references = 0;
  // What is left to read of the value and of those it refers to.
  std::vector<std::string_view> stack{option->raw};
  while (!stack.empty()) {
    std::string_view& rest = stack.back();
    const std::size_t percent = rest.find('%');
    out += rest.substr(0, percent);
    if (out.size() > kMaxValue) return bad("grows too large when its references are filled in");
    if (percent == std::string_view::npos) {
      stack.pop_back();
      continue;
    }
    rest.remove_prefix(percent);
    if (rest.substr(0, 2) == "%%") {
      out += '%';
      rest.remove_prefix(2);
      continue;
    }
    const std::size_t close = rest.find(')');
    if (rest.substr(0, 2) != "%(" || close == std::string_view::npos || close == 2 ||
        rest.substr(close + 1, 1) != "s") {
      return bad("has a `%` that is neither `%%` nor `%(name)s`");
    }
    const std::string name = to_lower(rest.substr(2, close - 2));
    rest.remove_prefix(close + 2);
    const IniOption* target = find(own, name);
    if (target == nullptr) return bad(fmt::format("refers to `{}`, which is not there", name));
    if (++references > kMaxValue) return bad("holds too many references");
    if (stack.size() >= kMaxDepth && target->raw.find('%') != std::string::npos) {
      return bad("refers to itself, or is nested too deep");
    }
    stack.push_back(target->raw);
  }
  return out;
}

}  // namespace migrate::alembic
