#include "cli/hook_push.h"

#include <fmt/format.h>

#include <algorithm>

#include "migrate/source/commit_source.h"

namespace migrate::cli {
namespace {

constexpr std::string_view kHeads = "refs/heads/", kTags = "refs/tags/";

bool is_zero(std::string_view id) { return id.find_first_not_of('0') == id.npos; }

Result<PushedRef> parse_line(std::string_view line) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find(' ', begin), line.size());
    words.emplace_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  const auto is_empty = [](const std::string& word) { return word.empty(); };
  if (words.size() != 4 || std::any_of(words.begin(), words.end(), is_empty))
    return fail(ErrorKind::kUsage,
                fmt::format("Git tells pre-push four words a line, not '{}'.", line));
  return PushedRef{words[0], words[1], words[2], words[3]};
}

// The base as this remote had it last: what the configuration names, else the remote's default
// branch, else what any other command would take. Nothing: there is none yet.
Result<std::optional<project::Base>> find_push_base(Session& session, const std::string& remote,
                                                    const source::Source& pushed) {
  const git::Repository& repository = *session.repository();
  MIGRATE_TRY(const alembic::Settings settings, session.settings_of(pushed));
  if (settings.base.empty() && !remote.empty()) {
    for (const char* const name : {"HEAD", "main", "master"}) {
      const std::string ref = fmt::format("refs/remotes/{}/{}", remote, name);
      const auto found = repository.resolve_ref_name(ref);
      if (!found || !*found) continue;
      return project::find_base(repository, ref, "");
    }
  }
  auto base = project::find_base(repository, "", settings.base);
  if (base) return *std::move(base);
  if (settings.base.empty() && base.error().kind == ErrorKind::kUsage) return std::nullopt;
  return tl::unexpected(std::move(base).error());
}

// Whether the push moves the base itself.
bool moves_base(const git::Repository& repository, const std::string& remote,
                const project::Base& base, std::string_view remote_ref) {
  if (!remote_ref.starts_with(kHeads)) return false;
  if (base.ref == remote_ref) return true;
  const std::string folder = fmt::format("refs/remotes/{}/", remote);
  const std::string tracking = folder + std::string(remote_ref.substr(kHeads.size()));
  if (base.ref == tracking) return true;
  if (base.ref != folder + "HEAD") return false;
  // Which branch the remote's HEAD leads to is seen by where both are.
  const auto there = repository.resolve_commit(tracking);
  return there && *there == base.commit;
}

// What the remote has now, which Git knows better than the tracking branch. A base that only the
// local branch of that name stands for is no other version than the one that is pushed.
std::optional<project::Base> former_base(const git::Repository& repository, project::Base base,
                                         const PushedRef& pushed) {
  const auto there = git::ObjectId::from_hex(pushed.remote_id);
  if (there && !is_zero(pushed.remote_id) && repository.has_object(*there)) {
    base.commit = *there;
    return base;
  }
  if (base.ref == pushed.remote_ref) return std::nullopt;
  return base;
}

bool is_repeated(const std::vector<PushCase>& cases, const HookCase& what) {
  return std::any_of(cases.begin(), cases.end(), [&](const PushCase& known) {
    return known.what.commit == what.commit && known.what.kind == what.kind;
  });
}

Result<std::optional<HookCase>> find_case(Session& session, const std::string& remote,
                                          const PushedRef& pushed) {
  const git::Repository& repository = *session.repository();
  if (is_zero(pushed.local_id)) return std::nullopt;
  const bool is_tag = pushed.remote_ref.starts_with(kTags);
  const auto commit = repository.resolve_commit(pushed.local_id);
  if (!commit && is_tag) return std::nullopt;
  HookCase what;
  MIGRATE_TRY(what.commit, commit);
  std::string name = project::short_ref_name(pushed.local_ref);
  if (name == pushed.local_id) name = what.commit->short_hex();
  MIGRATE_TRY(what.source, source::commit_source(session.repository(), *what.commit, name));
  MIGRATE_TRY(what.base, find_push_base(session, remote, *what.source));
  what.kind = is_tag ? HookKind::kTag : HookKind::kBranch;
  if (what.base && moves_base(repository, remote, *what.base, pushed.remote_ref)) {
    what.kind = HookKind::kBase;
    what.base = former_base(repository, *std::move(what.base), pushed);
  }
  if (what.base) {
    MIGRATE_TRY(const bool landed, repository.is_ancestor(*what.commit, what.base->commit));
    if (landed) return std::nullopt;
  }
  return what;
}

}  // namespace

Result<std::vector<PushedRef>> parse_push(std::string_view text) {
  std::vector<PushedRef> push;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    MIGRATE_TRY(PushedRef pushed, parse_line(text.substr(0, end)));
    push.push_back(std::move(pushed));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return push;
}

Result<std::vector<PushCase>> find_cases(Session& session, const std::string& remote,
                                         const std::vector<PushedRef>& push) {
  std::vector<PushCase> cases;
  for (const PushedRef& pushed : push) {
    MIGRATE_TRY(std::optional<HookCase> what, find_case(session, remote, pushed));
    if (what && !is_repeated(cases, *what)) cases.push_back({pushed, *std::move(what)});
  }
  return cases;
}

}  // namespace migrate::cli
