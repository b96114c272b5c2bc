#include "migrate/source/worktree_source.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <mutex>
#include <system_error>
#include <utility>

#include "migrate/git/repository.h"
#include "migrate/path.h"
#include "source/blob_content.h"

namespace migrate::source {
namespace {

class Fd {
 public:
  explicit Fd(int fd) : fd_(fd) {}
  ~Fd() {
    if (fd_ >= 0) ::close(fd_);
  }
  Fd(const Fd&) = delete;
  Fd& operator=(const Fd&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};
using SharedFd = std::shared_ptr<const Fd>;

constexpr char kGitName[] = ".git";

// A name that stays in its folder and is not Git's own.
bool is_plain(std::string_view name) {
  return !name.empty() && name != "." && name != ".." && name != kGitName &&
         name.find('\0') == std::string_view::npos;
}

std::string reason_of(int error) { return std::generic_category().message(error); }

EntryKind kind_of_mode(mode_t mode) {
  if (S_ISREG(mode)) return EntryKind::kFile;
  if (S_ISDIR(mode)) return EntryKind::kDirectory;
  if (S_ISLNK(mode)) return EntryKind::kSymlink;
  return EntryKind::kOther;
}

// What the name is in this folder; nothing when it is not there. errno tells why.
std::optional<EntryKind> kind_at(int folder, const char* name) {
  struct stat status {};
  if (fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0) return std::nullopt;
  const EntryKind kind = kind_of_mode(status.st_mode);
  // A folder with a repository of its own: a submodule, or a clone that lies about.
  if (kind == EntryKind::kDirectory && fstatat(folder, (std::string(name) + "/" + kGitName).c_str(),
                                               &status, AT_SYMLINK_NOFOLLOW) == 0)
    return EntryKind::kSubmodule;
  return kind;
}

std::int64_t nanoseconds(const timespec& time) {
  return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

// The kernel's clock for files moves in steps, so a file may change twice under one time. Once it
// has rested for longer than a step (a FAT file system's is two seconds), every further change
// gives it another time of change.
bool has_rested(const struct stat& status) {
  constexpr std::int64_t kRest = 3'000'000'000;
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  return nanoseconds(status.st_ctim) + kRest < nanoseconds(now);
}

bool is_absence(int error) { return error == ENOENT || error == ENOTDIR; }

class WorktreeSource : public Source {
 public:
  explicit WorktreeSource(SharedFd root) : root_(std::move(root)) {}

  Result<std::vector<Entry>> list(std::string_view directory) const override {
    MIGRATE_TRY(const Reached reached, reach(directory, /*fresh=*/true));
    std::vector<Entry> entries;
    if (reached.folder == nullptr) return entries;
    // A descriptor of its own: reading a folder moves its position.
    const int own = openat(reached.folder->get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR* const stream = own < 0 ? nullptr : fdopendir(own);
    if (stream == nullptr) {
      const int error = errno;
      if (own >= 0) ::close(own);
      return cannot_look(directory, error);
    }
    errno = 0;
    while (const dirent* next = readdir(stream)) {
      if (is_plain(next->d_name)) {
        const auto kind = kind_of_dirent(reached.folder->get(), *next);
        if (kind) entries.push_back({next->d_name, *kind, std::nullopt});
      }
      errno = 0;
    }
    const int error = errno;
    closedir(stream);
    if (error != 0) return cannot_look(directory, error);
    std::sort(entries.begin(), entries.end(),
              [](const Entry& a, const Entry& b) { return a.name < b.name; });
    return entries;
  }

  Result<std::optional<Entry>> stat(std::string_view path) const override {
    if (path.empty()) return Entry{"", EntryKind::kDirectory, std::nullopt};
    MIGRATE_TRY(const Reached reached, reach(parent_path(path), /*fresh=*/false));
    if (reached.folder == nullptr) return reached.obstacle;
    const std::string name(base_name(path));
    if (!is_plain(name)) return std::nullopt;
    const auto kind = kind_at(reached.folder->get(), name.c_str());
    if (kind) return Entry{name, *kind, std::nullopt};
    if (is_absence(errno)) return std::nullopt;
    return cannot_look(path, errno);
  }

  Content read(std::string_view path) const override {
    const auto reached = reach(parent_path(path), /*fresh=*/false);
    if (!reached) return no_content(ReadProblem::kIo, reached.error().message);
    if (reached->folder == nullptr)
      return reached->obstacle ? not_a_file(*reached->obstacle, path) : not_found(path, name_);
    const std::string name(base_name(path));
    if (!is_plain(name)) return not_found(path, name_);
    return read_file(reached->folder->get(), name, path);
  }

  std::optional<git::ObjectId> tree_id(std::string_view) const override { return std::nullopt; }

  // The time of change (ctime) is set by the kernel on every write and every change of the other
  // times, and cannot be set back, so what Git's index looks at is enough here too.
  std::optional<git::ObjectId> stamp(std::string_view path) const override {
    const auto reached = reach(parent_path(path), /*fresh=*/false);
    const std::string name(base_name(path));
    if (!reached || reached->folder == nullptr || !is_plain(name)) return std::nullopt;
    struct stat status {};
    if (fstatat(reached->folder->get(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0 ||
        !S_ISREG(status.st_mode) || !has_rested(status))
      return std::nullopt;
    return git::hash_blob(fmt::format("stamp {} {} {} {} {}", status.st_dev, status.st_ino,
                                      status.st_size, nanoseconds(status.st_mtim),
                                      nanoseconds(status.st_ctim)));
  }

  const std::string& name() const override { return name_; }

 private:
  // Where a path led: its folder, or the link or submodule in the way, or nothing at all.
  struct Reached {
    SharedFd folder;
    std::optional<Entry> obstacle;
  };

  static tl::unexpected<Error> cannot_look(std::string_view path, int error) {
    return fail(
        ErrorKind::kUndecidable,
        fmt::format("Cannot look at {}: {}.", path.empty() ? "the folder" : path, reason_of(error)),
        {fmt::format("ls -ld {}", path.empty() ? "." : path)});
  }

  // Opens a folder component by component, never through a link. The last one is remembered:
  // revision files are read one after the other from one folder.
  Result<Reached> reach(std::string_view directory, bool fresh) const {
    if (directory.empty()) return Reached{root_, std::nullopt};
    if (directory.back() == '/') return Reached{};
    if (!fresh) {
      const std::lock_guard lock(mutex_);
      if (last_ != nullptr && last_path_ == directory) return Reached{last_, std::nullopt};
    }
    SharedFd folder = root_;
    for (std::string_view rest = directory; !rest.empty();) {
      const std::string part(rest.substr(0, rest.find('/')));
      rest.remove_prefix(std::min(rest.size(), part.size() + 1));
      if (!is_plain(part)) return Reached{};
      const auto kind = kind_at(folder->get(), part.c_str());
      if (!kind) {
        if (is_absence(errno)) return Reached{};
        return cannot_look(directory, errno);
      }
      if (*kind == EntryKind::kSymlink || *kind == EntryKind::kSubmodule)
        return Reached{nullptr, Entry{part, *kind, std::nullopt}};
      if (*kind != EntryKind::kDirectory) return Reached{};
      constexpr int kFolder = O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
      const int next = openat(folder->get(), part.c_str(), kFolder);
      if (next < 0) {
        if (is_absence(errno) || errno == ELOOP) return Reached{};  // it changed just now
        return cannot_look(directory, errno);
      }
      folder = std::make_shared<const Fd>(next);
    }
    const std::lock_guard lock(mutex_);
    last_path_ = directory;
    last_ = folder;
    return Reached{std::move(folder), std::nullopt};
  }

  static std::optional<EntryKind> kind_of_dirent(int folder, const dirent& entry) {
    switch (entry.d_type) {
      case DT_REG:
        return EntryKind::kFile;
      case DT_LNK:
        return EntryKind::kSymlink;
      case DT_DIR:
      case DT_UNKNOWN:
        return kind_at(folder, entry.d_name);  // nothing when it went away meanwhile
      default:
        return EntryKind::kOther;
    }
  }

  Content read_file(int folder, const std::string& name, std::string_view path) const {
    const auto failed = [&](int error) {
      return is_absence(error)
                 ? not_found(path, name_)
                 : no_content(ReadProblem::kIo,
                              fmt::format("cannot read {}: {}.", path, reason_of(error)),
                              {fmt::format("ls -l {}", path)});
    };
    // Opening a device or a pipe may do something or wait: look first.
    const auto kind = kind_at(folder, name.c_str());
    if (!kind) return failed(errno);
    if (*kind != EntryKind::kFile) return not_a_file({name, *kind, std::nullopt}, path);
    constexpr int kFile = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
    const Fd file(openat(folder, name.c_str(), kFile));
    if (file.get() < 0)
      return errno == ELOOP ? not_a_file({name, EntryKind::kSymlink, std::nullopt}, path)
                            : failed(errno);
    struct stat status {};
    if (fstat(file.get(), &status) != 0) return failed(errno);
    if (!S_ISREG(status.st_mode))  // it was exchanged between the two looks
      return not_a_file({name, kind_of_mode(status.st_mode), std::nullopt}, path);
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (size > kMaxFileBytes) return too_large(path, size);
    Content content;
    // One byte more than it should have: a file that grows is noticed without asking again.
    content.text.resize(size + 1);
    std::size_t filled = 0;
    for (;;) {
      const ssize_t count =
          ::read(file.get(), content.text.data() + filled, content.text.size() - filled);
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return failed(errno);
      if (count == 0) break;
      filled += static_cast<std::size_t>(count);
      if (filled > kMaxFileBytes) return too_large(path, filled);
      if (filled == content.text.size()) content.text.resize(2 * filled);
    }
    content.text.resize(filled);
    return content;
  }

  SharedFd root_;
  std::string name_;  // the working tree has none
  mutable std::mutex mutex_;
  mutable std::string last_path_;
  mutable SharedFd last_;
};

}  // namespace

Result<std::shared_ptr<const Source>> worktree_source(const std::string& root) {
  const int fd = open(root.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    return fail(ErrorKind::kUsage,
                fmt::format("Cannot open the folder {}: {}.", root, reason_of(errno)),
                {fmt::format("ls -ld {}", root)});
  return std::make_shared<WorktreeSource>(std::make_shared<const Fd>(fd));
}

}  // namespace migrate::source
