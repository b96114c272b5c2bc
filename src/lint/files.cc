#include "migrate/lint/files.h"

#include <optional>

#include "migrate/git/repository.h"
#include "migrate/parallel.h"

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
  return add(path, source_.read(path));
}

Files::File& Files::add(std::string_view path, source::Content content) {
  auto file = std::make_unique<File>();
  ++read_count_;
  file->readable = content.ok();
  if (file->readable) file->text = std::move(content.text);
  return *files_.emplace(std::string(path), std::move(file)).first->second;
}

std::vector<std::optional<git::ObjectId>> Files::blobs(
    std::span<const std::string_view> paths) const {
  constexpr std::size_t kGrain = 32;
  std::vector<std::optional<git::ObjectId>> blobs(paths.size());
  parallel_for(paths.size(), kGrain, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      if (const source::Content content = source_.read(paths[i]); content.ok())
        blobs[i] = git::hash_blob(content.text);
  });
  return blobs;
}

void Files::load(std::span<const std::string_view> paths) {
  constexpr std::size_t kGrain = 32;
  std::vector<std::string_view> missing;
  for (const std::string_view path : paths)
    if (files_.find(path) == files_.end()) missing.push_back(path);
  std::vector<source::Content> contents(missing.size());
  parallel_for(missing.size(), kGrain, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) contents[i] = source_.read(missing[i]);
  });
  for (std::size_t i = 0; i < missing.size(); ++i)
    if (files_.find(missing[i]) == files_.end()) add(missing[i], std::move(contents[i]));
}

std::vector<std::optional<python::SyntaxProblem>> Files::syntax_problems(
    std::span<const std::string_view> paths) {
  constexpr std::size_t kGrain = 8;
  load(paths);
  std::vector<const File*> files;
  for (const std::string_view path : paths) files.push_back(&file(path));
  std::vector<std::optional<python::SyntaxProblem>> problems(paths.size());
  parallel_for(paths.size(), kGrain, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      if (files[i]->readable) problems[i] = python::syntax_problem(files[i]->text);
  });
  return problems;
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
  File& found = file(path);
  if (!found.lines) found.lines.emplace(found.text);
  location.span = span;
  location.start = found.lines->position(span.begin);
  location.end = found.lines->position(span.end);
  return location;
}

}  // namespace migrate::lint
