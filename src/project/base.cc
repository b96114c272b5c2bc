#include "migrate/project/base.h"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace migrate::project {
namespace {

constexpr std::string_view kHeads = "refs/heads/";
constexpr std::string_view kRemotes = "refs/remotes/";

Result<Base> base_at(const git::Repository& repository, const std::string& name,
                     std::string found_by) {
  MIGRATE_TRY(const git::ObjectId commit, repository.resolve_commit(name));
  MIGRATE_TRY(const std::optional<std::string> ref, repository.resolve_ref_name(name));
  const std::string full = ref.value_or(name);
  return Base{full, short_ref_name(full), commit, std::move(found_by)};
}

Result<Base> configured_base(const git::Repository& repository, const std::string& name) {
  Result<Base> base = base_at(repository, name, "configuration");
  if (base || base.error().kind != ErrorKind::kUsage) return base;
  Error error = std::move(base).error();
  error.kind = ErrorKind::kConfig;
  return tl::unexpected(std::move(error).in("looking up the base that the configuration names"));
}

std::string main_remote(const git::Repository& repository) {
  const std::vector<std::string> remotes = repository.remotes();
  return remotes.size() == 1 ? remotes.front() : "origin";
}

// The branch that `branch` merges from, unless it is its own copy: pushed work has not landed.
Result<std::optional<std::string>> other_upstream(const git::Repository& repository,
                                                  const std::string& branch) {
  if (branch.empty()) return std::nullopt;
  MIGRATE_TRY(std::optional<std::string> upstream, repository.upstream());
  if (!upstream) return std::nullopt;
  const std::string_view own = std::string_view(branch).substr(kHeads.size());
  if (upstream->starts_with(kRemotes)) {
    const std::size_t slash = upstream->find('/', kRemotes.size());
    if (slash != std::string::npos && std::string_view(*upstream).substr(slash + 1) == own)
      return std::nullopt;
  }
  return upstream;
}

Result<bool> exists(const git::Repository& repository, const std::string& ref) {
  MIGRATE_TRY(const std::optional<std::string> found, repository.resolve_ref_name(ref));
  return found.has_value();
}

// Named after the branch it leads to, where that can be told: people know it by that name.
Result<Base> remote_default(const git::Repository& repository, const std::string& remote) {
  const std::string name = remote + "HEAD";
  MIGRATE_TRY(Base base, base_at(repository, name, short_ref_name(name)));
  for (const char* const usual : {"main", "master"}) {
    MIGRATE_TRY(const bool is_there, exists(repository, remote + usual));
    if (!is_there) continue;
    MIGRATE_TRY(Base branch, base_at(repository, remote + usual, base.found_by));
    if (branch.commit == base.commit) return branch;
  }
  return base;
}

}  // namespace

std::string short_ref_name(const std::string& ref) {
  for (const std::string_view prefix :
       {kHeads, kRemotes, std::string_view("refs/tags/"), std::string_view("refs/")}) {
    if (ref.starts_with(prefix)) return ref.substr(prefix.size());
  }
  return ref;
}

Result<Base> find_base(const git::Repository& repository, const std::string& asked,
                       const std::string& configured) {
  if (!asked.empty()) return base_at(repository, asked, "--base");
  if (!configured.empty()) return configured_base(repository, configured);

  MIGRATE_TRY(const git::Head head, repository.head());
  MIGRATE_TRY(const std::optional<std::string> upstream, other_upstream(repository, head.branch));
  if (upstream) return base_at(repository, *upstream, "upstream of " + short_ref_name(head.branch));

  if (repository.is_bare() && head.commit && !head.branch.empty())
    return base_at(repository, head.branch, "HEAD");
  const std::string remote = std::string(kRemotes) + main_remote(repository) + "/";
  // Looked up one by one: a list of all refs takes longer than a hook may.
  MIGRATE_TRY(const bool has_remote_head, exists(repository, remote + "HEAD"));
  if (has_remote_head) return remote_default(repository, remote);
  for (const char* const usual : {"main", "master"}) {
    for (const std::string& prefix : {remote, std::string(kHeads)}) {
      MIGRATE_TRY(const bool is_there, exists(repository, prefix + usual));
      if (is_there) return base_at(repository, prefix + usual, "its name");
    }
  }
  return fail(ErrorKind::kUsage, "No base branch was found: nothing is called main or master here.",
              {"Name it: --base REF", "git remote set-head origin --auto"});
}

}  // namespace migrate::project
