#include <git2/sys/repository.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "git/guard.h"
#include "git/locate.h"
#include "git/repository_impl.h"

namespace migrate::git {
namespace {

// Git's rules for which folder holds the checked out files (git(1), "GIT_WORK_TREE"; git-config(1),
// "core.worktree"). The shared configuration of linked worktrees speaks of the main one.
std::optional<std::string> find_work_dir(const Place& place, const git_config* config,
                                         const Environment& environment) {
  if (environment.work_tree) return real_path(*environment.work_tree, place.start);
  const bool own_config = !place.linked() || config_true(config, "extensions.worktreeconfig");
  const auto configured = own_config ? config_value(config, "core.worktree") : std::nullopt;
  if (configured) return real_path(*configured, place.git_dir);
  if (!place.linked() && config_true(config, "core.bare")) return std::nullopt;
  if (place.holder) return place.holder;
  // GIT_DIR alone: the work tree is where we are. Hooks that run inside of the Git folder itself
  // have none.
  if (place.explicit_git_dir && place.start != place.git_dir) return place.start;
  return std::nullopt;
}

std::vector<ObjectId> read_shallow(const std::string& common_dir) {
  std::vector<ObjectId> ids;
  std::ifstream in(common_dir + "/shallow");
  for (std::string line; std::getline(in, line);)
    if (const auto id = ObjectId::from_hex(line)) ids.push_back(*id);
  std::sort(ids.begin(), ids.end());
  return ids;
}

// A clone with a filter says so in its configuration; a copy of its objects alone still has the
// marks beside the packs (gitrepository-layout(5), "promisor").
bool find_partial(const git_config* config, const std::string& objects) {
  if (config_value(config, "extensions.partialclone")) return true;
  constexpr std::string_view kAfter = ".promisor";
  for (const ConfigEntry& entry : config_entries(config, "remote.")) {
    int value = 0;
    if (std::string_view(entry.key).substr(entry.key.rfind('.')) == kAfter &&
        git_config_parse_bool(&value, entry.value.c_str()) == 0 && value != 0)
      return true;
  }
  std::error_code error;
  for (std::filesystem::directory_iterator it(objects + "/pack", error), end; !error && it != end;
       it.increment(error))
    if (it->path().extension() == ".promisor") return true;
  return false;
}

std::string find_hooks_dir(const Repository::Impl& impl, const Environment& environment) {
  auto path = config_value(impl.config.get(), "core.hookspath");
  if (!path) path = user_config(environment, "core.hookspath");
  if (!path) return impl.common_dir + "/hooks";
  // Relative to where hooks run: the root of the work tree, else the Git folder.
  return real_path(expand_home(*path, environment), impl.work_dir.value_or(impl.git_dir));
}

// Git sets GIT_COMMON_DIR for nobody, but lets users; libgit2 cannot combine folders at will.
Result<void> check_common_dir(const Place& place, const Environment& environment) {
  if (!environment.common_dir ||
      real_path(*environment.common_dir, place.start) == place.common_dir)
    return {};
  return fail(
      ErrorKind::kRepository,
      "GIT_COMMON_DIR names another folder than the one that " + place.git_dir + " belongs to.",
      {"unset GIT_COMMON_DIR"});
}

std::vector<std::string> object_folders(const Place& place, const Environment& environment) {
  std::vector<std::string> folders{environment.object_directory
                                       ? real_path(*environment.object_directory, place.start)
                                       : place.common_dir + "/objects"};
  std::error_code ignored;
  for (const std::string& folder : environment.alternate_object_directories)
    if (std::string real = real_path(folder, place.start);
        std::filesystem::is_directory(real, ignored))
      folders.push_back(std::move(real));
  return folders;
}

// Refs, revisions and reflogs go through libgit2's own handle, which must see the same objects.
Result<RepositoryHandle> open_handle(const Place& place, const std::vector<std::string>& folders) {
  git_repository* raw = nullptr;
  constexpr unsigned kExactly =
      GIT_REPOSITORY_OPEN_BARE | GIT_REPOSITORY_OPEN_NO_SEARCH | GIT_REPOSITORY_OPEN_NO_DOTGIT;
  if (git_repository_open_ext(&raw, place.git_dir.c_str(), kExactly, nullptr) != 0)
    return git_failure(ErrorKind::kRepository, "Cannot open the repository in " + place.git_dir);
  RepositoryHandle handle(raw);
  git_odb* odb = nullptr;
  if (git_odb_open(&odb, folders.front().c_str()) != 0)
    return git_failure(ErrorKind::kRepository, "Cannot open the objects in " + folders.front());
  const OdbHandle owned(odb);
  for (std::size_t i = 1; i < folders.size(); ++i)
    git_odb_add_disk_alternate(odb, folders[i].c_str());
  git_repository_set_odb(raw, odb);
  return handle;
}

std::optional<unsigned> owner_of(const std::string& path) {
  struct stat status {};
  if (lstat(path.c_str(), &status) != 0) return std::nullopt;
  return status.st_uid;
}

}  // namespace

Result<std::shared_ptr<const Repository>> Repository::open(const std::string& start,
                                                           const OpenOptions& options) {
  ensure_libgit2();
  Environment environment = options.environment;
  if (!options.use_environment) {
    Environment trust;
    trust.sudo_uid = std::move(environment.sudo_uid);
    trust.home = std::move(environment.home);
    trust.config_files = std::move(environment.config_files);
    trust.safe_directories = std::move(environment.safe_directories);
    environment = std::move(trust);
  }
  MIGRATE_TRY(const Place place, locate(start, environment));
  MIGRATE_CHECK(check_common_dir(place, environment));
  MIGRATE_TRY(ConfigHandle config, open_config(place));
  auto impl = std::make_unique<Impl>();
  impl->work_dir = find_work_dir(place, config.get(), environment);
  MIGRATE_CHECK(check_owner(place, impl->work_dir, environment, geteuid(), owner_of));
  MIGRATE_CHECK(check_format(config.get(), place.common_dir + "/config"));

  impl->git_dir = place.git_dir;
  impl->common_dir = place.common_dir;
  impl->config = std::move(config);
  impl->index_file = environment.index_file ? real_path(*environment.index_file, place.start)
                                            : place.git_dir + "/index";
  impl->hooks_dir = find_hooks_dir(*impl, environment);
  impl->shallow = read_shallow(place.common_dir);
  impl->partial = find_partial(impl->config.get(), place.common_dir + "/objects");
  const std::vector<std::string> folders = object_folders(place, environment);
  MIGRATE_TRY(impl->handle, open_handle(place, folders));
  MIGRATE_TRY(impl->objects, ObjectStore::open(folders));
  return std::shared_ptr<const Repository>(new Repository(std::move(impl)));
}

}  // namespace migrate::git
