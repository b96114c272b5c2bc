#include "migrate/project/evidence.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "migrate/git/tree_finder.h"
#include "migrate/glob.h"
#include "project/revision_trees.h"

namespace migrate::project {
namespace {

// A version that counts, and how people call it.
struct Witness {
  git::ObjectId commit;
  std::string name;
};

// Revision id to the first witness that has it.
using Sightings = std::unordered_map<std::string, std::string>;

bool is_release(const git::Ref& ref, const std::vector<std::string>& globs) {
  return std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) {
    return glob_match(glob, ref.name) || glob_match(glob, short_ref_name(ref.name));
  });
}

// What somebody's remote holds: its branches, and the pull requests that it keeps as refs.
bool is_in_remote(const git::Ref& ref) {
  return ref.name.starts_with("refs/remotes/") || ref.name.starts_with("refs/pull/") ||
         ref.name.starts_with("refs/merge-requests/");
}

}  // namespace

struct EvidenceFinder::Impl {
  Impl(std::shared_ptr<const git::Repository> from, std::optional<Base> against,
       std::vector<std::string> globs, LoadOptions options)
      : repository(std::move(from)),
        base(std::move(against)),
        release_refs(std::move(globs)),
        trees(*repository, options) {}

  const std::vector<git::Ref>& all_refs() {
    if (!refs) refs = repository->refs().value_or(std::vector<git::Ref>{});
    return *refs;
  }

  std::vector<Witness> landed_witnesses() {
    std::vector<Witness> witnesses;
    if (base) witnesses.push_back({base->commit, base->name});
    for (const git::Ref& ref : all_refs())
      if (!ref.symbolic && is_release(ref, release_refs))
        witnesses.push_back({ref.target, short_ref_name(ref.name)});
    for (const git::Ref& ref : all_refs())
      if (ref.name.starts_with("refs/tags/"))
        witnesses.push_back({ref.target, "tag " + short_ref_name(ref.name)});
    return witnesses;
  }

  std::vector<Witness> pushed_witnesses() {
    std::vector<Witness> witnesses;
    for (const git::Ref& ref : all_refs())
      if (!ref.symbolic && is_in_remote(ref))
        witnesses.push_back({ref.target, short_ref_name(ref.name)});
    return witnesses;
  }

  Sightings look(const History& history, const std::vector<Witness>& witnesses) {
    std::vector<Place> places;
    add_places(std::span(&history.config, 1), places);
    std::vector<git::ObjectId> roots;
    roots.reserve(witnesses.size());
    for (const Witness& witness : witnesses) roots.push_back(witness.commit);
    const auto found = git::find_paths(*repository, roots, paths_of(places));
    Sightings sightings;
    std::set<std::pair<std::size_t, git::ObjectId>> seen;
    for (std::size_t w = 0; w < witnesses.size(); ++w) {
      for (std::size_t p = 0; p < places.size(); ++p) {
        const git::Found& folder = found[w * places.size() + p];
        if (!seen.emplace(p, folder.id).second) continue;
        for (const TreeRevision& revision : trees.in(folder, places[p]))
          sightings.try_emplace(revision.id, witnesses[w].name);
      }
    }
    return sightings;
  }

  std::shared_ptr<const git::Repository> repository;
  std::optional<Base> base;
  std::vector<std::string> release_refs;
  RevisionTrees trees;
  std::optional<std::vector<git::Ref>> refs;
  std::map<std::string, Sightings> landed, pushed;  // by history
};

EvidenceFinder::EvidenceFinder(std::shared_ptr<const git::Repository> repository,
                               std::optional<Base> base, std::vector<std::string> release_refs,
                               const LoadOptions& load)
    : impl_(std::make_unique<Impl>(std::move(repository), std::move(base), std::move(release_refs),
                                   load)) {}
EvidenceFinder::~EvidenceFinder() = default;
EvidenceFinder::EvidenceFinder(EvidenceFinder&&) noexcept = default;

Evidence EvidenceFinder::find(const History& history, std::string_view revision) {
  const std::string id(revision);
  const auto ask = [&](std::map<std::string, Sightings>& known, auto&& witnesses) {
    auto place = known.find(history.config.name);
    if (place == known.end())
      place = known.emplace(history.config.name, impl_->look(history, witnesses())).first;
    const auto sighting = place->second.find(id);
    return sighting == place->second.end() ? std::optional<std::string>() : sighting->second;
  };
  if (auto where = ask(impl_->landed, [this] { return impl_->landed_witnesses(); }))
    return {Publication::kLanded, *std::move(where)};
  if (auto where = ask(impl_->pushed, [this] { return impl_->pushed_witnesses(); }))
    return {Publication::kPushed, *std::move(where)};
  return {};
}

}  // namespace migrate::project
