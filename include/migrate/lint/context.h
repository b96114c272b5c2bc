// What a rule sees: one history of the judged version, what changed in it, what git knows, and
// texts on demand. A rule is a free function `void slug(const RuleContext&, Reporter&)`; it reads
// the context, reports, and keeps nothing. Rules about operations see more: operation.h.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "migrate/diagnostic.h"
#include "migrate/lint/files.h"
#include "migrate/lint/rule_info.h"
#include "migrate/project/evidence.h"
#include "migrate/project/project.h"

namespace migrate::lint {

using project::Evidence;
using project::Publication;

struct Deletion {
  std::string commit;  // full hexadecimal name
  std::string subject, author, date;
  std::string path;  // the file that it deleted
};

// What git knows, filled by the caller as plain data: lint itself never opens a repository.
struct Facts {
  bool shallow = false;
  bool partial = false;
  bool fork_unknown = false;      // there is a base, but where the two parted cannot be seen
  std::string base_ref;           // as people write it; empty when there is no base
  std::string base_commit;        // full hexadecimal name
  std::string base_upstream;      // remote-tracking ref of the base, where it has one
  std::uint32_t base_behind = 0;  // commits of base_upstream that base_ref lacks
  std::optional<std::uint32_t> base_age_days;  // since the remote-tracking ref was updated
  std::vector<std::string> untracked;          // paths that are in no commit of the head; sorted
  std::map<std::string, Deletion> deletions;   // by revision id, where a commit deleted it
  // Evidence for a revision. When empty: landed if the base has it, else unpublished.
  std::function<Evidence(const project::History&, std::string_view revision)> publication;
};

// What is different in one history since the merge base.
struct Change {
  struct Pair {
    std::uint32_t before, after;  // index into fork->files, and into the judged history's files
  };
  bool known = false;                      // there is a base to compare with
  const project::History* fork = nullptr;  // at the merge base; null when it was not there yet
  const project::History* base = nullptr;  // as the base is now
  std::vector<std::uint32_t> added;        // files that are new, by path
  std::vector<Pair> changed;               // same revision, other bytes or other path
  std::vector<std::uint32_t> removed;      // files of `fork` whose revision is gone
  std::vector<bool> is_added;              // by file of the judged history
};

// One word of one `# migrate: ignore[…] reason` comment.
struct Suppression {
  std::string rule;
  std::string reason;
  Location location;        // of the word
  bool whole_file = false;  // ignore-file
  std::uint32_t line = 0;   // the line that it speaks about
  bool used = false;
  // Where the file has a finding of the rule that is not silenced: its line, 0 for the whole file.
  std::optional<std::uint32_t> missed_line = {};
  bool known_rule = true;  // a rule has this name
  bool rule_ran = false;   // only then can it be called unused
  std::string meant = {};  // the nearest rule, where none has this name
};

struct RuleContext {
  const RuleInfo& rule;
  const project::History& history;
  const Change& change;
  const Facts& facts;
  const std::map<std::string, OptionValue>&
      options;        // every option of the rule, defaults filled in
  Files& files;       // of the judged version
  Files* fork_files;  // at the merge base; null when there is none
  Files* base_files;  // of the base now; null when there is none
  const project::Project& project;
  std::span<const Suppression> suppressions;  // only for Scope::kSuppression

  Evidence evidence(std::string_view revision) const;
  // Places in the file of a revision of the judged history.
  Location at(graph::NodeIndex node) const;          // the value of `revision`
  Location at_parents(graph::NodeIndex node) const;  // the value of `down_revision`
  bool is_new(graph::NodeIndex node) const;  // true as well when there is nothing to compare with
  // Whether every id of the history is known: else what seems missing may be there.
  bool ids_known() const;
  bool flag(std::string_view option) const;
  std::int64_t number(std::string_view option) const;
  const std::string& word(std::string_view option) const;
  const std::vector<std::string>& words(std::string_view option) const;
};

// The first line of the revision's message; empty where the docstring has only the fields that
// Alembic's template writes below it.
std::string_view message_of(const project::RevisionFile& file);
// "ab12 (add users)": the id and, where the docstring has one, its message.
std::string describe(const project::RevisionFile& file);
// "`a`", "`a` and `b`", "`a`, `b` and `c`".
std::string quoted_list(std::span<const std::string> words);

// Takes findings of one rule. The reference returned is valid until the next call.
class Reporter {
 public:
  Reporter(const RuleInfo& rule, std::string history, std::vector<Diagnostic>& out)
      : rule_(rule), history_(std::move(history)), out_(out) {}

  Diagnostic& report(std::string message, Location location);
  Diagnostic& report(std::string message);  // about no file
  // Says that the rule's question cannot be answered here.
  Diagnostic& cannot_tell(std::string message, Location location);

 private:
  const RuleInfo& rule_;
  std::string history_;
  std::vector<Diagnostic>& out_;
};

// By the scope of the rule; operation.h has the last two.
struct RevisionContext;
struct StepContext;
using HistoryRule = void (*)(const RuleContext&, Reporter&);
using RevisionRule = void (*)(const RevisionContext&, Reporter&);
using StepRule = void (*)(const StepContext&, Reporter&);
using RuleFunction = std::variant<HistoryRule, RevisionRule, StepRule>;

}  // namespace migrate::lint
