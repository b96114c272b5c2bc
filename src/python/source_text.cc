#include "python/source_text.h"

#include <array>
#include <cstring>

namespace migrate::python {
namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";

std::size_t line_end(std::string_view text, std::size_t at) {
  const std::size_t end = text.find_first_of("\r\n", at);
  return end == std::string_view::npos ? text.size() : end;
}

std::size_t next_line(std::string_view text, std::size_t end) {
  if (end < text.size() && text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n') {
    return end + 2;
  }
  return end < text.size() ? end + 1 : end;
}

bool is_codec_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || c == '.';
}

Span span_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace

std::size_t utf8_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(at);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80U) return 0;
  }
  const unsigned second = byte(at + 1);
  const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
  const bool surrogate = lead == 0xED && second >= 0xA0;
  const bool beyond = lead == 0xF4 && second >= 0x90;
  return overlong || surrogate || beyond ? 0 : length;
}

bool plain_ascii(std::string_view text) {
  constexpr std::uint64_t kHigh = 0x8080808080808080U;
  constexpr std::uint64_t kLow = 0x0101010101010101U;
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + i, 8);
    // The first term finds bytes over 0x7F, the second (given none of those) finds zero bytes.
    if (((word | (word - kLow)) & kHigh) != 0) return false;
  }
  for (; i < text.size(); ++i) {
    if (text[i] <= 0) return false;
  }
  return true;
}

void append_utf8(std::string& out, std::uint32_t c) {
  const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

Span encoding_cookie(std::string_view text) {
  std::size_t at = text.substr(0, 3) == kBom ? 3 : 0;
  for (int line = 0; line < 2 && at < text.size(); ++line) {
    const std::size_t end = line_end(text, at);
    const std::size_t first = text.find_first_not_of(" \t\f", at);
    if (first != std::string_view::npos && first < end) {
      if (text[first] != '#') return {};
      for (std::size_t hit = text.find("coding", first); hit < end;
           hit = text.find("coding", hit + 1)) {
        std::size_t name = hit + 6;
        if (name >= end || (text[name] != ':' && text[name] != '=')) continue;
        ++name;
        while (name < end && (text[name] == ' ' || text[name] == '\t')) ++name;
        std::size_t stop = name;
        while (stop < end && is_codec_char(text[stop])) ++stop;
        if (stop > name) return span_of(name, stop);
      }
    }
    at = next_line(text, end);
  }
  return {};
}

Encoding encoding_named(std::string_view name) {
  std::string plain;
  for (const char c : name) {
    if (c == '_' || c == '.') {
      plain += '-';
    } else {
      plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  // CPython takes any suffix to these two families ("utf-8-unix" is Emacs's name).
  const auto family = [&](std::string_view head) {
    return plain == head || plain.compare(0, head.size() + 1, std::string(head) + "-") == 0;
  };
  if (family("utf-8")) return Encoding::kUtf8;
  if (family("latin-1") || family("iso-8859-1") || family("iso-latin-1")) return Encoding::kLatin1;
  struct Alias {
    std::string_view name;
    Encoding encoding;
  };
  constexpr std::array kAliases = {
      Alias{"utf8", Encoding::kUtf8},     Alias{"u8", Encoding::kUtf8},
      Alias{"utf", Encoding::kUtf8},      Alias{"latin1", Encoding::kLatin1},
      Alias{"l1", Encoding::kLatin1},     Alias{"iso8859-1", Encoding::kLatin1},
      Alias{"cp819", Encoding::kLatin1},  Alias{"latin", Encoding::kLatin1},
      Alias{"ascii", Encoding::kAscii},   Alias{"us-ascii", Encoding::kAscii},
      Alias{"cp1252", Encoding::kCp1252}, Alias{"windows-1252", Encoding::kCp1252},
      Alias{"1252", Encoding::kCp1252},
  };
  for (const Alias& alias : kAliases) {
    if (plain == alias.name) return alias.encoding;
  }
  return Encoding::kUnsupported;
}

SourceText::SourceText(std::string_view text) : original_(text), code_(text) {
  has_bom_ = text.substr(0, kBom.size()) == kBom;
  const Span cookie = encoding_cookie(text);
  if (!cookie.empty()) {
    encoding_ = encoding_named(cookie.of(text));
    if (encoding_ == Encoding::kUnsupported) {
      report("the encoding " + std::string(cookie.of(text)) + " is not known", cookie);
    } else if (has_bom_ && encoding_ != Encoding::kUtf8) {
      report("the encoding cookie contradicts the UTF-8 byte order mark", cookie);
      encoding_ = Encoding::kUtf8;
    }
  }
  if (!plain_ascii(text) || text.find('\r') != std::string_view::npos) mask();
}

void SourceText::report(std::string problem, Span span) {
  if (!problem_.empty()) return;
  problem_ = std::move(problem);
  problem_span_ = span;
}

void SourceText::mask() {
  masked_ = original_;
  for (std::size_t i = 0; i < masked_.size();) {
    const char c = original_[i];
    const Span here = span_of(i, i + 1);
    if (c == '\0') {
      report("the text holds a NUL byte", here);
      masked_[i++] = kMask;
    } else if (c == '\r') {
      if (i + 1 >= original_.size() || original_[i + 1] != '\n') masked_[i] = '\n';
      ++i;
    } else if (c > 0) {
      ++i;
    } else if (encoding_ == Encoding::kUtf8 || encoding_ == Encoding::kAscii) {
      const std::size_t length = utf8_length(original_, i);
      if (encoding_ == Encoding::kAscii) {
        report("the text is not ASCII as its encoding cookie says", here);
      } else if (length == 0) {
        report(i == 0 && (c == '\xFF' || c == '\xFE') ? "the text is UTF-16, not UTF-8"
                                                      : "the text is not valid UTF-8",
               here);
      }
      if (length == 0) masked_[i] = kMask;
      i += length == 0 ? 1 : length;
    } else {
      // The bytes that Windows-1252 leaves undefined.
      constexpr std::string_view kUndefined = "\x81\x8D\x8F\x90\x9D";
      if (encoding_ == Encoding::kCp1252 && kUndefined.find(c) != std::string_view::npos) {
        report("the text holds a byte that its encoding does not define", here);
      }
      masked_[i++] = kMask;
    }
  }
  code_ = masked_;
}

}  // namespace migrate::python
