#include "cli/hook_push.h"

#include <fmt/format.h>

#include <algorithm>

#include "migrate/glob.h"
#include "migrate/shell.h"
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

std::string tracking_branch(const std::string& remote, std::string_view remote_ref) {
  return fmt::format("refs/remotes/{}/{}", remote, remote_ref.substr(kHeads.size()));
}

// Whether the push moves the base itself.
bool moves_base(const git::Repository& repository, const std::string& remote,
                const project::Base& base, std::string_view remote_ref) {
  if (!remote_ref.starts_with(kHeads)) return false;
  if (base.ref == remote_ref) return true;
  const std::string tracking = tracking_branch(remote, remote_ref);
  if (base.ref == tracking) return true;
  if (base.ref != fmt::format("refs/remotes/{}/HEAD", remote)) return false;
  // Which branch the remote's HEAD leads to is seen by where both are.
  const auto there = repository.resolve_commit(tracking);
  return there && *there == base.commit;
}

// The commit that the remote's ref leads to until now, which Git knows better than the tracking
// branch; nothing: the remote has no such ref, or this clone lacks the commit.
std::optional<git::ObjectId> commit_there(const git::Repository& repository,
                                          const PushedRef& pushed) {
  const auto there = git::ObjectId::from_hex(pushed.remote_id);
  if (!there || is_zero(pushed.remote_id) || !repository.has_object(*there)) return std::nullopt;
  const auto commit = repository.resolve_commit(there->hex());
  return commit ? std::optional(*commit) : std::nullopt;
}

// Nothing where the remote has no such ref. Of a push that is not forced it does not matter: Git
// refuses that one after the hook.
std::optional<Diagnostic> what_is_missing(const std::string& remote, const PushedRef& pushed) {
  if (is_zero(pushed.remote_id)) return std::nullopt;
  Diagnostic said;
  said.cannot_tell = true;
  said.severity = Severity::kWarning;
  said.message =
      fmt::format("what goes away with this push: `{}` is at {} there, which is not in this clone",
                  project::short_ref_name(pushed.remote_ref), pushed.remote_id.substr(0, 10));
  said.help.push_back("`git fetch" + (remote.empty() ? "" : " " + shell_word(remote)) +
                      "` gets it");
  return said;
}

// The base as the remote has it. One that only the local branch of that name stands for is no
// other version than the one that is pushed.
void become_base(const git::Repository& repository, const std::string& remote,
                 const PushedRef& pushed, HookCase& what) {
  what.kind = HookKind::kBase;
  what.former = commit_there(repository, pushed);
  if (what.former) {
    what.base->commit = *what.former;
    return;
  }
  what.former_unknown = what_is_missing(remote, pushed);
  if (what.base->ref == pushed.remote_ref) what.base.reset();
}

bool is_release(const std::vector<std::string>& globs, const std::string& remote,
                const std::string& remote_ref) {
  const std::string tracking = tracking_branch(remote, remote_ref);
  return std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) {
    return glob_match(glob, remote_ref) || glob_match(glob, project::short_ref_name(remote_ref)) ||
           glob_match(glob, tracking) || glob_match(glob, project::short_ref_name(tracking));
  });
}

// What the push does to what the branch was; nothing where it only adds to it.
Result<std::optional<HookCase>> find_former_case(Session& session, const std::string& remote,
                                                 const PushedRef& pushed, HookCase what) {
  const git::Repository& repository = *session.repository();
  what.former = commit_there(repository, pushed);
  if (!what.former) what.former_unknown = what_is_missing(remote, pushed);
  if (!what.former && !what.former_unknown) return std::nullopt;
  MIGRATE_TRY(const auto base_source,
              what.base ? source::commit_source(session.repository(), what.base->commit, "")
                        : Result<std::shared_ptr<const source::Source>>(what.source));
  MIGRATE_TRY(const alembic::Settings settings, session.settings_of(*base_source));
  what.kind = HookKind::kForced;
  if (what.former && is_release(settings.release_refs, remote, pushed.remote_ref)) {
    what.kind = HookKind::kRelease;
    const std::string ref = tracking_branch(remote, pushed.remote_ref);
    what.base = project::Base{ref, project::short_ref_name(ref), *what.former, "release_refs"};
    if (const auto seen = repository.resolve_commit(ref); !seen || *seen != *what.former)
      what.base->name = what.former->short_hex();
    return what;
  }
  // At the end of a shallow clone the two may be related all the same; comparing them is right
  // then, too.
  if (what.former && repository.is_ancestor(*what.former, *what.commit).value_or(false))
    return std::nullopt;
  return what;
}

bool is_repeated(const std::vector<PushCase>& cases, const HookCase& what) {
  return std::any_of(cases.begin(), cases.end(), [&](const PushCase& known) {
    return known.what.commit == what.commit && known.what.kind == what.kind &&
           known.what.former == what.former && !what.former_unknown;
  });
}

Result<std::vector<HookCase>> find_cases_of(Session& session, const std::string& remote,
                                            const PushedRef& pushed) {
  const git::Repository& repository = *session.repository();
  std::vector<HookCase> cases;
  if (is_zero(pushed.local_id)) return cases;
  const bool is_tag = pushed.remote_ref.starts_with(kTags);
  const auto commit = repository.resolve_commit(pushed.local_id);
  if (!commit && is_tag) return cases;
  HookCase what;
  MIGRATE_TRY(what.commit, commit);
  std::string name = project::short_ref_name(pushed.local_ref);
  if (name == pushed.local_id) name = what.commit->short_hex();
  MIGRATE_TRY(what.source, source::commit_source(session.repository(), *what.commit, name));
  MIGRATE_TRY(what.base, find_push_base(session, remote, *what.source));
  what.kind = is_tag ? HookKind::kTag : HookKind::kBranch;
  if (what.base && moves_base(repository, remote, *what.base, pushed.remote_ref)) {
    become_base(repository, remote, pushed, what);
  } else if (pushed.remote_ref.starts_with(kHeads)) {
    MIGRATE_TRY(std::optional<HookCase> former, find_former_case(session, remote, pushed, what));
    if (former) cases.push_back(*std::move(former));
  }
  // To have landed is no excuse for what takes the base back to where it was.
  bool has_landed = what.former == what.commit;
  if (what.base && !what.former && !what.former_unknown)
    has_landed = repository.is_ancestor(*what.commit, what.base->commit).value_or(false);
  if (!has_landed) cases.insert(cases.begin(), std::move(what));
  return cases;
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
    MIGRATE_TRY(std::vector<HookCase> found, find_cases_of(session, remote, pushed));
    for (HookCase& what : found)
      if (!is_repeated(cases, what)) cases.push_back({pushed, std::move(what)});
  }
  return cases;
}

}  // namespace migrate::cli
