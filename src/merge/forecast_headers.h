// The headers of revision files that the base does not have, each distinct blob read once.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "merge/forecast_landing.h"
#include "migrate/git/object_id.h"
#include "migrate/git/repository.h"
#include "migrate/python/header.h"

namespace migrate::merge {

class Headers {
 public:
  // The repository must outlive this.
  explicit Headers(const git::Repository& repository) : repository_(repository) {}

  // Gives every file that is there its header; what cannot be read becomes unreadable.
  void fill(std::span<Landed> all);

 private:
  struct Slot {
    std::shared_ptr<const python::RevisionHeader> header;  // null: `reason` says why
    std::string reason;
    std::vector<std::string> hints;
    // Where it is looked for when the repository does not have it: a content that git merged.
    const source::Source* merged = nullptr;
    std::string path;
  };
  void read(const git::ObjectId& blob, Slot& slot) const;

  const git::Repository& repository_;
  std::unordered_map<git::ObjectId, Slot> slots_;
};

}  // namespace migrate::merge
