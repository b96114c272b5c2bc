// Trees that exist only in a MergeStore, written as {path, text}.
#pragma once

#include <map>
#include <string>

#include "source/merge_store.h"

namespace migrate::testing {

class NoObjects : public source::ObjectReader {
 public:
  Result<std::shared_ptr<const source::Tree>> tree(const git::ObjectId& id) const override {
    return fail(ErrorKind::kUndecidable, "No tree " + id.hex() + ".");
  }
  Result<std::shared_ptr<const std::string>> blob(const git::ObjectId& id) const override {
    return fail(ErrorKind::kUndecidable, "No blob " + id.hex() + ".");
  }
};

using Texts = std::map<std::string, std::string>;

// A text "-> target" makes a link.
inline git::ObjectId make_tree(source::MergeStore& store, const Texts& texts) {
  source::Tree entries;
  std::map<std::string, Texts> folders;
  for (const auto& [path, text] : texts) {
    const std::size_t slash = path.find('/');
    if (slash != std::string::npos) {
      folders[path.substr(0, slash)][path.substr(slash + 1)] = text;
    } else {
      const bool link = text.compare(0, 3, "-> ") == 0;
      entries.push_back(
          {path, link ? git::Mode::kSymlink : git::Mode::kFile, store.put_blob(text)});
    }
  }
  for (const auto& [name, below] : folders) {
    entries.push_back({name, git::Mode::kTree, make_tree(store, below)});
  }
  return store.put_tree(std::move(entries));
}

inline Texts read_tree(const source::MergeStore& store, const git::ObjectId& id) {
  Texts texts;
  const auto entries = store.tree(id).value();
  for (const git::TreeEntry& entry : *entries) {
    if (entry.mode != git::Mode::kTree) {
      texts[entry.name] = *store.blob(entry.id).value();
      continue;
    }
    for (const auto& [path, text] : read_tree(store, entry.id)) {
      texts[entry.name + "/" + path] = text;
    }
  }
  return texts;
}

}  // namespace migrate::testing
