#include "source/blob_content.h"
#include "migrate/shell.h"

#include <fmt/format.h>

namespace migrate::source {

EntryKind kind_of(git::Mode mode) {
  switch (mode) {
    case git::Mode::kTree:
      return EntryKind::kDirectory;
    case git::Mode::kSymlink:
      return EntryKind::kSymlink;
    case git::Mode::kSubmodule:
      return EntryKind::kSubmodule;
    case git::Mode::kFile:
    case git::Mode::kExecutable:
      return EntryKind::kFile;
  }
  return EntryKind::kOther;
}

Content no_content(ReadProblem problem, std::string reason, std::vector<std::string> hints) {
  return {problem, {}, std::move(reason), std::move(hints)};
}

Content not_found(std::string_view path, std::string_view name) {
  return no_content(ReadProblem::kNotFound,
                    name.empty() ? fmt::format("there is no file {}.", path)
                                 : fmt::format("there is no file {} in {}.", path, name));
}

Content not_a_file(const Entry& entry, std::string_view path) {
  switch (entry.kind) {
    case EntryKind::kConflict:
      return no_content(ReadProblem::kConflict, fmt::format("{} is in conflict.", path),
                        {fmt::format("git checkout --conflict=merge -- {}", shell_word(path)),
                         fmt::format("git add {}  # when it is resolved", shell_word(path))});
    case EntryKind::kSymlink:
      return no_content(ReadProblem::kNotRegular,
                        fmt::format("{} is, or lies behind, a symbolic link, which is not "
                                    "followed.",
                                    path));
    case EntryKind::kSubmodule:
      return no_content(
          ReadProblem::kNotRegular,
          fmt::format("{} is, or lies in, a submodule: its files belong to another repository.",
                      path));
    default:
      return no_content(ReadProblem::kNotRegular, fmt::format("{} is not a regular file.", path));
  }
}

Content too_large(std::string_view path, std::uint64_t size) {
  return no_content(ReadProblem::kTooLarge,
                    fmt::format("{} has {} bytes; files of more than {} are not read.", path, size,
                                kMaxFileBytes));
}

Content read_entry(const git::Repository& repository, const Entry& entry, std::string_view path) {
  if (entry.kind != EntryKind::kFile) return not_a_file(entry, path);
  git::Blob blob = repository.blob(*entry.id, kMaxFileBytes);
  switch (blob.state) {
    case git::BlobState::kFound:
      return {ReadProblem::kNone, std::move(blob.text), {}, {}};
    case git::BlobState::kTooLarge:
      return too_large(path, blob.size);
    case git::BlobState::kMissing: {
      std::vector<std::string> hints = repository.missing_object_hints();
      if (repository.is_partial())
        hints.insert(hints.begin(),
                     fmt::format("git cat-file -e {}  # fetches this one file", entry.id->hex()));
      return no_content(ReadProblem::kMissingObject,
                        fmt::format("the content of {} ({}) is not in the repository.", path,
                                    entry.id->short_hex()),
                        std::move(hints));
    }
    case git::BlobState::kNotABlob:
    case git::BlobState::kDamaged:
      break;
  }
  return no_content(ReadProblem::kMissingObject,
                    fmt::format("the content of {} ({}) cannot be read: the repository is damaged.",
                                path, entry.id->short_hex()),
                    {"git fsck --full  # lists what is damaged"});
}

}  // namespace migrate::source
