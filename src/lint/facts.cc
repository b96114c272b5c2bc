#include "migrate/lint/facts.h"

#include <algorithm>
#include <utility>

#include "migrate/date.h"
#include "migrate/git/tree_finder.h"
#include "migrate/project/base_state.h"
#include "migrate/project/deletions.h"
#include "migrate/project/evidence.h"

namespace migrate::lint {
namespace {

void read_base(const FactSources& sources, Facts& facts) {
  facts.base_ref = sources.base->name;
  facts.base_commit = sources.base->commit.hex();
  const auto state = project::base_state(*sources.repository, *sources.base);
  if (!state) return;
  facts.base_upstream = project::short_ref_name(state->upstream);
  facts.base_behind = state->behind;
  constexpr std::int64_t kDay = 86'400;
  if (state->updated)
    facts.base_age_days = static_cast<std::uint32_t>(
        std::clamp<std::int64_t>((sources.now - *state->updated) / kDay, 0, UINT32_MAX));
}

// The files of the working tree or the index that HEAD does not have.
std::vector<std::string> uncommitted(const FactSources& sources,
                                     const std::optional<git::ObjectId>& head) {
  std::vector<std::string> paths;
  for (const project::History& history : sources.head->histories)
    for (const project::RevisionFile& file : history.files) paths.push_back(file.path);
  std::sort(paths.begin(), paths.end());
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
  if (!head) return paths;
  const auto found = git::find_paths(*sources.repository, std::span(&*head, 1), paths);
  std::vector<std::string> result;
  for (std::size_t p = 0; p < paths.size(); ++p)
    if (found[p].state == git::Found::State::kAbsent) result.push_back(std::move(paths[p]));
  return result;
}

std::map<std::string, Deletion> deletions(const FactSources& sources,
                                          const std::optional<git::ObjectId>& head) {
  std::vector<std::string> missing;
  for (const project::History& history : sources.head->histories)
    for (const graph::Problem& problem : history.graph.problems())
      if (const auto* parent = std::get_if<graph::MissingParent>(&problem))
        missing.push_back(parent->parent);
  std::vector<git::ObjectId> tips;
  if (head) tips.push_back(*head);
  if (sources.base) tips.push_back(sources.base->commit);
  std::map<std::string, Deletion> result;
  const auto found =
      project::find_deletions(sources.repository, *sources.head, tips, missing, sources.load);
  if (!found) return result;
  for (const project::Deletion& deletion : *found) {
    const git::CommitInfo& commit = deletion.commit;
    result.try_emplace(
        deletion.id,
        Deletion{commit.id.hex(), commit.subject, commit.author.name,
                 day_of(commit.author.time, commit.author.offset_minutes), deletion.path});
  }
  return result;
}

}  // namespace

Facts read_facts(const FactSources& sources) {
  Facts facts;
  facts.shallow = sources.repository->is_shallow();
  facts.partial = sources.repository->is_partial();
  facts.fork_unknown = sources.fork_unknown;
  if (sources.base) read_base(sources, facts);
  std::optional<git::ObjectId> head = sources.commit;
  if (!head) {
    if (const auto at = sources.repository->head()) head = at->commit;
    facts.untracked = uncommitted(sources, head);
  }
  facts.deletions = deletions(sources, head);
  const auto evidence = std::make_shared<project::EvidenceFinder>(
      sources.repository, sources.base, sources.release_refs, sources.load);
  facts.publication = [evidence](const project::History& history, std::string_view revision) {
    return evidence->find(history, revision);
  };
  return facts;
}

}  // namespace migrate::lint
