#include "migrate/merge/edits.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>

#include "migrate/file.h"
#include "migrate/git/patch.h"
#include "migrate/path.h"

namespace migrate::merge {
namespace {

enum class OnDisk { kNothing, kFolder, kFile, kOther };

OnDisk look(const std::string& path) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) return OnDisk::kNothing;
  if (S_ISDIR(status.st_mode)) return OnDisk::kFolder;
  return S_ISREG(status.st_mode) ? OnDisk::kFile : OnDisk::kOther;
}

// The folders above `path`, outermost first: "a/b/c" -> "a", "a/b".
template <typename Visit>
Result<void> each_folder(const std::string& path, const Visit& visit) {
  for (std::size_t slash = path.find('/'); slash != std::string::npos;
       slash = path.find('/', slash + 1)) {
    MIGRATE_CHECK(visit(path.substr(0, slash)));
  }
  return {};
}

Result<void> check_folders(const FileEdit& edit, const std::string& root) {
  return each_folder(edit.path, [&](const std::string& folder) -> Result<void> {
    const OnDisk found = look(join_path(root, folder));
    if (found == OnDisk::kNothing || found == OnDisk::kFolder) return {};
    return fail(ErrorKind::kUsage,
                fmt::format("{} is not written: {} is a symbolic link or a file, not a folder.",
                            edit.path, folder));
  });
}

Result<void> check_file(const FileEdit& edit, const std::string& root) {
  const std::string path = join_path(root, edit.path);
  const OnDisk found = look(path);
  if (!edit.before) {
    if (found == OnDisk::kNothing) return {};
    return fail(ErrorKind::kUsage, fmt::format("{} exists and is not overwritten.", edit.path));
  }
  if (found != OnDisk::kFile) {
    return fail(ErrorKind::kUsage,
                fmt::format("{} is not a regular file and is not changed.", edit.path));
  }
  MIGRATE_TRY(const std::string text, read_file(path));
  if (text == *edit.before) return {};
  return fail(ErrorKind::kUsage,
              fmt::format("{} was changed meanwhile and is left alone.", edit.path),
              {"run the command again"});
}

Result<void> make_folders(const std::string& path, const std::string& root) {
  return each_folder(path, [&](const std::string& folder) -> Result<void> {
    const std::string full = join_path(root, folder);
    if (::mkdir(full.c_str(), 0777) == 0 || errno == EEXIST) return {};
    return fail(ErrorKind::kRepository,
                fmt::format("Cannot make the folder {}: {}.", folder, std::strerror(errno)));
  });
}

Result<void> write(const FileEdit& edit, const std::string& root) {
  MIGRATE_CHECK(make_folders(edit.path, root));
  const std::string path = join_path(root, edit.path);
  return edit.before ? replace_file(path, edit.after) : create_file(path, edit.after);
}

}  // namespace

Result<std::string> to_patch(std::span<const FileEdit> edits) {
  std::string patch;
  for (const FileEdit& edit : edits) {
    MIGRATE_TRY(const std::string one, git::make_patch(edit.path, edit.before, edit.after));
    patch += one;
  }
  return patch;
}

Result<void> apply(std::span<const FileEdit> edits, const std::string& root) {
  for (const FileEdit& edit : edits) {
    if (normalize_path(edit.path) != edit.path || edit.path.empty()) {
      return fail(ErrorKind::kUsage,
                  fmt::format("{} lies outside of the repository and is not written.", edit.path));
    }
    MIGRATE_CHECK(check_folders(edit, root));
    MIGRATE_CHECK(check_file(edit, root));
  }
  std::string written;
  for (const FileEdit& edit : edits) {
    if (Result<void> done = write(edit, root); !done) {
      Error error = std::move(done).error();
      if (!written.empty()) error.message += fmt::format(" Already written:{}.", written);
      return tl::unexpected(std::move(error));
    }
    written += ' ' + edit.path;
  }
  return {};
}

}  // namespace migrate::merge
