#include "cli/hook_files.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "migrate/file.h"
#include "migrate/nearest.h"
#include "migrate/report/json.h"
#include "migrate/report/neutral.h"

namespace migrate::cli {
namespace {

namespace fs = std::filesystem;

// The line that every version of our scripts has, and no other hook.
constexpr std::string_view kMark = "\n# Written by `migrate hook install`,";

// What stands where a hook would go.
enum class Owner { kNobody, kOurs, kOther, kOtherThatCalls };

struct HookFile {
  std::string_view name;
  std::string path;
  Owner owner = Owner::kNobody;
  std::string text;  // what is there
};

std::string call_of(std::string_view name) { return fmt::format("migrate hook run {}", name); }

Result<HookFile> look(const git::Repository& repository, std::string_view name) {
  HookFile file{name, fmt::format("{}/{}", repository.hooks_dir(), name), Owner::kNobody, ""};
  std::error_code ignored;
  const fs::file_status status = fs::symlink_status(file.path, ignored);
  if (!fs::exists(status)) return file;
  MIGRATE_TRY(file.text, read_file(file.path));
  if (fs::is_regular_file(status) && file.text.find(kMark) != std::string::npos)
    file.owner = Owner::kOurs;
  else if (file.text.find("migrate hook run") != std::string::npos)
    file.owner = Owner::kOtherThatCalls;
  else
    file.owner = Owner::kOther;
  return file;
}

Result<std::vector<HookFile>> look_at_all(const Session& session, const HookOptions& options) {
  std::vector<std::string> known;
  for (const HookScript& script : hook_scripts()) known.emplace_back(script.name);
  std::vector<HookFile> files;
  for (const std::string& word : options.names.empty() ? known : options.names) {
    const auto found = std::find(known.begin(), known.end(), word);
    if (found == known.end()) {
      const auto close = nearest(word, known);
      return fail(ErrorKind::kUsage, fmt::format("There is no hook '{}'.", word),
                  {close ? fmt::format("Did you mean '{}'?", *close)
                         : fmt::format("There are: {}", fmt::join(known, ", "))});
    }
    const auto& script = hook_scripts()[static_cast<std::size_t>(found - known.begin())];
    MIGRATE_TRY(HookFile file, look(*session.repository(), script.name));
    files.push_back(std::move(file));
  }
  return files;
}

std::string script_text(std::string_view name, bool strict) {
  for (const HookScript& script : hook_scripts()) {
    if (script.name != name) continue;
    std::string text(script.text);
    const std::string call = call_of(name);
    if (strict) text.insert(text.find(call) + call.size(), " --strict");
    return text;
  }
  return {};
}

Result<void> write_hook(const HookFile& file, const std::string& text) {
  if (file.owner == Owner::kOurs) {
    MIGRATE_CHECK(replace_file(file.path, text));
  } else {
    MIGRATE_CHECK(create_file(file.path, text));
  }
  // Git runs a hook only when it is executable: until here, the new one is not there for it.
  if (::chmod(file.path.c_str(), 0755) == 0) return {};
  return fail(ErrorKind::kRepository,
              fmt::format("Cannot make {} executable: {}.", file.path, std::strerror(errno)),
              {"chmod +x " + file.path});
}

// One line a hook, or one document for all of them.
class Account {
 public:
  Account(Session& session, const HookOptions& options) : session_(session) {
    json_.object().member("schema", "migrate/hook/1");
    json_.member("action", options.action).member("dry_run", options.dry_run);
    json_.key("hooks").array();
  }
  // `result` for machines (docs/formats/hook.md), `words` for people.
  void add(const HookFile& file, std::string_view result, std::string_view words) {
    json_.object().member("name", file.name).member("path", file.path);
    json_.member("result", result).end();
    if (!session_.json())
      session_.terminal().out_line(fmt::format("{} {}", words, report::neutral_line(file.path)));
  }
  void finish() {
    if (session_.json()) session_.terminal().out(json_.end().end().text());
  }

 private:
  Session& session_;
  report::Json json_;
};

void warn_about_reach(const Session& session) {
  const git::Repository& repository = *session.repository();
  if (repository.config("core.hookspath")) return;
  if (repository.hooks_dir() == repository.common_dir() + "/hooks") return;
  session.terminal().warning(
      fmt::format("core.hooksPath is set outside of this repository: hooks in {} run for every "
                  "repository of yours.",
                  repository.hooks_dir()));
}

}  // namespace

Result<ExitStatus> install_hooks(Session& session, const HookOptions& options) {
  MIGRATE_TRY(const std::vector<HookFile> files, look_at_all(session, options));
  for (const HookFile& file : files) {
    if (file.owner != Owner::kOther) continue;
    std::vector<std::string> hints = {
        fmt::format("add this line to it: {} -- \"$@\" || exit", call_of(file.name))};
    if (file.name == "pre-push")
      hints.emplace_back("before anything else there reads its standard input");
    for (const HookFile& other : files)
      if (other.owner == Owner::kNobody)
        hints.push_back(
            fmt::format("migrate hook install {}  # would write the other one; nothing "
                        "was written now",
                        other.name));
    return fail(ErrorKind::kUsage,
                fmt::format("{} is there already and is not touched.", file.path),
                std::move(hints));
  }
  warn_about_reach(session);
  Account account(session, options);
  for (const HookFile& file : files) {
    const std::string text = script_text(file.name, options.strict);
    struct stat status {};
    const bool runs = ::stat(file.path.c_str(), &status) == 0 && (status.st_mode & 0111U) != 0;
    if (file.owner == Owner::kOtherThatCalls) {
      account.add(file, "foreign", "calls migrate already:");
    } else if (file.owner == Owner::kOurs && file.text == text && runs) {
      account.add(file, "unchanged", "already installed:");
    } else if (options.dry_run) {
      account.add(file, "installed", "would install");
    } else {
      std::error_code problem;
      fs::create_directories(session.repository()->hooks_dir(), problem);
      MIGRATE_CHECK(write_hook(file, text));
      account.add(file, "installed", "installed");
    }
  }
  account.finish();
  return ExitStatus::kFine;
}

Result<ExitStatus> uninstall_hooks(Session& session, const HookOptions& options) {
  MIGRATE_TRY(const std::vector<HookFile> files, look_at_all(session, options));
  Account account(session, options);
  for (const HookFile& file : files) {
    if (file.owner == Owner::kNobody) {
      account.add(file, "absent", "not there:");
    } else if (file.owner != Owner::kOurs) {
      account.add(file, "foreign", "left alone, not ours:");
      if (file.owner == Owner::kOtherThatCalls)
        session.terminal().hint(
            fmt::format("take the line with `{}` out of {}", call_of(file.name), file.path));
    } else if (options.dry_run) {
      account.add(file, "removed", "would remove");
    } else if (::unlink(file.path.c_str()) != 0) {
      return fail(ErrorKind::kRepository,
                  fmt::format("Cannot remove {}: {}.", file.path, std::strerror(errno)));
    } else {
      account.add(file, "removed", "removed");
    }
  }
  account.finish();
  return ExitStatus::kFine;
}

}  // namespace migrate::cli
