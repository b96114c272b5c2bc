// Python's strings: counted in code points, held in UTF-8, with where each stretch is written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eval/value.h"

namespace migrate::eval {

bool is_ascii(std::string_view text);
// len(text): code points.
std::size_t code_points(std::string_view text);
// The byte at which code point `index` begins; the size past the end. Linear for what is not ASCII.
std::size_t byte_of(std::string_view text, std::size_t index);
// The code points, each as UTF-8.
std::vector<std::string_view> characters(std::string_view text);
void append_utf8(std::string& text, std::uint32_t code_point);
std::uint32_t decode(std::string_view character);

// Puts a string together from stretches of others, whose origins it keeps.
class TextBuilder {
 public:
  void add(std::string_view text);  // of no origin
  void add(const Str& from, std::size_t begin = 0, std::size_t end = std::string::npos);  // bytes
  std::size_t size() const { return result_.text.size(); }
  const std::string& text() const { return result_.text; }
  Value finish();

 private:
  void place(Origin origin);
  Str result_;
  bool any_ = false;
};

// Puts a string together from values of which some may be unknown, or one of several: then so is
// the result.
class TextParts {
 public:
  void add(std::string_view text);
  void add(const Str& from, std::size_t begin, std::size_t end);
  // A string, an unknown value, alternatives of them, or one EngineText.
  void add(const Value& piece);
  Value finish();

 private:
  std::vector<TextBuilder> variants_ = std::vector<TextBuilder>(1);
  // From the first piece on that is not known: the reason (None while there is none), and the text
  // with kUnknownPart in place of such pieces.
  void give_up(const UnknownValue& why);
  void add_to_outline(std::string_view text);
  Value unknown_;
  std::string outline_;
  std::optional<std::string> before_engine_;  // what stands before an EngineText
  Value engine_;
};

// The unknown string that comes of putting `part` and others together.
Value interpolated(const UnknownValue& part);

// The bytes [begin, end) of a string.
Value substring(const Str& text, std::size_t begin, std::size_t end);

}  // namespace migrate::eval
