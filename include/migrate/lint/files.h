// The texts of one version of the repository and what was worked out from them, each at most once
// and only when a rule asks. Not thread safe: one run of lint is one thread, but what is asked for
// many files at once is worked out on all processors.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/diagnostic.h"
#include "migrate/git/object_id.h"
#include "migrate/python/header.h"
#include "migrate/source/source.h"

namespace migrate::lint {

class Files {
 public:
  // The source must outlive this.
  explicit Files(const source::Source& source);
  ~Files();
  Files(const Files&) = delete;
  Files& operator=(const Files&) = delete;

  // The file's text, or nullptr where it cannot be read. Valid as long as this object.
  const std::string* text(std::string_view path);
  // The names that the texts have as blobs, in the order given; nothing for one that cannot be
  // read. What is read for that is not kept: of a working tree it may be every file.
  std::vector<std::optional<git::ObjectId>> blobs(std::span<const std::string_view> paths) const;
  // Reads the files that were not read yet, all at once.
  void load(std::span<const std::string_view> paths);
  // Why each of the files cannot be imported by Python 3, in the order given; nothing for one that
  // cannot be read.
  std::vector<std::optional<python::SyntaxProblem>> syntax_problems(
      std::span<const std::string_view> paths);
  // Empty facts for a file that cannot be read.
  const python::BodyFacts& body(std::string_view path);
  const std::vector<python::Comment>& comments(std::string_view path);
  // The place of `span`, with lines and columns; of the whole file when the span is empty.
  Location at(std::string_view path, Span span = {});
  // How many files were read so far: for tests that prove what a rule does not need.
  std::size_t read_count() const { return read_count_; }

 private:
  struct File;
  File& file(std::string_view path);
  File& add(std::string_view path, source::Content content);

  const source::Source& source_;
  std::map<std::string, std::unique_ptr<File>, std::less<>> files_;
  std::size_t read_count_ = 0;
};

}  // namespace migrate::lint
