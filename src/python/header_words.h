// The words that decide how the header of a revision file is read.
#pragma once

#include <array>
#include <string_view>

namespace migrate::python {

constexpr std::array<std::string_view, 4> kAttributeNames = {"revision", "down_revision",
                                                             "branch_labels", "depends_on"};

inline bool is_attribute_name(std::string_view word) {
  switch (word.size()) {
    case 8:
      return word == kAttributeNames[0];
    case 10:
      return word == kAttributeNames[3];
    case 13:
      return word == kAttributeNames[1] || word == kAttributeNames[2];
    default:
      return false;
  }
}

// Names through which a module can change its own names without assigning to them.
inline bool is_dynamic_word(std::string_view word) {
  switch (word.size()) {
    case 4:
      return word == "exec" || word == "eval" || word == "vars";
    case 6:
      return word == "locals";
    case 7:
      return word == "globals" || word == "setattr" || word == "delattr" || word == "modules";
    case 8:
      return word == "__dict__" || word == "execfile";
    default:
      return false;
  }
}

}  // namespace migrate::python
