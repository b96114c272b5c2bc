#include "cli/hook_run.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <iterator>

#include "cli/hook_judge.h"
#include "cli/hook_push.h"
#include "cli/report_output.h"
#include "migrate/report/neutral.h"
#include "migrate/shell.h"
#include "migrate/source/index_source.h"

namespace migrate::cli {
namespace {

// More would not fit on a screen; the command that shows all is named.
constexpr std::size_t kShown = 5;
// A mirror may be pushed with thousands of branches at once; a hook does not judge them all.
constexpr std::size_t kJudged = 32;

// Judges one case after another and says at the end what they come to.
class Judge {
 public:
  Judge(Session& session, std::string hook) : session_(session) {
    report_.command = "hook " + std::move(hook);
  }

  // `title` is the line above what was found.
  Result<void> add(const HookCase& what, const std::string& title, const std::string& more) {
    auto judged = judge(session_, what);
    if (!judged) {
      if (judged.error().kind != ErrorKind::kUndecidable) return tl::unexpected(judged.error());
      judged = unknown(std::move(judged).error());
    }
    if (judged->verdict == report::Verdict::kFine) return {};
    blocks_ |= judged->verdict == report::Verdict::kFindings;
    unknown_ |= judged->verdict == report::Verdict::kCannotTell;
    text_ += title + "\n\n" + screen(*judged, more);
    std::move(judged->diagnostics.begin(), judged->diagnostics.end(),
              std::back_inserter(report_.diagnostics));
    return {};
  }
  void cannot_tell(const std::string& message) {
    unknown_ = true;
    Diagnostic said;
    said.cannot_tell = true;
    said.message = message;
    text_ += fmt::format("cannot tell: {}\n\n", message);
    report_.diagnostics.push_back(std::move(said));
  }

  ExitStatus finish(bool strict, std::string_view blocked, std::string_view passed) {
    Terminal& terminal = session_.terminal();
    if (session_.json()) terminal.out(report::render_json(report_, Severity::kInfo));
    const bool stops = blocks_ || (unknown_ && strict);
    if (!session_.json() && !text_.empty()) {
      terminal.err(text_);
      terminal.hint(stops ? blocked : passed);
    }
    if (blocks_) return ExitStatus::kFindings;
    return stops ? ExitStatus::kCannotTell : ExitStatus::kFine;
  }

 private:
  static HookVerdict unknown(Error error) {
    HookVerdict verdict;
    verdict.verdict = report::Verdict::kCannotTell;
    Diagnostic& said = verdict.diagnostics.emplace_back();
    said.cannot_tell = true;
    said.message = std::move(error.message);
    said.help = std::move(error.hints);
    return verdict;
  }

  std::string screen(const HookVerdict& verdict, const std::string& more) const {
    report::Report shown;
    const std::size_t count = std::min(verdict.diagnostics.size(), kShown);
    shown.diagnostics.assign(verdict.diagnostics.begin(),
                             verdict.diagnostics.begin() + static_cast<std::ptrdiff_t>(count));
    report::TextOptions options = text_options(session_, session_.terminal().err_color());
    options.summary = false;
    options.read = [&](const Location& at) -> std::optional<std::string> {
      const auto source = verdict.sources.find(at.ref);
      if (source == verdict.sources.end()) return std::nullopt;
      source::Content content = source->second->read(at.path);
      if (!content.ok()) return std::nullopt;
      return std::move(content.text);
    };
    std::string text = report::render_text(shown, options);
    if (count < verdict.diagnostics.size())
      text += fmt::format("… and {} more: {}\n\n", verdict.diagnostics.size() - count, more);
    return text;
  }

  Session& session_;
  report::Report report_;
  std::string text_;
  bool blocks_ = false, unknown_ = false;
};

std::string title_of(const PushCase& one, const std::string& remote) {
  std::string title =
      fmt::format("pre-push: {} ({})", one.what.source->name(), one.what.commit->short_hex());
  if (!remote.empty())
    title += fmt::format(" to {} {}", remote, project::short_ref_name(one.pushed.remote_ref));
  if (one.what.kind == HookKind::kForced)
    title += one.what.former ? fmt::format(", judged against what it replaces, {}",
                                           one.what.former->short_hex())
                             : "";
  else if (one.what.base)
    title += fmt::format(", judged against {} at {}", one.what.base->name,
                         one.what.base->commit.short_hex());
  return report::neutral_line(title);
}

}  // namespace

Result<ExitStatus> run_pre_commit(Session& session, bool strict) {
  HookCase what;
  what.kind = HookKind::kCommit;
  MIGRATE_TRY(what.source, source::index_source(session.repository()));
  MIGRATE_TRY(const git::Head head, session.repository()->head());
  if (head.commit) what.base = project::Base{"HEAD", "HEAD", *head.commit, ""};
  Judge judge(session, "pre-commit");
  MIGRATE_CHECK(judge.add(what, "pre-commit: what is staged", "migrate lint --index"));
  return judge.finish(strict, "Nothing was committed. git commit --no-verify goes past this.",
                      "The commit is made all the same.");
}

Result<ExitStatus> run_pre_push(Session& session, const std::string& remote, bool strict) {
  if (isatty(STDIN_FILENO) == 1)
    return fail(ErrorKind::kUsage, "Git tells pre-push on standard input what is pushed.",
                {"migrate lint", "migrate hook install pre-push"});
  const std::string input{std::istreambuf_iterator<char>(std::cin), {}};
  MIGRATE_TRY(const std::vector<PushedRef> push, parse_push(input));
  MIGRATE_TRY(const std::vector<PushCase> cases, find_cases(session, remote, push));
  Judge judge(session, "pre-push");
  for (std::size_t i = 0; i < std::min(cases.size(), kJudged); ++i) {
    const HookCase& what = cases[i].what;
    const std::string more =
        fmt::format("migrate lint --ref {}{}", shell_word(what.source->name()),
                    what.base ? " --base " + shell_word(what.base->name) : std::string());
    MIGRATE_CHECK(judge.add(what, title_of(cases[i], remote), report::neutral_line(more)));
  }
  if (cases.size() > kJudged)
    judge.cannot_tell(fmt::format("this push is to be judged in {} parts; the first {} were",
                                  cases.size(), kJudged));
  return judge.finish(strict, "Nothing was pushed. git push --no-verify goes past this.",
                      "The push goes on all the same.");
}

}  // namespace migrate::cli
