// Strings of SQL without their layout.
#pragma once

#include <string>
#include <string_view>

namespace migrate::python {

// One string, given in the parts that replacement fields leave of it. Where it starts with a word
// that begins an SQL statement, white space outside of SQL's own quotes becomes one space, and none
// at either end; from a comment on everything stays, for there a line's end means something. Any
// other string stays as it is.
class SqlLayout {
 public:
  // The next part of the string without its layout; `last` when nothing follows, else something
  // unknown stands behind it.
  std::string next(std::string_view part, bool last);

 private:
  enum class Mode : char { kStart, kLayout, kVerbatim };

  Mode mode_ = Mode::kStart;
  char quote_ = '\0';
  bool space_ = false;    // white space was seen, and is not written yet
  bool written_ = false;  // something stands before
};

}  // namespace migrate::python
