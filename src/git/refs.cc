#include <algorithm>
#include <string_view>

#include "git/guard.h"
#include "git/repository_impl.h"

namespace migrate::git {
namespace {

// The commit that an object leads to, through any number of tags; nothing for trees and blobs.
std::optional<ObjectId> peel(const ObjectReader& reader, ObjectId id) {
  constexpr int kDeepestTag = 32;
  for (int depth = 0; depth < kDeepestTag; ++depth) {
    const auto header = reader.header(id);
    if (header.state != ReadState::kFound) return std::nullopt;
    if (header.type == GIT_OBJECT_COMMIT) return id;
    if (header.type != GIT_OBJECT_TAG) return std::nullopt;
    const auto tag = reader.read(id);
    constexpr std::string_view kKey = "object ";
    if (tag.data.substr(0, kKey.size()) != kKey) return std::nullopt;
    const auto target = ObjectId::from_hex(tag.data.substr(kKey.size(), 40));
    if (!target) return std::nullopt;
    id = *target;
  }
  return std::nullopt;
}

// Where a fetch by this refspec puts the remote's ref ("+refs/heads/*:refs/remotes/origin/*").
std::optional<std::string> tracking_ref(const std::string& refspec, const std::string& ref) {
  git_refspec* raw = nullptr;
  if (git_refspec_parse(&raw, refspec.c_str(), /*is_fetch=*/1) != 0) return std::nullopt;
  const Handle<git_refspec, git_refspec_free> parsed(raw);
  if (git_refspec_src_matches(raw, ref.c_str()) == 0) return std::nullopt;
  git_buf name = GIT_BUF_INIT;
  std::optional<std::string> found;
  if (git_refspec_transform(&name, raw, ref.c_str()) == 0) found = std::string(name.ptr, name.size);
  git_buf_dispose(&name);
  return found;
}

}  // namespace

Result<std::vector<Ref>> Repository::refs() const {
  std::vector<Ref> found;
  {
    const std::lock_guard lock(impl_->mutex);
    git_reference_iterator* raw = nullptr;
    if (git_reference_iterator_new(&raw, impl_->handle.get()) != 0)
      return git_failure(ErrorKind::kRepository, "Cannot list the refs");
    const RefIteratorHandle iterator(raw);
    git_reference* next = nullptr;
    int status = 0;
    while ((status = git_reference_next(&next, raw)) == 0) {
      const ReferenceHandle reference(next);
      Ref ref{git_reference_name(next), {}, git_reference_type(next) == GIT_REFERENCE_SYMBOLIC};
      if (ref.symbolic) {
        git_reference* target = nullptr;
        if (git_reference_resolve(&target, next) != 0) continue;  // leads nowhere
        const ReferenceHandle owned(target);
        ref.target = to_id(*git_reference_target(target));
      } else {
        const git_oid* peeled = git_reference_target_peel(next);  // where packed-refs has it
        ref.target = to_id(peeled != nullptr ? *peeled : *git_reference_target(next));
      }
      found.push_back(std::move(ref));
    }
    if (status != GIT_ITEROVER) return git_failure(ErrorKind::kRepository, "Cannot list the refs");
  }
  const auto reader = impl_->objects->borrow();
  std::vector<Ref> refs;
  refs.reserve(found.size());
  for (Ref& ref : found) {
    const auto commit = peel(*reader, ref.target);
    if (!commit) continue;
    ref.target = *commit;
    refs.push_back(std::move(ref));
  }
  std::sort(refs.begin(), refs.end(), [](const Ref& a, const Ref& b) { return a.name < b.name; });
  return refs;
}

Result<Head> Repository::head() const {
  const std::lock_guard lock(impl_->mutex);
  git_reference* raw = nullptr;
  if (git_reference_lookup(&raw, impl_->handle.get(), "HEAD") != 0)
    return git_failure(ErrorKind::kRepository, "Cannot read HEAD");
  const ReferenceHandle reference(raw);
  Head head;
  if (git_reference_type(raw) != GIT_REFERENCE_SYMBOLIC) {
    head.commit = to_id(*git_reference_target(raw));
    return head;
  }
  head.branch = git_reference_symbolic_target(raw);
  git_reference* target = nullptr;
  if (git_reference_resolve(&target, raw) == 0) {
    const ReferenceHandle owned(target);
    head.commit = to_id(*git_reference_target(target));
  }
  return head;
}

Result<std::optional<std::string>> Repository::upstream() const {
  MIGRATE_TRY(const Head current, head());
  if (current.branch.rfind("refs/heads/", 0) != 0) return std::nullopt;
  const std::lock_guard lock(impl_->mutex);
  const git_config* const config = impl_->config.get();
  const std::string section =
      "branch." + current.branch.substr(std::string_view("refs/heads/").size());
  const auto remote = config_value(config, section + ".remote");
  const auto merge = config_value(config, section + ".merge");
  if (!remote || !merge) return std::nullopt;
  if (*remote == ".") return merge;  // another branch of this repository
  for (const std::string& spec : config_values(config, "remote." + *remote + ".fetch"))
    if (auto tracked = tracking_ref(spec, *merge)) return tracked;
  return std::nullopt;
}

Result<std::optional<std::string>> Repository::resolve_ref_name(std::string_view name) const {
  const std::lock_guard lock(impl_->mutex);
  git_reference* raw = nullptr;
  const int status = git_reference_dwim(&raw, impl_->handle.get(), std::string(name).c_str());
  const ReferenceHandle reference(raw);
  if (status == GIT_ENOTFOUND || status == GIT_EINVALIDSPEC) return std::nullopt;
  if (status != 0)
    return git_failure(ErrorKind::kRepository, "Cannot look up " + std::string(name));
  return git_reference_name(raw);
}

}  // namespace migrate::git
