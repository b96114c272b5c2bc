#include "migrate/pattern.h"

#include <fmt/format.h>
#include <re2/re2.h>

namespace migrate {

struct Pattern::Impl {
  Impl(std::string_view text, const re2::RE2::Options& options)
      : expression(re2::StringPiece(text.data(), text.size()), options) {}
  re2::RE2 expression;
};

Result<Pattern> Pattern::parse(std::string_view text) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  // What a pattern may cost is bounded by RE2's default limit on its compiled size.
  auto impl = std::make_shared<const Impl>(text, options);
  if (!impl->expression.ok()) {
    // RE2 repeats the part that is wrong behind its words.
    std::string_view what = impl->expression.error();
    const std::string part = ": " + impl->expression.error_arg();
    if (what.ends_with(part)) what.remove_suffix(part.size());
    return fail(ErrorKind::kConfig, fmt::format("`{}` is no pattern: {}.", text, what),
                {"Patterns have the syntax of RE2, without look-ahead and references back."});
  }
  return Pattern(std::move(impl));
}

bool Pattern::found_in(std::string_view text) const {
  return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), impl_->expression);
}

}  // namespace migrate
