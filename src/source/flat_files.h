// A source's files as one flat list, with the folders that their paths imply. Private to this
// layer.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/source/source.h"

namespace migrate::source {

class FlatFiles {
 public:
  // Replaces an entry of the same path. The entry's name is set here. Adding in order is fastest.
  void add(std::string path, EntryKind kind, std::optional<git::ObjectId> id);
  // As Source::list and Source::stat say.
  std::vector<Entry> list(std::string_view directory) const;
  std::optional<Entry> stat(std::string_view path) const;

 private:
  std::map<std::string, Entry, std::less<>> by_path_;
};

}  // namespace migrate::source
