// What a command works on: as much of the repository as it declared to need, loaded before it runs.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "cli/command_line.h"
#include "cli/environment.h"
#include "cli/terminal.h"
#include "migrate/alembic/settings.h"
#include "migrate/git/repository.h"
#include "migrate/project/project.h"
#include "migrate/source/source.h"

namespace migrate::cli {

class Session {
 public:
  Session(const CommandTree& tree, const Environment& environment, Terminal& terminal)
      : tree_(tree), environment_(environment), terminal_(terminal) {}

  // Moves to -C and loads what `needs` says. Once.
  Result<void> load(Needs needs);

  const CommandTree& tree() const { return tree_; }
  const Globals& globals() const { return tree_.globals; }
  const Environment& environment() const { return environment_; }
  Terminal& terminal() const { return terminal_; }
  bool json() const { return globals().json; }

  // From Needs::kConfig on; null outside of a repository (never from Needs::kRepository on).
  const std::shared_ptr<const git::Repository>& repository() const { return repository_; }
  // The version that is looked at: --ref, --index, else the working tree, else HEAD.
  const std::shared_ptr<const source::Source>& source() const { return source_; }
  // The commit behind source(), where it is one.
  const std::optional<git::ObjectId>& commit() const { return commit_; }
  // How the histories of any version of this repository are found and read.
  project::LoadOptions load_options() const;

  // The version that judges: the working tree, or HEAD of a bare repository, whatever --ref names.
  Result<std::shared_ptr<const source::Source>> checkout() const;
  // What migrate.toml says in a version of this repository.
  Result<alembic::Settings> settings_of(const source::Source& source) const {
    return alembic::load_settings(source, prefix_);
  }

  // From Needs::kGraph on.
  const project::Project& project() const { return project_; }
  // The history that is meant: the only one, the one of --history, or the one that Alembic itself
  // would take from here. Errors list the choices (kUsage), or say that there is none (kConfig).
  Result<const project::History*> history() const;
  // Absolute: the root of the working tree (or of what stands for it), where source paths begin.
  const std::string& root() const { return root_; }
  // A path as the user wrote it, relative to where they stand, as a path below root(). kUsage when
  // it lies outside.
  Result<std::string> path_in_root(const std::string& written) const;
  // `path` of source() as people and editors find it: absolute for the working tree, "REF:path"
  // elsewhere.
  std::string display_path(const std::string& path) const;

 private:
  Result<void> open_repository(bool required);
  Result<void> choose_source();
  Result<void> find_configuration();

  const CommandTree& tree_;
  const Environment& environment_;
  Terminal& terminal_;
  std::string directory_;  // absolute: where the user stands
  std::string root_;       // absolute: the root of the working tree, or of what stands for it
  std::string prefix_;     // directory_ relative to root_
  std::shared_ptr<const git::Repository> repository_;
  std::shared_ptr<const source::Source> source_;
  std::optional<git::ObjectId> commit_;
  std::string config_path_;  // relative to root_; empty: search
  project::Project project_;
};

}  // namespace migrate::cli
