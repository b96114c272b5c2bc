// Lists of revision files and their three-way merge by name alone. Pure.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "migrate/git/object_id.h"
#include "migrate/result.h"
#include "migrate/source/source.h"

namespace migrate::merge {

struct VersionFile {
  std::string path;
  git::ObjectId blob;  // zero where the source does not know it
  source::EntryKind kind = source::EntryKind::kFile;

  friend bool operator==(const VersionFile&, const VersionFile&) = default;
};

struct FileList {
  std::vector<VersionFile> files;        // by path
  std::vector<std::string> directories;  // those that hold files, sorted

  void sort();  // by path, and finds the directories
};

// The files below `directory` that Alembic would import; with `recursive`, those of the folders
// below as well. `prefix` is put before every path. Errors: those of Source::list.
Result<FileList> list_revision_files(const source::Source& source, const std::string& directory,
                                     bool recursive, const std::string& prefix);

// One file that is not as it was.
struct FileDelta {
  std::string path;
  std::optional<VersionFile> file;  // as it is now; nothing: removed
  // Both sides changed it: the blobs of the ancestor, ours and theirs, to be merged. `file` is
  // theirs.
  std::vector<git::ObjectId> contents = {};

  friend bool operator==(const FileDelta&, const FileDelta&) = default;
};

// From `before` to `after`, by path.
std::vector<FileDelta> difference(const FileList& before, const FileList& after);

// What merging `theirs` into `ours` changes in `ours`, by path, where that follows from the names
// of files and contents alone; a file that both added differently is kConflict. Nothing when
// contents must be merged, or where Git might see a renamed file or folder that the other side
// touched: then only the real merge can tell.
std::optional<std::vector<FileDelta>> merge_lists(const FileList& ancestor, const FileList& ours,
                                                  const FileList& theirs);

}  // namespace migrate::merge
