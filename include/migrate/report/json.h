// Builds one JSON document as text: no tree in memory, keys in the order given, strings neutralised
// (invalid UTF-8 becomes U+FFFD; JSON escapes carry every other character through unchanged, with
// controls and invisible characters as \uXXXX). Not thread safe; one writer, one document.
//
//   Json json;
//   json.object().key("heads").array();
//   for (…) json.value(id);
//   json.end().end();
//   json.text();
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/diagnostic.h"

namespace migrate::report {

class Json {
 public:
  // `indent` spaces a level; 0: everything on one line.
  explicit Json(std::size_t indent = 2) : indent_(indent) {}

  Json& object();
  Json& array();
  Json& end();  // of the innermost object or array
  Json& key(std::string_view name);

  Json& value(std::string_view text);
  Json& value(const char* text) { return value(std::string_view(text)); }
  Json& value(const std::string& text) { return value(std::string_view(text)); }
  Json& value(bool flag);
  Json& value(std::int64_t number);
  Json& value(std::uint64_t number);
  Json& value(std::int32_t number) { return value(static_cast<std::int64_t>(number)); }
  Json& value(std::uint32_t number) { return value(static_cast<std::uint64_t>(number)); }
  Json& value(const std::vector<std::string>& words);  // an array of strings
  Json& null();

  template <typename T>
  Json& member(std::string_view name, const T& what) {
    return key(name).value(what);
  }

  // The document so far, with a line feed at the end. Complete once every level was ended.
  std::string text() const { return out_ + "\n"; }

 private:
  struct Level {
    bool is_object;
    bool empty = true;
  };
  void before_value();
  void new_line();
  Json& open(bool is_object);
  Json& raw(std::string_view token);

  std::size_t indent_;
  std::string out_;
  std::vector<Level> levels_;
  bool after_key_ = false;
};

// The object that docs/formats/report.md calls a diagnostic, for documents of other commands.
void write_diagnostic(Json& json, const Diagnostic& said);

}  // namespace migrate::report
