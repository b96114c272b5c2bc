#include "migrate/report/json.h"

#include <cassert>
#include <nlohmann/json.hpp>

#include "report/code_points.h"

namespace migrate::report {
namespace {

// As nlohmann quotes it; characters that nobody sees stand as escapes, so that the document can be
// looked at in a terminal as well.
std::string quoted(std::string_view text) {
  std::string visible;
  visible.reserve(text.size());
  std::string out = "\"";
  const auto flush = [&] {
    const std::string dumped = nlohmann::json(visible).dump();
    out.append(dumped, 1, dumped.size() - 2);
    visible.clear();
  };
  while (!text.empty()) {
    const CodePoint next = decode(text);
    if (!next.valid) {
      visible += kReplacement;
    } else if (next.code >= 0x7F && is_invisible(next.code)) {
      flush();
      out += utf16_escapes(next.code);
    } else {
      visible += text.substr(0, next.bytes);
    }
    text.remove_prefix(next.bytes);
  }
  flush();
  return out + "\"";
}

}  // namespace

void Json::new_line() {
  if (indent_ == 0) return;
  out_ += '\n';
  out_.append(levels_.size() * indent_, ' ');
}

void Json::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (levels_.empty()) return;
  assert(!levels_.back().is_object);
  if (!levels_.back().empty) out_ += ',';
  levels_.back().empty = false;
  new_line();
}

Json& Json::raw(std::string_view token) {
  before_value();
  out_ += token;
  return *this;
}

Json& Json::open(bool is_object) {
  raw(is_object ? "{" : "[");
  levels_.push_back({is_object});
  return *this;
}

Json& Json::object() { return open(true); }
Json& Json::array() { return open(false); }

Json& Json::end() {
  assert(!levels_.empty() && !after_key_);
  const Level level = levels_.back();
  levels_.pop_back();
  if (!level.empty) new_line();
  out_ += level.is_object ? '}' : ']';
  return *this;
}

Json& Json::key(std::string_view name) {
  assert(!levels_.empty() && levels_.back().is_object && !after_key_);
  if (!levels_.back().empty) out_ += ',';
  levels_.back().empty = false;
  new_line();
  out_ += quoted(name);
  out_ += indent_ == 0 ? ":" : ": ";
  after_key_ = true;
  return *this;
}

Json& Json::value(std::string_view text) { return raw(quoted(text)); }
Json& Json::value(bool flag) { return raw(flag ? "true" : "false"); }
Json& Json::value(std::int64_t number) { return raw(std::to_string(number)); }
Json& Json::value(std::uint64_t number) { return raw(std::to_string(number)); }
Json& Json::null() { return raw("null"); }

Json& Json::value(const std::vector<std::string>& words) {
  array();
  for (const std::string& word : words) value(word);
  return end();
}

}  // namespace migrate::report
