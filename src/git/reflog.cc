#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "git/repository_impl.h"

namespace migrate::git {
namespace {

namespace fs = std::filesystem;

void collect_logs(const std::string& folder, std::vector<std::string>& names) {
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error))
    if (it->is_regular_file(error)) names.push_back(it->path().lexically_relative(folder).string());
}

// FETCH_HEAD says what the last fetch brought, one line a branch: "<id>\t[not-for-merge]\tbranch
// 'main' of <url>". Its time is that of the fetch, also when nothing was new.
std::optional<std::int64_t> fetch_time(const std::string& file, const std::string& branch) {
  struct stat status {};
  std::ifstream in(file);
  if (!in || stat(file.c_str(), &status) != 0) return std::nullopt;
  const std::string wanted = "\tbranch '" + branch + "' of ";
  for (std::string line; std::getline(in, line);)
    if (line.find(wanted) != std::string::npos) return status.st_mtime;
  return std::nullopt;
}

}  // namespace

std::vector<std::string> Repository::reflogs() const {
  std::vector<std::string> names;
  collect_logs(impl_->common_dir + "/logs", names);
  if (impl_->git_dir != impl_->common_dir) collect_logs(impl_->git_dir + "/logs", names);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

Result<std::vector<ReflogEntry>> Repository::reflog(const std::string& ref) const {
  const std::lock_guard lock(impl_->mutex);
  git_reflog* raw = nullptr;
  if (git_reflog_read(&raw, impl_->handle.get(), ref.c_str()) != 0)
    return git_failure(ErrorKind::kRepository, "Cannot read the reflog of " + ref);
  const ReflogHandle log(raw);
  std::vector<ReflogEntry> entries;
  for (std::size_t i = 0; i < git_reflog_entrycount(raw); ++i) {
    const git_reflog_entry* entry = git_reflog_entry_byindex(raw, i);
    const char* message = git_reflog_entry_message(entry);
    const git_signature* who = git_reflog_entry_committer(entry);
    entries.push_back({to_id(*git_reflog_entry_id_old(entry)),
                       to_id(*git_reflog_entry_id_new(entry)), who == nullptr ? 0 : who->when.time,
                       message == nullptr ? "" : message});
  }
  return entries;
}

std::optional<std::int64_t> Repository::last_update(const std::string& ref) const {
  std::optional<std::int64_t> newest;
  if (const auto log = reflog(ref); log && !log->empty()) newest = log->front().time;
  constexpr std::string_view kRemotes = "refs/remotes/";
  if (ref.rfind(kRemotes, 0) != 0) return newest;
  for (const std::string& remote : remotes()) {
    const std::string before = std::string(kRemotes) + remote + "/";
    if (ref.rfind(before, 0) != 0) continue;
    for (const std::string& folder : {impl_->git_dir, impl_->common_dir})
      if (const auto time = fetch_time(folder + "/FETCH_HEAD", ref.substr(before.size())))
        newest = std::max(newest.value_or(*time), *time);
  }
  return newest;
}

}  // namespace migrate::git
