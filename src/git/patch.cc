#include "migrate/git/patch.h"

#include <fmt/format.h>

#include "git/libgit2.h"

namespace migrate::git {

Result<std::string> make_patch(std::string_view path, std::optional<std::string_view> before,
                               std::string_view after) {
  ensure_libgit2();
  const std::string name(path);
  const std::string_view old = before.value_or(std::string_view{});
  // A null buffer stands for a file that does not exist; an empty one still needs an address.
  const char* const old_data = !before ? nullptr : old.empty() ? "" : old.data();
  const char* const new_data = after.empty() ? "" : after.data();
  git_patch* raw = nullptr;
  if (git_patch_from_buffers(&raw, old_data, old.size(), name.c_str(), new_data, after.size(),
                             name.c_str(), nullptr) != 0) {
    return git_failure(ErrorKind::kInternal, "Cannot compute the patch of " + name);
  }
  const Handle<git_patch, git_patch_free> patch(raw);
  if ((git_patch_get_delta(raw)->flags & GIT_DIFF_FLAG_BINARY) != 0) {
    return fail(ErrorKind::kUndecidable,
                fmt::format("{} is binary: a patch cannot hold it.", name));
  }
  if (before && git_patch_num_hunks(raw) == 0) return std::string();
  git_buf buffer = GIT_BUF_INIT;
  if (git_patch_to_buf(&buffer, raw) != 0) {
    return git_failure(ErrorKind::kInternal, "Cannot print the patch of " + name);
  }
  std::string text(buffer.ptr, buffer.size);
  git_buf_dispose(&buffer);
  return text;
}

}  // namespace migrate::git
