#include <algorithm>

#include "git/repository_impl.h"
#include "migrate/nearest.h"

namespace migrate::git {
namespace {

// The name people type for a ref: without what Git adds by itself (gitrevisions(7)).
std::string short_name(const std::string& name) {
  for (const std::string_view before : {"refs/heads/", "refs/tags/", "refs/remotes/"})
    if (name.rfind(before, 0) == 0) return name.substr(before.size());
  return name;
}

bool is_hex(std::string_view text) {
  return !text.empty() &&
         text.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

// Leaves out what follows the name in "main~2", "main^", "main@{1}".
std::string_view name_part(std::string_view revision) {
  return revision.substr(0, std::min({revision.find('~'), revision.find('^'), revision.find("@{"),
                                      revision.find(':')}));
}

// What a ref of that name leads to, whether that is here or not.
std::optional<ObjectId> target_of(git_repository* handle, const std::string& name) {
  git_reference* raw = nullptr;
  if (name.empty() || git_reference_dwim(&raw, handle, name.c_str()) != 0) return std::nullopt;
  const ReferenceHandle reference(raw);
  git_reference* direct = nullptr;
  if (git_reference_resolve(&direct, raw) != 0) return std::nullopt;
  const ReferenceHandle owned(direct);
  return to_id(*git_reference_target(direct));
}

struct Candidates {
  std::string prefix;  // lower case
  git_odb* odb;
  std::vector<std::string> commits;
};

int collect_candidate(const git_oid* oid, void* into) {
  constexpr std::size_t kEnough = 5;
  auto& candidates = *static_cast<Candidates*>(into);
  const std::string hex = to_id(*oid).hex();
  if (hex.compare(0, candidates.prefix.size(), candidates.prefix) != 0) return 0;
  std::size_t size = 0;
  git_object_t type = GIT_OBJECT_INVALID;
  if (git_odb_read_header(&size, &type, candidates.odb, oid) != 0 || type != GIT_OBJECT_COMMIT)
    return 0;
  if (std::find(candidates.commits.begin(), candidates.commits.end(), hex) ==
      candidates.commits.end())
    candidates.commits.push_back(hex);
  return candidates.commits.size() < kEnough ? 0 : GIT_EUSER;
}

bool exists(git_repository* handle, const ObjectId& id) {
  git_odb* raw = nullptr;
  if (git_repository_odb(&raw, handle) != 0) return false;
  const OdbHandle odb(raw);
  const git_oid oid = to_oid(id);
  return git_odb_exists(raw, &oid) == 1;
}

}  // namespace

Result<ObjectId> Repository::resolve_commit(std::string_view revision) const {
  const std::string text(revision);
  int status = 0;
  bool no_commit = false;
  bool base_known = false;
  bool unborn = false;
  std::optional<ObjectId> leads_to;
  Candidates candidates;
  {
    const std::lock_guard lock(impl_->mutex);
    git_repository* const handle = impl_->handle.get();
    unborn = git_repository_head_unborn(handle) == 1;
    leads_to = target_of(handle, std::string(name_part(text)));
    git_object* raw = nullptr;
    // Where the object of a ref is not here, libgit2 1.5 says so and forgets to free the ref.
    const bool lost = leads_to && !exists(handle, *leads_to);
    if (text.empty() || text.find('\0') != std::string::npos)
      status = GIT_EINVALIDSPEC;
    else
      status = lost ? GIT_ENOTFOUND : git_revparse_single(&raw, handle, text.c_str());
    const ObjectHandle object(raw);
    if (status == 0) {
      git_object* peeled = nullptr;
      if (git_object_peel(&peeled, raw, GIT_OBJECT_COMMIT) == 0) {
        const ObjectHandle owned(peeled);
        return to_id(*git_object_id(peeled));
      }
      no_commit = true;
    } else {
      const std::string name(name_part(text));
      git_object* base = nullptr;
      base_known = !name.empty() && name != text && !lost &&
                   git_revparse_single(&base, handle, name.c_str()) == 0;
      const ObjectHandle owned(base);
    }
    if (status == GIT_EAMBIGUOUS) {
      git_odb* odb = nullptr;
      if (git_repository_odb(&odb, handle) == 0) {
        const OdbHandle owned(odb);
        candidates.odb = odb;
        candidates.prefix = std::string(name_part(text));
        for (char& c : candidates.prefix)
          c = static_cast<char>(c | (c >= 'A' && c <= 'F' ? 32 : 0));
        git_odb_foreach(odb, collect_candidate, &candidates);
      }
    }
  }
  if (no_commit) return fail(ErrorKind::kUsage, "'" + text + "' is not a commit.");
  if (status == GIT_EAMBIGUOUS) {
    std::sort(candidates.commits.begin(), candidates.commits.end());
    std::vector<std::string> hints;
    for (const std::string& commit : candidates.commits)
      hints.push_back("git show --no-patch " + commit);
    return fail(ErrorKind::kUsage, "'" + text + "' is the beginning of more than one object name.",
                std::move(hints));
  }
  const bool is_head = name_part(text) == "HEAD" || name_part(text) == "@";
  if (is_head && unborn)
    return fail(ErrorKind::kUsage, "There is no commit in this repository yet.", {"git commit"});
  // The name is right and what it leads to is not here.
  if (leads_to && !base_known && status == GIT_ENOTFOUND) {
    const auto reader = impl_->objects->borrow();
    const ReadState state = reader->header(*leads_to).state;
    if (state != ReadState::kFound)
      return tl::unexpected(object_error(*this, *leads_to, state, "commit"));
  }
  const bool full_id = text.size() == 40 && is_hex(text);
  if ((is_shallow() || is_partial()) && base_known)
    return fail(ErrorKind::kUndecidable,
                "'" + text + "' is not in the repository, which has only a part of the history.",
                missing_object_hints());
  std::vector<std::string> hints;
  if (const auto all = refs()) {
    std::vector<std::string> names;
    for (const Ref& ref : *all) names.push_back(short_name(ref.name));
    if (const auto near = nearest(name_part(text), names))
      hints.push_back("did you mean " + *near + "?");
  }
  hints.emplace_back(full_id ? "git fetch origin " + text
                             : "git fetch  # when it was made elsewhere since the last fetch");
  return fail(ErrorKind::kUsage, "There is no revision '" + text + "' in this repository.",
              std::move(hints));
}

}  // namespace migrate::git
