#include "migrate/file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace migrate {
namespace {

tl::unexpected<Error> system_failure(std::string_view what, const std::string& path) {
  const int number = errno;
  return fail(ErrorKind::kRepository,
              fmt::format("Cannot {} {}: {}.", what, path, std::strerror(number)));
}

Result<void> write_all(int file, std::string_view text, const std::string& path) {
  while (!text.empty()) {
    const ssize_t written = ::write(file, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return system_failure("write", path);
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(file) != 0) return system_failure("write", path);
  return {};
}

// The content in a new file beside `path`, so that a rename within the folder puts it in place.
Result<std::string> write_beside(const std::string& path, std::string_view text, mode_t mode) {
  std::string temporary = path + ".XXXXXX";
  const int file = ::mkstemp(temporary.data());
  if (file < 0) return system_failure("create a file beside", path);
  Result<void> written = write_all(file, text, path);
  if (written && ::fchmod(file, mode) != 0)
    written = system_failure("set the permissions of", path);
  if (::close(file) != 0 && written) written = system_failure("write", path);
  if (!written) {
    ::unlink(temporary.c_str());
    return tl::unexpected(std::move(written).error());
  }
  return temporary;
}

// umask can only be read by setting it; this is what a plain open() would have given.
mode_t default_mode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return static_cast<mode_t>(0666U & ~mask);
}

}  // namespace

Result<void> create_file(const std::string& path, std::string_view text) {
  MIGRATE_TRY(const std::string temporary, write_beside(path, text, default_mode()));
  // link() fails where rename() would replace.
  const int linked = ::link(temporary.c_str(), path.c_str());
  const int reason = errno;
  ::unlink(temporary.c_str());
  errno = reason;
  if (linked == 0) return {};
  if (reason == EEXIST)
    return fail(ErrorKind::kUsage, fmt::format("{} exists and is not overwritten.", path));
  return system_failure("create", path);
}

Result<void> replace_file(const std::string& path, std::string_view text) {
  struct stat status {};
  const bool exists = ::lstat(path.c_str(), &status) == 0;
  if (exists && !S_ISREG(status.st_mode)) {
    return fail(ErrorKind::kUsage,
                fmt::format("{} is not a regular file and is not replaced.", path));
  }
  const mode_t mode = exists ? (status.st_mode & 07777U) : default_mode();
  MIGRATE_TRY(const std::string temporary, write_beside(path, text, mode));
  if (::rename(temporary.c_str(), path.c_str()) == 0) return {};
  const int reason = errno;
  ::unlink(temporary.c_str());
  errno = reason;
  return system_failure("replace", path);
}

Result<std::string> read_file(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "rbe");
  if (file == nullptr) return system_failure("read", path);
  std::string text;
  char buffer[1U << 16U];
  while (const std::size_t got = std::fread(buffer, 1, sizeof buffer, file))
    text.append(buffer, got);
  const bool failed = std::ferror(file) != 0;
  std::fclose(file);
  if (failed) return system_failure("read", path);
  return text;
}

}  // namespace migrate
