#include "merge/forecast_headers.h"

#include <cstddef>
#include <utility>

#include "migrate/parallel.h"
#include "migrate/source/source.h"

namespace migrate::merge {
namespace {

constexpr std::size_t kBlobsAPiece = 16;

template <typename Visit>
void for_each_file(std::span<Landed> all, Visit visit) {
  for (Landed& landed : all)
    for (auto& history : landed.histories)
      for (FileChange& change : history.second)
        if (change.state == FileChange::State::kThere && !change.header) visit(landed, change);
}

}  // namespace

void Headers::fill(std::span<Landed> all) {
  std::vector<std::pair<const git::ObjectId, Slot>*> todo;
  for_each_file(all, [&](const Landed& landed, const FileChange& change) {
    const auto [slot, fresh] = slots_.try_emplace(change.blob);
    if (!fresh) return;
    slot->second.merged = landed.merged.get();
    slot->second.path = change.path;
    todo.push_back(&*slot);
  });
  parallel_for(todo.size(), kBlobsAPiece, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) read(todo[i]->first, todo[i]->second);
  });
  for_each_file(all, [&](const Landed&, FileChange& change) {
    const Slot& slot = slots_.at(change.blob);
    change.header = slot.header;
    if (slot.header) return;
    change.state = FileChange::State::kUnreadable;
    change.reason = slot.reason;
    change.hints = slot.hints;
  });
}

void Headers::read(const git::ObjectId& blob, Slot& slot) const {
  git::Blob found = repository_.blob(blob, source::kMaxFileBytes);
  if (found.state == git::BlobState::kMissing && slot.merged != nullptr) {
    source::Content content = slot.merged->read(slot.path);
    if (content.ok()) found = {git::BlobState::kFound, std::move(content.text), 0};
  }
  switch (found.state) {
    case git::BlobState::kFound:
      slot.header =
          std::make_shared<const python::RevisionHeader>(python::parse_header(found.text));
      return;
    case git::BlobState::kMissing:
      slot.reason = "Its content is not in this repository.";
      slot.hints = repository_.missing_object_hints();
      return;
    case git::BlobState::kTooLarge:
      slot.reason = "It is too large to be read.";
      return;
    case git::BlobState::kNotABlob:
    case git::BlobState::kDamaged:
      slot.reason = "Its content is damaged in this repository.";
      slot.hints = {"git fsck"};
      return;
  }
}

}  // namespace migrate::merge
