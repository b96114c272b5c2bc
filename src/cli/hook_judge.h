// Judges one version of the repository for a hook: what is wrong with it that was not wrong before,
// alone and merged with the base.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/session.h"
#include "migrate/diagnostic.h"
#include "migrate/project/base.h"
#include "migrate/report/report.h"

namespace migrate::cli {

enum class HookKind {
  kCommit,   // staged: only what is wrong with the history itself
  kBranch,   // pushed to a branch that will land on the base
  kBase,     // pushed to the base itself
  kRelease,  // pushed to a release branch: what that does to what has landed there
  kForced,   // takes the place of what another branch was: what goes away with that
  kTag,      // pushed as a tag: as it is, it does not land
};

struct HookCase {
  HookKind kind = HookKind::kBranch;
  std::shared_ptr<const source::Source> source;
  std::optional<git::ObjectId> commit;  // of the source
  std::optional<project::Base> base;    // what is there already, as far as it is known
  // The version whose place the source takes; nothing: it adds to the one where it left the base.
  std::optional<git::ObjectId> former;
  // Why that version is not known, though there is one; judged is then only what can be.
  std::optional<Diagnostic> former_unknown;
};

struct HookVerdict {
  report::Verdict verdict = report::Verdict::kFine;
  std::vector<Diagnostic> diagnostics;  // those that decide, worst first; empty when fine
  // Every version that they speak of, by its name.
  std::map<std::string, std::shared_ptr<const source::Source>> sources;
};

Result<HookVerdict> judge(Session& session, const HookCase& what);

}  // namespace migrate::cli
