#include "merge/forecast_bodies.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "migrate/parallel.h"
#include "migrate/project/revision_files.h"
#include "migrate/python/header.h"
#include "migrate/source/source.h"

namespace migrate::merge {
namespace {

using Meaning = std::optional<std::uint64_t>;  // nothing: it cannot be read
using BlobMeanings = std::map<git::ObjectId, Meaning>;

// A file of a ref, and the base's file of the same revision.
struct Pair {
  FileChange* mine;
  git::ObjectId base;
};

std::vector<Pair> pairs_of(const project::Project& base, std::span<Landed> all,
                           BlobMeanings& meanings) {
  std::vector<Pair> pairs;
  for (Landed& landed : all)
    for (auto& [number, changes] : landed.histories) {
      const project::History& history = base.histories[number];
      for (FileChange& change : changes) {
        if (change.state != FileChange::State::kThere) continue;
        const auto id = project::revision_id(change.path, *change.header);
        const auto node = id ? history.graph.find(*id) : std::nullopt;
        if (!node) continue;
        const project::RevisionFile& file = history.file(*node);
        if (file.blob == change.blob) continue;
        pairs.push_back({&change, file.blob.value_or(git::ObjectId{})});
        meanings.try_emplace(pairs.back().base);
        if (change.meaning) continue;
        if (landed.merged) {
          const source::Content content = landed.merged->read(change.path);
          if (content.ok()) change.meaning = python::parse_body(content.text).meaning;
        } else {
          meanings.try_emplace(change.blob);
        }
      }
    }
  return pairs;
}

void read(const git::Repository& repository, BlobMeanings& meanings) {
  std::vector<BlobMeanings::value_type*> todo;
  for (BlobMeanings::value_type& entry : meanings) todo.push_back(&entry);
  parallel_for(todo.size(), 16, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const git::Blob blob = repository.blob(todo[i]->first, source::kMaxFileBytes);
      if (blob.state == git::BlobState::kFound)
        todo[i]->second = python::parse_body(blob.text).meaning;
    }
  });
}

}  // namespace

void compare_bodies(const git::Repository& repository, const project::Project& base,
                    std::span<Landed> all) {
  BlobMeanings meanings;
  const std::vector<Pair> pairs = pairs_of(base, all, meanings);
  read(repository, meanings);
  for (const Pair& pair : pairs) {
    FileChange& mine = *pair.mine;
    if (!mine.meaning)
      if (const auto known = meanings.find(mine.blob); known != meanings.end())
        mine.meaning = known->second;
    const Meaning& theirs = meanings.at(pair.base);
    mine.body = !mine.meaning || !theirs   ? FileChange::Body::kUnknown
                : *mine.meaning == *theirs ? FileChange::Body::kSame
                                           : FileChange::Body::kChanged;
  }
}

}  // namespace migrate::merge
