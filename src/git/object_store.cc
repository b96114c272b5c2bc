#include "git/object_store.h"

namespace migrate::git {
namespace {

ReadState state_of(int status) {
  if (status == 0) return ReadState::kFound;
  return status == GIT_ENOTFOUND ? ReadState::kMissing : ReadState::kDamaged;
}

}  // namespace

ObjectReader::Object ObjectReader::read(const ObjectId& id) const {
  Object object;
  if (odb_ == nullptr) {
    object.state = ReadState::kDamaged;
    return object;
  }
  const git_oid oid = to_oid(id);
  git_odb_object* raw = nullptr;
  object.state = state_of(git_odb_read(&raw, odb_.get(), &oid));
  object.handle.reset(raw);
  if (object.state == ReadState::kFound) {
    object.type = git_odb_object_type(raw);
    object.data = {static_cast<const char*>(git_odb_object_data(raw)), git_odb_object_size(raw)};
  }
  return object;
}

ObjectReader::Header ObjectReader::header(const ObjectId& id) const {
  Header header;
  if (odb_ == nullptr) {
    header.state = ReadState::kDamaged;
    return header;
  }
  const git_oid oid = to_oid(id);
  std::size_t size = 0;
  header.state = state_of(git_odb_read_header(&size, &header.type, odb_.get(), &oid));
  header.size = size;
  return header;
}

Result<OdbHandle> ObjectStore::open_one() const {
  ensure_libgit2();
  git_odb* raw = nullptr;
  if (git_odb_open(&raw, folders_.front().c_str()) != 0)
    return git_failure(ErrorKind::kRepository, "Cannot open the objects in " + folders_.front());
  OdbHandle odb(raw);
  for (std::size_t i = 1; i < folders_.size(); ++i)
    if (git_odb_add_disk_alternate(raw, folders_[i].c_str()) != 0)
      return git_failure(ErrorKind::kRepository, "Cannot open the objects in " + folders_[i]);
  return odb;
}

Result<std::unique_ptr<ObjectStore>> ObjectStore::open(std::vector<std::string> folders) {
  std::unique_ptr<ObjectStore> store(new ObjectStore(std::move(folders)));
  MIGRATE_TRY(OdbHandle first, store->open_one());
  store->idle_.emplace_back(std::move(first));
  return store;
}

ObjectStore::Lease ObjectStore::borrow() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      ObjectReader reader = std::move(idle_.back());
      idle_.pop_back();
      return {*this, std::move(reader)};
    }
  }
  auto odb = open_one();
  return {*this, ObjectReader(odb ? std::move(*odb) : nullptr)};
}

void ObjectStore::give_back(ObjectReader reader) {
  if (reader.odb() == nullptr) return;
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(reader));
}

}  // namespace migrate::git
