#include "migrate/lint/files.h"

#include <optional>

namespace migrate::lint {

struct Files::File {
  bool readable = false;
  std::string text;
  std::optional<LineIndex> lines;  // of text: a File never moves
  std::optional<python::BodyFacts> body;
  std::optional<std::vector<python::Comment>> comments;
};

Files::Files(const source::Source& source) : source_(source) {}
Files::~Files() = default;

Files::File& Files::file(std::string_view path) {
  if (const auto found = files_.find(path); found != files_.end()) return *found->second;
  auto file = std::make_unique<File>();
  source::Content content = source_.read(path);
  ++read_count_;
  file->readable = content.ok();
  if (file->readable) file->text = std::move(content.text);
  file->lines.emplace(file->text);
  return *files_.emplace(std::string(path), std::move(file)).first->second;
}

const std::string* Files::text(std::string_view path) {
  const File& found = file(path);
  return found.readable ? &found.text : nullptr;
}

const python::BodyFacts& Files::body(std::string_view path) {
  File& found = file(path);
  if (!found.body) found.body = python::parse_body(found.text);
  return *found.body;
}

const std::vector<python::Comment>& Files::comments(std::string_view path) {
  File& found = file(path);
  if (!found.comments) found.comments = python::comments(found.text);
  return *found.comments;
}

Location Files::at(std::string_view path, Span span) {
  Location location;
  location.path = path;
  location.ref = source_.name();
  if (span.empty()) return location;
  const File& found = file(path);
  location.span = span;
  location.start = found.lines->position(span.begin);
  location.end = found.lines->position(span.end);
  return location;
}

}  // namespace migrate::lint
