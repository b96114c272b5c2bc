#include "migrate/report/neutral.h"

#include <fmt/format.h>

#include <cstdint>

#include "report/code_points.h"

namespace migrate::report {
namespace {

constexpr std::size_t kTabStop = 4;

std::string escaped(char32_t code) {
  return fmt::format("\\u{{{:x}}}", static_cast<std::uint32_t>(code));
}

// `kept` are the controls that pass.
std::string neutralise(std::string_view text, std::string_view kept) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const CodePoint next = decode(text);
    const bool keep = next.code < 0x80 && kept.find(text[0]) != std::string_view::npos;
    if (!next.valid)
      out += kReplacement;
    else if (!keep && (is_invisible(next.code) || next.code == '\n' || next.code == '\t'))
      out += escaped(next.code);
    else
      out += text.substr(0, next.bytes);
    text.remove_prefix(next.bytes);
  }
  return out;
}

}  // namespace

std::string valid_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const CodePoint next = decode(text);
    out += next.valid ? text.substr(0, next.bytes) : kReplacement;
    text.remove_prefix(next.bytes);
  }
  return out;
}

std::string neutral(std::string_view text) { return neutralise(text, "\n\t"); }

std::string neutral_line(std::string_view text) { return neutralise(text, ""); }

Shown show_first(std::string_view text, std::size_t column) {
  const CodePoint next = decode(text);
  if (!next.valid) return {std::string(kReplacement), 1, 1};
  if (next.code == '\t') {
    const std::size_t width = kTabStop - column % kTabStop;
    return {std::string(width, ' '), width, 1};
  }
  if (next.code == '\n' || is_invisible(next.code)) {
    std::string shown = escaped(next.code);
    const std::size_t width = shown.size();
    return {std::move(shown), width, next.bytes};
  }
  return {std::string(text.substr(0, next.bytes)), columns(next.code), next.bytes};
}

std::size_t shown_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const Shown next = show_first(text, width);
    width += next.width;
    text.remove_prefix(next.bytes);
  }
  return width;
}

}  // namespace migrate::report
