#include "cli/fork.h"

#include "migrate/source/commit_source.h"

namespace migrate::cli {

Result<Fork> find_fork(const Session& session, const git::ObjectId& base) {
  const git::Repository& repository = *session.repository();
  std::optional<git::ObjectId> judged = session.commit();
  if (!judged) {
    MIGRATE_TRY(const git::Head head, repository.head());
    judged = head.commit;
  }
  if (!judged) return Fork{};
  MIGRATE_TRY(const git::MergeBases bases, repository.merge_bases(*judged, base));
  Fork fork;
  fork.judged = judged;
  fork.complete = bases.complete;
  if (!bases.ids.empty()) fork.commit = bases.ids.front();
  return fork;
}

Result<project::Project> load_at(const Session& session, const git::ObjectId& commit,
                                 std::string name) {
  MIGRATE_TRY(auto source, source::commit_source(session.repository(), commit, std::move(name)));
  return project::load(std::move(source), session.load_options());
}

}  // namespace migrate::cli
