#include "project/where_ways.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "migrate/shell.h"

namespace migrate::project {
namespace {

constexpr std::string_view kHeads = "refs/heads/";
constexpr std::string_view kRemotes = "refs/remotes/";

const git::Ref* find_ref(const Surroundings& around, std::string_view name) {
  const auto place = std::find_if(around.refs.begin(), around.refs.end(),
                                  [&](const git::Ref& ref) { return ref.name == name; });
  return place == around.refs.end() ? nullptr : &*place;
}

// What a restored file still needs, as the end of a clause.
std::string parents_clause(const Surroundings& around) {
  if (around.missing_parents.empty()) return "what it follows is here";
  return fmt::format("it follows {}, which {} not here either",
                     fmt::join(around.missing_parents, " and "),
                     around.missing_parents.size() == 1 ? "is" : "are");
}

// As the end of a clause; nothing where the heads stay as many.
std::string heads_clause(std::size_t heads) {
  return heads < 2 ? "" : fmt::format("; leaves {} heads: then `migrate merge`", heads);
}

std::string commits(std::uint32_t count) {
  return count == 1 ? "1 commit" : fmt::format("{} commits", count);
}

std::string files_of(const Hit& hit) {
  std::string words;
  for (const std::string& path : hit.paths) words += " " + shell_word(path);
  return words;
}

// A commit that has the files.
std::string source_of(const Hit& hit) {
  std::string commit = hit.commit.id.short_hex();
  if (hit.standing != Standing::kDeleted) return commit;
  return commit + (hit.deleted_from == 1 ? "^" : fmt::format("^{}", hit.deleted_from));
}

WayOut restore(const Hit& hit, const std::string& source, const Surroundings& around) {
  return {fmt::format("git restore --source={} --{}", shell_word(source), files_of(hit)),
          fmt::format("copies {} into the working tree; {}{}",
                      hit.paths.size() == 1 ? "this one file" : "these files",
                      parents_clause(around), heads_clause(around.heads_restored))};
}

// The first of the hit's refs is a branch or leads nowhere in particular.
WayOut go_there(const Hit& hit, const Surroundings& around) {
  const std::string& name = hit.refs.front();
  constexpr std::string_view kCost =
      "the working tree becomes that version; what only this branch has is then not in it";
  if (find_ref(around, std::string(kHeads) + name) != nullptr)
    return {"git switch " + shell_word(name), std::string(kCost)};
  const std::size_t slash = name.find('/');
  const bool is_remote = find_ref(around, std::string(kRemotes) + name) != nullptr;
  if (is_remote && slash != name.npos &&
      find_ref(around, std::string(kHeads) + name.substr(slash + 1)) == nullptr)
    return {"git switch --track " + shell_word(name), std::string(kCost)};
  return {"git switch --detach " + hit.commit.id.short_hex(), std::string(kCost)};
}

void add_base_ways(const Hit& hit, const Surroundings& around, std::vector<WayOut>& ways) {
  const std::string base = shell_word(around.base);
  if (around.merge_brings_it) {
    const std::string heads = heads_clause(around.heads_merged);
    ways.push_back(
        {"git merge " + base, fmt::format("brings {} of {} that {} not here{}", commits(hit.ahead),
                                          around.base, hit.ahead == 1 ? "is" : "are", heads)});
    ways.push_back(
        {"git rebase " + base,
         "makes this branch's own commits anew: who has the old ones must follow" + heads});
  }
  ways.push_back(restore(hit, around.base, around));
}

void add_ref_ways(const Hit& hit, const Surroundings& around, std::vector<WayOut>& ways) {
  ways.push_back(go_there(hit, around));
  const std::string source = find_ref(around, std::string(kHeads) + hit.refs.front()) != nullptr ||
                                     find_ref(around, std::string(kRemotes) + hit.refs.front())
                                 ? hit.refs.front()
                                 : hit.commit.id.short_hex();
  if (around.merge_brings_it)
    ways.push_back({"git merge " + shell_word(source),
                    fmt::format("brings all that it has and this lacks: {}{}", commits(hit.ahead),
                                heads_clause(around.heads_merged))});
  ways.push_back(restore(hit, source, around));
}

void add_deleted_ways(const Hit& hit, const Surroundings& around, std::vector<WayOut>& ways) {
  const std::string commit = hit.commit.id.short_hex();
  if (hit.moved_is_here) {
    ways.push_back({fmt::format("git mv -- {} {}", shell_word(hit.moved_to.front()),
                                shell_word(hit.paths.front())),
                    fmt::format("puts the file back where Alembic looks; {}{}; databases that have "
                                "not run it will run it",
                                parents_clause(around), heads_clause(around.heads_restored))});
    return;
  }
  ways.push_back(restore(hit, source_of(hit), around));
  ways.back().cost += "; databases that have not run it will run it";
  if (hit.commit.parents.size() == 1)
    ways.push_back(
        {"git revert " + commit, "undoes everything that this commit did, not only that"});
}

void add_lost_ways(const Hit& hit, const Surroundings& around, std::vector<WayOut>& ways) {
  const std::string commit = hit.commit.id.short_hex();
  if (hit.standing == Standing::kStash) {
    const std::string stash = hit.refs.front().substr(0, hit.refs.front().find('^'));
    ways.push_back({"git stash apply " + shell_word(stash),
                    "brings all of the stash into the working tree; the stash stays"});
    ways.push_back(restore(hit, hit.refs.front(), around));
    return;
  }
  ways.push_back({"git branch rescued " + commit,
                  "keeps the commit, which git otherwise removes in some weeks"});
  ways.push_back(restore(hit, commit, around));
}

}  // namespace

std::vector<WayOut> ways_out(const Hit& hit, const Surroundings& around) {
  std::vector<WayOut> ways;
  if (!around.is_checked_out) {
    if (hit.standing != Standing::kHere)
      ways.push_back({fmt::format("git show {}", shell_word(source_of(hit) + ":" + hit.paths[0])),
                      "prints the file; changes nothing"});
    return ways;
  }
  switch (hit.standing) {
    case Standing::kHere:
      if (!hit.committed)
        ways.push_back({fmt::format("git add --{}", files_of(hit)),
                        "the next commit has it; until then nobody else does"});
      break;
    case Standing::kUncommitted:
      ways.push_back(
          {fmt::format("git restore {}--{}",
                       hit.refs.front() == "HEAD" ? "--staged --worktree " : "", files_of(hit)),
           "puts the file back as it was; nothing else changes"});
      break;
    case Standing::kBase:
      add_base_ways(hit, around, ways);
      break;
    case Standing::kRef:
      add_ref_ways(hit, around, ways);
      break;
    case Standing::kDeleted:
      add_deleted_ways(hit, around, ways);
      break;
    case Standing::kStash:
    case Standing::kReflog:
      add_lost_ways(hit, around, ways);
      break;
  }
  return ways;
}

std::vector<WayOut> ways_to_look_further(std::string_view id, bool never_here,
                                         const Surroundings& around) {
  std::vector<WayOut> ways;
  for (const std::string& remote : around.remotes) {
    ways.push_back({"git fetch " + shell_word(remote),
                    "updates what is known of the remote's branches; no file changes"});
    const auto is_request = [](const git::Ref& ref) { return ref.name.starts_with("refs/pull/"); };
    if (remote == "origin" && std::none_of(around.refs.begin(), around.refs.end(), is_request))
      ways.push_back({"git fetch origin '+refs/pull/*/head:refs/pull/*/head'",
                      "fetches every pull request of a remote on GitHub"});
  }
  ways.push_back({"migrate -C OTHER_CLONE where " + shell_word(id),
                  "asks the clone of whoever ran it, who may not have pushed it; reads only"});
  if (never_here)
    ways.push_back({"alembic stamp --purge head",
                    "where nobody has the file: a database that stands at it counts as up to date; "
                    "runs nothing, so first compare its schema"});
  return ways;
}

}  // namespace migrate::project
