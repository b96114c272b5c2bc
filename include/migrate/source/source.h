// Source: one version of a repository's files, wherever it lives: a commit's tree, the index, the
// working tree, two refs merged in memory, or memory. Everything above this layer reads files only
// through it, so discovery, lint and merge work the same on a branch that is not checked out.
//
// Paths are relative to the source's root, with '/', without a leading one; "" is the root. A path
// with "." or ".." parts is never followed: normalise first (migrate/path.h). Const members may be
// called from several threads at once.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/git/object_id.h"
#include "migrate/result.h"

namespace migrate::source {

enum class EntryKind {
  kFile,
  kDirectory,
  kSymlink,    // never followed: what it points to may lie outside the repository
  kSubmodule,  // its files belong to another repository
  kConflict,   // unmerged in the index, or left in conflict by an in-memory merge
  kOther,      // a socket, a device, …
};

struct Entry {
  std::string name;  // of this entry in its directory; no '/'
  EntryKind kind = EntryKind::kFile;
  // The blob's or tree's object name, where the source knows it without reading the content. Two
  // entries with the same id have the same content, whichever source they come from.
  std::optional<git::ObjectId> id;
};

// Why a file's content cannot be had. All of these make the verdict on that file "cannot tell".
enum class ReadProblem {
  kNone,
  kNotFound,
  kMissingObject,  // shallow, partial or damaged repository
  kNotRegular,     // symlink, submodule, directory or special file
  kConflict,
  kTooLarge,  // more than kMaxFileBytes
  kIo,
};

// A revision or configuration file larger than this is not read. The largest in 61 real histories
// had 274 KB.
inline constexpr std::uint64_t kMaxFileBytes = 16U << 20U;

struct Content {
  ReadProblem problem = ReadProblem::kNone;
  std::string text;                // the bytes, when problem is kNone
  std::string reason;              // one sentence, otherwise
  std::vector<std::string> hints;  // commands that would make it readable

  bool ok() const { return problem == ReadProblem::kNone; }
};

class Source {
 public:
  virtual ~Source() = default;

  // The entries of a directory, sorted by name. An absent directory, or a path that is not a
  // directory, is empty: ask `stat` to tell them apart. An Error when the directory's own objects
  // cannot be read (kUndecidable).
  virtual Result<std::vector<Entry>> list(std::string_view directory) const = 0;
  // The entry at `path`, or nothing when there is none. No component is followed through a symlink:
  // then the entry returned is that symlink (its name is the component's).
  virtual Result<std::optional<Entry>> stat(std::string_view path) const = 0;
  virtual Content read(std::string_view path) const = 0;
  // The object name of the directory's tree, where the source has one: equal ids mean equal
  // contents, so results can be shared and cached. Nothing for the working tree and for a merge
  // that differs from both sides.
  virtual std::optional<git::ObjectId> tree_id(std::string_view directory) const = 0;

  // A name that stands for the content of the file at `path` for as long as nobody touches it: two
  // equal stamps, now or in another run on this machine, mean that the file was not written in
  // between. For caches. Nothing where the source has no such name, or cannot vouch for it yet (a
  // file that changed just now).
  virtual std::optional<git::ObjectId> stamp(std::string_view path) const;

  // How people name this version: "" for the working tree, "index", a ref ("origin/feature"), or "A
  // merged into B". This is what Location::ref holds.
  virtual const std::string& name() const = 0;
};

// Files that a test or a caller gives, as (path, text). Directories exist where a file lies below
// them. Symlinks and other kinds can be planted for tests with `add`.
class MemorySource : public Source {
 public:
  explicit MemorySource(std::string name = "");
  ~MemorySource() override;
  void add(std::string path, std::string text, EntryKind kind = EntryKind::kFile);

  Result<std::vector<Entry>> list(std::string_view directory) const override;
  Result<std::optional<Entry>> stat(std::string_view path) const override;
  Content read(std::string_view path) const override;
  std::optional<git::ObjectId> tree_id(std::string_view directory) const override;
  const std::string& name() const override { return name_; }

 private:
  struct Files;
  std::string name_;
  std::unique_ptr<Files> files_;
};

}  // namespace migrate::source
