#include "migrate/project/base_state.h"

#include <string_view>

#include "migrate/git/commit_walk.h"

namespace migrate::project {

Result<BaseState> base_state(const git::Repository& repository, const Base& base) {
  constexpr std::string_view kHeads = "refs/heads/";
  constexpr std::uint32_t kCounted = 10'000;
  BaseState state;
  if (!base.ref.starts_with(kHeads)) {
    if (base.ref.starts_with("refs/remotes/")) state.updated = repository.last_update(base.ref);
    return state;
  }
  const std::string section = "branch." + base.ref.substr(kHeads.size());
  const auto remote = repository.config(section + ".remote");
  const auto merge = repository.config(section + ".merge");
  if (!remote || !merge || !merge->starts_with(kHeads)) return state;
  const std::string upstream = "refs/remotes/" + *remote + "/" + merge->substr(kHeads.size());
  const auto tip = repository.resolve_commit(upstream);
  if (!tip) return state;
  state.upstream = upstream;
  state.updated = repository.last_update(upstream);
  const auto count = [&](const git::WalkedCommit&) {
    return ++state.behind < kCounted ? git::WalkStep::kOn : git::WalkStep::kStop;
  };
  MIGRATE_TRY(const git::WalkResult walked,
              git::walk(repository, std::span(&*tip, 1), std::span(&base.commit, 1), count));
  static_cast<void>(walked);
  return state;
}

}  // namespace migrate::project
