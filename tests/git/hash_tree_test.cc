#include "migrate/git/hash_tree.h"

#include <doctest/doctest.h>

#include "support/git_repo.h"

using migrate::git::hash_tree;
using migrate::git::Mode;
using migrate::git::ObjectId;

TEST_CASE("a tree has the name that git gives it") {
  migrate::testing::GitRepo repo;
  const std::string blob(40, '7');  // that no such object exists does not matter
  const std::string tree = repo.git(
      {"mktree", "--missing"}, "100644 blob " + blob + "\ta.py\n100755 blob " + blob +
                                   "\trun\n120000 blob " + blob + "\tlink\n160000 commit " + blob +
                                   "\tmodule\n040000 tree " + blob + "\tfolder\n");
  const ObjectId id = *ObjectId::from_hex(blob);
  CHECK(hash_tree({{"a.py", Mode::kFile, id},
                   {"folder", Mode::kTree, id},
                   {"link", Mode::kSymlink, id},
                   {"module", Mode::kSubmodule, id},
                   {"run", Mode::kExecutable, id}})
            .hex() == tree);
  CHECK(hash_tree({}).hex() == "4b825dc642cb6eb9a060e54bf8d69288fbee4904");
}
