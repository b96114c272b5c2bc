// Compares merges in memory with those of the real git, for many random histories in one
// repository.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "merge_histories.h"
#include "migrate/git/repository.h"
#include "migrate/source/merged_source.h"
#include "support/git_repo.h"

namespace migrate::testing {

// Files by path → object name; links and submodules too.
using Files = std::map<std::string, std::string>;

struct GitMerge {
  std::string tree;
  Files files;
  std::set<std::string> conflicts;
  bool crashed = false;  // git 2.39 stops at an assertion for a few histories
};

inline GitMerge git_merge(GitRepo& repo, const std::string& ours, const std::string& theirs) {
  GitMerge merge;
  const ProcessResult run = repo.try_git({"merge-tree", "--write-tree", "-z", ours, theirs});
  merge.crashed = run.status > 1;
  if (merge.crashed) return merge;
  merge.tree = run.out.substr(0, 40);
  for (std::size_t at = 41; at < run.out.size();) {
    const std::string line = run.out.substr(at, run.out.find('\0', at) - at);
    if (line.empty()) break;
    std::string path = line.substr(line.find('\t') + 1);
    merge.conflicts.insert(path.substr(0, path.find('~')));
    at += line.size() + 1;
  }
  return merge;
}

inline void add_files(const git::Repository& repository, const git::ObjectId& tree,
                      const std::string& prefix, Files& files) {
  const auto entries = repository.tree(tree).value();
  for (const git::TreeEntry& entry : entries) {
    if (entry.mode == git::Mode::kTree) {
      add_files(repository, entry.id, prefix + entry.name + "/", files);
    } else {
      files[prefix + entry.name] = entry.id.hex();
    }
  }
}

// Files that are in conflict have no object name.
inline void add_files(const source::Source& source, const std::string& folder, Files& files) {
  const auto entries = source.list(folder).value();
  for (const source::Entry& entry : entries) {
    const std::string path = folder.empty() ? entry.name : folder + "/" + entry.name;
    if (entry.kind == source::EntryKind::kDirectory) {
      add_files(source, path, files);
    } else {
      files[path] = entry.id ? entry.id->hex() : "";
    }
  }
}

struct Comparison {
  std::vector<std::string> wrong;     // clean here, but git has a conflict or other content
  std::vector<std::string> cautious;  // in conflict here although git merges it
};

inline Comparison compare(const GitMerge& expected, const source::MergeResult& actual,
                          const std::string& folder) {
  Comparison result;
  std::set<std::string> conflicts;
  for (const source::MergeConflict& conflict : actual.conflicts) {
    conflicts.insert(conflict.path.substr(0, conflict.path.find('~')));
    if (conflict.path == folder) {
      result.cautious.push_back(folder + ": " + conflict.reason);
      return result;
    }
  }
  const auto inside = [&](const std::string& path) {
    return folder.empty() || path.compare(0, folder.size() + 1, folder + "/") == 0;
  };
  Files files;
  add_files(*actual.source, folder, files);
  for (const std::string& path : conflicts) {
    if (expected.conflicts.count(path) == 0) result.cautious.push_back(path);
  }
  for (const std::string& path : expected.conflicts) {
    if (inside(path) && conflicts.count(path) == 0)
      result.wrong.push_back(path + ": git: conflict");
  }
  const auto doubtful = [&](const std::string& path) {
    const std::string plain = path.substr(0, path.find('~'));
    return conflicts.count(plain) != 0 || expected.conflicts.count(plain) != 0;
  };
  for (const auto& [path, id] : expected.files) {
    if (!inside(path) || doubtful(path)) continue;
    const auto it = files.find(path);
    if (it == files.end()) {
      result.wrong.push_back(path + ": absent");
    } else if (it->second != id) {
      result.wrong.push_back(path + ": other content");
    }
  }
  for (const auto& file : files) {
    if (!doubtful(file.first) && expected.files.count(file.first) == 0) {
      result.wrong.push_back(file.first + ": git: absent");
    }
  }
  return result;
}

struct OracleCounts {
  int merges = 0, crashed = 0, clean = 0, criss_cross = 0, exact = 0, cautious = 0;
  std::vector<std::string> wrong;
};

// Seeds [first, first + count), each merged as a whole and for db/versions alone.
inline OracleCounts run_merge_oracle(std::uint64_t first, std::uint64_t count) {
  GitRepo repo = GitRepo::bare();
  std::string stream;
  std::size_t mark = 1;
  std::vector<bool> crossed;
  for (std::uint64_t seed = first; seed < first + count; ++seed) {
    const MergeHistory history(seed);
    stream += history.stream("s" + std::to_string(seed), mark);
    mark += history.commits().size();
    crossed.push_back(history.commits().size() > 3);
  }
  repo.git({"fast-import", "--quiet"}, stream);
  std::vector<GitMerge> expected;
  for (std::uint64_t seed = first; seed < first + count; ++seed) {
    const std::string name = "s" + std::to_string(seed);
    expected.push_back(git_merge(repo, name + "-ours", name + "-theirs"));
  }
  const auto repository = git::Repository::open(repo.path()).value();
  const source::Merger merger(repository);
  OracleCounts counts;
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::string name = "s" + std::to_string(first + i);
    if (expected[i].crashed) {
      ++counts.crashed;
      continue;
    }
    add_files(*repository, *git::ObjectId::from_hex(expected[i].tree), "", expected[i].files);
    for (const std::string folder : {"", "db/versions"}) {
      const auto merged = merger.merge({repository->resolve_commit(name + "-ours").value(),
                                        repository->resolve_commit(name + "-theirs").value(),
                                        {folder},
                                        name,
                                        {}});
      ++counts.merges;
      counts.clean += expected[i].conflicts.empty();
      counts.criss_cross += crossed[i];
      const std::string where = name + " [" + folder + "] ";
      if (!merged) {
        counts.wrong.push_back(where + merged.error().message);
        continue;
      }
      const Comparison comparison = compare(expected[i], *merged, folder);
      for (const std::string& problem : comparison.wrong) counts.wrong.push_back(where + problem);
      const auto tree = merged->source->tree_id("");
      if (folder.empty() && tree && expected[i].conflicts.empty() &&
          tree->hex() != expected[i].tree) {
        counts.wrong.push_back(where + "another tree");
      }
      if (comparison.wrong.empty()) {
        ++(comparison.cautious.empty() ? counts.exact : counts.cautious);
      }
    }
  }
  return counts;
}

}  // namespace migrate::testing
