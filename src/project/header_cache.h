// Revision headers by blob id, or by the stamp of a file in a working tree (source.h), kept between
// runs. A convenience only: an absent, damaged or foreign file means that headers are parsed again,
// and a failure to write is not reported.
//
// The file `headers-2` in the cache folder is a table sorted by blob id, written beside and renamed
// into place, so that several processes may read and write it at once (the last writer wins;
// nothing depends on what it holds). Format: docs/formats/cache.md.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "migrate/git/object_id.h"
#include "migrate/python/header.h"

namespace migrate::project {

class HeaderCache {
 public:
  // Opens the cache in `folder`, which need not exist; "" means none.
  explicit HeaderCache(std::string folder);
  ~HeaderCache();
  HeaderCache(const HeaderCache&) = delete;
  HeaderCache& operator=(const HeaderCache&) = delete;

  bool enabled() const { return !folder_.empty(); }
  // Fills `header` and returns true when it is known. Safe from several threads while nobody calls
  // `add`.
  bool find(const git::ObjectId& blob, python::RevisionHeader& header) const;
  void add(const git::ObjectId& blob, const python::RevisionHeader& header);
  // Writes what was added, when anything was.
  void save();

 private:
  std::string_view record(const git::ObjectId& blob) const;

  std::string folder_;
  std::string_view file_;   // the mapped file, empty when there is none or it is not sound
  std::size_t mapped_ = 0;  // bytes mapped
  std::unordered_map<git::ObjectId, std::string> added_;
};

}  // namespace migrate::project
