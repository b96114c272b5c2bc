// The objects of a repository, for several threads: each borrows an object database of its own, and
// gives it back.
#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "git/libgit2.h"

namespace migrate::git {

enum class ReadState { kFound, kMissing, kDamaged };

// One thread's access to the objects.
class ObjectReader {
 public:
  explicit ObjectReader(OdbHandle odb) : odb_(std::move(odb)) {}

  struct Object {
    ReadState state = ReadState::kMissing;
    git_object_t type = GIT_OBJECT_INVALID;
    std::string_view data;  // valid as long as `handle` lives
    OdbObjectHandle handle;
  };
  Object read(const ObjectId& id) const;

  struct Header {
    ReadState state = ReadState::kMissing;
    git_object_t type = GIT_OBJECT_INVALID;
    std::uint64_t size = 0;
  };
  Header header(const ObjectId& id) const;
  git_odb* odb() const { return odb_.get(); }

 private:
  OdbHandle odb_;
};

class ObjectStore {
 public:
  // The first folder and its info/alternates, then the others. Opens once to find problems.
  static Result<std::unique_ptr<ObjectStore>> open(std::vector<std::string> folders);

  class Lease {
   public:
    Lease(ObjectStore& store, ObjectReader reader) : store_(store), reader_(std::move(reader)) {}
    ~Lease() { store_.give_back(std::move(reader_)); }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    const ObjectReader* operator->() const { return &reader_; }
    const ObjectReader& operator*() const { return reader_; }

   private:
    ObjectStore& store_;
    ObjectReader reader_;
  };
  // Thread safe. When no further database can be opened (out of file descriptors), the reader says
  // kDamaged to everything.
  Lease borrow();
  const std::vector<std::string>& folders() const { return folders_; }

 private:
  explicit ObjectStore(std::vector<std::string> folders) : folders_(std::move(folders)) {}
  Result<OdbHandle> open_one() const;
  void give_back(ObjectReader reader);

  std::vector<std::string> folders_;
  std::mutex mutex_;
  std::vector<ObjectReader> idle_;
};

}  // namespace migrate::git
