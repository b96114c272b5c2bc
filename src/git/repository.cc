#include "migrate/git/repository.h"

#include <algorithm>

#include "git/guard.h"
#include "git/locate.h"
#include "git/raw_objects.h"
#include "git/repository_impl.h"
#include "migrate/path.h"

namespace migrate::git {

Repository::Repository(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Repository::~Repository() = default;

bool Repository::Impl::is_boundary(const ObjectId& commit) const {
  return std::binary_search(shallow.begin(), shallow.end(), commit);
}

const std::string& Repository::git_dir() const { return impl_->git_dir; }
const std::string& Repository::common_dir() const { return impl_->common_dir; }
const std::optional<std::string>& Repository::work_dir() const { return impl_->work_dir; }
const std::string& Repository::hooks_dir() const { return impl_->hooks_dir; }
const std::string& Repository::index_file() const { return impl_->index_file; }
bool Repository::is_shallow() const { return !impl_->shallow.empty(); }
bool Repository::is_partial() const { return impl_->partial; }
const std::vector<ObjectId>& Repository::shallow_boundary() const { return impl_->shallow; }

std::optional<std::string> Repository::prefix_of(const std::string& directory) const {
  if (!impl_->work_dir) return std::nullopt;
  const std::string& root = *impl_->work_dir;
  const std::string real = real_path(directory, ".");
  if (real == root) return "";
  const std::string above = root == "/" ? root : root + "/";
  if (real.compare(0, above.size(), above) != 0) return std::nullopt;
  return real.substr(above.size());
}

std::vector<std::string> Repository::missing_object_hints() const {
  std::vector<std::string> hints;
  if (is_shallow()) hints.emplace_back("git fetch --unshallow");
  // --refetch asks for everything again; without the filter nothing is left out this time.
  if (is_partial()) hints.emplace_back("git fetch --refetch --no-filter");
  if (hints.empty()) hints = {"git fsck --full  # lists what is damaged", "git fetch origin"};
  return hints;
}

Error object_error(const Repository& repository, const ObjectId& id, ReadState state,
                   const std::string& what) {
  std::string message = "the " + what + " " + id.hex();
  if (state == ReadState::kDamaged)
    return {ErrorKind::kUndecidable,
            message + " cannot be read: the repository is damaged.",
            {"git fsck --full  # lists what is damaged"},
            {}};
  message += " is not in the repository";
  if (repository.is_shallow())
    message += ", which is a shallow clone";
  else if (repository.is_partial())
    message += ", which is a partial clone";
  return {ErrorKind::kUndecidable, message + ".", repository.missing_object_hints(), {}};
}

Result<CommitInfo> Repository::commit(const ObjectId& id) const {
  const auto reader = impl_->objects->borrow();
  const auto object = reader->read(id);
  if (object.state != ReadState::kFound)
    return tl::unexpected(object_error(*this, id, object.state, "commit"));
  auto info = object.type == GIT_OBJECT_COMMIT ? parse_commit(object.data) : std::nullopt;
  if (!info) return tl::unexpected(object_error(*this, id, ReadState::kDamaged, "commit"));
  info->id = id;
  return *std::move(info);
}

Result<std::vector<TreeEntry>> Repository::tree(const ObjectId& id) const {
  const auto reader = impl_->objects->borrow();
  const auto object = reader->read(id);
  if (object.state != ReadState::kFound)
    return tl::unexpected(object_error(*this, id, object.state, "tree"));
  if (object.type != GIT_OBJECT_TREE)
    return tl::unexpected(object_error(*this, id, ReadState::kDamaged, "tree"));
  std::vector<TreeEntry> entries;
  TreeCursor cursor(object.data);
  while (const auto raw = cursor.next())
    entries.push_back({std::string(raw->name), to_mode(raw->mode), raw->id});
  if (cursor.damaged()) return tl::unexpected(object_error(*this, id, ReadState::kDamaged, "tree"));
  return entries;
}

Result<std::optional<TreeEntry>> Repository::entry(const ObjectId& tree,
                                                   std::string_view path) const {
  TreeEntry found{"", Mode::kTree, tree};
  const auto reader = impl_->objects->borrow();
  while (!path.empty()) {
    if (found.mode != Mode::kTree) return std::nullopt;
    const std::string_view part = path.substr(0, path.find('/'));
    path.remove_prefix(std::min(path.size(), part.size() + 1));
    const auto object = reader->read(found.id);
    if (object.state != ReadState::kFound || object.type != GIT_OBJECT_TREE)
      return tl::unexpected(object_error(
          *this, found.id, object.state == ReadState::kFound ? ReadState::kDamaged : object.state,
          "tree"));
    TreeCursor cursor(object.data);
    std::optional<RawEntry> raw = cursor.next();
    while (raw && raw->name != part) raw = cursor.next();
    if (cursor.damaged())
      return tl::unexpected(object_error(*this, found.id, ReadState::kDamaged, "tree"));
    if (!raw) return std::nullopt;
    found = {std::string(raw->name), to_mode(raw->mode), raw->id};
  }
  return found;
}

Blob Repository::blob(const ObjectId& id, std::uint64_t limit) const {
  const auto reader = impl_->objects->borrow();
  const auto header = reader->header(id);
  Blob blob;
  if (header.state != ReadState::kFound) {
    blob.state = header.state == ReadState::kMissing ? BlobState::kMissing : BlobState::kDamaged;
    return blob;
  }
  blob.size = header.size;
  if (header.type != GIT_OBJECT_BLOB) {
    blob.state = BlobState::kNotABlob;
  } else if (header.size > limit) {
    blob.state = BlobState::kTooLarge;
  } else {
    const auto object = reader->read(id);
    blob.state = object.state == ReadState::kFound ? BlobState::kFound : BlobState::kDamaged;
    blob.text = object.data;
  }
  return blob;
}

bool Repository::has_object(const ObjectId& id) const {
  return impl_->objects->borrow()->header(id).state == ReadState::kFound;
}

std::optional<std::string> Repository::config(const std::string& key) const {
  const std::lock_guard lock(impl_->mutex);
  return config_value(impl_->config.get(), key);
}

std::vector<std::string> Repository::remotes() const {
  constexpr std::string_view kBefore = "remote.";
  std::vector<std::string> names;
  const std::lock_guard lock(impl_->mutex);
  for (const ConfigEntry& entry : config_entries(impl_->config.get(), kBefore)) {
    const std::size_t dot = entry.key.rfind('.');
    if (entry.key.substr(dot) == ".url" && dot > kBefore.size())
      names.push_back(entry.key.substr(kBefore.size(), dot - kBefore.size()));
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

ObjectId hash_blob(std::string_view bytes) {
  ensure_libgit2();
  git_oid oid{};
  git_odb_hash(&oid, bytes.data(), bytes.size(), GIT_OBJECT_BLOB);
  return to_id(oid);
}

}  // namespace migrate::git
