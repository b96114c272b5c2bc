#include "git/object_store.h"

#include <thread>

#include "git/opened.h"

using namespace migrate::git;
using migrate::testing::GitRepo;
using migrate::testing::id_of;

TEST_CASE("several threads read objects at once") {
  GitRepo repo;
  std::vector<ObjectId> ids;
  ids.reserve(40);
  for (int i = 0; i < 40; ++i)
    ids.push_back(id_of(repo.git({"hash-object", "-w", "--stdin"}, std::to_string(i))));
  repo.git({"repack", "-q", "-a", "-d"});
  auto store = ObjectStore::open({repo / ".git/objects"});
  REQUIRE(store.has_value());
  std::vector<int> wrong(4);
  std::vector<std::thread> threads;
  threads.reserve(wrong.size());
  for (std::size_t t = 0; t < wrong.size(); ++t)
    threads.emplace_back([&, t] {
      const auto reader = (*store)->borrow();
      for (std::size_t i = 0; i < ids.size(); ++i) {
        const auto object = reader->read(ids[i]);
        wrong[t] += object.data != std::to_string(i) || reader->header(ids[i]).size > 2;
      }
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == std::vector<int>(4));
}

TEST_CASE("an object that is not there is missing, a bad one is damaged") {
  GitRepo repo;
  const std::string hex = repo.git({"hash-object", "-w", "--stdin"}, "some text");
  auto store = ObjectStore::open({repo / ".git/objects"});
  REQUIRE(store.has_value());
  CHECK((*store)->borrow()->read(ObjectId{}).state == ReadState::kMissing);
  CHECK((*store)->borrow()->header(ObjectId{}).state == ReadState::kMissing);
  const std::string file = ".git/objects/" + hex.substr(0, 2) + "/" + hex.substr(2);
  repo.remove(file);
  repo.write(file, "this is no object");
  CHECK((*store)->borrow()->read(id_of(hex)).state == ReadState::kDamaged);
}
