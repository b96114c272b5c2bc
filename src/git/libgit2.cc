#include "git/libgit2.h"

#include <cstring>
#include <iterator>

#if defined(__SANITIZE_ADDRESS__)
// libgit2 1.5 forgets the result of each regular expression that it matches against a key, when it
// opens a repository of format version 1. Some kilobytes once a run; nothing of ours.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libpcre2-8\n"; }
#endif

// Debian's libgit2 reads and decodes the system's certificates whenever it starts, which takes four
// times as long as all that is wanted from it (15 ms). Nothing here talks to a server, so the
// function that it calls for that (in mbed TLS: https://mbed-tls.readthedocs.io, x509_crt.h) is
// found here first, and says that there are none.
extern "C" int mbedtls_x509_crt_parse_file(void* /*chain*/, const char* /*path*/) { return -1; }

namespace migrate::git {
namespace {

constexpr std::size_t kPackWindow = 8U << 20U;    // bytes mapped at once
constexpr std::size_t kPackWindows = 64U << 20U;  // in all

}  // namespace

void ensure_libgit2() {
  struct Start {
    Start() {
      git_libgit2_init();
      for (const int level : {GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG,
                              GIT_CONFIG_LEVEL_GLOBAL, GIT_CONFIG_LEVEL_PROGRAMDATA})
        git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, "");
      git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
      git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
      git_libgit2_opts(GIT_OPT_ENABLE_CACHING, 0);
      // Packs are looked at through windows: whole ones mapped would count as our memory.
      git_libgit2_opts(GIT_OPT_SET_MWINDOW_SIZE, kPackWindow);
      git_libgit2_opts(GIT_OPT_SET_MWINDOW_MAPPED_LIMIT, kPackWindows);
      // guard.h has judged these; libgit2 asks again.
      const char* known[] = {"partialclone",   "preciousobjects", "relativeworktrees",
                             "worktreeconfig", "objectformat",    "refstorage"};
      git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, known, std::size(known));
    }
  };
  static const Start started;
}

std::string last_message() {
  const git_error* error = git_error_last();
  return error == nullptr || error->message == nullptr ? "unknown error" : error->message;
}

tl::unexpected<Error> git_failure(ErrorKind kind, const std::string& what) {
  return fail(kind, what + ": " + last_message() + ".");
}

ObjectId to_id(const git_oid& oid) {
  ObjectId id;
  static_assert(sizeof oid.id == sizeof id.bytes);
  std::memcpy(id.bytes.data(), oid.id, sizeof oid.id);
  return id;
}

git_oid to_oid(const ObjectId& id) {
  git_oid oid;
  std::memcpy(oid.id, id.bytes.data(), sizeof oid.id);
  return oid;
}

}  // namespace migrate::git
