// Regular expressions that users write, in RE2's syntax: time is linear in the text whatever the
// pattern is. Immutable; safe to use from several threads.
#pragma once

#include <memory>
#include <string_view>

#include "migrate/result.h"

namespace migrate {

class Pattern {
 public:
  // kConfig, saying what is wrong with it.
  static Result<Pattern> parse(std::string_view text);

  // Whether it matches anywhere in `text`; "^" and "$" are the text's ends.
  bool found_in(std::string_view text) const;

 private:
  struct Impl;
  explicit Pattern(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
  std::shared_ptr<const Impl> impl_;
};

}  // namespace migrate
